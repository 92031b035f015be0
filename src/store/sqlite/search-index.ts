import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { stemText } from '../../text/stem.js'
import { inBatches } from './batch.js'
import type { Database } from './database.js'
import { groupBy } from './group.js'
import { article, articleEntity, paragraph, quote, quoteEntity, quoteParty, setting } from './schema.js'
import { articleText, entityToken, paragraphBreak, quoteText } from './search-tables.js'

/** Raised when words are stemmed in another way: an archive indexed by an older version is then indexed anew. */
const indexVersion = '1'

/** Articles of one transaction while an archive is indexed. */
const articlesAtOnce = 500

/** Puts an article and its quotes into the full-text index as the tables have them now, in place of what was there. */
export function indexArticle(db: Database, key: number): void {
  const row = db.select({ language: article.language }).from(article).where(eq(article.key, key)).get()
  if (row === undefined) return
  const [title = '', ...body] = db
    .select({ text: paragraph.text })
    .from(paragraph)
    .where(eq(paragraph.article, key))
    .orderBy(asc(paragraph.number))
    .all()
    .map(({ text }) => stems(text, row.language))
  const mentioned = db
    .select({ entity: articleEntity.entity, mentions: articleEntity.mentions })
    .from(articleEntity)
    .where(and(eq(articleEntity.article, key), gt(articleEntity.mentions, 0)))
    .all()
    .flatMap(({ entity, mentions }) => Array<string>(mentions).fill(entityToken(entity)))
  db.delete(articleText).where(eq(articleText.rowid, key)).run()
  db.insert(articleText)
    .values({ rowid: key, title, body: body.join(paragraphBreak), entities: mentioned.join(' ') })
    .run()
  indexQuotes(db, key, row.language)
}

function indexQuotes(db: Database, key: number, language: string): void {
  const quotes = db
    .select({ key: quote.key, text: quote.text, speaker: quoteParty.surface })
    .from(quote)
    .leftJoin(quoteParty, and(eq(quoteParty.quote, quote.key), eq(quoteParty.role, 'speaker')))
    .where(eq(quote.article, key))
    .all()
  if (quotes.length === 0) return
  const keys = quotes.map((one) => one.key)
  const involved = new Map<number, { quote: number; entity: number }[]>()
  inBatches(keys, (some) => {
    const rows = db
      .select({ quote: quoteEntity.quote, entity: quoteEntity.entity })
      .from(quoteEntity)
      .where(inArray(quoteEntity.quote, some))
      .all()
    for (const [one, group] of groupBy(rows, (row) => row.quote)) involved.set(one, group)
    db.delete(quoteText).where(inArray(quoteText.rowid, some)).run()
  })
  const rows = quotes.map(({ key: rowid, text, speaker }) => ({
    rowid,
    text: stems(text, language),
    speaker: speaker === null ? '' : stems(speaker, language),
    entities: (involved.get(rowid) ?? []).map(({ entity }) => entityToken(entity)).join(' '),
  }))
  inBatches(rows, (some) => db.insert(quoteText).values(some).run())
}

function stems(text: string, language: string): string {
  return stemText(text, language)
    .map(({ stem }) => stem)
    .join(' ')
}

/**
 * Indexes what an older version has stored, in batches that each hold the write lock only for a moment. A broken run is
 * done again. `onProgress` hears of each tenth: articles done, and articles in all.
 */
export function indexArchive(db: Database, onProgress?: (done: number, total: number) => void): void {
  const stored = db.select().from(setting).where(eq(setting.name, 'searchIndex')).get()?.value
  if (stored === indexVersion) return
  const total = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM article`).n
  for (let done = 0, last = 0; ; ) {
    const keys = db.transaction(
      () => {
        const some = db
          .select({ key: article.key })
          .from(article)
          .where(gt(article.key, last))
          .orderBy(asc(article.key))
          .limit(articlesAtOnce)
          .all()
        for (const { key } of some) indexArticle(db, key)
        if (some.length < articlesAtOnce) noteVersion(db)
        return some.map(({ key }) => key)
      },
      { behavior: 'immediate' },
    )
    last = keys.at(-1) ?? last
    done += keys.length
    if (tenth(done, total) > tenth(done - keys.length, total)) onProgress?.(done, total)
    if (keys.length < articlesAtOnce) return
  }
}

function noteVersion(db: Database): void {
  db.insert(setting)
    .values({ name: 'searchIndex', value: indexVersion })
    .onConflictDoUpdate({ target: setting.name, set: { value: indexVersion } })
    .run()
}

function tenth(done: number, total: number): number {
  return Math.floor((10 * done) / Math.max(1, total))
}
