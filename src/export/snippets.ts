import type { QuoteSnippet, Snippet, SnippetRun } from '../model/search.js'
import type { Span } from '../model/span.js'
import { toUnits } from '../text/codepoint.js'
import type { Range } from '../text/hits.js'

/** About so long a snippet is, in UTF-16 code units. */
const length = 160

/** An article shows at most so many. */
const mostSnippets = 3

/** Further hits of a window that are looked at. */
const mostInWindow = 40

/** Where text was cut off. */
const ellipsis = '…'

/** A stretch of a paragraph with hits close together; in UTF-16 code units. */
interface Window {
  readonly paragraph: number
  readonly startUnit: number
  readonly endUnit: number
  /** Different hits count more than the same one again. */
  readonly weight: number
}

/**
 * Up to three pieces of an article around the places where its hits stand closest, one a paragraph, in text order. The
 * title is not among them: it is shown anyway. Without hits in the body, the beginning of the body.
 * `hits` are in code points, `paragraphs` the texts by number.
 */
export function cutSnippets(paragraphs: ReadonlyMap<number, string>, hits: readonly Span[]): Snippet[] {
  const best = [...paragraphs]
    .filter(([number]) => number > 0)
    .flatMap(([number, text]) => densest(number, text, inUnits(text, number, hits)))
    .sort((a, b) => b.weight - a.weight || a.paragraph - b.paragraph)
    .slice(0, mostSnippets)
    .sort((a, b) => a.paragraph - b.paragraph)
  const [first] = [...paragraphs.keys()].filter((number) => number > 0)
  const windows =
    best.length > 0 || first === undefined
      ? best
      : [{ paragraph: first, startUnit: 0, endUnit: 0, weight: 0 }]
  return windows.map((window) => {
    const text = paragraphs.get(window.paragraph) ?? ''
    return { paragraph: window.paragraph, runs: cutRuns(text, window, inUnits(text, window.paragraph, hits)) }
  })
}

/**
 * The piece of a quote's text around the place where its hits stand closest. `ranges` are hits in `text`, in code points.
 */
export function cutQuoteSnippet(text: string, ranges: readonly Range[]): QuoteSnippet {
  const units = inUnits(
    text,
    0,
    ranges.map((range) => ({ paragraph: 0, ...range })),
  )
  const [window = { paragraph: 0, startUnit: 0, endUnit: 0, weight: 0 }] = densest(0, text, units)
  return { runs: cutRuns(text, window, units) }
}

/** The hits of a paragraph in UTF-16 code units. */
function inUnits(text: string, paragraph: number, hits: readonly Span[]): Range[] {
  const unit = toUnits(text)
  return hits
    .filter((hit) => hit.paragraph === paragraph)
    .map(({ start, end }) => ({ start: unit(start), end: unit(end) }))
}

/** The window that holds the most different hits; none without hits. */
function densest(paragraph: number, text: string, hits: readonly Range[]): Window[] {
  let best: Window | undefined
  hits.forEach(({ start, end }, index) => {
    const inside = hits
      .slice(index, index + mostInWindow)
      .filter((hit) => hit.end <= Math.max(end, start + length))
    const different = new Set(inside.map((hit) => text.slice(hit.start, hit.end).toLowerCase()))
    const weight = different.size * mostInWindow + inside.length
    if (weight > (best?.weight ?? 0))
      best = { paragraph, startUnit: start, endUnit: inside.at(-1)?.end ?? end, weight }
  })
  return best === undefined ? [] : [best]
}

/** A window, widened to a snippet's length and cut into runs wherever a hit begins or ends. */
function cutRuns(text: string, window: Window, hits: readonly Range[]): SnippetRun[] {
  const { startUnit, endUnit } = widen(text, window)
  const runs: SnippetRun[] = []
  const push = (from: number, to: number, hit: boolean) => {
    if (to > from) runs.push({ text: text.slice(from, to), hit })
  }
  let at = startUnit
  for (const { start, end } of hits) {
    if (end <= at || start >= endUnit) continue
    push(at, Math.max(at, start), false)
    push(Math.max(at, start), Math.min(end, endUnit), true)
    at = Math.min(end, endUnit)
  }
  push(at, endUnit, false)
  return [
    ...(startUnit > 0 ? [{ text: `${ellipsis} `, hit: false }] : []),
    ...runs,
    ...(endUnit < text.length ? [{ text: ` ${ellipsis}`, hit: false }] : []),
  ]
}

/** Room on both sides, as far as whole words fit; a word longer than the room is cut between graphemes. */
function widen(text: string, { startUnit, endUnit }: Window): { startUnit: number; endUnit: number } {
  const room = Math.max(0, length - (endUnit - startUnit))
  // What one side does not need, the other one has.
  const after = Math.max(Math.ceil(room / 2), room - startUnit)
  const to = endUnit + after >= text.length ? text.length : lastBreak(text, endUnit, endUnit + after)
  const before = room - (to - endUnit)
  const from = startUnit - before <= 0 ? 0 : firstBreak(text, startUnit - before, startUnit)
  return { startUnit: from, endUnit: to }
}

/** The last place not behind `limit` at which a word ends. */
function lastBreak(text: string, from: number, limit: number): number {
  for (let at = limit; at > from; at--) if (isSpace(text, at) && !isSpace(text, at - 1)) return at
  return isSpace(text, from) ? from : (graphemeBreaks(text, from, limit).at(-1) ?? from)
}

/** The first place not before `limit` at which a word begins. */
function firstBreak(text: string, limit: number, to: number): number {
  for (let at = limit; at < to; at++) if (!isSpace(text, at) && isSpace(text, at - 1)) return at
  return isSpace(text, to - 1) ? to : (graphemeBreaks(text, limit, to)[0] ?? to)
}

function isSpace(text: string, unit: number): boolean {
  return /\s/.test(text.charAt(unit))
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Places from `from` to `to` between two graphemes; those around are looked at, for a grapheme depends on them. */
function graphemeBreaks(text: string, from: number, to: number): number[] {
  const start = Math.max(0, from - length)
  return [...graphemes.segment(text.slice(start, to + length))]
    .map(({ index }) => start + index)
    .filter((at) => at >= from && at <= to)
}
