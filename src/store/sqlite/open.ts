import { eq } from 'drizzle-orm'
import type { Store } from '../store.js'
import { articleReads } from './articles.js'
import { openDatabase } from './database.js'
import { entityReads } from './entities.js'
import { importDocuments } from './import.js'
import { mentionReads } from './mentions.js'
import { quoteReads } from './quotes.js'
import { setting } from './schema.js'

/** A store on a SQLite file, and how many migrations opening it applied. */
export interface OpenedStore {
  readonly store: Store
  readonly migrated: number
}

/** Opens the store in a SQLite file, creating and migrating it as needed. Throws as `openDatabase`. */
export function openSqliteStore(path: string): OpenedStore {
  const { db, sqlite, migrated } = openDatabase(path)
  // data_version tells of other connections' commits, the count of our own (sqlite.org/pragma.html#pragma_data_version).
  const dataVersion = sqlite.prepare<[], number>('PRAGMA data_version').pluck()
  let ownChanges = 0
  const store: Store = {
    ...articleReads(db),
    ...entityReads(db),
    ...mentionReads(db),
    ...quoteReads(db),
    async getVersion() {
      return `${dataVersion.get()}.${ownChanges}`
    },
    async getSecret() {
      const row = db.select().from(setting).where(eq(setting.name, 'secret')).get()
      if (row === undefined) throw new Error('the database has no secret')
      return row.value
    },
    async importDocuments(documents, options) {
      const imported = importDocuments(db, documents, options)
      ownChanges++
      return imported
    },
    async check() {
      sqlite.prepare('SELECT 1 FROM setting').get()
    },
    async close() {
      sqlite.close()
    },
  }
  return { store, migrated }
}
