import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { annotationCollection, annotationPage } from '../../export/webanno.js'
import { responses } from '../documentation.js'
import * as parameter from '../parameters.js'
import type { ApiContext } from './context.js'

const AnnotationCollection = z
  .looseObject({
    '@context': z.string().meta({ examples: ['http://www.w3.org/ns/anno.jsonld'] }),
    id: z.string().meta({ description: 'IRI of the collection or page.' }),
    type: z.enum(['AnnotationCollection', 'AnnotationPage']),
  })
  .meta({
    id: 'AnnotationCollection',
    description: 'An AnnotationCollection or AnnotationPage of the W3C Web Annotation Data Model, section 5.',
  })

/** `/articles/:id/annotations`: mentions and quotes as W3C Web Annotations. */
export const annotationRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, baseUrl },
) => {
  app.get(
    '/articles/:id/annotations',
    {
      config: { formats: ['webanno', 'json'] },
      schema: {
        operationId: 'listAnnotations',
        summary: "An article's annotations as W3C Web Annotations",
        description:
          'The collection: how many annotations there are, and where its first and last page is. With `page`, a page of 100: ' +
          'mentions, then quotes, each with a position (in code points) and a quotation in the article text, which is ' +
          '`/articles/:id?format=txt`.',
        tags: ['Articles'],
        params: parameter.ArticlePath,
        querystring: z.strictObject({
          page: parameter.wholeNumber(1, 1_000_000, 'A page of the collection, counted from 1.', 1),
        }),
        response: responses(AnnotationCollection, 'The collection, or the page.', [
          'invalid-request',
          'not-found',
        ]),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { page } = request.query
      const article = await store.getArticle(id)
      if (article === undefined) throw notFound('article', id)
      const base = baseUrl(request)
      const body =
        page === undefined ? annotationCollection(article, base) : annotationPage(article, page, base)
      if (body === undefined) throw notFound('page of annotations', String(page))
      return responder.represent(request, reply, {
        body,
        changedAt: article.updatedAt,
        as: { webanno: () => body },
      })
    },
  )
}
