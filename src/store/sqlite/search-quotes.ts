import { inArray, sql } from 'drizzle-orm'
import type { Span } from '../../model/span.js'
import { sliceText } from '../../text/codepoint.js'
import { findHits, type Range, uniteRanges } from '../../text/hits.js'
import type { Query } from '../../text/query.js'
import {
  type MatchPage,
  mostHits,
  type PageRequest,
  type QuoteFilter,
  type QuoteHit,
  type QuoteMatch,
  type QuoteSort,
  type SearchSort,
} from '../store.js'
import type { Database } from './database.js'
import { groupBy } from './group.js'
import { findQuotes, quoteConditions, quotesByKey } from './quotes.js'
import { countMatches, isMatch, type Matches, rankMatches } from './rank.js'
import { article, entity, mention, quote } from './schema.js'
import { mentionsOf } from './search-articles.js'
import { compileQuery, type Wanted } from './search-match.js'
import { quotes } from './search-tables.js'

/** The matches of a query among the quotes that meet a filter. */
export function quoteMatches(db: Database, match: string, filter: QuoteFilter): Matches {
  const conditions = quoteConditions(db, filter).filter((one) => one !== undefined)
  const joined =
    conditions.length === 0
      ? sql``
      : sql`JOIN ${quote} ON ${quote.key} = ${quotes.rowid} JOIN ${article} ON ${article.key} = ${quote.article}`
  return { table: quotes, match, joined, conditions }
}

/** See `Store.searchQuotes`. */
export function searchQuotes(
  db: Database,
  query: Query,
  filter: QuoteFilter,
  sort: SearchSort<QuoteSort>,
  page: PageRequest,
): MatchPage<QuoteMatch> {
  const wanted = compileQuery(db, query, quotes, filter.language)
  const matches = quoteMatches(db, wanted.match, filter)
  const count = countMatches(db, matches)
  const speakers = speakersOf(db, wanted)
  const found = (hit: QuoteHit, score: number | null): QuoteMatch => ({
    ...hit,
    score,
    hits: hitsOf(db, hit, wanted, speakers),
  })
  if (sort === 'relevance') {
    const { items, next } = rankMatches(db, matches, page)
    const hits = quotesByKey(
      db,
      items.map(({ key }) => key),
    )
    return { items: hits.map((hit, index) => found(hit, items[index]?.score ?? null)), next, ...count }
  }
  const more = [isMatch(db, matches, count, sql`${quote.key}`)]
  const { items, next } = findQuotes(db, filter, sort, page, more)
  return { items: items.map((hit) => found(hit, null)), next, ...count }
}

/** Public ids of the wanted entities. */
function speakersOf(db: Database, { entities }: Wanted): ReadonlySet<string> {
  if (entities.size === 0) return new Set()
  const rows = db
    .select({ id: entity.id })
    .from(entity)
    .where(inArray(entity.key, [...entities]))
    .all()
  return new Set(rows.map(({ id }) => id))
}

/** Hits inside the quoted words, and the speaker where it is meant. */
function hitsOf(
  db: Database,
  { quote: one, paragraphs }: QuoteHit,
  wanted: Wanted,
  speakers: ReadonlySet<string>,
): Span[] {
  const { language } = one.article
  const mentioned = groupBy(
    one.mentions.length === 0 ? [] : mentionsOf(db, inArray(mention.id, one.mentions), wanted),
    ({ paragraph }) => paragraph,
  )
  const inSpan = (span: Span, also: readonly Range[]): Range[] => {
    const text = sliceText(paragraphs.get(span.paragraph) ?? '', span.start, span.end)
    return uniteRanges([...findHits(text, language, wanted.forms).map(shiftBy(span.start)), ...also])
  }
  const words = one.spans.flatMap((span) => {
    const also = (mentioned.get(span.paragraph) ?? []).filter(
      ({ start, end }) => start >= span.start && end <= span.end,
    )
    return inSpan(span, also).map(({ start, end }) => ({ paragraph: span.paragraph, start, end }))
  })
  const by = one.speaker?.span
  const isBy = one.speaker?.entity !== null && speakers.has(one.speaker?.entity ?? '')
  const spoken =
    by == null ? [] : inSpan(by, isBy ? [by] : []).map((range) => ({ paragraph: by.paragraph, ...range }))
  return [...words, ...spoken]
    .map(({ paragraph, start, end }) => ({ paragraph, start, end }))
    .sort((a, b) => a.paragraph - b.paragraph || a.start - b.start)
    .slice(0, mostHits)
}

function shiftBy(offset: number): (range: Range) => Range {
  return ({ start, end }) => ({ start: start + offset, end: end + offset })
}
