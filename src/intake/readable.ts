import { Readability } from '@mozilla/readability'
import type { PageDocument } from './dom.js'
import type { PageBlock, PageBlocks } from './page-blocks.js'

/**
 * Pages with more or deeper nested elements than this (some 30 000 in usual depth) are not given to Readability, which
 * walks them again and again. In the unit of `PageBlocks.work`.
 */
const mostWork = 1_000_000

/** Pages with more blocks of text than this neither; it is some 4 MB of HTML. */
const mostBlocks = 20_000

/** Readability tries again with fewer rules when it finds less text than this. In UTF-16 units. */
const enough = 250

/**
 * The numbers of those blocks that Mozilla's Readability takes for the article, or undefined when it finds none or the
 * page is too tangled for it. Takes `document` apart. Every text node is marked with its number in noncharacters
 * (U+FDD0 to U+FDE1, which no text holds), so that it is known by what remains which nodes were kept.
 */
export function findReadable(
  document: PageDocument,
  { blocks, work }: PageBlocks,
): ReadonlySet<number> | undefined {
  if (work > mostWork || blocks.length > mostBlocks) return undefined
  let count = 0
  for (const block of blocks) {
    for (const piece of block.pieces) piece.node.data = mark(count++) + piece.node.data
  }
  const kept = readMarks(readText(document))
  const numbers = new Set<number>()
  count = 0
  blocks.forEach((block, number) => {
    let inside = 0
    let all = 0
    for (const piece of block.pieces) {
      if (kept.has(count++)) inside += piece.text.length
      all += piece.text.length
    }
    if (inside * 2 >= all) numbers.add(number)
  })
  return numbers.size === 0 ? undefined : numbers
}

/**
 * The numbers of the blocks of the page's main element, for pages without an article that Readability finds: the
 * `<article>` with most text, else all.
 */
export function findMain(blocks: readonly PageBlock[]): ReadonlySet<number> {
  const lengths = new Map<number, number>()
  for (const { article, apart, text } of blocks) {
    if (apart === undefined && article !== 0) lengths.set(article, (lengths.get(article) ?? 0) + text.length)
  }
  const [longest = 0] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? []
  const numbers = new Set<number>()
  blocks.forEach(({ article, apart }, number) => {
    if (apart === undefined && (longest === 0 || article === longest)) numbers.add(number)
  })
  return numbers
}

function readText(document: PageDocument): string {
  try {
    const options = { charThreshold: enough, disableJSONLD: true, serializer: () => '' }
    // Readability asks for a browser's Document, and is content with this one.
    return new Readability(document as never, options).parse()?.textContent ?? ''
  } catch {
    return ''
  }
}

const digits = 16
const first = 0xfdd0
const open = '\ufde0'
const close = '\ufde1'

function mark(number: number): string {
  const text = [...number.toString(digits)].map((digit) =>
    String.fromCharCode(first + Number.parseInt(digit, digits)),
  )
  return open + text.join('') + close
}

function readMarks(text: string): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const [, marked = ''] of text.matchAll(/\ufde0([\ufdd0-\ufddf]{1,8})\ufde1/g)) {
    const number = [...marked].map((digit) => (digit.charCodeAt(0) - first).toString(digits)).join('')
    numbers.add(Number.parseInt(number, digits))
  }
  return numbers
}
