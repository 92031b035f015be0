import { and, eq } from 'drizzle-orm'
import type { DocumentEntity } from '../../model/document.js'
import { freeId } from '../../model/id.js'
import { fold, foldings } from '../../text/fold.js'
import { rewriteJsonOf } from './article-json.js'
import { inBatches } from './batch.js'
import type { Database } from './database.js'
import { alias, entity, entityName, label } from './schema.js'

type EntityRow = typeof entity.$inferSelect

/** Finds the entity that the store knows already and adds to it, or makes a new one; its row. */
export function writeEntity(db: Database, one: DocumentEntity): EntityRow {
  const known = findEntity(db, one)
  const row = known === undefined ? insertEntity(db, one) : completeEntity(db, known, one)
  const key = row.key
  const labels = Object.entries(one.labels).map(([language, text]) => ({ entity: key, language, text }))
  inBatches(labels, (rows) => db.insert(label).values(rows).onConflictDoNothing().run())
  // A document that calls a known entity by another name teaches the archive that name.
  const names =
    known === undefined || known.name === one.name ? [] : [{ text: one.name, language: null, source: null }]
  const aliases = [...names, ...one.aliases].map((name) => ({
    ...name,
    entity: key,
    language: name.language ?? '',
  }))
  inBatches(aliases, (rows) => db.insert(alias).values(rows).onConflictDoNothing().run())
  const texts = [one.name, ...Object.values(one.labels), ...one.aliases.map(({ text }) => text)]
  const folded = [...new Set(texts.flatMap(lookupNames))].map((name) => ({ folded: name, entity: key }))
  inBatches(folded, (rows) => db.insert(entityName).values(rows).onConflictDoNothing().run())
  return row
}

function insertEntity(db: Database, one: DocumentEntity): EntityRow {
  const isTaken = (id: string) =>
    db.select({ key: entity.key }).from(entity).where(eq(entity.id, id)).get() !== undefined
  return db
    .insert(entity)
    .values({
      id: freeId(one.id, isTaken),
      name: one.name,
      sortName: fold(one.name),
      type: one.type,
      description: one.description,
      wikidata: one.wikidata,
      sameAs: one.sameAs,
    })
    .returning()
    .get()
}

/** Adds what a document tells of a known entity; never changes what is known. */
function completeEntity(db: Database, known: EntityRow, one: DocumentEntity): EntityRow {
  const row = db
    .update(entity)
    .set({
      description: known.description ?? one.description,
      wikidata: known.wikidata ?? one.wikidata,
      sameAs: [...new Set([...known.sameAs, ...one.sameAs])],
    })
    .where(eq(entity.key, known.key))
    .returning()
    .get()
  if (row.wikidata !== known.wikidata) rewriteJsonOf(db, row.key)
  return row
}

function findEntity(db: Database, one: DocumentEntity): EntityRow | undefined {
  const byItem =
    one.wikidata === null
      ? undefined
      : db.select().from(entity).where(eq(entity.wikidata, one.wikidata)).get()
  if (byItem !== undefined) return byItem
  const byId = db
    .select()
    .from(entity)
    .where(and(eq(entity.id, one.id), eq(entity.type, one.type)))
    .get()
  return byId !== undefined && (byId.wikidata === null || one.wikidata === null) ? byId : undefined
}

/** What a name is looked up by: its foldings, from each of their words on. */
function lookupNames(name: string): string[] {
  return foldings(name).flatMap((folded) => {
    const words = folded.split(' ')
    return words.map((_, index) => words.slice(index).join(' ')).filter((rest) => rest !== '')
  })
}
