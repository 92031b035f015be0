import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { cutContext } from '../../export/context.js'
import { mentionInUnit, quoteInUnit } from '../../export/offsets.js'
import { Entity, entityUrl } from '../../model/entity.js'
import { entitySorts } from '../../store/store.js'
import { listProblems, responses } from '../documentation.js'
import { pageRequest, requestUrl, servePage } from '../page.js'
import * as parameter from '../parameters.js'
import {
  ArticleSummaryList,
  EntityList,
  MentionInContextList,
  QuoteInContextList,
  RelatedEntityList,
  Timeline,
} from '../resources.js'
import type { ApiContext } from './context.js'

const tags = ['Entities']

const redirect = {
  308: {
    description: 'The path names the entity by its Wikidata id: here is its own path.',
    headers: { Location: { description: "The entity's own path.", type: 'string' as const } },
  },
}

/** `/entities`, `/entities/:id` and what the archive knows about it. */
export const entityRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors },
) => {
  /** Redirects from a Wikidata id to the entity's own path, and answers 404 for what is not there. */
  const findEntity = async (request: FastifyRequest, reply: FastifyReply) => {
    const { id: name } = request.params as z.infer<typeof parameter.EntityPath>
    const id = await store.getEntityId(name)
    if (id === undefined) throw notFound('entity', name)
    if (id === name) return
    const { pathname, search } = requestUrl(request)
    reply.header('cache-control', 'public, no-cache')
    return reply.redirect(pathname.replace(/^\/entities\/[^/]+/, entityUrl(id)) + search, 308)
  }
  const ofEntity = (schema: z.ZodType, description: string, isList: boolean) => ({
    ...responses(schema, description, [
      ...(isList ? listProblems : ['invalid-request' as const]),
      'not-found',
    ]),
    ...redirect,
  })

  app.get(
    '/entities',
    {
      schema: {
        operationId: 'listEntities',
        summary: 'List or look up entities',
        description:
          'Entities that meet every condition, most mentioned first. `q` finds what a name, label or alias has a word ' +
          'that begins with it; case and accents do not matter (`osterr`, `oesterr`, `Österr`).',
        tags,
        querystring: z.strictObject({
          q: z
            .string()
            .trim()
            .min(1, 'must not be empty')
            .max(200)
            .optional()
            .meta({ description: 'Beginning of a name, or of a word of it.', param: { example: 'blink' } }),
          type: parameter.entityType,
          wikidata: parameter.wikidata,
          sort: z
            .enum(entitySorts)
            .default('-mentions')
            .meta({ description: 'Order; `-` for descending.', param: { example: '-mentions' } }),
          ...parameter.page,
        }),
        response: responses(EntityList, 'A page of entities.', listProblems),
      },
    },
    async (request, reply) => {
      const { q, sort, limit, cursor, ...filter } = request.query
      const page = await store.findEntities(
        { ...filter, prefix: q },
        sort,
        pageRequest(request, cursors, limit, cursor),
      )
      return responder.respond(request, reply, servePage(request, cursors, page))
    },
  )

  app.get(
    '/entities/:id',
    {
      schema: {
        operationId: 'getEntity',
        summary: 'Get an entity',
        description: 'One entity with its names, links, and what the archive holds about it.',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({}),
        response: ofEntity(Entity, 'The entity.', false),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const body = await store.getEntity(request.params.id)
      if (body === undefined) throw notFound('entity', request.params.id)
      return responder.respond(request, reply, { body })
    },
  )

  app.get(
    '/entities/:id/mentions',
    {
      schema: {
        operationId: 'listEntityMentions',
        summary: 'List mentions of an entity in context',
        description:
          'Where it is mentioned, newest article first: the words before (`left`), the mention (`surface`), the words ' +
          'after (`right`).',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          derived: parameter.flag('Only words derived from the name, or only the name itself.', false),
          language: parameter.origin.language,
          ...parameter.range,
          context: parameter.wholeNumberOr(60, 0, 1000, 'Characters of context on either side, at most.'),
          offsets: parameter.offsets,
          ...parameter.page,
        }),
        response: ofEntity(MentionInContextList, 'A page of mentions.', true),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { context, offsets, limit, cursor, ...filter } = request.query
      const page = await store.findMentions(
        request.params.id,
        filter,
        pageRequest(request, cursors, limit, cursor),
      )
      const items = page.items
        .map((mention) => mentionInUnit(mention, offsets))
        .map((mention) => cutContext(mention, context))
      const { body, link } = servePage(request, cursors, { ...page, items })
      return responder.respond(request, reply, { body: { ...body, offsets }, link })
    },
  )

  app.get(
    '/entities/:id/quotes',
    {
      schema: {
        operationId: 'listEntityQuotes',
        summary: 'List quotes by or about an entity',
        description:
          'What it said (`role=speaker`), or what others said in which it is mentioned (`role=mentioned`).',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          role: z
            .enum(['speaker', 'mentioned'], 'must be speaker or mentioned')
            .default('speaker')
            .meta({ description: 'Its part in the quote.', param: { example: 'speaker' } }),
          kind: parameter.quoteKind,
          ...parameter.range,
          offsets: parameter.offsets,
          ...parameter.page,
        }),
        response: ofEntity(QuoteInContextList, 'A page of quotes.', true),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { role, offsets, limit, cursor, ...filter } = request.query
      const { id } = request.params
      const page = await store.findQuotes(
        { ...filter, ...(role === 'speaker' ? { speaker: id } : { entity: id }) },
        '-publishedAt',
        pageRequest(request, cursors, limit, cursor),
      )
      const items = page.items.map(({ quote, paragraphs }) => quoteInUnit(quote, paragraphs, offsets))
      const { body, link } = servePage(request, cursors, { ...page, items })
      return responder.respond(request, reply, { body: { ...body, offsets }, link })
    },
  )

  app.get(
    '/entities/:id/articles',
    {
      schema: {
        operationId: 'listEntityArticles',
        summary: 'List articles that mention an entity',
        description: 'Newest first, without their parts.',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          ...parameter.origin,
          ...parameter.range,
          sort: parameter.articleSort,
          ...parameter.page,
        }),
        response: ofEntity(ArticleSummaryList, 'A page of articles.', true),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { sort, limit, cursor, ...filter } = request.query
      const page = await store.findArticles(
        { ...filter, entities: [request.params.id] },
        sort,
        pageRequest(request, cursors, limit, cursor),
      )
      return responder.respond(request, reply, servePage(request, cursors, page))
    },
  )

  app.get(
    '/entities/:id/related',
    {
      schema: {
        operationId: 'listRelatedEntities',
        summary: 'List entities that occur with an entity',
        description:
          'Entities of the same articles, most closely related first. The score is the Dice coefficient over ' +
          'paragraphs: 1 where the two never stand apart, 0 where they share no paragraph.',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          type: parameter.entityType,
          ...parameter.page,
        }),
        response: ofEntity(RelatedEntityList, 'A page of entities.', true),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { type, limit, cursor } = request.query
      const page = await store.findRelatedEntities(
        request.params.id,
        type,
        pageRequest(request, cursors, limit, cursor),
      )
      return responder.respond(request, reply, servePage(request, cursors, page))
    },
  )

  app.get(
    '/entities/:id/timeline',
    {
      schema: {
        operationId: 'getEntityTimeline',
        summary: "Get an entity's timeline",
        description:
          'Articles and mentions by day, month or year, oldest first. Periods without a mention are left out, as are ' +
          'articles without a date.',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          by: z
            .enum(['day', 'month', 'year'], 'must be day, month or year')
            .default('month')
            .meta({ description: 'Length of a period.', param: { example: 'month' } }),
          ...parameter.range,
        }),
        response: ofEntity(Timeline, 'All periods.', false),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { by, ...range } = request.query
      const data = await store.getTimeline(request.params.id, by, range)
      return responder.respond(request, reply, { body: { data, next: null } })
    },
  )
}
