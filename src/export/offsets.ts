import type { Article } from '../model/article.js'
import type { MentionInContext } from '../model/mention.js'
import type { Party, Quote } from '../model/quote.js'
import type { OffsetUnit, Span } from '../model/span.js'
import { codePointLength, toUnits } from '../text/codepoint.js'

/** Gives a span with its offsets in another unit. */
type Convert = <S extends Span>(span: S) => S

/** A conversion from code points to UTF-16 code units for spans in the given paragraphs, by paragraph number. */
function toUtf16(paragraphs: ReadonlyMap<number, string>): Convert {
  const maps = new Map<number, (offset: number) => number>()
  return (span) => {
    const text = paragraphs.get(span.paragraph)
    if (text === undefined) throw new RangeError(`no text for paragraph ${span.paragraph}`)
    const unit = maps.get(span.paragraph) ?? toUnits(text)
    maps.set(span.paragraph, unit)
    return { ...span, start: unit(span.start), end: unit(span.end) }
  }
}

/** The article with every offset in `unit`; `article` has code points. */
export function articleInUnit(article: Article, unit: OffsetUnit): Article {
  if (unit === 'codepoint') return article
  const convert = toUtf16(articleBlocks(article))
  return {
    ...article,
    offsets: unit,
    mentions: article.mentions.map(convert),
    quotes: article.quotes.map((quote) => convertQuote(quote, convert)),
  }
}

/** The quote with every offset in `unit`; `paragraphs` holds the texts that its spans lie in, by paragraph number. */
export function quoteInUnit<Q extends Quote>(
  quote: Q,
  paragraphs: ReadonlyMap<number, string>,
  unit: OffsetUnit,
): Q {
  return unit === 'codepoint' ? quote : convertQuote(quote, toUtf16(paragraphs))
}

/** Spans with their offsets in `unit`; `paragraphs` holds the texts that they lie in, by paragraph number. */
export function spansInUnit(
  spans: readonly Span[],
  paragraphs: ReadonlyMap<number, string>,
  unit: OffsetUnit,
): Span[] {
  return unit === 'codepoint' ? [...spans] : spans.map(toUtf16(paragraphs))
}

/** The mention with its offsets in `unit`; its `left` must be all of the paragraph before it. */
export function mentionInUnit(mention: MentionInContext, unit: OffsetUnit): MentionInContext {
  if (unit === 'codepoint') return mention
  if (codePointLength(mention.left) !== mention.start) throw new RangeError('the left context is cut')
  const start = mention.left.length
  return { ...mention, start, end: start + mention.surface.length }
}

/** The texts of an article by paragraph number, the title as number 0. */
export function articleBlocks(article: Pick<Article, 'title' | 'paragraphs'>): ReadonlyMap<number, string> {
  return new Map([
    [0, article.title],
    ...article.paragraphs.map(({ number, text }) => [number, text] as const),
  ])
}

function convertQuote<Q extends Quote>(quote: Q, convert: Convert): Q {
  const party = (one: Party | null) => (one?.span ? { ...one, span: convert(one.span) } : one)
  return {
    ...quote,
    spans: quote.spans.map(convert),
    cue: quote.cue === null ? null : convert(quote.cue),
    speaker: party(quote.speaker),
    addressee: party(quote.addressee),
  }
}
