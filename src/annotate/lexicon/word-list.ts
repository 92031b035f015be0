/** The words of a lexicon entry, which stand in one text with white space between them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** The same as a set, for lookup. */
export function wordSet(text: string | readonly string[]): ReadonlySet<string> {
  return new Set(typeof text === 'string' ? wordsOf(text) : text)
}
