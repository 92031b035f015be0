import { and, asc, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type Quote, quoteUrl } from '../../model/quote.js'
import type { Span } from '../../model/span.js'
import type { Page, PageRequest, QuoteFilter, QuoteHit, QuoteSort, Store } from '../store.js'
import type { Database } from './database.js'
import { entityNamed, inRange } from './filter.js'
import { groupBy, inOrder } from './group.js'
import { behind, cutPage, orderTerms, type SortColumn } from './keyset.js'
import { toProvenance } from './mentions.js'
import { prepareOnce } from './prepare-once.js'
import { referenceColumns, toReference } from './reference.js'
import {
  article,
  entity,
  mention,
  paragraph,
  provenance,
  quote,
  quoteEntity,
  quoteMention,
  quoteParty,
  quoteSpan,
} from './schema.js'

type QuoteRow = typeof quote.$inferSelect
type PartyRow = { party: typeof quoteParty.$inferSelect; entity: { id: string; name: string } | null }

/** All quotes of an article in text order. */
export function quotesOfArticle(db: Database, key: number): Quote[] {
  const select = selectOfArticle(db)
  const [spans, parties, mentions] = [
    select.spans.all({ key }),
    select.parties.all({ key }),
    select.mentions.all({ key }),
  ]
  return assembleQuotes(select.quotes.all({ key }), { spans, parties, mentions })
}

/** The queries for the quotes of an article: the same at every writing, and therefore prepared. */
const selectOfArticle = prepareOnce((db) => {
  const isOfArticle = eq(quote.article, sql.placeholder('key'))
  const keys = db.select({ key: quote.key }).from(quote).where(isOfArticle)
  const { spans, parties, mentions } = selectParts(db, keys)
  return {
    quotes: db
      .select({ quote, provenance })
      .from(quote)
      .innerJoin(provenance, eq(provenance.key, quote.provenance))
      .where(isOfArticle)
      .orderBy(asc(quote.position))
      .prepare(),
    spans: spans.prepare(),
    parties: parties.prepare(),
    mentions: mentions.prepare(),
  }
})

/** The queries for the parts of the quotes with these keys. */
function selectParts(db: Database, keys: number[] | SQLWrapper) {
  return {
    spans: db.select().from(quoteSpan).where(inArray(quoteSpan.quote, keys)).orderBy(asc(quoteSpan.position)),
    parties: db
      .select({ party: quoteParty, entity: { id: entity.id, name: entity.name } })
      .from(quoteParty)
      .leftJoin(entity, eq(entity.key, quoteParty.entity))
      .where(inArray(quoteParty.quote, keys)),
    mentions: db
      .select({ quote: quoteMention.quote, id: mention.id })
      .from(quoteMention)
      .innerJoin(mention, eq(mention.key, quoteMention.mention))
      .where(inArray(quoteMention.quote, keys))
      .orderBy(asc(quoteMention.mention)),
  }
}

interface QuoteParts {
  readonly spans: readonly (typeof quoteSpan.$inferSelect)[]
  readonly parties: readonly PartyRow[]
  readonly mentions: readonly { readonly quote: number; readonly id: string }[]
}

/** Puts quotes together with their spans, parties and mentions, in the order of `rows`. */
function assembleQuotes(
  rows: readonly { quote: QuoteRow; provenance: typeof provenance.$inferSelect }[],
  parts: QuoteParts,
): Quote[] {
  const spans = groupBy(parts.spans, (row) => row.quote)
  const parties = groupBy(parts.parties, (row) => row.party.quote)
  const mentions = groupBy(parts.mentions, (row) => row.quote)
  return rows.map((row) => {
    const those = parties.get(row.quote.key) ?? []
    return {
      id: row.quote.id,
      kind: row.quote.kind,
      text: row.quote.text,
      spans: (spans.get(row.quote.key) ?? []).map(({ paragraph, start, end }) => ({ paragraph, start, end })),
      cue: toCue(row.quote),
      speaker: toParty(those.find(({ party }) => party.role === 'speaker')),
      addressee: toParty(those.find(({ party }) => party.role === 'addressee')),
      mentions: (mentions.get(row.quote.key) ?? []).map(({ id }) => id),
      confidence: row.quote.confidence,
      provenance: toProvenance(row.provenance),
    }
  })
}

function toCue(row: QuoteRow): Quote['cue'] {
  const span = toSpan(row.cueParagraph, row.cueStart, row.cueEnd)
  return span === null || row.cueSurface === null ? null : { ...span, surface: row.cueSurface }
}

function toParty(row: PartyRow | undefined): Quote['speaker'] {
  if (row === undefined) return null
  const { party, entity } = row
  return {
    entity: entity?.id ?? null,
    name: entity?.name ?? null,
    surface: party.surface,
    span: toSpan(party.paragraph, party.start, party.end),
  }
}

function toSpan(paragraph: number | null, start: number | null, end: number | null): Span | null {
  return paragraph === null || start === null || end === null ? null : { paragraph, start, end }
}

/** The quote methods of the store. */
export function quoteReads(db: Database): Pick<Store, 'getQuote' | 'findQuotes'> {
  return {
    async getQuote(id) {
      const row = selectQuotes(db).where(eq(quote.id, id)).get()
      return row === undefined ? undefined : toHits(db, [row])[0]
    },
    async findQuotes(filter, sort, page) {
      return findQuotes(db, filter, sort, page)
    },
  }
}

