import type Sqlite from 'better-sqlite3'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { type Entity, entityUrl, wikidataUri } from '../../model/entity.js'
import type { EntityFilter, EntitySort, Page, PageRequest, Store } from '../store.js'
import type { Database } from './database.js'
import { groupBy, inOrder } from './group.js'
import { behind, cutPage, orderTerms, type SortColumn } from './keyset.js'
import { entityLookup, type Found } from './lookup.js'
import { alias, articleEntity, entity, label } from './schema.js'

export type EntityRow = typeof entity.$inferSelect

/** The entity methods of the store. */
export function entityReads(
  db: Database,
  sqlite: Sqlite.Database,
): Pick<Store, 'getEntityId' | 'getEntity' | 'getEntities' | 'findEntities'> {
  const lookUp = entityLookup(sqlite)
  return {
    async getEntityId(name) {
      return db
        .select({ id: entity.id })
        .from(entity)
        .where(or(eq(entity.id, name), eq(entity.wikidata, name)))
        .get()?.id
    },
    async getEntity(id) {
      const row = db.select().from(entity).where(eq(entity.id, id)).get()
      return row === undefined ? undefined : toEntities(db, [row])[0]
    },
    async getEntities(ids) {
      const rows = db
        .select()
        .from(entity)
        .where(inArray(entity.id, [...ids]))
        .all()
      return toEntities(
        db,
        inOrder(ids, rows, (row) => row.id),
      )
    },
    async findEntities(filter, sort, page) {
      if (filter.prefix === undefined) return findEntities(db, filter, sort, page)
      return foundPage(db, lookUp(filter.prefix, filter, sort, page), page)
    },
  }
}

/** Entities as they are served, in the order of `rows`. */
function toEntities(db: Database, rows: readonly EntityRow[]): Entity[] {
  const keys = rows.map((row) => row.key)
  const labels = groupBy(
    db.select().from(label).where(inArray(label.entity, keys)).orderBy(asc(label.language)).all(),
    (row) => row.entity,
  )
  const aliases = groupBy(
    db
      .select()
      .from(alias)
      .where(inArray(alias.entity, keys))
      .orderBy(asc(alias.text), asc(alias.language))
      .all(),
    (row) => row.entity,
  )
  // Walks the primary key of article_entity from either end, so that one row is enough.
  const end = (way: 'ASC' | 'DESC') => sql<string | null>`(
    SELECT ${articleEntity.sortDate} FROM ${articleEntity}
    WHERE ${articleEntity.entity} = ${entity.key} AND ${articleEntity.sortDate} > '' AND ${articleEntity.mentions} > 0
    ORDER BY ${articleEntity.sortDate} ${sql.raw(way)} LIMIT 1)`
  const dated = db
    .select({ entity: entity.key, first: end('ASC'), last: end('DESC') })
    .from(entity)
    .where(inArray(entity.key, keys))
    .all()
  const dates = new Map(dated.map((row) => [row.entity, row]))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    type: row.type,
    wikidata: row.wikidata,
    url: entityUrl(row.id),
    description: row.description,
    sameAs: [...(row.wikidata === null ? [] : [wikidataUri(row.wikidata)]), ...row.sameAs],
    labels: Object.fromEntries((labels.get(row.key) ?? []).map(({ language, text }) => [language, text])),
    aliases: (aliases.get(row.key) ?? []).map(({ text, language, source }) => ({
      text,
      language: language === '' ? null : language,
      source,
    })),
    counts: {
      articles: row.articles,
      mentions: row.mentions,
      quotesBy: row.quotesBy,
      quotesAbout: row.quotesAbout,
    },
    firstMentioned: dates.get(row.key)?.first ?? null,
    lastMentioned: dates.get(row.key)?.last ?? null,
  }))
}

function findEntities(db: Database, filter: EntityFilter, sort: EntitySort, page: PageRequest): Page<Entity> {
  const byName = sort.endsWith('name')
  const down = sort.startsWith('-')
  const columns: SortColumn[] = [
    { column: byName ? entity.sortName : entity.mentions, down },
    { column: entity.key, down },
  ]
  const rows = db
    .select()
    .from(entity)
    .where(
      and(
        filter.type === undefined ? undefined : eq(entity.type, filter.type),
        filter.wikidata === undefined ? undefined : eq(entity.wikidata, filter.wikidata),
        behind(columns, page.after),
      ),
    )
    .orderBy(...orderTerms(columns))
    .limit(page.limit + 1)
    .all()
  const entities = toEntities(db, rows)
  return cutPage(
    rows.map((row, index) => ({ row, entity: entities[index] as Entity })),
    page,
    ({ row }) => [byName ? row.sortName : row.mentions, row.key],
    (pair) => pair.entity,
  )
}

/** A page of entities that were looked up by name. */
function foundPage(db: Database, found: readonly Found[], page: PageRequest): Page<Entity> {
  const rows = entityRows(
    db,
    found.map(({ key }) => key),
  )
  const ordered = found.map(({ key }) => rows.get(key) as EntityRow)
  const entities = toEntities(db, ordered)
  return cutPage(
    found.map(({ position }, index) => ({ position, entity: entities[index] as Entity })),
    page,
    ({ position }) => position,
    (pair) => pair.entity,
  )
}

/** The rows of entities by key. */
export function entityRows(db: Database, keys: readonly number[]): ReadonlyMap<number, EntityRow> {
  const rows = db
    .select()
    .from(entity)
    .where(inArray(entity.key, [...keys]))
    .all()
  return new Map(rows.map((row) => [row.key, row]))
}

/** The key of an entity named by its id. */
export function keyOf(db: Database, id: string): number | undefined {
  return db.select({ key: entity.key }).from(entity).where(eq(entity.id, id)).get()?.key
}
