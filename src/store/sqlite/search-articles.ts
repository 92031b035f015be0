import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { findHits, type Range } from '../../text/hits.js'
import type { Query } from '../../text/query.js'
import {
  type ArticleFilter,
  type ArticleMatch,
  type ArticleSort,
  type MatchPage,
  mostHits,
  type PageRequest,
  type SearchSort,
} from '../store.js'
import { type ArticleRow, articleConditions, findArticleRows, toSummary } from './articles.js'
import { blocksOf } from './blocks.js'
import type { Database } from './database.js'
import { groupBy, inOrder } from './group.js'
import { countMatches, isMatch, type Matches, rankMatches } from './rank.js'
import { article, mention } from './schema.js'
import { compileQuery, type Wanted } from './search-match.js'
import { articles } from './search-tables.js'

/** The matches of a query among the articles that meet a filter. */
export function articleMatches(db: Database, match: string, filter: ArticleFilter): Matches {
  const conditions = articleConditions(db, filter).filter((one) => one !== undefined)
  const joined = conditions.length === 0 ? sql`` : sql`JOIN ${article} ON ${article.key} = ${articles.rowid}`
  return { table: articles, match, joined, conditions }
}

/** See `Store.searchArticles`. */
export function searchArticles(
  db: Database,
  query: Query,
  filter: ArticleFilter,
  sort: SearchSort<ArticleSort>,
  page: PageRequest,
): MatchPage<ArticleMatch> {
  const wanted = compileQuery(db, query, articles, filter.language)
  const matches = articleMatches(db, wanted.match, filter)
  const count = countMatches(db, matches)
  if (sort === 'relevance') {
    const { items, next } = rankMatches(db, matches, page)
    const rows = articlesByKey(
      db,
      items.map(({ key }) => key),
    )
    return {
      items: rows.map((row, index) => ({ ...found(db, row, wanted), score: items[index]?.score ?? null })),
      next,
      ...count,
    }
  }
  const more = [isMatch(db, matches, count, sql`${article.key}`)]
  const { items, next } = findArticleRows(db, filter, sort, page, more)
  return { items: items.map((row) => ({ ...found(db, row, wanted), score: null })), next, ...count }
}

function articlesByKey(db: Database, keys: readonly number[]): ArticleRow[] {
  const rows = db
    .select()
    .from(article)
    .where(inArray(article.key, [...keys]))
    .all()
  return inOrder(keys, rows, ({ key }) => key)
}

/** An article with its texts and hits: what was looked for, in its words and among its mentions. */
function found(db: Database, row: ArticleRow, wanted: Wanted): Omit<ArticleMatch, 'score'> {
  const texts = blocksOf(db, row.key)
  const mentioned = groupBy(mentionsOf(db, eq(mention.article, row.key), wanted), (one) => one.paragraph)
  const hits = texts.flatMap(({ number, text }) =>
    findHits(text, row.language, wanted.forms, mentioned.get(number)).map((range) => ({
      paragraph: number,
      ...range,
    })),
  )
  return {
    article: toSummary(row),
    paragraphs: new Map(texts.map(({ number, text }) => [number, text])),
    hits: hits.slice(0, mostHits),
  }
}

/** The spans of the mentions of wanted entities among those that meet a condition. */
export function mentionsOf(
  db: Database,
  where: SQL,
  { entities }: Wanted,
): readonly (Range & { readonly paragraph: number })[] {
  if (entities.size === 0) return []
  return db
    .select({ paragraph: mention.paragraph, start: mention.start, end: mention.end })
    .from(mention)
    .where(and(where, inArray(mention.entity, [...entities])))
    .all()
}
