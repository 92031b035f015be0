import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { quoteInUnit } from '../../export/offsets.js'
import { quoteSorts } from '../../store/store.js'
import { listProblems, responses } from '../documentation.js'
import { pageRequest, servePage } from '../page.js'
import * as parameter from '../parameters.js'
import { QuoteInContextList, SingleQuote } from '../resources.js'
import type { ApiContext } from './context.js'

const tags = ['Quotes']

/** `/quotes` and `/quotes/:id`. */
export const quoteRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors },
) => {
  app.get(
    '/quotes',
    {
      schema: {
        operationId: 'listQuotes',
        summary: 'List quotes',
        description: 'Quotes that meet every condition, those of the newest article first, in text order.',
        tags,
        querystring: z.strictObject({
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
          sort: z
            .enum(quoteSorts)
            .default('-publishedAt')
            .meta({
              description: 'Order of the articles; `-` for descending.',
              param: { example: '-publishedAt' },
            }),
          offsets: parameter.offsets,
          ...parameter.page,
        }),
        response: responses(QuoteInContextList, 'A page of quotes.', listProblems),
      },
    },
    async (request, reply) => {
      const { sort, offsets, limit, cursor, ...filter } = request.query
      const page = await store.findQuotes(filter, sort, pageRequest(request, cursors, limit, cursor))
      const items = page.items.map(({ quote, paragraphs }) => quoteInUnit(quote, paragraphs, offsets))
      const { body, link } = servePage(request, cursors, { ...page, items })
      return responder.respond(request, reply, { body: { ...body, offsets }, link })
    },
  )

  app.get(
    '/quotes/:id',
    {
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
      return responder.respond(request, reply, { body: { ...quote, offsets } })
    },
  )
}
