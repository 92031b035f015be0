import { toOffsets } from './codepoint.js'
import { stemText } from './stem.js'
import { findForms, type WordForm } from './word-forms.js'

/** A range of a text in code points, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Where a text of a language has any of the forms, in text order; ranges do not overlap. `also` are ranges that count as
 * hits for other reasons; touching a found range, they become one with it.
 */
export function findHits(
  text: string,
  language: string,
  forms: readonly WordForm[],
  also: readonly Range[] = [],
): Range[] {
  const words = stemText(text, language)
  const offset = toOffsets(text)
  const found = findForms(words, forms).map(({ first, last }) => ({
    start: offset(words[first]?.startUnit ?? 0),
    end: offset(words[last]?.endUnit ?? 0),
  }))
  return uniteRanges([...found, ...also])
}

/** The ranges in order, overlapping ones as one. */
export function uniteRanges(ranges: readonly Range[]): Range[] {
  const united: { start: number; end: number }[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = united.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else united.push({ start, end })
  }
  return united
}
