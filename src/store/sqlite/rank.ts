import { and, type SQL, sql } from 'drizzle-orm'
import { type MatchPage, mostCounted, mostRanked, type Page, type PageRequest } from '../store.js'
import type { Database } from './database.js'
import type { TextTable } from './search-tables.js'
import { shownKeys, shownPosition } from './shown.js'

/** Where matches come from: a full-text table, and the tables that conditions on them need, joined to it. */
export interface Matches {
  readonly table: TextTable
  readonly match: string
  /** `JOIN …`, or nothing. */
  readonly joined: SQL
  readonly conditions: readonly (SQL | undefined)[]
}

/** The rows of matches, newest first by when they were stored, at most `limit`; `column` beside their key. */
function newest({ table, match, joined, conditions }: Matches, limit: number, column: SQL): SQL {
  const isMatch = sql`${table.name} MATCH ${match}`
  const wanted = and(isMatch, ...conditions) ?? isMatch
  return sql`SELECT ${table.rowid} AS key, ${column} AS value FROM ${table.name} ${joined}
    WHERE ${wanted} ORDER BY ${table.rowid} DESC LIMIT ${limit}`
}

/** Keys of the newest matches. */
export function newestKeys(db: Database, matches: Matches, limit: number): number[] {
  return db.all<{ key: number }>(newest(matches, limit, sql`NULL`)).map(({ key }) => key)
}

type Count = Pick<MatchPage<never>, 'total' | 'totalIsCapped'>

/** How many matches there are. */
export function countMatches(db: Database, matches: Matches): Count {
  const { n } = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (${newest(matches, mostCounted + 1, sql`NULL`)})`,
  )
  return { total: Math.min(n, mostCounted), totalIsCapped: n > mostCounted }
}

/** A page of the keys and scores of the best matches. */
export function rankMatches(
  db: Database,
  matches: Matches,
  page: PageRequest,
): Page<{ readonly key: number; readonly score: number }> {
  const ranked = db.all<{ key: number; value: number }>(
    sql`SELECT key, value FROM (${newest(matches, mostCounted, matches.table.score)})
      ORDER BY value DESC, key DESC LIMIT ${mostRanked}`,
  )
  const shown = shownKeys(page.after)
  const rest = shown.size === 0 ? ranked : ranked.filter(({ key }) => !shown.has(key))
  const some = rest.slice(0, page.limit)
  for (const { key } of some) shown.add(key)
  return {
    items: some.map(({ key, value }) => ({ key, score: Math.round(value * 1000) / 1000 })),
    next: rest.length > some.length && shown.size < mostRanked ? shownPosition(shown) : null,
  }
}

/**
 * The condition that the row with this key matches, for lists in another order; `count` is of these matches. Where matches are many, it is tested row
 * by row along that order (the `+` keeps SQLite from looking all of them up first); where they are few, they are looked
 * up and sorted.
 */
export function isMatch(db: Database, matches: Matches, count: Count, key: SQL): SQL {
  const { table, match, conditions } = matches
  const isAll = conditions.length === 0
  const { totalIsCapped } = isAll ? count : countMatches(db, { ...matches, joined: sql``, conditions: [] })
  const rows = sql`(SELECT ${table.rowid} FROM ${table.name} WHERE ${table.name} MATCH ${match})`
  return totalIsCapped ? sql`+${key} IN ${rows}` : sql`${key} IN ${rows}`
}
