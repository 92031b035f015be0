import { getTableColumns, type InferInsertModel, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.js'
import { prepareOnce } from './prepare-once.js'

interface Insert {
  readonly run: (row: Record<string, unknown>) => { readonly lastInsertRowid: number | bigint }
}

const insertsOf = prepareOnce(() => new Map<SQLiteTable, Insert>())

/**
 * Inserts a row by a statement that is prepared once for each table: an article has a hundred rows, and preparing costs more
 * than running. Columns that the row leaves out are null, so defaults do not apply. The key that SQLite gave the row.
 */
export function insertRow<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  row: InferInsertModel<Table>,
): number {
  const inserts = insertsOf(db)
  const insert = inserts.get(table) ?? prepareInsert(db, table)
  inserts.set(table, insert)
  const missing = Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, null]))
  return Number(insert.run({ ...missing, ...row }).lastInsertRowid)
}

function prepareInsert(db: Database, table: SQLiteTable): Insert {
  const names = Object.keys(getTableColumns(table))
  const values = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]))
  return db.insert(table).values(values).prepare()
}
