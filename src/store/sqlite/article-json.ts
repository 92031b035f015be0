import { eq } from 'drizzle-orm'
import { assembleArticle } from './articles.js'
import type { Database } from './database.js'
import { articleEntity, articleJson } from './schema.js'

/** Assembles the article as it will be served. */
export function writeJson(db: Database, key: number): void {
  const body = Buffer.from(JSON.stringify(assembleArticle(db, key)), 'utf8')
  db.insert(articleJson)
    .values({ article: key, body })
    .onConflictDoUpdate({ target: articleJson.article, set: { body } })
    .run()
}

/** Assembles again all articles that show an entity. */
export function rewriteJsonOf(db: Database, key: number): void {
  const rows = db
    .select({ article: articleEntity.article })
    .from(articleEntity)
    .where(eq(articleEntity.entity, key))
    .all()
  for (const row of rows) writeJson(db, row.article)
}
