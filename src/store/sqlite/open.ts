import type { Database } from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import type { Store } from '../store.js'
import { articleReads } from './articles.js'
import { candidateReads } from './candidates.js'
import { openDatabase } from './database.js'
import { entityReads } from './entities.js'
import { graphReads } from './graph.js'
import { importDocuments, importEntities } from './import.js'
import { keyMethods } from './keys.js'
import { mentionReads } from './mentions.js'
import { quoteReads } from './quotes.js'
import { relatedRanking, relatedReads } from './related.js'
import { setting } from './schema.js'
import { searchReads } from './search.js'
import { indexArchive } from './search-index.js'
import { timelineReads } from './timeline.js'

/** A store on a SQLite file, and how many migrations opening it applied. */
export interface OpenedStore {
  readonly store: Store
  readonly migrated: number
}

/**
 * Opens the store in a SQLite file, creating and migrating it as needed. Throws as `openDatabase`. An archive of an older
 * version is first indexed for search; `onIndexing` hears of each tenth of its articles.
 */
export function openSqliteStore(
  path: string,
  onIndexing?: (done: number, total: number) => void,
): OpenedStore {
  const { db, sqlite, migrated } = openDatabase(path)
  indexArchive(db, onIndexing)
  const version = versionOf(sqlite)
  const ranking = relatedRanking(sqlite, version.get)
  const store: Store = {
    ...articleReads(db),
    ...candidateReads(db),
    ...keyMethods(db),
    ...entityReads(db, sqlite),
    ...relatedReads(db, ranking),
    ...graphReads(sqlite, db, ranking),
    ...timelineReads(sqlite),
    ...mentionReads(db, sqlite, version.get),
    ...quoteReads(db),
    ...searchReads(db),
    async getVersion() {
      return version.get()
    },
    async getChangeTime() {
      return db.select().from(setting).where(eq(setting.name, 'changedAt')).get()?.value
    },
    async getSecret() {
      const row = db.select().from(setting).where(eq(setting.name, 'secret')).get()
      if (row === undefined) throw new Error('the database has no secret')
      return row.value
    },
    async importDocuments(documents, options) {
      const imported = importDocuments(db, documents, options)
      version.raise()
      return imported
    },
    async importEntities(entities, now) {
      const added = importEntities(db, entities, now)
      version.raise()
      return added
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

/**
 * The version of a database: SQLite's data_version, which tells of other connections' commits, and a count of our own
 * (sqlite.org/pragma.html#pragma_data_version). Asking costs a file lock, so one answer serves all that is asked in the
 * same turn of the event loop.
 */
function versionOf(sqlite: Database): { get: () => string; raise: () => void } {
  const dataVersion = sqlite.prepare<[], number>('PRAGMA data_version').pluck()
  let ownChanges = 0
  let current: string | undefined
  const forget = () => {
    current = undefined
  }
  return {
    get() {
      if (current === undefined) {
        current = `${dataVersion.get()}.${ownChanges}`
        setImmediate(forget)
      }
      return current
    },
    raise() {
      ownChanges++
      forget()
    },
  }
}