function selectQuotes(db: Database) {
  return db
    .select({ quote, provenance, article: referenceColumns })
    .from(quote)
    .innerJoin(article, eq(article.key, quote.article))
    .innerJoin(provenance, eq(provenance.key, quote.provenance))
    .$dynamic()
}

/** The conditions that a filter sets on `quote` and `article`, without those on dates and entities. */
function quoteOrigin(filter: QuoteFilter): (SQL | undefined)[] {
  return [
    filter.kind === undefined ? undefined : eq(quote.kind, filter.kind),
    filter.article === undefined ? undefined : eq(article.id, filter.article),
    filter.language === undefined ? undefined : eq(article.language, filter.language),
    filter.publisher === undefined ? undefined : eq(article.publisher, filter.publisher),
  ]
}

interface Involved {
  readonly name: string
  readonly role: 'speaker' | 'mentioned'
}

function involvedIn(filter: QuoteFilter): Involved[] {
  return [
    ...(filter.speaker === undefined ? [] : [{ name: filter.speaker, role: 'speaker' as const }]),
    ...(filter.entity === undefined ? [] : [{ name: filter.entity, role: 'mentioned' as const }]),
  ]
}

/** All conditions that a filter sets on `quote` and its `article`. */
export function quoteConditions(db: Database, filter: QuoteFilter): (SQL | undefined)[] {
  return [
    ...inRange(quote.sortDate, filter),
    ...quoteOrigin(filter),
    ...involvedIn(filter).map((one) => inArray(quote.key, quotesInvolving(db, one.name, one.role))),
  ]
}

/** @param more conditions on `quote` and `article` beside those of the filter */
export function findQuotes(
  db: Database,
  filter: QuoteFilter,
  sort: QuoteSort,
  page: PageRequest,
  more: readonly SQL[] = [],
): Page<QuoteHit> {
  const down = sort.startsWith('-')
  const [first, second] = involvedIn(filter)
  // Where an entity is asked for, its own rows deliver its quotes in order; see the primary key of quote_entity.
  const order = first === undefined ? quote : quoteEntity
  const columns: SortColumn[] = [
    { column: order.sortDate, down },
    { column: order.article, down },
    { column: order.position, down: false },
  ]
  const conditions = [
    ...inRange(order.sortDate, filter),
    ...quoteOrigin(filter),
    second === undefined ? undefined : inArray(quote.key, quotesInvolving(db, second.name, second.role)),
    ...more,
    behind(columns, page.after),
  ]
  const query = selectQuotes(db)
  const involving =
    first === undefined
      ? query
      : query.innerJoin(
          quoteEntity,
          and(
            eq(quoteEntity.quote, quote.key),
            eq(quoteEntity.entity, entityNamed(first.name)),
            eq(quoteEntity.role, first.role),
          ),
        )
  const rows = involving
    .where(and(...conditions))
    .orderBy(...orderTerms(columns))
    .limit(page.limit + 1)
    .all()
  const hits = toHits(db, rows)
  const pairs = rows.map((row, index) => ({ row, hit: hits[index] as QuoteHit }))
  return cutPage(
    pairs,
    page,
    ({ row }) => [row.quote.sortDate, row.quote.article, row.quote.position],
    ({ hit }) => hit,
  )
}

/** The quotes with these keys, in the order of `keys`. */
export function quotesByKey(db: Database, keys: readonly number[]): QuoteHit[] {
  const rows = selectQuotes(db)
    .where(inArray(quote.key, [...keys]))
    .all()
  return toHits(
    db,
    inOrder(keys, rows, (row) => row.quote.key),
  )
}

function quotesInvolving(db: Database, name: string, role: 'speaker' | 'mentioned') {
  return db
    .select({ quote: quoteEntity.quote })
    .from(quoteEntity)
    .where(and(eq(quoteEntity.entity, entityNamed(name)), eq(quoteEntity.role, role)))
}

interface QuoteArticleRow {
  readonly quote: QuoteRow
  readonly provenance: typeof provenance.$inferSelect
  readonly article: Parameters<typeof toReference>[0]
}

/** Quotes with their articles, and the texts of the paragraphs that any of their spans lie in. */
function toHits(db: Database, rows: readonly QuoteArticleRow[]): QuoteHit[] {
  const { spans, parties, mentions } = selectParts(
    db,
    rows.map((row) => row.quote.key),
  )
  const parts = { spans: spans.all(), parties: parties.all(), mentions: mentions.all() }
  return assembleQuotes(rows, parts).map((assembled, index) => {
    const row = rows[index] as QuoteArticleRow
    const numbers = [
      ...assembled.spans,
      assembled.cue,
      assembled.speaker?.span,
      assembled.addressee?.span,
    ].flatMap((span) => (span ? [span.paragraph] : []))
    const textOf = (number: number) =>
      selectParagraph(db).get({ article: row.quote.article, number })?.text ?? ''
    return {
      quote: { ...assembled, url: quoteUrl(assembled.id), article: toReference(row.article) },
      paragraphs: new Map([...new Set(numbers)].map((number) => [number, textOf(number)])),
    }
  })
}

const selectParagraph = prepareOnce((db) =>
  db
    .select({ text: paragraph.text })
    .from(paragraph)
    .where(
      and(eq(paragraph.article, sql.placeholder('article')), eq(paragraph.number, sql.placeholder('number'))),
    )
    .prepare(),
)
