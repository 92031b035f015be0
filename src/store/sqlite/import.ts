import { count, eq } from 'drizzle-orm'
import { type AnnotatedDocument, type DocumentEntity, documentId, hashText } from '../../model/document.js'
import { freeId } from '../../model/id.js'
import type { Imported, ImportOptions } from '../store.js'
import { writeJson } from './article-json.js'
import { assembleArticle } from './articles.js'
import type { Database } from './database.js'
import { article, entity, setting } from './schema.js'
import { removeArticle, writeArticle } from './write-article.js'
import { writeEntity } from './write-entity.js'

/** Stores documents in one transaction; see `Store.importDocuments`. */
export function importDocuments(
  db: Database,
  documents: readonly AnnotatedDocument[],
  options: ImportOptions,
): Imported[] {
  return db.transaction(
    () => {
      const imported = documents.map((document) => importDocument(db, document, options))
      if (imported.some(({ outcome }) => outcome !== 'kept')) noteChange(db, options.now)
      return imported
    },
    { behavior: 'immediate' },
  )
}

function importDocument(db: Database, document: AnnotatedDocument, options: ImportOptions): Imported {
  const textHash = hashText(document)
  const stored = findStored(db, document, textHash)
  if (stored !== undefined) {
    return options.existing === 'keep'
      ? { id: stored.id, outcome: 'kept' }
      : replaceArticle(db, document, textHash, stored, options.now)
  }
  const id = freeId(documentId(document), (taken) => hasArticle(db, taken))
  const now = options.now.toISOString()
  const identity = { id, textHash, revision: 1, createdAt: now, updatedAt: now }
  const key = writeArticle(db, document, identity, { isReplacing: false, now: options.now })
  writeJson(db, key)
  return { id, outcome: 'created' }
}

/** Stores entities in one transaction; see `Store.importEntities`. */
export function importEntities(db: Database, entities: readonly DocumentEntity[], now: Date): number {
  const before = countEntities(db)
  db.transaction(
    () => {
      for (const one of entities) writeEntity(db, one, { isReplacing: false, now })
      noteChange(db, now)
    },
    { behavior: 'immediate' },
  )
  return countEntities(db) - before
}

/** Remembers when the archive last changed. */
function noteChange(db: Database, now: Date): void {
  const value = now.toISOString()
  db.insert(setting)
    .values({ name: 'changedAt', value })
    .onConflictDoUpdate({ target: setting.name, set: { value } })
    .run()
}

function countEntities(db: Database): number {
  return db.select({ n: count() }).from(entity).get()?.n ?? 0
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
  const identity = { key, id, textHash, revision, createdAt, updatedAt }
  writeArticle(db, document, identity, { isReplacing: true, now })
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
