import { type SQL, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/*
 * The full-text tables (sqlite.org/fts5.html). They stand apart from schema.ts because drizzle-kit cannot make virtual
 * tables: the migration is written by hand, and the triggers in it take out what is deleted. `rowid` is the key of the
 * article or quote. What they hold is only ever looked up, never read back.
 */

/** One row an article: a phrase must not cross paragraphs, which `paragraphBreak` parts, but words may stand in any. */
export const articleText = sqliteTable('article_text', {
  rowid: integer().primaryKey(),
  title: text().notNull(),
  body: text().notNull(),
  /** `entityToken` of each mentioned entity, once a mention. */
  entities: text().notNull(),
})

/** One row a quote. */
export const quoteText = sqliteTable('quote_text', {
  rowid: integer().primaryKey(),
  text: text().notNull(),
  /** The words that name the speaker. */
  speaker: text().notNull(),
  /** `entityToken` of the speaker and of each entity mentioned in the words. */
  entities: text().notNull(),
})

/** Parts paragraphs in the index: a word that no query can hold. */
export const paragraphBreak = ' _ '

/** The word that stands for an entity in a column of entities. */
export function entityToken(key: number): string {
  return `e${key}`
}

/** A full-text table with the columns that words of a query are looked for in, and what each column weighs in bm25. */
export interface TextTable {
  readonly rowid: SQL
  readonly name: SQL
  /** For MATCH. */
  readonly columns: readonly string[]
  readonly score: SQL<number>
}

/** A word of the title weighs as much as five of the body; entities add to the words that name them. */
export const articles: TextTable = {
  name: sql`article_text`,
  rowid: sql`article_text.rowid`,
  columns: ['title', 'body'],
  score: sql<number>`-bm25(article_text, 5.0, 1.0, 0.5)`,
}

export const quotes: TextTable = {
  name: sql`quote_text`,
  rowid: sql`quote_text.rowid`,
  columns: ['text', 'speaker'],
  score: sql<number>`-bm25(quote_text, 1.0, 1.0, 0.5)`,
}
