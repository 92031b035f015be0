import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import type { DocumentEntity } from '../../model/document.js'
import { freeId } from '../../model/id.js'
import { fold, foldings } from '../../text/fold.js'
import { rewriteJsonOf } from './article-json.js'
import { inBatches } from './batch.js'
import type { Database } from './database.js'
import { alias, entity, entityName, label } from './schema.js'

type EntityRow = typeof entity.$inferSelect

/** How entities are written. */
export interface EntityWriting {
  /** What a document states goes over what is known, rather than only where nothing is. */
  readonly isReplacing: boolean
  readonly now: Date
}

/** Characters of a folded name that lists are sorted by: a cursor holds them. */
const sortedLength = 200

/** Finds the entity that the store knows already and writes what a document tells of it, or makes a new one; its row. */
export function writeEntity(
  db: Database,
  one: DocumentEntity,
  { isReplacing, now }: EntityWriting,
): EntityRow {
  const known = findEntity(db, one)
  const row =
    known === undefined
      ? insertEntity(db, one)
      : updateEntity(db, known, isReplacing ? overwritten(known, one) : completed(known, one), now)
  const labels = Object.entries(one.labels).map(([language, text]) => ({ entity: row.key, language, text }))
  inBatches(labels, (rows) => {
    const insert = db.insert(label).values(rows)
    if (!isReplacing) return insert.onConflictDoNothing().run()
    return insert
      .onConflictDoUpdate({ target: [label.entity, label.language], set: { text: sql`excluded.text` } })
      .run()
  })
  // A document that calls a known entity by another name teaches the archive that name.
  const names = row.name === one.name ? [] : [{ text: one.name, language: null, source: null }]
  const aliases = [...names, ...one.aliases].map((name) => ({
    ...name,
    entity: row.key,
    language: name.language ?? '',
  }))
  inBatches(aliases, (rows) => db.insert(alias).values(rows).onConflictDoNothing().run())
  if (isReplacing && known !== undefined) db.delete(entityName).where(eq(entityName.entity, row.key)).run()
  writeNames(
    db,
    row,
    isReplacing ? allNames(db, row) : [row.name, one.name, ...texts(labels), ...texts(aliases)],
  )
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
      sortName: sortName(one.name),
      type: one.type,
      description: one.description,
      wikidata: one.wikidata,
      sameAs: one.sameAs,
    })
    .returning()
    .get()
}

type EntityFields = Pick<EntityRow, 'name' | 'description' | 'wikidata' | 'sameAs'>

/** What is known, with what a document tells beyond that. */
function completed(known: EntityRow, one: DocumentEntity): EntityFields {
  return {
    name: known.name,
    description: known.description ?? one.description,
    wikidata: known.wikidata ?? one.wikidata,
    sameAs: [...new Set([...known.sameAs, ...one.sameAs])],
  }
}

/** What a document tells, with what is known beyond that. */
function overwritten(known: EntityRow, one: DocumentEntity): EntityFields {
  return {
    name: one.name,
    description: one.description ?? known.description,
    wikidata: one.wikidata ?? known.wikidata,
    sameAs: one.sameAs.length > 0 ? one.sameAs : known.sameAs,
  }
}

function updateEntity(db: Database, known: EntityRow, fields: EntityFields, now: Date): EntityRow {
  const row = db
    .update(entity)
    .set({ ...fields, sortName: sortName(fields.name) })
    .where(eq(entity.key, known.key))
    .returning()
    .get()
  if (row.wikidata !== known.wikidata || row.name !== known.name) rewriteJsonOf(db, row.key, now)
  return row
}

/**
 * The entity that a document means: the one with its Wikidata id, else one with its id, or its id and a number, of the
 * same type and without another Wikidata id.
 */
function findEntity(db: Database, one: DocumentEntity): EntityRow | undefined {
  const byItem =
    one.wikidata === null
      ? undefined
      : db.select().from(entity).where(eq(entity.wikidata, one.wikidata)).get()
  if (byItem !== undefined) return byItem
  // By the index of ids alone, for there are many entities of a type; `.` comes right behind `-`.
  const numbered = and(gte(entity.id, `${one.id}-`), lt(entity.id, `${one.id}.`))
  return db
    .select()
    .from(entity)
    .where(or(eq(entity.id, one.id), numbered))
    .orderBy(asc(entity.key))
    .all()
    .filter(({ id }) => id === one.id || /^\d+$/.test(id.slice(one.id.length + 1)))
    .find(({ type, wikidata }) => type === one.type && (wikidata === null || one.wikidata === null))
}

function sortName(name: string): string {
  return fold(name).slice(0, sortedLength)
}

function texts(names: readonly { readonly text: string }[]): string[] {
  return names.map(({ text }) => text)
}

/** Every name that an entity has. */
function allNames(db: Database, row: EntityRow): string[] {
  const labels = db.select({ text: label.text }).from(label).where(eq(label.entity, row.key)).all()
  const aliases = db.select({ text: alias.text }).from(alias).where(eq(alias.entity, row.key)).all()
  return [row.name, ...texts(labels), ...texts(aliases)]
}

/** Makes an entity found by names: by each of their foldings, from each of its words on. */
function writeNames(db: Database, row: EntityRow, names: readonly string[]): void {
  const whole = new Set(names.flatMap(foldings))
  const folded = [...new Set([...whole].flatMap(fromEachWord))].filter((name) => name !== '')
  inBatches(
    folded.map((name) => ({ folded: name, entity: row.key, whole: whole.has(name) })),
    (rows) =>
      db
        .insert(entityName)
        .values(rows)
        .onConflictDoUpdate({
          target: [entityName.folded, entityName.entity],
          set: { whole: sql`max(${entityName.whole}, excluded.whole)` },
        })
        .run(),
  )
}

function fromEachWord(folded: string): string[] {
  const words = folded.split(' ')
  return words.map((_, index) => words.slice(index).join(' '))
}
