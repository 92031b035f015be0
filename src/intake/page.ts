import { parseHTML } from 'linkedom'
import { unusableText } from '../errors.js'
import { fold } from '../text/fold.js'
import { cleanText } from './clean.js'
import type { PageDocument } from './dom.js'
import type { Found, Removed } from './found.js'
import { parseFrontLine } from './front-line.js'
import { type PageBlock, readPageBlocks } from './page-blocks.js'
import { readPageMetadata } from './page-metadata.js'
import { findMain, findReadable } from './readable.js'

/** Text that is as long as this and ends as a sentence does is taken for body text between body text. In UTF-16 units. */
const sentenceLength = 80

/** Elements are not nested deeper than this. */
const deepest = 2000

/** A page has no more tags than this; usual ones have a hundredth. */
const mostTags = 400_000

/**
 * The article of an HTML page, or of a piece of one: its metadata, the paragraphs of its body as Readability finds
 * them, and everything else that a reader of the page sees, with the reason why it is not part of the article.
 * Throws `unusable-text` for pages with far more elements than pages have.
 */
export function readPage(html: string): Found {
  checkTags(html)
  const document: PageDocument = parseHTML(
    `<!DOCTYPE html><html${rootAttributes(html)}><body>${html}</body></html>`,
  ).document
  const page = readPageBlocks(document.body)
  const { blocks } = page
  const headings = blocks.filter(({ tag, apart }) => tag === 'h1' && apart !== 'hidden')
  const heading = headings.length === 1 ? (headings[0]?.text ?? null) : null
  const metadata = readPageMetadata(document, heading)

  const readable = findReadable(document, page)
  const kept = readable === undefined ? findMain(blocks) : fillGaps(blocks, readable)
  const paragraphs: string[] = []
  const removed: Removed[] = []
  let { author, publishedAt } = metadata
  let begun = false
  blocks.forEach((block, number) => {
    const lines = splitLines(block.text)
    const isHeading = !begun && (block.tag === 'h1' || isTitle(block.text, metadata.title))
    if (block.apart === undefined && kept.has(number) && !isHeading) {
      for (const line of lines) paragraphs.push(line)
      begun = true
    } else {
      const front = begun || block.apart !== undefined ? undefined : parseFrontLine(lines.join(' '))
      author ??= front?.author ?? null
      publishedAt ??= front?.date ?? null
      const reason = isHeading ? 'headline' : (block.apart ?? 'outside the article')
      for (const text of lines) removed.push({ text, reason })
    }
  })
  return { metadata: { ...metadata, author, publishedAt }, paragraphs, removed }
}

/** Tags that need no end, or are ended by the next one. */
const shallow = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr'.split(
    ' ',
  ),
)

/** The parser looks through all open elements at each tag, which takes too long when either are too many. */
function checkTags(html: string): void {
  let depth = 0
  let tags = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d-]{0,30})/gi)) {
    if (++tags > mostTags) throw unusableText(`The HTML has more than ${mostTags} tags.`)
    if (shallow.has(name.toLowerCase())) continue
    depth = end === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) throw unusableText(`The HTML has elements nested more than ${deepest} deep.`)
  }
}

/** The language of the page's own `<html>`, for the page is parsed inside another one. */
function rootAttributes(html: string): string {
  const lang = /<html\b[^>]{0,2000}?\slang\s{0,9}=\s{0,9}["']?([\w-]{2,35})/i.exec(html.slice(0, 20_000))?.[1]
  return lang === undefined ? '' : ` lang="${lang}"`
}

/**
 * The blocks kept, with those that Readability leaves out though they are body text: sentences between two kept
 * blocks, and the lead between the headline and the first kept block, in the same `<article>`.
 */
function fillGaps(blocks: readonly PageBlock[], readable: ReadonlySet<number>): ReadonlySet<number> {
  const numbers = [...readable].filter((number) => blocks[number]?.apart === undefined)
  const first = numbers[0]
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return readable
  const article = blocks[first]?.article
  const heading = blocks.findLastIndex(({ tag }, number) => tag === 'h1' && number < first)
  const kept = new Set(readable)
  for (let number = heading === -1 ? first : heading + 1; number < last; number++) {
    const block = blocks[number]
    if (block !== undefined && block.article === article && isBodyText(block)) kept.add(number)
  }
  return kept
}

function isBodyText({ tag, text, pieces, apart }: PageBlock): boolean {
  if (apart !== undefined || text.length < sentenceLength) return false
  if (!/^(?:p|div|blockquote|header|section|article)$/.test(tag)) return false
  const linked = pieces.reduce((sum, piece) => sum + (piece.linked ? piece.text.length : 0), 0)
  return linked * 3 < text.length && /[.!?]["'“”’«»)]{0,2}$/.test(text.trimEnd().slice(-4))
}

function isTitle(text: string, title: string | null): boolean {
  return title !== null && text.length < title.length * 2 + 20 && fold(text) === fold(title)
}

/**
 * The paragraphs of a block: two line breaks in a row end one, one does where a full line and a sentence end
 * together; otherwise it is a blank.
 */
function splitLines(text: string): string[] {
  const paragraphs: string[] = []
  for (const block of cleanText(text).split(/\n{2,}/)) {
    let start = 0
    for (const { index } of block.matchAll(/\n/g)) {
      if (
        index - start < 100 ||
        !/[.!?]["'“”’«»)]{0,2}$/.test(block.slice(Math.max(start, index - 4), index))
      )
        continue
      paragraphs.push(block.slice(start, index))
      start = index + 1
    }
    paragraphs.push(block.slice(start))
  }
  return paragraphs
    .map((paragraph) => paragraph.replaceAll('\n', ' '))
    .filter((paragraph) => paragraph !== '')
}
