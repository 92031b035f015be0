import type { QuoteInContext } from '../model/quote.js'
import type { FoundQuote, Snippet } from '../model/search.js'
import type { OffsetUnit, Span } from '../model/span.js'
import type { Range } from '../text/hits.js'
import { quoteInUnit, spansInUnit } from './offsets.js'
import { cutQuoteSnippet, cutSnippets } from './snippets.js'

/** How an item meets a search; offsets are code points, `paragraphs` the texts that they lie in. */
interface Match {
  readonly score: number | null
  readonly hits: readonly Span[]
  readonly paragraphs: ReadonlyMap<number, string>
}

/** What a search adds to an article, offsets in `unit`. */
export function articleMatchInUnit(
  { score, hits, paragraphs }: Match,
  unit: OffsetUnit,
): { score: number | null; hits: Span[]; snippets: Snippet[] } {
  return { score, hits: spansInUnit(hits, paragraphs, unit), snippets: cutSnippets(paragraphs, hits) }
}

/** A quote with what a search adds to it, offsets in `unit`. */
export function foundQuoteInUnit(
  match: Match & { readonly quote: QuoteInContext },
  unit: OffsetUnit,
): FoundQuote {
  const { quote, score, hits, paragraphs } = match
  return {
    ...quoteInUnit(quote, paragraphs, unit),
    score,
    hits: spansInUnit(hits, paragraphs, unit),
    snippet: cutQuoteSnippet(quote.text, rangesInText(quote, hits)),
  }
}

/** The hits that lie in a quote's spans, as ranges of its text: that of the spans, joined by one blank. */
function rangesInText({ spans }: QuoteInContext, hits: readonly Span[]): Range[] {
  const ranges: Range[] = []
  let before = 0
  for (const span of spans) {
    for (const { paragraph, start, end } of hits) {
      if (paragraph === span.paragraph && start >= span.start && end <= span.end)
        ranges.push({ start: before + start - span.start, end: before + end - span.start })
    }
    before += span.end - span.start + 1
  }
  return ranges.sort((a, b) => a.start - b.start)
}
