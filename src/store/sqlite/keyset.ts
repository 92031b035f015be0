import { and, asc, type Column, desc, eq, gt, gte, lt, lte, or, type SQL } from 'drizzle-orm'
import type { Page, PageRequest, Position } from '../store.js'

/** A column that a list is sorted by, and which way. */
export interface SortColumn {
  readonly column: Column | SQL
  readonly down: boolean
}

/** The ORDER BY terms of a list. */
export function orderTerms(columns: readonly SortColumn[]): SQL[] {
  return columns.map(({ column, down }) => (down ? desc(column) : asc(column)))
}

/**
 * The condition that a row stands behind `after` in the order of `columns`: the keyset of a page. Undefined for the
 * first page. The last column must make the order total.
 */
export function behind(columns: readonly SortColumn[], after: Position | undefined): SQL | undefined {
  if (after === undefined) return undefined
  const cases = columns.map(({ column, down }, index) => {
    const equal = columns.slice(0, index).map((sort, n) => eq(sort.column as SQL, after[n]))
    return and(...equal, (down ? lt : gt)(column as SQL, after[index]))
  })
  // The bound on the first column alone lets an index begin at the position instead of at the top.
  const [first] = columns
  const bound = first && (first.down ? lte : gte)(first.column as SQL, after[0])
  return and(bound, or(...cases))
}

/**
 * A page of rows that were asked for with one more than the limit: the surplus tells that there is a next page.
 */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  request: PageRequest,
  position: (row: Row) => Position,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, request.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    next: rows.length > request.limit && last !== undefined ? position(last) : null,
  }
}
