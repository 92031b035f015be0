import { eq, sql } from 'drizzle-orm'
import { sortableDate } from '../../model/article-reference.js'
import {
  type AnnotatedDocument,
  compareSpans,
  type DocumentQuote,
  documentBlocks,
} from '../../model/document.js'
import { mentionId, quoteId } from '../../model/id.js'
import type { Span } from '../../model/span.js'
import { countWords } from '../../text/words.js'
import type { Database } from './database.js'
import { groupBy } from './group.js'
import { insertRow } from './insert-row.js'
import { prepareOnce } from './prepare-once.js'
import {
  article,
  articleEntity,
  entity,
  mention,
  paragraph,
  quote,
  quoteEntity,
  quoteMention,
  quoteParty,
  quoteSpan,
} from './schema.js'
import { indexArticle } from './search-index.js'
import { type EntityWriting, writeEntity } from './write-entity.js'
import { type ProvenanceKeys, provenanceKeys } from './write-provenance.js'

type MentionRow = typeof mention.$inferSelect

/** What an article keeps of itself when its content is written anew; `key` only where it has one already. */
export interface Identity {
  readonly key?: number
  readonly id: string
  readonly textHash: string
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** What the rows of one article have in common. */
interface Writing {
  readonly db: Database
  readonly key: number
  readonly id: string
  readonly sortDate: string
  readonly entities: ReadonlyMap<string, typeof entity.$inferSelect>
  readonly provenance: ProvenanceKeys
}

/** Writes the rows of an article with its entities and annotations; the article's key. */
export function writeArticle(
  db: Database,
  document: AnnotatedDocument,
  identity: Identity,
  entityWriting: EntityWriting,
): number {
  const entities = new Map(document.entities.map((one) => [one.id, writeEntity(db, one, entityWriting)]))
  const sortDate = document.publishedAt === null ? '' : sortableDate(document.publishedAt)
  const key = insertRow(db, article, {
    ...identity,
    title: document.title,
    language: document.language,
    publisher: document.publisher,
    author: document.author,
    publishedAt: document.publishedAt,
    sortDate,
    canonicalUrl: document.canonicalUrl,
    words: document.paragraphs.reduce((sum, text) => sum + countWords(text), 0),
    paragraphs: document.paragraphs.length,
    mentions: document.mentions.length,
    entities: 0,
    quotes: document.quotes.length,
  })
  const writing = {
    db,
    key,
    id: identity.id,
    sortDate,
    entities,
    provenance: provenanceKeys(db, document.provenance),
  }

  for (const [number, text] of documentBlocks(document).entries())
    insertRow(db, paragraph, { article: key, number, text })
  const mentions = writeMentions(writing, document)
  const tally = new Tally()
  for (const row of mentions) tally.mention(row)
  const byParagraph = groupBy(mentions, (row) => row.paragraph)
  document.quotes
    .toSorted((a, b) => compareSpans(a.spans[0] as Span, b.spans[0] as Span))
    .forEach((one, position) => {
      const inside = one.spans.flatMap((span) =>
        (byParagraph.get(span.paragraph) ?? []).filter((row) => isInside(row, span)),
      )
      writeQuote(writing, one, position, inside, tally)
    })
  writeInvolvement(writing, tally)
  indexArticle(db, key)
  return key
}

/** Takes an article out, with its parts and its share of the entities' counts; entities stay. */
export function removeArticle(db: Database, key: number): void {
  const rows = db.select().from(articleEntity).where(eq(articleEntity.article, key)).all()
  for (const row of rows) addCounts(db, row, -1)
  db.delete(article).where(eq(article.key, key)).run()
}

function writeMentions(
  { db, key, id, sortDate, entities, provenance }: Writing,
  document: AnnotatedDocument,
) {
  return document.mentions.toSorted(compareSpans).map((one): MentionRow => {
    const linked = one.entity === null ? undefined : entities.get(one.entity)
    const row = {
      id: mentionId(id, one),
      article: key,
      sortDate,
      paragraph: one.paragraph,
      start: one.start,
      end: one.end,
      surface: one.surface,
      entity: linked?.key ?? null,
      type: linked?.type ?? one.type ?? 'other',
      derived: one.derived,
      candidates: one.candidates ?? null,
      confidence: one.confidence,
      provenance: provenance(one.provenance),
    }
    return { ...row, key: insertRow(db, mention, row) }
  })
}

function writeQuote(
  writing: Writing,
  one: DocumentQuote,
  position: number,
  inside: readonly MentionRow[],
  tally: Tally,
) {
  const { db, key, id, sortDate, entities, provenance } = writing
  const quoteKey = insertRow(db, quote, {
    id: quoteId(id, one.kind, one.spans),
    article: key,
    sortDate,
    position,
    kind: one.kind,
    text: one.text,
    cueParagraph: one.cue?.paragraph ?? null,
    cueStart: one.cue?.start ?? null,
    cueEnd: one.cue?.end ?? null,
    cueSurface: one.cue?.surface ?? null,
    confidence: one.confidence,
    provenance: provenance(one.provenance),
  })
  for (const [n, span] of one.spans.entries())
    insertRow(db, quoteSpan, { quote: quoteKey, position: n, ...span })
  for (const row of inside) insertRow(db, quoteMention, { quote: quoteKey, mention: row.key })

  for (const role of ['speaker', 'addressee'] as const) {
    const party = one[role]
    if (party === null) continue
    const linked = party.entity === null ? null : (entities.get(party.entity)?.key ?? null)
    const { paragraph = null, start = null, end = null } = party.span ?? {}
    const named = { entity: linked, surface: party.surface, paragraph, start, end }
    insertRow(db, quoteParty, { quote: quoteKey, role, ...named })
    if (linked !== null) tally.party(linked, role)
  }

  const about = new Set(inside.flatMap((row) => (row.entity === null ? [] : [row.entity])))
  for (const entity of about) tally.quoted(entity)
  const speaker = one.speaker?.entity == null ? undefined : entities.get(one.speaker.entity)?.key
  const involved = [
    ...(speaker === undefined ? [] : [{ entity: speaker, role: 'speaker' as const }]),
    ...[...about].map((entity) => ({ entity, role: 'mentioned' as const })),
  ]
  for (const row of involved)
    insertRow(db, quoteEntity, { ...row, sortDate, article: key, position, quote: quoteKey })
}

function writeInvolvement({ db, key, sortDate }: Writing, tally: Tally): void {
  for (const [entity, { paragraphs, ...counts }] of tally.counts) {
    const row = { entity, sortDate, article: key, paragraphs: paragraphs.size, ...counts }
    insertRow(db, articleEntity, row)
    addCounts(db, row, 1)
  }
  db.update(article).set({ entities: tally.counts.size }).where(eq(article.key, key)).run()
}

/** Adds an article's share to an entity's counts or, with sign -1, takes it from them. */
function addCounts(db: Database, row: typeof articleEntity.$inferSelect, sign: 1 | -1): void {
  addToCounts(db).run({
    key: row.entity,
    articles: row.mentions > 0 ? sign : 0,
    mentions: sign * row.mentions,
    paragraphs: sign * row.paragraphs,
    quotesBy: sign * row.quotesBy,
    quotesAbout: sign * row.quotesAbout,
  })
}

const addToCounts = prepareOnce((db) => {
  const more = (name: 'articles' | 'mentions' | 'paragraphs' | 'quotesBy' | 'quotesAbout') =>
    sql`${entity[name]} + ${sql.placeholder(name)}`
  return db
    .update(entity)
    .set({
      articles: more('articles'),
      mentions: more('mentions'),
      paragraphs: more('paragraphs'),
      quotesBy: more('quotesBy'),
      quotesAbout: more('quotesAbout'),
    })
    .where(eq(entity.key, sql.placeholder('key')))
    .prepare()
})

function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

interface Counts {
  mentions: number
  readonly paragraphs: Set<number>
  quotesBy: number
  quotesAbout: number
}

/** What an article has of each entity, by the entity's key. */
class Tally {
  readonly counts = new Map<number, Counts>()

  mention(row: MentionRow): void {
    if (row.entity === null) return
    const counts = this.of(row.entity)
    counts.mentions++
    counts.paragraphs.add(row.paragraph)
  }

  party(entity: number, role: 'speaker' | 'addressee'): void {
    const counts = this.of(entity)
    if (role === 'speaker') counts.quotesBy++
  }

  quoted(entity: number): void {
    this.of(entity).quotesAbout++
  }

  private of(entity: number): Counts {
    const known = this.counts.get(entity)
    if (known !== undefined) return known
    const fresh = { mentions: 0, paragraphs: new Set<number>(), quotesBy: 0, quotesAbout: 0 }
    this.counts.set(entity, fresh)
    return fresh
  }
}
