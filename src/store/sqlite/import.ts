import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type AnnotatedDocument, documentBlocks, documentId } from '../../model/document.js'
import { freeId } from '../../model/id.js'
import type { Imported, ImportOptions } from '../store.js'
import { writeJson } from './article-json.js'
import { assembleArticle } from './articles.js'
import type { Database } from './database.js'
import { article } from './schema.js'
import { removeArticle, writeArticle } from './write-article.js'

/** Stores documents in one transaction; see `Store.importDocuments`. */
export function importDocuments(
  db: Database,
  documents: readonly AnnotatedDocument[],
  options: ImportOptions,
): Imported[] {
  return db.transaction(() => documents.map((document) => importDocument(db, document, options)), {
    behavior: 'immediate',
  })
}

function importDocument(db: Database, document: AnnotatedDocument, options: ImportOptions): Imported {
  const textHash = createHash('sha256').update(documentBlocks(document).join('\n\n')).digest('hex')
  const stored = findStored(db, document, textHash)
  if (stored !== undefined) {
    return options.existing === 'keep'
      ? { id: stored.id, outcome: 'kept' }
      : replaceArticle(db, document, textHash, stored, options.now)
  }
  const id = freeId(documentId(document), (taken) => hasArticle(db, taken))
  const now = options.now.toISOString()
  const key = writeArticle(db, document, { id, textHash, revision: 1, createdAt: now, updatedAt: now })
  writeJson(db, key)
  return { id, outcome: 'created' }
}

function findStored(db: Database, document: AnnotatedDocument, textHash: string) {
  const same = document.id === undefined ? eq(article.textHash, textHash) : eq(article.id, document.id)
  return db.select().from(article).where(same).get()
}

function hasArticle(db: Database, id: string): boolean {
  return db.select({ key: article.key }).from(article).where(eq(article.id, id)).get() !== undefined
}

/** Writes the document over a stored article. What comes out the same keeps its revision and its time. */
function replaceArticle(
  db: Database,
  document: AnnotatedDocument,
  textHash: string,
  stored: typeof article.$inferSelect,
  now: Date,
): Imported {
  const before = JSON.stringify(assembleArticle(db, stored.key))
  removeArticle(db, stored.key)
  const { key, id, revision, createdAt, updatedAt } = stored
  writeArticle(db, document, { key, id, textHash, revision, createdAt, updatedAt })
  const unchanged = JSON.stringify(assembleArticle(db, key)) === before
  if (!unchanged) {
    db.update(article)
      .set({ revision: revision + 1, updatedAt: now.toISOString() })
      .where(eq(article.key, key))
      .run()
  }
  writeJson(db, key)
  return { id, outcome: unchanged ? 'unchanged' : 'replaced' }
}
