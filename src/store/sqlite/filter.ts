import { and, type Column, eq, gt, gte, lt, or, type SQL, sql } from 'drizzle-orm'
import type { DateRange } from '../store.js'
import { entity } from './schema.js'

/** The conditions that a date column lies in a range of days; an empty date never does. */
export function inRange(column: Column, range: DateRange): (SQL | undefined)[] {
  return [
    range.from === undefined ? undefined : gte(column, range.from),
    // An instant of the last day sorts behind the bare date, and before the date followed by `~`.
    range.to === undefined ? undefined : and(gt(column, ''), lt(column, `${range.to}~`)),
  ]
}

/** The rows of an entity named by id or by Wikidata id. */
export function entityNamed(name: string): SQL {
  return sql`(SELECT ${entity.key} FROM ${entity} WHERE ${or(eq(entity.id, name), eq(entity.wikidata, name))})`
}
