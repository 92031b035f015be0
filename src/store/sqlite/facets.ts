import { and, desc, type SQL, sql } from 'drizzle-orm'
import type { EntityType } from '../../model/entity.js'
import type { Facets } from '../../model/search.js'
import type { Query } from '../../text/query.js'
import { type ArticleFilter, type FacetName, mostFaceted, type QuoteFilter } from '../store.js'
import { articleConditions } from './articles.js'
import type { Database } from './database.js'
import { quoteConditions } from './quotes.js'
import { newestKeys } from './rank.js'
import { article, articleEntity, entity, quote, quoteEntity } from './schema.js'
import { articleMatches } from './search-articles.js'
import { compileQuery } from './search-match.js'
import { quoteMatches } from './search-quotes.js'
import { articles, quotes } from './search-tables.js'

/** The most values of a facet. */
const mostValues = 20
/** Five years. */
const mostMonths = 60

/** See `Store.getArticleFacets`. */
export function articleFacets(
  db: Database,
  query: Query | undefined,
  filter: ArticleFilter,
  names: readonly FacetName[],
): Facets {
  if (names.length === 0) return {}
  const keys =
    query === undefined
      ? db
          .select({ key: article.key })
          .from(article)
          .where(and(...articleConditions(db, filter)))
          .orderBy(desc(article.key))
          .limit(mostFaceted)
          .all()
          .map(({ key }) => key)
      : newestKeys(
          db,
          articleMatches(db, compileQuery(db, query, articles, filter.language).match, filter),
          mostFaceted,
        )
  const found = sql`(SELECT value AS article FROM json_each(${JSON.stringify(keys)})) AS found`
  const involved = (role: 'mentions' | 'quotesBy') => sql`
    ${found} JOIN ${articleEntity} ON ${articleEntity.article} = found.article AND ${articleEntity[role]} > 0
    JOIN ${entity} ON ${entity.key} = ${articleEntity.entity}`
  return facets(db, names, {
    origin: sql`${found} JOIN ${article} ON ${article.key} = found.article`,
    entity: involved('mentions'),
    speaker: involved('quotesBy'),
  })
}

/** See `Store.getQuoteFacets`. */
export function quoteFacets(
  db: Database,
  query: Query | undefined,
  filter: QuoteFilter,
  names: readonly FacetName[],
): Facets {
  if (names.length === 0) return {}
  const keys =
    query === undefined
      ? db
          .select({ key: quote.key })
          .from(quote)
          .innerJoin(article, sql`${article.key} = ${quote.article}`)
          .where(and(...quoteConditions(db, filter)))
          .orderBy(desc(quote.key))
          .limit(mostFaceted)
          .all()
          .map(({ key }) => key)
      : newestKeys(
          db,
          quoteMatches(db, compileQuery(db, query, quotes, filter.language).match, filter),
          mostFaceted,
        )
  const found = sql`(SELECT value AS quote FROM json_each(${JSON.stringify(keys)})) AS found`
  const involved = (role: 'mentioned' | 'speaker') => sql`
    ${found} JOIN ${quoteEntity} ON ${quoteEntity.quote} = found.quote AND ${quoteEntity.role} = ${role}
    JOIN ${entity} ON ${entity.key} = ${quoteEntity.entity}`
  return facets(db, names, {
    origin: sql`${found} JOIN ${quote} ON ${quote.key} = found.quote JOIN ${article} ON ${article.key} = ${quote.article}`,
    entity: involved('mentioned'),
    speaker: involved('speaker'),
  })
}

/** The items of a list joined to their articles, and to the entities that they have. */
interface Sources {
  readonly origin: SQL
  readonly entity: SQL
  readonly speaker: SQL
}

function facets(db: Database, names: readonly FacetName[], sources: Sources): Facets {
  const byEntity = (source: SQL) =>
    db.all<{ value: string; name: string; type: EntityType; count: number }>(sql`
      SELECT ${entity.id} AS value, ${entity.name} AS name, ${entity.type} AS type, count(*) AS count
      FROM ${source} GROUP BY ${entity.key} ORDER BY count(*) DESC, ${entity.id} LIMIT ${mostValues}`)
  const byValue = (value: SQL, order: SQL, limit: number) =>
    db.all<{ value: string; count: number }>(sql`
      SELECT ${value} AS value, count(*) AS count FROM ${sources.origin}
      WHERE ${value} > '' GROUP BY 1 ORDER BY ${order} LIMIT ${limit}`)
  const frequent = sql`count(*) DESC, 1`
  const makers: { readonly [Name in FacetName]: () => NonNullable<Facets[Name]> } = {
    entity: () => byEntity(sources.entity),
    speaker: () => byEntity(sources.speaker),
    publisher: () => byValue(sql`${article.publisher}`, frequent, mostValues),
    language: () => byValue(sql`${article.language}`, frequent, mostValues),
    month: () => byValue(sql`substr(${article.sortDate}, 1, 7)`, sql`1 DESC`, mostMonths),
  }
  return Object.fromEntries([...new Set(names)].map((name) => [name, makers[name]()])) as Facets
}
