import { z } from 'zod'
import { ArticleReference } from './article-reference.js'
import { ArticleEntity } from './entity.js'
import { Mention } from './mention.js'
import { Paragraph } from './paragraph.js'
import { plainText, webUrl } from './plain-text.js'
import { Quote } from './quote.js'
import { OffsetUnit } from './span.js'

/** An article without its parts, as lists show it. */
export const ArticleSummary = ArticleReference.extend({
  author: plainText(300)
    .nullable()
    .meta({ description: 'Byline.', examples: ['Jane Doe'] }),
  canonicalUrl: webUrl.nullable().meta({
    description: 'Where it was published.',
    examples: ['https://example.org/news/1'],
  }),
  revision: z
    .int()
    .min(1)
    .meta({
      description: 'Raised by each change of the text or its annotations.',
      examples: [1],
    }),
  createdAt: z.iso
    .datetime()
    .meta({ description: 'When it was stored (UTC).', examples: ['2026-11-24T12:00:00.000Z'] }),
  updatedAt: z.iso
    .datetime()
    .meta({ description: 'When it last changed (UTC).', examples: ['2026-11-24T12:00:00.000Z'] }),
  counts: z
    .object({
      paragraphs: z
        .int()
        .min(0)
        .meta({ description: 'Paragraphs of the body.', examples: [10] }),
      words: z
        .int()
        .min(0)
        .meta({ description: 'Words of the body.', examples: [296] }),
      mentions: z
        .int()
        .min(0)
        .meta({ description: 'Mentions, title included.', examples: [52] }),
      entities: z
        .int()
        .min(0)
        .meta({ description: 'Entities mentioned or quoted.', examples: [20] }),
      quotes: z
        .int()
        .min(0)
        .meta({ description: 'Quotes of every kind.', examples: [4] }),
    })
    .meta({ description: 'How much there is of each part.' }),
}).meta({ id: 'ArticleSummary', description: 'An article without its parts.' })
export type ArticleSummary = z.infer<typeof ArticleSummary>

/** The parts of an article, by the names under which `include` knows them. */
export const articleParts = ['paragraphs', 'mentions', 'quotes', 'entities'] as const

/** An article, whole: its text, who and what is mentioned where, and who said what. */
export const Article = ArticleSummary.extend({
  offsets: OffsetUnit,
  paragraphs: z
    .array(Paragraph)
    .meta({ description: 'The body, in order, from number 1. The title is number 0.' }),
  mentions: z.array(Mention).meta({ description: 'All mentions, in text order, title first.' }),
  quotes: z.array(Quote).meta({ description: 'All quotes, in text order.' }),
  entities: z
    .array(ArticleEntity)
    .meta({ description: 'Everything mentioned or quoted, most mentioned first.' }),
}).meta({ id: 'Article', description: 'An article, whole.' })
export type Article = z.infer<typeof Article>
