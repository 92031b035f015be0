/** Rows of one INSERT: SQLite takes 32,766 bound values, and no table here has more than 20 columns. */
const batchSize = 1000

/** Hands rows to `write` in batches that fit into one statement; does nothing without rows. */
export function inBatches<Row>(rows: readonly Row[], write: (rows: Row[]) => unknown): void {
  for (let at = 0; at < rows.length; at += batchSize) write(rows.slice(at, at + batchSize))
}
