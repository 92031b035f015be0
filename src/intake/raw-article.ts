import { z } from 'zod'

/** What may be known of an article before its text is read; it wins over what the text says. */
const Known = {
  title: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: "Title; a site's name behind it is cut off." }),
  language: z
    .string()
    .min(2)
    .max(35)
    .optional()
    .meta({
      description: 'Language tag (BCP 47); detected where it is left out.',
      examples: ['de', 'en-GB'],
    }),
  publisher: z.string().min(1).max(200).optional().meta({ description: 'Who published it.' }),
  author: z.string().min(1).max(300).optional().meta({ description: 'Byline.' }),
  publishedAt: z
    .string()
    .min(4)
    .max(100)
    .optional()
    .meta({
      description: 'Date or time of publication, best as `2023-02-28` or `2023-02-28T09:30:00Z`.',
      examples: ['2023-02-28'],
    }),
  canonicalUrl: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'Where it was published (http or https).' }),
}

/** In what form a text comes. */
const RawFormat = z.enum(['text', 'html', 'markdown'])

/** An article as somebody has it: a text in one piece, with what is known about it. */
const RawText = z.strictObject({ text: z.string(), format: RawFormat.default('text'), ...Known })

/** An article whose title and paragraphs are known; they are cleaned, not split. */
const RawParagraphs = z.strictObject({
  ...Known,
  title: Known.title.unwrap(),
  paragraphs: z.array(z.string()).min(1).max(100_000),
})

/** What `takeIn` takes. */
export const RawArticle = z.union([RawText, RawParagraphs])
export type RawArticle = z.input<typeof RawArticle>
