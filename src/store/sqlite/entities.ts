import { and, asc, count, countDistinct, eq, gt, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias as tableAlias } from 'drizzle-orm/sqlite-core'
import {
  type Entity,
  type EntityType,
  entityUrl,
  type RelatedEntity,
  relatedScore,
  type TimelinePeriod,
  wikidataUri,
} from '../../model/entity.js'
import { foldings } from '../../text/fold.js'
import type { DateRange, EntityFilter, EntitySort, Page, PageRequest, Store, TimelineUnit } from '../store.js'
import type { Database } from './database.js'
import { inRange } from './filter.js'
import { groupBy } from './group.js'
import { behind, cutPage, orderTerms, type SortColumn } from './keyset.js'
import { alias, articleEntity, entity, entityName, label, mention } from './schema.js'

type EntityRow = typeof entity.$inferSelect

/** The entity methods of the store. */
export function entityReads(
  db: Database,
): Pick<Store, 'getEntityId' | 'getEntity' | 'findEntities' | 'findRelatedEntities' | 'getTimeline'> {
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
    async findEntities(filter, sort, page) {
      return findEntities(db, filter, sort, page)
    },
    async findRelatedEntities(id, type, page) {
      return findRelated(db, id, type, page)
    },
    async getTimeline(id, unit, range) {
      return timeline(db, id, unit, range)
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
        filter.prefix === undefined ? undefined : inArray(entity.key, entitiesByPrefix(db, filter.prefix)),
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

/** The entities that have a word beginning with `prefix`; none where it holds no letter or digit. */
function entitiesByPrefix(db: Database, prefix: string) {
  const ranges = foldings(prefix)
    .filter((folded) => folded !== '')
    .map((folded) => and(gte(entityName.folded, folded), lt(entityName.folded, `${folded}\u{10ffff}`)))
  return db
    .select({ entity: entityName.entity })
    .from(entityName)
    .where(or(...ranges) ?? sql`FALSE`)
}

function findRelated(
  db: Database,
  id: string,
  type: EntityType | undefined,
  page: PageRequest,
): Page<RelatedEntity> {
  const one = db
    .select({ key: entity.key, paragraphs: entity.paragraphs })
    .from(entity)
    .where(eq(entity.id, id))
    .get()
  if (one === undefined) return { items: [], next: null }

  const mine = tableAlias(articleEntity, 'mine')
  const shared = db
    .select({ entity: articleEntity.entity, articles: count().as('shared_articles') })
    .from(mine)
    .innerJoin(articleEntity, eq(articleEntity.article, mine.article))
    .where(
      and(
        eq(mine.entity, one.key),
        gt(mine.mentions, 0),
        gt(articleEntity.mentions, 0),
        ne(articleEntity.entity, one.key),
      ),
    )
    .groupBy(articleEntity.entity)
    .as('shared')
  const here = tableAlias(mention, 'here')
  const place = sql`${mention.article} || ':' || ${mention.paragraph}`
  const together = db
    .select({ entity: mention.entity, paragraphs: countDistinct(place).as('shared_paragraphs') })
    .from(here)
    .innerJoin(mention, and(eq(mention.article, here.article), eq(mention.paragraph, here.paragraph)))
    .where(eq(here.entity, one.key))
    .groupBy(mention.entity)
    .as('together')
  const related = db
    .select({
      id: entity.id,
      name: entity.name,
      type: entity.type,
      wikidata: entity.wikidata,
      articles: shared.articles,
      paragraphs: sql<number>`coalesce(${together.paragraphs}, 0)`,
      all: entity.paragraphs,
    })
    .from(shared)
    .innerJoin(entity, eq(entity.key, shared.entity))
    .leftJoin(together, eq(together.entity, shared.entity))
    .where(type === undefined ? undefined : eq(entity.type, type))
    .all()
    .map(({ all, ...row }) => ({
      ...row,
      score: Math.round(relatedScore(row.paragraphs, one.paragraphs, all) * 10_000) / 10_000,
    }))
    .sort((a, b) => b.score - a.score || b.articles - a.articles || (a.id < b.id ? -1 : 1))
  const [score, articles, lastId] = page.after ?? []
  const begin =
    page.after === undefined
      ? 0
      : related.findIndex(
          (row) =>
            row.score < Number(score) ||
            (row.score === score &&
              (row.articles < Number(articles) || (row.articles === articles && row.id > String(lastId)))),
        )
  const rows = begin < 0 ? [] : related.slice(begin, begin + page.limit + 1)
  return cutPage(
    rows,
    page,
    (row) => [row.score, row.articles, row.id],
    (row) => row,
  )
}

const periodLength: Readonly<Record<TimelineUnit, number>> = { day: 10, month: 7, year: 4 }

function timeline(db: Database, id: string, unit: TimelineUnit, range: DateRange): TimelinePeriod[] {
  const period: SQL<string> = sql`substr(${articleEntity.sortDate}, 1, ${sql.raw(String(periodLength[unit]))})`
  return db
    .select({ period, articles: count(), mentions: sql<number>`sum(${articleEntity.mentions})` })
    .from(articleEntity)
    .innerJoin(entity, eq(entity.key, articleEntity.entity))
    .where(
      and(
        eq(entity.id, id),
        gt(articleEntity.sortDate, ''),
        gt(articleEntity.mentions, 0),
        ...inRange(articleEntity.sortDate, range),
      ),
    )
    .groupBy(period)
    .orderBy(asc(period))
    .all()
}
