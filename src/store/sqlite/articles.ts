import { and, asc, type Column, count, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { alias as tableAlias } from 'drizzle-orm/sqlite-core'
import type { Article, ArticleSummary } from '../../model/article.js'
import type { ArticleEntity } from '../../model/entity.js'
import type { ArticleFilter, ArticleSort, Page, PageRequest, Store } from '../store.js'
import { blocksOf } from './blocks.js'
import type { Database } from './database.js'
import { entityNamed, inRange } from './filter.js'
import { behind, cutPage, orderTerms, type SortColumn } from './keyset.js'
import { mentionsOfArticle } from './mentions.js'
import { prepareOnce } from './prepare-once.js'
import { quotesOfArticle } from './quotes.js'
import { toReference } from './reference.js'
import { article, articleEntity, articleJson, entity } from './schema.js'

export type ArticleRow = typeof article.$inferSelect

/** An article without its parts. */
export function toSummary(row: ArticleRow): ArticleSummary {
  return {
    ...toReference(row),
    author: row.author,
    canonicalUrl: row.canonicalUrl,
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    counts: {
      paragraphs: row.paragraphs,
      words: row.words,
      mentions: row.mentions,
      entities: row.entities,
      quotes: row.quotes,
    },
  }
}

/** The whole article, put together from its tables. */
export function assembleArticle(db: Database, key: number): Article {
  const row = db.select().from(article).where(eq(article.key, key)).get()
  if (row === undefined) throw new Error(`no article with key ${key}`)
  const [, ...paragraphs] = blocksOf(db, key)
  return {
    ...toSummary(row),
    offsets: 'codepoint',
    paragraphs,
    mentions: mentionsOfArticle(db, key),
    quotes: quotesOfArticle(db, key),
    entities: selectEntities(db).all({ key }) satisfies ArticleEntity[],
  }
}

const selectEntities = prepareOnce((db) =>
  db
    .select({
      id: entity.id,
      name: entity.name,
      type: entity.type,
      wikidata: entity.wikidata,
      mentions: articleEntity.mentions,
    })
    .from(articleEntity)
    .innerJoin(entity, eq(entity.key, articleEntity.entity))
    .where(eq(articleEntity.article, sql.placeholder('key')))
    .orderBy(desc(articleEntity.mentions), asc(entity.id))
    .prepare(),
)

type ArticleReads = Pick<
  Store,
  'getArticleIdByText' | 'countArticles' | 'getArticleJson' | 'getArticle' | 'findArticles'
>

/** The article methods of the store. */
export function articleReads(db: Database): ArticleReads {
  const jsonById = db
    .select({ body: articleJson.body, updatedAt: article.updatedAt })
    .from(articleJson)
    .innerJoin(article, eq(article.key, articleJson.article))
    .where(eq(article.id, sql.placeholder('id')))
    .prepare()
  const getArticleJson = async (id: string) => jsonById.get({ id })

  return {
    async getArticleIdByText(hash) {
      return db.select({ id: article.id }).from(article).where(eq(article.textHash, hash)).get()?.id
    },
    async countArticles() {
      return db.select({ n: count() }).from(article).get()?.n ?? 0
    },
    getArticleJson,
    async getArticle(id) {
      const stored = await getArticleJson(id)
      return stored === undefined ? undefined : (JSON.parse(stored.body.toString('utf8')) as Article)
    },
    async findArticles(filter, sort, page) {
      const { items, next } = findArticleRows(db, filter, sort, page)
      return { items: items.map(toSummary), next }
    },
  }
}

/** The order of articles by date or by change. */
function orderOf(sort: ArticleSort, date: Column, key: Column): SortColumn[] {
  const down = sort.startsWith('-')
  return [
    { column: sort.endsWith('publishedAt') ? date : article.updatedAt, down },
    { column: key, down },
  ]
}

/** The conditions that a filter sets on `article`, without those on dates and entities. */
function originConditions(filter: ArticleFilter): (SQL | undefined)[] {
  return [
    filter.language === undefined ? undefined : eq(article.language, filter.language),
    filter.publisher === undefined ? undefined : eq(article.publisher, filter.publisher),
  ]
}

interface Involved {
  readonly name: string
  readonly role: Column
}

/** The entities that a filter names, and the column that tells whether an article has them as wanted. */
function involvedIn(filter: ArticleFilter): Involved[] {
  return [
    ...(filter.speaker === undefined ? [] : [{ name: filter.speaker, role: articleEntity.quotesBy }]),
    ...(filter.entities ?? []).map((name) => ({ name, role: articleEntity.mentions })),
  ]
}

/** The condition that an article has an entity as wanted. */
function hasInvolved(db: Database, { name, role }: Involved): SQL {
  const also = tableAlias(articleEntity, 'also')
  const rows = db
    .select({ article: also.article })
    .from(also)
    .where(
      and(
        eq(also.entity, entityNamed(name)),
        gt(role === articleEntity.mentions ? also.mentions : also.quotesBy, 0),
      ),
    )
  return inArray(article.key, rows)
}

/** All conditions that a filter sets on `article`. */
export function articleConditions(db: Database, filter: ArticleFilter): (SQL | undefined)[] {
  return [
    ...inRange(article.sortDate, filter),
    ...originConditions(filter),
    ...involvedIn(filter).map((one) => hasInvolved(db, one)),
  ]
}

/** @param more conditions on `article` beside those of the filter */
export function findArticleRows(
  db: Database,
  filter: ArticleFilter,
  sort: ArticleSort,
  page: PageRequest,
  more: readonly SQL[] = [],
): Page<ArticleRow> {
  const [first, ...others] = involvedIn(filter)
  const date = first === undefined ? article.sortDate : articleEntity.sortDate
  const key = first === undefined ? article.key : articleEntity.article
  const columns = orderOf(sort, date, key)
  const conditions = [
    ...inRange(date, filter),
    ...originConditions(filter),
    ...others.map((one) => hasInvolved(db, one)),
    ...more,
    behind(columns, page.after),
  ]
  // One entity is enough to walk its own articles in order of date; see the primary key of article_entity.
  const query =
    first === undefined
      ? db
          .select({ article })
          .from(article)
          .where(and(...conditions))
          .$dynamic()
      : db
          .select({ article })
          .from(articleEntity)
          .innerJoin(article, eq(article.key, articleEntity.article))
          .where(and(eq(articleEntity.entity, entityNamed(first.name)), gt(first.role, 0), ...conditions))
          .$dynamic()
  const rows = query
    .orderBy(...orderTerms(columns))
    .limit(page.limit + 1)
    .all()
  return cutPage(
    rows,
    page,
    (row) => [sort.endsWith('publishedAt') ? row.article.sortDate : row.article.updatedAt, row.article.key],
    (row) => row.article,
  )
}
