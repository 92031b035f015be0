import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { invalidRequest, notFound } from '../../errors.js'
import { cutContext } from '../../export/context.js'
import { entityJsonLd } from '../../export/jsonld.js'
import { mentionInUnit, quoteInUnit } from '../../export/offsets.js'
import {
  articleTable,
  entityTable,
  mentionInContextTable,
  quoteInContextTable,
  relatedTable,
  timelineTable,
} from '../../export/tables.js'
import { Association } from '../../model/association.js'
import { Entity } from '../../model/entity.js'
import { fillTimeline, periodsAtMost, TimelineUnit } from '../../model/timeline.js'
import { articlesRead, entitySorts, mentionSorts, mentionsSorted } from '../../store/store.js'
import { feedFormats, feedWriters } from '../article-feed.js'
import { listProblems, responses } from '../documentation.js'
import { answerList, listFormats, tableFormats, whole } from '../list.js'
import { pageContext } from '../pages.js'
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
import { ofEntity, redirectToEntity } from './entity-path.js'

const tags = ['Entities']

/** `/entities`, `/entities/:id` and what the archive knows about it. */
export const entityRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors, pages, baseUrl },
) => {
  const context = { responder, cursors }
  const findEntity = redirectToEntity(store)

  app.get(
    '/entities',
    {
      config: { formats: listFormats, table: entityTable },
      schema: {
        operationId: 'listEntities',
        summary: 'List or look up entities',
        description:
          'Entities that meet every condition, most mentioned first. `q` finds what a name, label or alias has a word ' +
          'that begins with it; case and accents do not matter (`osterr`, `oesterr`, `Österr`). Behind those stand the ' +
          'ones with one typing error in one word of at least four characters (`blinkne`, `blinen`), in any order asked ' +
          'for.',
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
      return answerList(request, reply, context, {
        find: (page) => store.findEntities({ ...filter, prefix: q }, sort, page),
        limit,
        cursor,
        table: entityTable,
        as: ({ body }) => ({ html: () => pages.entities(body, pageContext(request, baseUrl(request))) }),
      })
    },
  )

  app.get(
    '/entities/:id',
    {
      config: { formats: ['json', 'html', 'jsonld'] },
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
      return responder.represent(request, reply, {
        body,
        as: {
          jsonld: () => entityJsonLd(body, baseUrl(request)),
          html: () => pages.entity(body, pageContext(request, baseUrl(request))),
        },
      })
    },
  )

  app.get(
    '/entities/:id/mentions',
    {
      config: { formats: listFormats, table: mentionInContextTable },
      schema: {
        operationId: 'listEntityMentions',
        summary: 'List mentions of an entity in context',
        description:
          'Where it is mentioned, newest article first: the words before (`left`), the mention (`surface`), the words ' +
          'after (`right`). A concordance with `sort=left`, which sorts by the words before, the nearest first, or ' +
          `\`sort=right\`, by the words after, without regard to case and accents: of the newest ${mentionsSorted} ` +
          'mentions that meet the conditions.',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          derived: parameter.flag('Only words derived from the name, or only the name itself.', false),
          language: parameter.origin.language,
          ...parameter.range,
          sort: z
            .enum(mentionSorts, `must be any of: ${mentionSorts.join(', ')}`)
            .default('-publishedAt')
            .meta({ description: 'Order; `-` for descending.', param: { example: '-publishedAt' } }),
          context: parameter.wholeNumberOr(60, 0, 1000, 'Characters of context on either side, at most.'),
          offsets: parameter.offsets,
          ...parameter.page,
        }),
        response: ofEntity(MentionInContextList, 'A page of mentions.', true),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { context: width, offsets, sort, limit, cursor, ...filter } = request.query
      const entity = request.params.id
      return answerList(request, reply, context, {
        find: async (wanted) => {
          const page = await store.findMentions(entity, filter, sort, wanted)
          const items = page.items
            .map((mention) => mentionInUnit(mention, offsets))
            .map((mention) => cutContext(mention, width))
          return { ...page, items }
        },
        limit,
        cursor,
        offsets,
        table: mentionInContextTable,
        as: ({ body }) => ({
          html: () => pages.mentions({ ...body, entity }, pageContext(request, baseUrl(request))),
        }),
      })
    },
  )

  app.get(
    '/entities/:id/quotes',
    {
      config: { formats: tableFormats, table: quoteInContextTable },
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
      const part = role === 'speaker' ? { speaker: id } : { entity: id }
      return answerList(request, reply, context, {
        find: async (wanted) => {
          const page = await store.findQuotes({ ...filter, ...part }, '-publishedAt', wanted)
          const items = page.items.map(({ quote, paragraphs }) => quoteInUnit(quote, paragraphs, offsets))
          return { ...page, items }
        },
        limit,
        cursor,
        offsets,
        table: quoteInContextTable,
      })
    },
  )

  app.get(
    '/entities/:id/articles',
    {
      config: { formats: [...tableFormats, ...feedFormats], table: articleTable },
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
      const { id } = request.params
      return answerList(request, reply, context, {
        find: (page) => store.findArticles({ ...filter, entities: [id] }, sort, page),
        limit,
        cursor,
        table: articleTable,
        as: (page) => feedWriters(request, store, baseUrl(request), `Glosse: ${id}`, page),
      })
    },
  )

  app.get(
    '/entities/:id/related',
    {
      config: { formats: tableFormats, table: relatedTable },
      schema: {
        operationId: 'listRelatedEntities',
        summary: 'List entities that occur with an entity',
        description:
          'Entities of the same articles, most closely related first. `score` measures how: by default the ' +
          'log-likelihood ratio over paragraphs (Dunning 1993), which tells how surely the two belong together and ' +
          'ranks many meetings before a single one. The Dice coefficient (1945) tells how much of the two is shared. ' +
          `Of an entity with more than ${articlesRead} articles the newest ones are counted. Every score moves when an ` +
          'article is stored: pages read meanwhile may repeat an entity.',
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          type: parameter.entityType,
          ...parameter.range,
          score: Association.default('llr').meta({
            description: 'Measure of association that ranks.',
            param: { example: 'llr' },
          }),
          ...parameter.page,
        }),
        response: ofEntity(RelatedEntityList, 'A page of entities.', true),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { score, limit, cursor, ...filter } = request.query
      return answerList(request, reply, context, {
        find: (page) => store.findRelatedEntities(request.params.id, { ...filter, measure: score }, page),
        limit,
        cursor,
        table: relatedTable,
      })
    },
  )

  app.get(
    '/entities/:id/timeline',
    {
      config: { formats: tableFormats, table: timelineTable },
      schema: {
        operationId: 'getEntityTimeline',
        summary: "Get an entity's timeline",
        description:
          'Articles, mentions and quotes by day, month or year, oldest first, from the first to the last period with ' +
          'any, or between the days given: nothing is left out but articles without a date. At most ' +
          `${periodsAtMost} periods.`,
        tags,
        params: parameter.EntityPath,
        querystring: z.strictObject({
          by: TimelineUnit.default('month').meta({
            description: 'Length of a period.',
            param: { example: 'month' },
          }),
          ...parameter.range,
        }),
        response: ofEntity(Timeline, 'All periods.', false),
      },
      preHandler: findEntity,
    },
    async (request, reply) => {
      const { by, ...range } = request.query
      const data = fillTimeline(await store.getTimeline(request.params.id, by, range), by, range)
      if (data === undefined) {
        const detail = `would give more than ${periodsAtMost} periods: take a longer one, or set from and to`
        throw invalidRequest([{ detail, parameter: 'by' }])
      }
      return answerList(request, reply, context, { find: whole(data), table: timelineTable })
    },
  )
}
