import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { articleMatchInUnit } from '../../export/found.js'
import { articleJsonLd } from '../../export/jsonld.js'
import { articleMarkdown } from '../../export/markdown.js'
import { markParagraphs } from '../../export/marks.js'
import { needsWhole, selectMembers } from '../../export/members.js'
import { articleNif } from '../../export/nif.js'
import { articleNinjs } from '../../export/ninjs.js'
import { articleBlocks, articleInUnit } from '../../export/offsets.js'
import {
  articleEntityTable,
  articleTable,
  mentionTable,
  paragraphTable,
  quoteTable,
} from '../../export/tables.js'
import { articleTei } from '../../export/tei.js'
import { articleText } from '../../export/text.js'
import { wholeAnnotationCollection } from '../../export/webanno.js'
import type { Article, ArticleSummary } from '../../model/article.js'
import { EntityType } from '../../model/entity.js'
import type { FoundArticle } from '../../model/search.js'
import type { OffsetUnit } from '../../model/span.js'
import { articlePart } from '../../reader/article-parts.js'
import {
  type ArticleFilter,
  type ArticleSort,
  articleSorts,
  facetNames,
  type MatchPage,
  type Page,
  type PageRequest,
  type SearchSort,
  type Store,
} from '../../store/store.js'
import type { Query } from '../../text/query.js'
import { feedFormats, feedWriters } from '../article-feed.js'
import { listProblems, responses } from '../documentation.js'
import { nameEntities } from '../form.js'
import { answerList, listFormats, tableFormats, whole } from '../list.js'
import { pageContext } from '../pages.js'
import * as parameter from '../parameters.js'
import { plainOrder } from '../plain-order.js'
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

const articleFormats = ['json', 'html', 'jsonld', 'txt', 'md', 'tei', 'webanno', 'nif', 'ninjs'] as const

