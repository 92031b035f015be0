import { eq } from 'drizzle-orm'
import { assembleArticle } from './articles.js'
import type { Database } from './database.js'
import { article, articleEntity, articleJson } from './schema.js'

/** Assembles the article as it will be served. */
export function writeJson(db: Database, key: number): void {
  const body = Buffer.from(JSON.stringify(assembleArticle(db, key)), 'utf8')
  db.insert(articleJson)
    .values({ article: key, body })
    .onConflictDoUpdate({ target: articleJson.article, set: { body } })
    .run()
}

/** Assembles again all articles that show an entity, and says when: their text and annotations are as they were. */
export function rewriteJsonOf(db: Database, key: number, now: Date): void {
  const rows = db
    .select({ article: articleEntity.article })
    .from(articleEntity)
    .where(eq(articleEntity.entity, key))
    .all()
  for (const row of rows) {
    db.update(article).set({ updatedAt: now.toISOString() }).where(eq(article.key, row.article)).run()
    writeJson(db, row.article)
  }
}
