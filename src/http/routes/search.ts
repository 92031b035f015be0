import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { articleMatchInUnit, foundQuoteInUnit } from '../../export/found.js'
import { SearchResult } from '../../model/search.js'
import { facetNames } from '../../store/store.js'
import { wantedWords } from '../../text/query.js'
import { responses } from '../documentation.js'
import { nextPath, requestUrl } from '../page.js'
import { pageContext } from '../pages.js'
import * as parameter from '../parameters.js'
import type { ApiContext } from './context.js'

/** Items of each group on a page to be read, at most. */
const longestGroup = 20

/** The longest name that entities are looked up by, in UTF-16 code units. */
const longestName = 200

/** The order of the entities that `/search` shows. */
const entityOrder = '-mentions'

/** `/search`: articles, quotes and entities together, for a search box. */
export const searchRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, cursors, pages, baseUrl },
) => {
  app.get(
    '/search',
    {
      config: { formats: ['json', 'html'] },
      schema: {
        operationId: 'search',
        summary: 'Search everything',
        description:
          'The best articles and quotes, and the entities of that name, for a search box. Each group leads on, by `next`, to ' +
          'the rest of its own list, where there are more filters.',
        tags: ['Search'],
        querystring: z.strictObject({
          q: parameter.searchQuery,
          ...parameter.origin,
          ...parameter.range,
          facets: parameter.facets,
          limit: parameter.wholeNumberOr(10, 1, 50, 'Items of each group.'),
          offsets: parameter.offsets,
        }),
        response: responses(SearchResult, 'What was found.', ['invalid-request']),
      },
    },
    async (request, reply) => {
      const { q, facets, limit: asked, offsets, ...filter } = request.query
      const isPage = request.format === 'html'
      const limit = isPage ? Math.min(asked, longestGroup) : asked
      const divided = facets ?? (isPage ? facetNames : [])
      const name = wantedWords(q.query)
        .flatMap(({ words }) => words)
        .join(' ')
        .slice(0, longestName)
        .toWellFormed()
      const [articles, quotes, entities] = await Promise.all([
        store.searchArticles(q.query, filter, 'relevance', { limit }),
        store.searchQuotes(q.query, filter, 'relevance', { limit }),
        store.findEntities({ prefix: name }, entityOrder, { limit }),
      ])
      const list = (path: string) => {
        const url = new URL(path, 'http://localhost')
        for (const [key, value] of requestUrl(request).searchParams)
          if (key !== 'limit' && key !== 'facets') url.searchParams.append(key, value)
        return url
      }
      const byName = new URL(
        `http://localhost/entities?${new URLSearchParams({ q: name, sort: entityOrder })}`,
      )
      const body: SearchResult = {
        q: q.text,
        articles: {
          data: articles.items.map((match) => ({ ...match.article, ...articleMatchInUnit(match, offsets) })),
          total: articles.total,
          totalIsCapped: articles.totalIsCapped,
          next: nextPath(cursors, list('/articles'), articles.next),
        },
        quotes: {
          data: quotes.items.map((match) => foundQuoteInUnit(match, offsets)),
          total: quotes.total,
          totalIsCapped: quotes.totalIsCapped,
          next: nextPath(cursors, list('/quotes'), quotes.next),
        },
        entities: { data: [...entities.items], next: nextPath(cursors, byName, entities.next) },
        facets: await store.getArticleFacets(q.query, filter, divided),
        offsets,
      }
      return responder.represent(request, reply, {
        body,
        as: { html: () => pages.search(body, pageContext(request, baseUrl(request))) },
      })
    },
  )
}
