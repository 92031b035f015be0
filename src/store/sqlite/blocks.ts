import { asc, eq, sql } from 'drizzle-orm'
import type { Paragraph } from '../../model/paragraph.js'
import type { Database } from './database.js'
import { prepareOnce } from './prepare-once.js'
import { paragraph } from './schema.js'

/** The blocks of an article in order: its title, which is number 0, and its paragraphs. */
export function blocksOf(db: Database, article: number): Paragraph[] {
  return selectBlocks(db).all({ article })
}

const selectBlocks = prepareOnce((db) =>
  db
    .select({ number: paragraph.number, text: paragraph.text })
    .from(paragraph)
    .where(eq(paragraph.article, sql.placeholder('article')))
    .orderBy(asc(paragraph.number))
    .prepare(),
)
