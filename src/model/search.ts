import { z } from 'zod'
import { ArticleSummary } from './article.js'
import { Entity, EntityName, EntityType } from './entity.js'
import { Id } from './id.js'
import { QuoteInContext } from './quote.js'
import { OffsetUnit, ParagraphNumber, Span } from './span.js'

/** A stretch of a snippet that is a hit throughout, or not at all. */
export const SnippetRun = z
  .object({
    text: z
      .string()
      .min(1)
      .meta({ description: 'The characters of the run.', examples: ['Invasion'] }),
    hit: z.boolean().meta({ description: 'Whether it is what was looked for.', examples: [true] }),
  })
  .meta({ id: 'SnippetRun', description: 'A stretch of a snippet, plain text.' })
export type SnippetRun = z.infer<typeof SnippetRun>

const runs = z
  .array(SnippetRun)
  .meta({ description: 'About 160 characters around the hits; `…` stands where text was cut off.' })

/** A piece of an article that shows its hits. */
export const Snippet = z
  .object({ paragraph: ParagraphNumber, runs })
  .meta({ id: 'Snippet', description: 'A piece of an article that shows what was found, ready to render.' })
export type Snippet = z.infer<typeof Snippet>

/** The words of a quote, or a piece of them, that shows its hits. */
export const QuoteSnippet = z.object({ runs }).meta({
  id: 'QuoteSnippet',
  description: 'The piece of a quote that shows what was found, ready to render.',
})
export type QuoteSnippet = z.infer<typeof QuoteSnippet>

const score = z
  .number()
  .nullable()
  .meta({
    description:
      'How well it matches (bm25, a word of the title counting as five), the higher the better; comparable within one list. ' +
      'Null where the list is sorted by date.',
    examples: [4.2],
  })

const hits = z
  .array(Span)
  .meta({ description: 'Where the words stand that were looked for, in text order; at most 500.' })

/** What a search adds to an article. */
export const articleMatch = {
  score,
  hits,
  snippets: z.array(Snippet).meta({ description: 'Up to three pieces of its text with hits.' }),
}

export const FoundArticle = ArticleSummary.extend(articleMatch).meta({
  id: 'FoundArticle',
  description: 'An article that a search found, and where.',
})
export type FoundArticle = z.infer<typeof FoundArticle>

export const FoundQuote = QuoteInContext.extend({ score, hits, snippet: QuoteSnippet }).meta({
  id: 'FoundQuote',
  description: 'A quote that a search found, and where.',
})
export type FoundQuote = z.infer<typeof FoundQuote>

const count = z
  .int()
  .min(1)
  .meta({ description: 'Items of the list that have it.', examples: [1] })

const ValueCount = z
  .object({
    value: z.string().meta({ description: 'The value, for the filter.', examples: ['EURACTIV.de'] }),
    count,
  })
  .meta({ id: 'ValueCount', description: 'A value and how many items of a list have it.' })

const EntityCount = z
  .object({ value: Id.meta({ examples: ['ukraine'] }), name: EntityName, type: EntityType, count })
  .meta({ id: 'EntityCount', description: 'An entity and how many items of a list have it.' })

/** How a list divides; only what was asked for is there. */
export const Facets = z
  .object({
    entity: z.array(EntityCount).meta({ description: 'Entities mentioned, the 20 most frequent.' }),
    speaker: z.array(EntityCount).meta({ description: 'Entities that speak, the 20 most frequent.' }),
    publisher: z.array(ValueCount).meta({ description: 'Publishers, the 20 most frequent.' }),
    language: z.array(ValueCount).meta({ description: 'Languages, most frequent first.' }),
    month: z.array(ValueCount).meta({ description: 'Months of publication, latest first, at most 60.' }),
  })
  .partial()
  .meta({
    id: 'Facets',
    description:
      'How often each value occurs among the newest 2,000 items of the list (by when they were stored).',
    examples: [
      {
        speaker: [{ value: 'antony-blinken', name: 'Antony Blinken', type: 'person', count: 1 }],
        publisher: [{ value: 'EURACTIV.de', count: 1 }],
        month: [{ value: '2023-02', count: 1 }],
      },
    ],
  })
export type Facets = z.infer<typeof Facets>

const next = z
  .string()
  .nullable()
  .meta({ description: 'Path of the rest of the list; null where all of it is here.', examples: [null] })

export const total = z
  .int()
  .min(0)
  .meta({ description: 'How many there are; counting stops at 10,000.', examples: [1] })

export const totalIsCapped = z
  .boolean()
  .meta({ description: 'Whether there are more than `total`.', examples: [false] })

const group = <T extends z.ZodType>(item: T, description: string) =>
  z.object({ data: z.array(item), total, totalIsCapped, next }).meta({ description })

/** What a search box shows. */
export const SearchResult = z
  .object({
    q: z.string().meta({ description: 'What was looked for.', examples: ['Invasion'] }),
    articles: group(FoundArticle, 'The best articles; `next` leads on in `/articles?q=`.'),
    quotes: group(FoundQuote, 'The best quotes; `next` leads on in `/quotes?q=`.'),
    entities: z
      .object({ data: z.array(Entity), next })
      .meta({ description: 'Entities with such a name; `next` leads on in `/entities?q=`.' }),
    facets: Facets,
    offsets: OffsetUnit,
  })
  .meta({ id: 'SearchResult', description: 'Articles, quotes and entities that match a search.' })
export type SearchResult = z.infer<typeof SearchResult>
