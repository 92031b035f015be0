/** Items as newline-delimited JSON: one object a line, each line ended by a line feed. */
export function toNdjson(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('')
}
