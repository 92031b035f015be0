/** Below this no character joins another one: the first combining mark is U+0300. */
const firstJoining = 0x300

/** Where the user-perceived characters of a text begin and end, in UTF-16 indices. */
export interface Graphemes {
  /** The last boundary at or before an index. */
  readonly before: (unit: number) => number
  /** The first boundary at or behind an index. */
  readonly after: (unit: number) => number
}

/**
 * The boundaries of extended grapheme clusters (Unicode Standard Annex #29). Lines are cut when they are first asked
 * for, and once: any number of questions takes time in proportion to the text.
 */
export function graphemesOf(text: string): Graphemes {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  const known = new Map<number, number[]>()

  /** The boundaries of the line that an index lies in: a line feed is a cluster of its own. */
  const boundariesAt = (unit: number): number[] => {
    const line = lastAtMost(lineStarts, unit)
    const start = lineStarts[line] as number
    const end = lineStarts[line + 1] ?? text.length
    const boundaries = known.get(start) ?? [
      ...Array.from(segmenter.segment(text.slice(start, end)), ({ index }) => start + index),
      end,
    ]
    known.set(start, boundaries)
    return boundaries
  }
  const isPlain = (unit: number) =>
    unit <= 0 ||
    unit >= text.length ||
    (text.charCodeAt(unit - 1) < firstJoining && text.charCodeAt(unit) < firstJoining)
  return {
    before: (unit) => {
      if (isPlain(unit)) return unit
      const boundaries = boundariesAt(unit)
      return boundaries[lastAtMost(boundaries, unit)] as number
    },
    after: (unit) => {
      if (isPlain(unit)) return unit
      const boundaries = boundariesAt(unit)
      const index = lastAtMost(boundaries, unit)
      return boundaries[index] === unit ? unit : (boundaries[index + 1] as number)
    },
  }
}

/** The index of the last one of ascending numbers that is at most `value`; the first one is. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
