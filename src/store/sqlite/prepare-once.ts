import type { Database } from './database.js'

/** What `prepare` makes of a database, made on first use: preparing a statement costs more than running it. */
export function prepareOnce<Prepared>(prepare: (db: Database) => Prepared): (db: Database) => Prepared {
  const ready = new WeakMap<Database, Prepared>()
  return (db) => {
    const known = ready.get(db)
    if (known !== undefined) return known
    const made = prepare(db)
    ready.set(db, made)
    return made
  }
}
