import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { DrizzleError } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { databaseNewer, databaseUnusable } from '../../errors.js'
import * as schema from './schema.js'

export type Database = BetterSQLite3Database<typeof schema>

/** The migrations that come with this version, from src/ as from dist/. */
const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

export interface OpenDatabase {
  readonly db: Database
  readonly sqlite: Sqlite.Database
  /** How many migrations were applied on opening. */
  readonly migrated: number
}

/** What a database of Glosse has in its header: `GLOS` (sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x474c4f53

/** How often a migration is tried while another process does the same. */
const tries = 50

/**
 * Opens a database file, creating it and its folder where they are missing, and migrates it to this version.
 * Throws `database-newer` when a newer version has migrated it already, `database-unusable` when the file or folder
 * cannot be used, or the file is a database of something else; it is then as it was.
 */
export function openDatabase(path: string): OpenDatabase {
  const sqlite = openFile(path)
  try {
    sqlite.pragma('busy_timeout = 5000')
    checkOurs(sqlite, path)
    const known = knownMigrations()
    const applied = appliedMigrations(sqlite)
    if ((applied.at(-1) ?? 0) > (known.at(-1) ?? 0)) throw databaseNewer(path)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = NORMAL')
    // 64 MB at most: an import of many entities writes all over the indexes of their names.
    sqlite.pragma('cache_size = -65536')
    sqlite.pragma('foreign_keys = ON')
    const db = drizzle({ client: sqlite, schema })
    migrateTogether(db, sqlite, known)
    ensureSecret(db)
    return { db, sqlite, migrated: known.length - applied.length }
  } catch (error) {
    sqlite.close()
    const cause = error instanceof DrizzleError ? error.cause : error
    throw cause instanceof Sqlite.SqliteError ? databaseUnusable(path, explain(cause), cause) : error
  }
}

/** Marks a new database as ours; throws `database-unusable` for one that is somebody else's. */
function checkOurs(sqlite: Sqlite.Database, path: string): void {
  if (sqlite.pragma('application_id', { simple: true }) === applicationId) return
  const { n } = sqlite.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_master').get() ?? { n: 0 }
  if (n > 0) throw databaseUnusable(path, 'it is a SQLite database, but not one of Glosse.')
  sqlite.pragma(`application_id = ${applicationId}`)
}

/** Migrates; where another process does the same at once, one of the two finds the work done. */
function migrateTogether(db: Database, sqlite: Sqlite.Database, known: readonly number[]): void {
  for (let left = tries; ; left--) {
    try {
      migrate(db, { migrationsFolder })
      return
    } catch (error) {
      if (appliedMigrations(sqlite).length >= known.length) return
      if (left === 0 || !isContention(error)) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
}

function isContention(error: unknown): boolean {
  const cause = error instanceof DrizzleError ? error.cause : error
  return (
    cause instanceof Sqlite.SqliteError &&
    (/^SQLITE_BUSY/.test(cause.code) || /already exists/.test(cause.message))
  )
}

function openFile(path: string): Sqlite.Database {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    return new Sqlite(path)
  } catch (error) {
    throw databaseUnusable(path, explain(error), error)
  }
}

/** Times of the migrations of this version, oldest first. */
function knownMigrations(): readonly number[] {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[]
  }
  return journal.entries.map((entry) => entry.when).sort((a, b) => a - b)
}

/** Times of the migrations that the database has seen, oldest first. */
function appliedMigrations(sqlite: Sqlite.Database): readonly number[] {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (table === undefined) return []
  return sqlite
    .prepare<[], number>('SELECT created_at FROM __drizzle_migrations ORDER BY created_at')
    .pluck()
    .all()
}

function ensureSecret(db: Database): void {
  db.insert(schema.setting)
    .values({ name: 'secret', value: randomBytes(32).toString('hex') })
    .onConflictDoNothing()
    .run()
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission for its folder.',
  EROFS: 'its folder is on a read-only file system.',
  ENOTDIR: 'part of its path is a file, not a folder.',
  EEXIST: 'part of its path is a file, not a folder.',
  ENOSPC: 'the disk is full.',
  SQLITE_CANTOPEN:
    'the file cannot be opened or created. Check that it is a file and that its folder is writable.',
  SQLITE_CANTOPEN_ISDIR: 'it is a folder. Name a file.',
  SQLITE_NOTADB: 'the file is not a SQLite database.',
  SQLITE_CORRUPT: 'the file is damaged. Restore it from a backup.',
  SQLITE_READONLY: 'the file is read-only.',
  SQLITE_READONLY_DIRECTORY: 'its folder is read-only.',
  SQLITE_BUSY: 'another process holds a lock on it. Stop that process, or try again.',
  SQLITE_FULL: 'the disk is full.',
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return reasons[code ?? ''] ?? `${message ?? String(error)}.`
}
