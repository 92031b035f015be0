import { and, eq } from 'drizzle-orm'
import type { Provenance } from '../../model/provenance.js'
import type { Database } from './database.js'
import { provenance } from './schema.js'

/** Gives the key of an annotation's own provenance or, where it has none, of its document's. */
export type ProvenanceKeys = (own: Provenance | undefined) => number

/** The provenance keys for one document, written as they are asked for. */
export function provenanceKeys(db: Database, standard: Provenance): ProvenanceKeys {
  const keys = new Map<string, number>()
  return (own) => {
    const { kind, agent, version, time } = own ?? standard
    const row = { kind, agent, version: version ?? '', time }
    const name = JSON.stringify(row)
    const key = keys.get(name) ?? writeProvenance(db, row)
    keys.set(name, key)
    return key
  }
}

function writeProvenance(db: Database, row: Omit<typeof provenance.$inferSelect, 'key'>): number {
  const known = db
    .select({ key: provenance.key })
    .from(provenance)
    .where(
      and(
        eq(provenance.kind, row.kind),
        eq(provenance.agent, row.agent),
        eq(provenance.version, row.version),
        eq(provenance.time, row.time),
      ),
    )
    .get()
  return known?.key ?? db.insert(provenance).values(row).returning({ key: provenance.key }).get().key
}
