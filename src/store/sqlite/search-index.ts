import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { stemText } from '../../text/stem.js'
import { blocksOf } from './blocks.js'
import type { Database } from './database.js'
import { groupBy } from './group.js'
import { insertRow } from './insert-row.js'
import { prepareOnce } from './prepare-once.js'
import { article, articleEntity, quote, quoteEntity, quoteParty, setting } from './schema.js'
import { articleText, entityToken, paragraphBreak, quoteText } from './search-tables.js'

/** Raised when words are stemmed in another way: an archive indexed by an older version is then indexed anew. */
const indexVersion = '1'

/** Articles of one transaction while an archive is indexed. */
const articlesAtOnce = 500

/** Puts an article and its quotes into the full-text index as the tables have them now, in place of what was there. */
export function indexArticle(db: Database, key: number): void {
  const select = indexed(db)
  const language = select.language.get({ key })?.language
  if (language === undefined) return
  const [title = '', ...body] = blocksOf(db, key).map(({ text }) => stems(text, language))
  const mentioned = select.entities
    .all({ key })
    .flatMap(({ entity, mentions }) => Array<string>(mentions).fill(entityToken(entity)))
  select.forgetArticle.run({ key })
  const entities = mentioned.join(' ')
  insertRow(db, articleText, { rowid: key, title, body: body.join(paragraphBreak), entities })

  const involved = groupBy(select.quoteEntities.all({ key }), (row) => row.quote)
  for (const { key: rowid, text, speaker } of select.quotes.all({ key })) {
    select.forgetQuote.run({ key: rowid })
    insertRow(db, quoteText, {
      rowid,
      text: stems(text, language),
      speaker: speaker === null ? '' : stems(speaker, language),
      entities: (involved.get(rowid) ?? []).map(({ entity }) => entityToken(entity)).join(' '),
    })
  }
}

/** What the index is made from, of the article with a key. */
const indexed = prepareOnce((db) => {
  const key = sql.placeholder('key')
  return {
    language: db.select({ language: article.language }).from(article).where(eq(article.key, key)).prepare(),
    entities: db
      .select({ entity: articleEntity.entity, mentions: articleEntity.mentions })
      .from(articleEntity)
      .where(and(eq(articleEntity.article, key), gt(articleEntity.mentions, 0)))
      .prepare(),
    quotes: db
      .select({ key: quote.key, text: quote.text, speaker: quoteParty.surface })
      .from(quote)
      .leftJoin(quoteParty, and(eq(quoteParty.quote, quote.key), eq(quoteParty.role, 'speaker')))
      .where(eq(quote.article, key))
      .prepare(),
    quoteEntities: db
      .select({ quote: quoteEntity.quote, entity: quoteEntity.entity })
      .from(quote)
      .innerJoin(quoteEntity, eq(quoteEntity.quote, quote.key))
      .where(eq(quote.article, key))
      .prepare(),
    forgetArticle: db.delete(articleText).where(eq(articleText.rowid, key)).prepare(),
    forgetQuote: db.delete(quoteText).where(eq(quoteText.rowid, key)).prepare(),
  }
})

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
