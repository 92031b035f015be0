import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Candidate } from '../../model/entity.js'
import type { NameHit, Store } from '../store.js'
import type { Database } from './database.js'
import { entity, entityName } from './schema.js'

/** As many entities of one name are looked at; the most mentioned ones. */
const perName = 20

/** Names of one query: SQLite takes 32,766 bound values. */
const namesAtOnce = 500

/** The lookup of names that the annotator asks for. */
export function candidateReads(db: Database): Pick<Store, 'findByNames'> {
  return {
    async findByNames(names) {
      const found = new Map<string, NameHit[]>()
      for (let at = 0; at < names.length; at += namesAtOnce) {
        for (const row of findRows(db, names.slice(at, at + namesAtOnce))) {
          const hits = found.get(row.folded) ?? []
          found.set(row.folded, hits)
          if (hits.length < perName) hits.push({ ...row.candidate, whole: row.whole, mentions: row.mentions })
        }
      }
      return found
    },
  }
}

function findRows(db: Database, names: readonly string[]) {
  const candidate = { id: entity.id, name: entity.name, type: entity.type, wikidata: entity.wikidata }
  return db
    .select({ folded: entityName.folded, whole: entityName.whole, mentions: entity.mentions, candidate })
    .from(entityName)
    .innerJoin(entity, eq(entity.key, entityName.entity))
    .where(and(inArray(entityName.folded, [...names])))
    .orderBy(desc(entityName.whole), desc(entity.mentions), entity.key)
    .all() satisfies { candidate: Candidate }[]
}
