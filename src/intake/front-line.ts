import { boilerplateReason } from './boilerplate.js'
import { parseByline } from './byline.js'
import { parseDateLine } from './publication-date.js'

/** A line with author and date is not longer than this. In UTF-16 units. */
const longestFrontLine = 240

/** A line with a date, an author, or both, and nothing else; `date` is null where it is that of a change. */
export interface FrontLine {
  readonly author: string | null
  readonly date: string | null
  readonly reason: string
}

/**
 * The author and date of a line such as `28. Februar 2023 | Von Eva Berg | 3 min read`; undefined for a line that holds
 * anything else.
 */
export function parseFrontLine(text: string): FrontLine | undefined {
  if (text.length > longestFrontLine) return undefined
  let author: string | null = null
  let date: string | null = null
  for (const part of text.split(/\s+[|•·]\s+/)) {
    const byline = parseByline(part)
    const dateLine = parseDateLine(part)
    if (byline === undefined && dateLine === undefined && boilerplateReason(part) === undefined)
      return undefined
    author ??= byline?.author ?? null
    date ??= byline?.date ?? (dateLine?.change === false ? dateLine.date : null)
  }
  return { author, date, reason: author === null ? 'date' : 'byline' }
}

/** A line with nothing but a date. */
export function parseDates(text: string): FrontLine | undefined {
  const line = parseDateLine(text)
  return line && { author: null, date: line.change ? null : line.date, reason: 'date' }
}
