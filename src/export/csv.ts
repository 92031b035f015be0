import { stringify } from 'csv-stringify/sync'

type Cell = string | number | boolean | null | undefined

/** How items of one kind become lines of a table: a cell by the name of its column. */
export interface Table<Item> {
  readonly columns: readonly string[]
  readonly cells: (item: Item) => readonly Cell[]
}

/** A table whose columns are functions of an item. */
export function table<Item>(columns: Readonly<Record<string, (item: Item) => Cell>>): Table<Item> {
  const functions = Object.values(columns)
  return { columns: Object.keys(columns), cells: (item) => functions.map((cell) => cell(item)) }
}

/** Several values in one cell. */
export const joined = (values: readonly string[]): string => values.join('; ')

/** The line of column names (RFC 4180, `header=present`). */
export function csvHeader<Item>({ columns }: Table<Item>): string {
  return lines([columns])
}

/**
 * Items as lines of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, as OWASP
 * advises («CSV Injection»); numbers are left alone.
 */
export function csvLines<Item>({ cells }: Table<Item>, items: readonly Item[]): string {
  return lines(items.map(cells))
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // The package only quotes line ends that are its own.
    quoted_match: /[\r\n]/,
    cast: { boolean: String },
  })
}
