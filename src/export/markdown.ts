import { toMarkdown } from 'mdast-util-to-markdown'
import type { Article } from '../model/article.js'

/**
 * The article as CommonMark 0.31: the title as a heading, then the paragraphs. Whatever in a text could be markup is
 * escaped, so that rendering gives the text back.
 */
export function articleMarkdown(article: Pick<Article, 'title' | 'paragraphs'>): string {
  return toMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: article.title }] },
      ...article.paragraphs.map(({ text }) => ({
        type: 'paragraph' as const,
        children: [{ type: 'text' as const, value: text }],
      })),
    ],
  })
}
