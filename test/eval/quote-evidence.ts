import { readFileSync } from 'node:fs'
import { findMentions } from '../../src/annotate/mentions/find.js'
import { findQuotes } from '../../src/annotate/quotes/find-quotes.js'
import { toGoldShape } from '../../src/annotate/quotes/gold-shape.js'

interface Quoted {
  readonly type: string
  readonly quote: readonly (readonly [start: number, end: number])[]
}

/** A quote that was found: what it was found by, and whether the gold data has it. */
export interface Judged {
  readonly evidence: string
  readonly confidence: number
  readonly right: boolean
}

/** A found and a gold quote are the same from this share of common characters on (intersection over union). */
const sameFrom = 0.5

/**
 * The quotes found in a file of the quotation corpus, each judged: right where a gold quote of the same kind has half of
 * the characters in common; every gold quote counts once.
 */
export function judgeQuotes(file: URL): Judged[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { text, quotes } = JSON.parse(line) as { text: string; quotes: readonly Quoted[] }
      const blocks = Array.from(text.matchAll(/[^\n]+/g), (match, index) => ({
        number: index + 1,
        text: match[0],
        offset: match.index,
      }))
      const offsets = new Map(blocks.map(({ number, offset }) => [number, offset]))
      const found = findQuotes(blocks, 'de', findMentions(blocks, 'de'))
      const left = new Set(quotes)
      return found.map(({ evidence, confidence, ...quote }): Judged => {
        const shape = toGoldShape({ ...quote, evidence, confidence }, text, offsets)
        const twin = [...left].find((gold) => gold.type === shape.type && common(gold, shape) >= sameFrom)
        if (twin !== undefined) left.delete(twin)
        return { evidence, confidence, right: twin !== undefined }
      })
    })
}

function common(a: Quoted, b: Quoted): number {
  const size = ({ quote }: Quoted) => quote.reduce((sum, [start, end]) => sum + end - start, 0)
  let shared = 0
  for (const [start, end] of a.quote)
    for (const [from, to] of b.quote) shared += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return shared / (size(a) + size(b) - shared)
}
