import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { foundQuoteInUnit } from '../../export/found.js'
import { quoteInUnit } from '../../export/offsets.js'
import { quoteInContextTable } from '../../export/tables.js'
import type { QuoteInContext } from '../../model/quote.js'
import type { FoundQuote } from '../../model/search.js'
import type { OffsetUnit } from '../../model/span.js'
import {
  facetNames,
  type MatchPage,
  type Page,
  type PageRequest,
  type QuoteFilter,
  type QuoteSort,
  quoteSorts,
  type SearchSort,
  type Store,
} from '../../store/store.js'
import type { Query } from '../../text/query.js'
import { listProblems, responses } from '../documentation.js'
import { nameEntities } from '../form.js'
import { answerList, listFormats } from '../list.js'
import { pageContext } from '../pages.js'
import * as parameter from '../parameters.js'
import { plainOrder } from '../plain-order.js'
import { FoundQuoteList, SingleQuote } from '../resources.js'
import type { ApiContext } from './context.js'

const tags = ['Quotes']

/** `/quotes` and `/quotes/:id`. */
export const quoteRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors, pages, baseUrl },
) => {
  app.get(
    '/quotes',
    {
      config: { formats: listFormats, table: quoteInContextTable },
      schema: {
        operationId: 'listQuotes',
        summary: 'List quotes',
        description:
          'Quotes that meet every condition, those of the newest article first, in text order; or those that a search finds ' +
          "in their words or their speaker's name, best first. With `q` each has its `score`, the places of its `hits`, and a " +
          '`snippet` ready to render.',
        tags,
        querystring: z.strictObject({
          q: parameter.listQuery('the quoted words and the name of the speaker', 'Souveränität'),
          speaker: parameter.speaker,
          entity: parameter.mentioned,
          kind: parameter.quoteKind,
          article: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .meta({
              description: 'Id of the article.',
              param: { example: 'blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten' },
            }),
          ...parameter.origin,
          ...parameter.range,
          sort: parameter.searchSort(quoteSorts),
          facets: parameter.facets,
          offsets: parameter.offsets,
          ...parameter.page,
        }),
        response: responses(FoundQuoteList, 'A page of quotes.', listProblems),
      },
    },
    async (request, reply) => {
      const { q, sort, facets, offsets, limit, cursor, ...filter } = request.query
      if (request.format === 'html' && (await nameEntities(request, reply, store))) return reply
      // Pages further down a list need not count again how all of it divides.
      const isDivided = request.format === 'html' && (q !== undefined || cursor === undefined)
      const divided = facets ?? (isDivided ? facetNames : undefined)
      return answerList(
        request,
        reply,
        { responder, cursors },
        {
          find: (wanted) => findQuotes(store, filter, q?.query, sort, offsets, wanted),
          limit,
          cursor,
          offsets,
          more: async () =>
            divided === undefined ? {} : { facets: await store.getQuoteFacets(q?.query, filter, divided) },
          table: quoteInContextTable,
          as: ({ body, more }) => ({
            html: () => pages.quotes({ ...body, ...more }, pageContext(request, baseUrl(request))),
          }),
        },
      )
    },
  )

  app.get(
    '/quotes/:id',
    {
      config: { formats: ['json', 'html'] },
      schema: {
        operationId: 'getQuote',
        summary: 'Get a quote',
        description: 'One quote with its cue, speaker, addressee, and the article it stands in.',
        tags,
        params: z.strictObject({
          id: z
            .string()
            .min(1)
            .max(200)
            .meta({ description: 'Id of the quote.', param: { example: 'q-1b7c9640eb5752b8a3ba' } }),
        }),
        querystring: z.strictObject({ offsets: parameter.offsets }),
        response: responses(SingleQuote, 'The quote.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const hit = await store.getQuote(id)
      if (hit === undefined) throw notFound('quote', id)
      const { offsets } = request.query
      const quote = quoteInUnit(hit.quote, hit.paragraphs, offsets)
      return responder.represent(request, reply, {
        body: { ...quote, offsets },
        as: { html: () => pages.quote(quote, pageContext(request, baseUrl(request))) },
      })
    },
  )
}

/** A quote of a list, with what a search says of it where there was one. */
type ListedQuote = QuoteInContext & Partial<Pick<FoundQuote, 'score' | 'hits' | 'snippet'>>

/** A page of a list of quotes; with a search also how each of them matches, and how many there are. */
async function findQuotes(
  store: Store,
  filter: QuoteFilter,
  query: Query | undefined,
  sort: SearchSort<QuoteSort> | undefined,
  offsets: OffsetUnit,
  request: PageRequest,
): Promise<Page<ListedQuote> & Partial<MatchPage<ListedQuote>>> {
  if (query !== undefined) {
    const found = await store.searchQuotes(query, filter, sort ?? 'relevance', request)
    return { ...found, items: found.items.map((match) => foundQuoteInUnit(match, offsets)) }
  }
  const page = await store.findQuotes(filter, plainOrder(sort, '-publishedAt'), request)
  return {
    ...page,
    items: page.items.map(({ quote, paragraphs }) => quoteInUnit(quote, paragraphs, offsets)),
  }
}
