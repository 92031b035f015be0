import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { markParagraphs } from '../../export/marks.js'
import { needsWhole, selectMembers } from '../../export/members.js'
import { articleBlocks, articleInUnit } from '../../export/offsets.js'
import type { Article } from '../../model/article.js'
import { EntityType } from '../../model/entity.js'
import type { OffsetUnit } from '../../model/span.js'
import type { Store } from '../../store/store.js'
import { listProblems, responses } from '../documentation.js'
import { pageRequest, servePage } from '../page.js'
import * as parameter from '../parameters.js'
import {
  ArticleEntityList,
  ArticleList,
  ArticleOrPart,
  MentionList,
  ParagraphList,
  QuoteList,
} from '../resources.js'
import type { ApiContext } from './context.js'

const tags = ['Articles']

/** `/articles`, `/articles/:id` and its parts. */
export const articleRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors },
) => {
  app.get(
    '/articles',
    {
      schema: {
        operationId: 'listArticles',
        summary: 'List articles',
        description:
          'Articles that meet every condition, newest first. Lists show articles without their parts; `include` adds them.',
        tags,
        querystring: z.strictObject({
          entity: parameter.entities,
          speaker: parameter.speaker,
          ...parameter.origin,
          ...parameter.range,
          sort: parameter.articleSort,
          offsets: parameter.offsets,
          ...parameter.page,
          include: parameter.include,
          fields: parameter.fields,
        }),
        response: responses(ArticleList, 'A page of articles.', listProblems),
      },
    },
    async (request, reply) => {
      const { sort, limit, cursor, include, fields, offsets, entity, ...filter } = request.query
      const page = await store.findArticles(
        { ...filter, entities: entity },
        sort,
        pageRequest(request, cursors, limit, cursor),
      )
      const { body, link } = servePage(request, cursors, page)
      const whole = needsWhole(include, fields)
      const data = await Promise.all(
        body.data.map(async (summary) => {
          const article = whole ? await store.getArticle(summary.id) : undefined
          return selectMembers(
            article === undefined ? summary : articleInUnit(article, offsets),
            include,
            fields,
          )
        }),
      )
      return responder.respond(request, reply, { body: { ...body, data }, link })
    },
  )

  app.get(
    '/articles/:id',
    {
      schema: {
        operationId: 'getArticle',
        summary: 'Get an article',
        description:
          'One article with its paragraphs, mentions, quotes and entities. `include` and `fields` cut it down.',
        tags,
        params: parameter.ArticlePath,
        querystring: z.strictObject({
          offsets: parameter.offsets,
          include: parameter.include,
          fields: parameter.fields,
        }),
        response: responses(ArticleOrPart, 'The article.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const { offsets, include, fields } = request.query
      const { id } = request.params
      if (offsets === 'codepoint' && include === undefined && fields === undefined) {
        const stored = await store.getArticleJson(id)
        if (stored === undefined) throw notFound('article', id)
        return responder.respond(request, reply, { body: stored.body, changedAt: stored.updatedAt })
      }
      const article = await getArticle(store, id, offsets)
      const body = selectMembers(article, include, fields)
      return responder.respond(request, reply, { body, changedAt: article.updatedAt })
    },
  )

  app.get(
    '/articles/:id/paragraphs',
    {
      schema: {
        operationId: 'listParagraphs',
        summary: "List an article's paragraphs",
        description:
          'The body in order. With `marks=true` each paragraph comes as runs of text with the annotations that cover ' +
          'them, ready to render with no offset arithmetic. The title stands beside the list, as paragraph number 0.',
        tags,
        params: parameter.ArticlePath,
        querystring: z.strictObject({ marks: parameter.flag('Cut paragraphs into annotated runs.', true) }),
        response: responses(ParagraphList, 'All paragraphs of the article.', [
          'invalid-request',
          'not-found',
        ]),
      },
    },
    async (request, reply) => {
      const article = await getArticle(store, request.params.id, 'codepoint')
      const marked = markParagraphs(article)
      const [title, ...data] = [...articleBlocks(article)].map(([number, text]) =>
        request.query.marks === true ? marked(number, text) : { number, text },
      )
      return responder.respond(request, reply, {
        body: { data, next: null, title },
        changedAt: article.updatedAt,
      })
    },
  )

  app.get(
    '/articles/:id/mentions',
    {
      schema: {
        operationId: 'listArticleMentions',
        summary: "List an article's mentions",
        description: 'All mentions in text order, those of the title (paragraph 0) first.',
        tags,
        params: parameter.ArticlePath,
        querystring: z.strictObject({
          entity: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .meta({ description: 'Id of the entity they refer to.', param: { example: 'kasachstan' } }),
          type: EntityType.optional().meta({
            description: 'Type of the mention.',
            param: { example: 'location' },
          }),
          derived: parameter.flag('Only words derived from a name, or only names.', true),
          paragraph: parameter.wholeNumber(0, 1_000_000, 'Number of the paragraph; 0 is the title.', 10),
          offsets: parameter.offsets,
        }),
        response: responses(MentionList, 'The mentions of the article.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const { offsets, ...wanted } = request.query
      const article = await getArticle(store, request.params.id, offsets)
      const data = article.mentions.filter(
        (mention) =>
          isWanted(wanted.entity, mention.entity) &&
          isWanted(wanted.type, mention.type) &&
          isWanted(wanted.derived, mention.derived) &&
          isWanted(wanted.paragraph, mention.paragraph),
      )
      return responder.respond(request, reply, {
        body: { data, next: null, offsets },
        changedAt: article.updatedAt,
      })
    },
  )

  app.get(
    '/articles/:id/quotes',
    {
      schema: {
        operationId: 'listArticleQuotes',
        summary: "List an article's quotes",
        description: 'Who said what, in text order.',
        tags,
        params: parameter.ArticlePath,
        querystring: z.strictObject({
          kind: parameter.quoteKind,
          speaker: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .meta({ description: 'Id of the speaking entity.', param: { example: 'antony-blinken' } }),
          offsets: parameter.offsets,
        }),
        response: responses(QuoteList, 'The quotes of the article.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const { offsets, kind, speaker } = request.query
      const article = await getArticle(store, request.params.id, offsets)
      const data = article.quotes.filter(
        (quote) => isWanted(kind, quote.kind) && isWanted(speaker, quote.speaker?.entity ?? null),
      )
      return responder.respond(request, reply, {
        body: { data, next: null, offsets },
        changedAt: article.updatedAt,
      })
    },
  )

  app.get(
    '/articles/:id/entities',
    {
      schema: {
        operationId: 'listArticleEntities',
        summary: "List an article's entities",
        description: 'Who and what the article mentions or quotes, most mentioned first.',
        tags,
        params: parameter.ArticlePath,
        querystring: z.strictObject({ type: parameter.entityType }),
        response: responses(ArticleEntityList, 'The entities of the article.', [
          'invalid-request',
          'not-found',
        ]),
      },
    },
    async (request, reply) => {
      const article = await getArticle(store, request.params.id, 'codepoint')
      const data = article.entities.filter((entity) => isWanted(request.query.type, entity.type))
      return responder.respond(request, reply, { body: { data, next: null }, changedAt: article.updatedAt })
    },
  )
}

async function getArticle(store: Store, id: string, offsets: OffsetUnit): Promise<Article> {
  const article = await store.getArticle(id)
  if (article === undefined) throw notFound('article', id)
  return articleInUnit(article, offsets)
}

function isWanted<T>(wanted: T | undefined, value: T | null): boolean {
  return wanted === undefined || value === wanted
}
