import { eq } from 'drizzle-orm'
import type { DocumentEntity } from '../../model/document.js'
import { freeId } from '../../model/id.js'
import { fold, foldings } from '../../text/fold.js'
import { rewriteJsonOf } from './article-json.js'
import type { Database } from './database.js'
import { type EntityRow, type EntityStatements, entityStatements } from './entity-statements.js'
import { alias, entity, entityName, label } from './schema.js'

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
  const statements = entityStatements(db)
  const known = findEntity(statements, one)
  const row =
    known === undefined
      ? insertEntity(statements, one)
      : updateEntity(db, known, isReplacing ? overwritten(known, one) : completed(known, one), now)
  const writeLabel = isReplacing ? statements.replaceLabel : statements.addLabel
  const labels = Object.entries(one.labels)
  for (const [language, text] of labels) writeLabel.run({ entity: row.key, language, text })
  // A document that calls a known entity by another name teaches the archive that name.
  const names = row.name === one.name ? [] : [{ text: one.name, language: null, source: null }]
  for (const { text, language, source } of [...names, ...one.aliases]) {
    statements.addAlias.run({ entity: row.key, text, language: language ?? '', source })
  }
  if (isReplacing && known !== undefined) db.delete(entityName).where(eq(entityName.entity, row.key)).run()
  writeNames(
    statements,
    row,
    isReplacing
      ? allNames(db, row)
      : [row.name, one.name, ...Object.values(one.labels), ...texts(one.aliases)],
  )
  return row
}

function insertEntity(statements: EntityStatements, one: DocumentEntity): EntityRow {
  return statements.addEntity.get({
    id: freeId(one.id, (id) => statements.hasId.get({ id }) !== undefined),
    name: one.name,
    sortName: sortName(one.name),
    type: one.type,
    description: one.description,
    wikidata: one.wikidata,
    sameAs: one.sameAs,
  })
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
  if (isSame(known, fields)) return known
  const row = db
    .update(entity)
    .set({ ...fields, sortName: sortName(fields.name) })
    .where(eq(entity.key, known.key))
    .returning()
    .get()
  if (row.wikidata !== known.wikidata || row.name !== known.name) rewriteJsonOf(db, row.key, now)
  return row
}

function isSame(known: EntityRow, fields: EntityFields): boolean {
  return (
    known.name === fields.name &&
    known.description === fields.description &&
    known.wikidata === fields.wikidata &&
    JSON.stringify(known.sameAs) === JSON.stringify(fields.sameAs)
  )
}

/**
 * The entity that a document means: the one with its Wikidata id, else one with its id, or its id and a number, of the
 * same type and without another Wikidata id.
 */
function findEntity(statements: EntityStatements, one: DocumentEntity): EntityRow | undefined {
  const { id, type, wikidata } = one
  const byItem = wikidata === null ? undefined : statements.findByItem.get({ wikidata })
  if (byItem !== undefined) return byItem
  return statements.findById
    .all({ id, type, wikidata })
    .find((row) => row.id === id || /^\d+$/.test(row.id.slice(id.length + 1)))
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
function writeNames(statements: EntityStatements, row: EntityRow, names: readonly string[]): void {
  const whole = new Set(names.flatMap(foldings))
  for (const folded of new Set([...whole].flatMap(fromEachWord))) {
    if (folded !== '') statements.addName.run({ folded, entity: row.key, whole: whole.has(folded) })
  }
}

function fromEachWord(folded: string): string[] {
  const words = folded.split(' ')
  return words.map((_, index) => words.slice(index).join(' '))
}
