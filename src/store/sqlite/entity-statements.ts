import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import type { Database } from './database.js'
import { prepareOnce } from './prepare-once.js'
import { alias, entity, entityName, label } from './schema.js'

type EntityRow = typeof entity.$inferSelect

/** The statements of writing entities: a list of them may have a million, for each of which every statement runs. */
function prepareStatements(db: Database) {
  const of = sql.placeholder
  const named = { description: of('description'), wikidata: of('wikidata'), sameAs: of('sameAs') }
  // `:` comes right behind `9`.
  const numbered = and(gte(entity.id, sql`${of('id')} || '-0'`), lt(entity.id, sql`${of('id')} || '-:'`))
  // The plus keeps SQLite to the index of ids: there are many entities of a type.
  const suits = and(
    sql`+${entity.type} = ${of('type')}`,
    or(sql`${entity.wikidata} IS NULL`, sql`${of('wikidata')} IS NULL`),
  )
  return {
    findByItem: db
      .select()
      .from(entity)
      .where(eq(entity.wikidata, of('wikidata')))
      .prepare(),
    /** Those that could be the entity with this id, the id itself or with a number behind it; eldest first. */
    findById: db
      .select()
      .from(entity)
      .where(and(or(eq(entity.id, of('id')), numbered), suits))
      .orderBy(asc(entity.key))
      .prepare(),
    hasId: db
      .select({ key: entity.key })
      .from(entity)
      .where(eq(entity.id, of('id')))
      .prepare(),
    addEntity: db
      .insert(entity)
      .values({ id: of('id'), name: of('name'), sortName: of('sortName'), type: of('type'), ...named })
      .returning()
      .prepare(),
    addLabel: db
      .insert(label)
      .values({ entity: of('entity'), language: of('language'), text: of('text') })
      .onConflictDoNothing()
      .prepare(),
    replaceLabel: db
      .insert(label)
      .values({ entity: of('entity'), language: of('language'), text: of('text') })
      .onConflictDoUpdate({ target: [label.entity, label.language], set: { text: sql`excluded.text` } })
      .prepare(),
    addAlias: db
      .insert(alias)
      .values({ entity: of('entity'), text: of('text'), language: of('language'), source: of('source') })
      .onConflictDoNothing()
      .prepare(),
    addName: db
      .insert(entityName)
      .values({ folded: of('folded'), entity: of('entity'), whole: of('whole') })
      .onConflictDoUpdate({
        target: [entityName.folded, entityName.entity],
        set: { whole: sql`excluded.whole` },
        // Only a name that was the rest of one becomes a whole one.
        setWhere: sql`excluded.whole > ${entityName.whole}`,
      })
      .prepare(),
  }
}

export type EntityStatements = ReturnType<typeof prepareStatements>
export type { EntityRow }

/** The statements of a database. */
export const entityStatements = prepareOnce(prepareStatements)
