import { asc, eq, lt } from 'drizzle-orm'
import type { Store } from '../store.js'
import type { Database } from './database.js'
import { apiKey, idempotency } from './schema.js'

/** How long an Idempotency-Key is remembered, in milliseconds. */
const idempotencyKept = 24 * 60 * 60 * 1000

/** The methods of the store that have to do with who may write, and with requests made twice. */
export function keyMethods(
  db: Database,
): Pick<Store, 'addKey' | 'getKey' | 'findKeys' | 'removeKey' | 'getIdempotent' | 'addIdempotent'> {
  return {
    async addKey(key) {
      return db.insert(apiKey).values(key).onConflictDoNothing().run().changes > 0
    },
    async getKey(hash) {
      return db.select().from(apiKey).where(eq(apiKey.hash, hash)).get()
    },
    async findKeys() {
      return db.select().from(apiKey).orderBy(asc(apiKey.createdAt), asc(apiKey.name)).all()
    },
    async removeKey(name) {
      return db.delete(apiKey).where(eq(apiKey.name, name)).run().changes > 0
    },
    async getIdempotent(key) {
      return db.select().from(idempotency).where(eq(idempotency.key, key)).get()
    },
    async addIdempotent(row) {
      const oldest = new Date(Date.parse(row.createdAt) - idempotencyKept).toISOString()
      db.delete(idempotency).where(lt(idempotency.createdAt, oldest)).run()
      db.insert(idempotency).values(row).onConflictDoNothing().run()
    },
  }
}
