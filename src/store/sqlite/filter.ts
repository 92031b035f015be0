import { type Column, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm'
import type { DateRange } from '../store.js'
import { entity } from './schema.js'

/** The bounds of a range of days, as `sort_date >= ? AND sort_date < ?`; articles without date lie outside any. */
export function dateBounds({ from, to }: DateRange): [string, string] {
  // `!` sorts before any digit; an instant of the last day sorts behind the bare date and before `~`.
  return [from ?? (to === undefined ? '' : '!'), to === undefined ? '~' : `${to}~`]
}

/** The conditions that a date column lies in a range of days; none where it has no bound. */
export function inRange(column: Column, range: DateRange): SQL[] {
  if (range.from === undefined && range.to === undefined) return []
  const [begin, end] = dateBounds(range)
  return [gte(column, begin), lt(column, end)]
}

/** The rows of an entity named by id or by Wikidata id. */
export function entityNamed(name: string): SQL {
  return sql`(SELECT ${entity.key} FROM ${entity} WHERE ${or(eq(entity.id, name), eq(entity.wikidata, name))})`
}
