import type { Article } from '../model/article.js'
import type { Span } from '../model/span.js'
import { codePointLength } from '../text/codepoint.js'

/** What stands between the blocks of the article text. */
const gap = '\n\n'

/** The article text: the title, then each paragraph, joined by one blank line; no line feed at its end. */
export function articleText(article: Pick<Article, 'title' | 'paragraphs'>): string {
  return [article.title, ...article.paragraphs.map(({ text }) => text)].join(gap)
}

/** The body alone: its paragraphs, joined by one blank line. */
export function bodyText(article: Pick<Article, 'paragraphs'>): string {
  return article.paragraphs.map(({ text }) => text).join(gap)
}

/** A half-open range of the article text, in code points. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * A function from spans inside a paragraph to ranges of the article text, both in code points.
 * It throws RangeError for a paragraph that the article does not have.
 */
export function textRanges(article: Pick<Article, 'title' | 'paragraphs'>): (span: Span) => TextRange {
  const starts = new Map<number, number>()
  let start = 0
  for (const { number, text } of [{ number: 0, text: article.title }, ...article.paragraphs]) {
    starts.set(number, start)
    start += codePointLength(text) + gap.length
  }
  return (span) => {
    const before = starts.get(span.paragraph)
    if (before === undefined) throw new RangeError(`no paragraph ${span.paragraph}`)
    return { start: before + span.start, end: before + span.end }
  }
}