/** `/articles`, `/articles/:id` and its parts. */
export const articleRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors, pages, baseUrl },
) => {
  const context = { responder, cursors }

  app.get(
    '/articles',
    {
      config: { formats: [...listFormats, ...feedFormats], table: articleTable },
      schema: {
        operationId: 'listArticles',
        summary: 'List articles',
        description:
          'Articles that meet every condition, newest first, or those that a search finds, best first. Lists show articles ' +
          'without their parts; `include` adds them. With `q` each has its `score`, the places of its `hits`, and `snippets` ' +
          'ready to render; `fields` does not take them away.',
        tags,
        querystring: z.strictObject({
          q: parameter.listQuery('titles and texts', 'Invasion'),
          entity: parameter.entities,
          speaker: parameter.speaker,
          ...parameter.origin,
          ...parameter.range,
          sort: parameter.searchSort(articleSorts),
          facets: parameter.facets,
          offsets: parameter.offsets,
          ...parameter.page,
          include: parameter.include,
          fields: parameter.fields,
        }),
        response: responses(ArticleList, 'A page of articles.', listProblems),
      },
    },
    async (request, reply) => {
      const { q, sort, facets, limit, cursor, include, fields, offsets, entity, ...origin } = request.query
      parameter.only(['json', 'ndjson'], request.format, { include, fields })
      const filter = { ...origin, entities: entity }
      const needsParts = needsWhole(include, fields)
      const base = baseUrl(request)
      if (request.format === 'html' && (await nameEntities(request, reply, store))) return reply
      // Pages further down a list need not count again how all of it divides.
      const isDivided = request.format === 'html' && (q !== undefined || cursor === undefined)
      const divided = facets ?? (isDivided ? facetNames : undefined)
      return answerList(request, reply, context, {
        find: (page) => findArticles(store, filter, q?.query, sort, offsets, page),
        limit,
        cursor,
        ...(q === undefined ? {} : { offsets }),
        shown: async (item) => {
          const article = needsParts ? await store.getArticle(item.id) : undefined
          const shown = article === undefined ? item : articleInUnit(article, offsets)
          const { score, hits, snippets } = item
          return {
            ...selectMembers(shown, include, fields),
            ...(hits === undefined ? {} : { score, hits, snippets }),
          }
        },
        more: async () =>
          divided === undefined ? {} : { facets: await store.getArticleFacets(q?.query, filter, divided) },
        table: articleTable,
        as: (page) => ({
          ...feedWriters(request, store, base, 'Glosse', page),
          html: () => pages.articles({ ...page.body, ...page.more }, pageContext(request, base)),
        }),
      })
    },
  )

  app.get(
    '/articles/:id',
    {
      config: { formats: articleFormats },
      schema: {
        operationId: 'getArticle',
        summary: 'Get an article',
        description:
          'One article with its paragraphs, mentions, quotes and entities. `include` and `fields` cut it down. Formats other ' +
          'than JSON hold all of it, their offsets (of the article text: the title, then the paragraphs, joined by a blank ' +
          'line) are code points.',
        tags,
        params: parameter.ArticlePath,
        querystring: z.strictObject({
          offsets: parameter.offsets,
          include: parameter.include,
          fields: parameter.fields,
          paragraph: parameter.wholeNumber(
            1,
            1_000_000,
            'For its page, where the article is long and comes in parts: the part with this paragraph.',
            1,
          ),
        }),
        response: responses(ArticleOrPart, 'The article.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const { offsets, include, fields, paragraph = 1 } = request.query
      const { id } = request.params
      const isWhole = offsets === 'codepoint' && include === undefined && fields === undefined
      if (isWhole && request.format === 'json') {
        const stored = await store.getArticleJson(id)
        if (stored === undefined) throw notFound('article', id)
        return responder.respond(request, reply, { body: stored.body, changedAt: stored.updatedAt })
      }
      const unit = offsets === 'utf16' ? offsets : undefined
      parameter.only(['json'], request.format, { include, fields, offsets: unit })
      const article = await getArticle(store, id, offsets)
      const base = baseUrl(request)
      return responder.represent(request, reply, {
        body: selectMembers(article, include, fields),
        // Its page also tells of entities, which change on their own.
        changedAt: request.format === 'html' ? undefined : article.updatedAt,
        as: {
          jsonld: () => articleJsonLd(article, base),
          txt: () => articleText(article),
          md: () => articleMarkdown(article),
          tei: () => articleTei(article, base),
          webanno: () => wholeAnnotationCollection(article, base),
          nif: () => articleNif(article, base),
          ninjs: () => articleNinjs(article, base),
          html: () => pages.article(articlePart(article, paragraph), pageContext(request, base)),
        },
      })
    },
  )

  app.get(
    '/articles/:id/paragraphs',
    {
      config: { formats: tableFormats, table: paragraphTable },
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
      return answerList(request, reply, context, {
        find: whole(data),
        table: paragraphTable,
        more: () => ({ title }),
        changedAt: article.updatedAt,
      })
    },
  )

  app.get(
    '/articles/:id/mentions',
    {
      config: { formats: tableFormats, table: mentionTable },
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
      return answerList(request, reply, context, {
        find: whole(data),
        offsets,
        table: mentionTable,
        changedAt: article.updatedAt,
      })
    },
  )

  app.get(
    '/articles/:id/quotes',
    {
      config: { formats: tableFormats, table: quoteTable },
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
      return answerList(request, reply, context, {
        find: whole(data),
        offsets,
        table: quoteTable,
        changedAt: article.updatedAt,
      })
    },
  )

  app.get(
    '/articles/:id/entities',
    {
      config: { formats: tableFormats, table: articleEntityTable },
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
      return answerList(request, reply, context, {
        find: whole(data),
        table: articleEntityTable,
        changedAt: article.updatedAt,
      })
    },
  )
}

/** An article of a list, with what a search says of it where there was one. */
type ListedArticle = ArticleSummary & Partial<Pick<FoundArticle, 'score' | 'hits' | 'snippets'>>

/** A page of a list of articles; with a search also how each of them matches, and how many there are. */
async function findArticles(
  store: Store,
  filter: ArticleFilter,
  query: Query | undefined,
  sort: SearchSort<ArticleSort> | undefined,
  offsets: OffsetUnit,
  request: PageRequest,
): Promise<Page<ListedArticle> & Partial<MatchPage<ListedArticle>>> {
  if (query === undefined) return store.findArticles(filter, plainOrder(sort, '-publishedAt'), request)
  const found = await store.searchArticles(query, filter, sort ?? 'relevance', request)
  const items = found.items.map((match) => ({ ...match.article, ...articleMatchInUnit(match, offsets) }))
  return { ...found, items }
}

async function getArticle(store: Store, id: string, offsets: OffsetUnit): Promise<Article> {
  const article = await store.getArticle(id)
  if (article === undefined) throw notFound('article', id)
  return articleInUnit(article, offsets)
}

function isWanted<T>(wanted: T | undefined, value: T | null): boolean {
  return wanted === undefined || value === wanted
}
