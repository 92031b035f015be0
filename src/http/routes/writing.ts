import { type FastifyPluginAsyncZodOpenApi, validatorCompiler } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { ingestArticle } from '../../intake/ingest.js'
import { type MakeContext, makeDocument } from '../../intake/make-document.js'
import { RawArticle } from '../../intake/raw-article.js'
import { Article } from '../../model/article.js'
import { articleUrl } from '../../model/article-reference.js'
import { AnnotatedDocument } from '../../model/document.js'
import type { Store } from '../../store/store.js'
import { ArticleWriter } from '../article-writer.js'
import type { createGuards } from '../auth.js'
import { problemResponses } from '../documentation.js'

const writeProblems = [
  'invalid-request',
  'unauthorized',
  'forbidden',
  'payload-too-large',
  'unsupported-media-type',
  'invalid-body',
  'unusable-text',
  'not-ready',
] as const

const Removed = z
  .object({
    text: z.string().meta({ description: 'What was cut.', examples: ['Leave a Reply'] }),
    reason: z.string().meta({ description: 'Why.', examples: ['comments'] }),
  })
  .meta({ id: 'Removed', description: 'A piece of the raw text that is not part of the article.' })

const IntakeReport = z
  .object({ removed: z.array(Removed).meta({ description: 'All that was cut from the raw text.' }) })
  .meta({ id: 'IntakeReport', description: 'What became of the raw text.' })

const Annotation = z.object({ document: AnnotatedDocument, intake: IntakeReport }).meta({
  id: 'Annotation',
  description: 'An annotated document, as POST /articles takes it, and what was cut.',
})

const StoredArticle = Article.extend({ intake: IntakeReport.optional() }).meta({
  id: 'StoredArticle',
  description: 'The article as stored; with `intake` where it was made of raw text.',
})

const ArticleBody = z.union([RawArticle, AnnotatedDocument])

export interface WritingContext {
  readonly store: Store
  /** Where articles are taken in and annotated. */
  readonly workers: Pick<MakeContext, 'annotator' | 'takeIn'>
  readonly guards: ReturnType<typeof createGuards>
}

/** `POST /annotate` and `POST /articles`. */
export const writingRoutes: FastifyPluginAsyncZodOpenApi<WritingContext> = async (
  app,
  { store, workers, guards },
) => {
  const writer = new ArticleWriter(store, (raw) => ingestArticle(raw, { ...workers, store, now: new Date() }))

  app.post(
    '/annotate',
    {
      schema: {
        operationId: 'annotate',
        summary: 'Annotate a text',
        description:
          'Cleans, splits and annotates a raw text and gives back the annotated document; nothing is stored. Correct it and ' +
          'send it to `POST /articles`, if you like. Offsets count code points.',
        tags: ['Writing'],
        security: [{ key: [] }],
        querystring: z.strictObject({}),
        body: RawArticle,
        response: {
          200: {
            description: 'The annotated document.',
            content: { 'application/json': { schema: Annotation } },
          },
          ...problemResponses(writeProblems),
        },
      },
      onRequest: guards('annotate'),
    },
    async (request) => {
      const { document, removed } = await makeDocument(request.body, { ...workers, store, now: new Date() })
      return { document, intake: { removed: [...removed] } }
    },
  )

  app.post(
    '/articles',
    {
      // A union's own messages say little: whoever sends a version means an annotated document.
      validatorCompiler: compileArticleBody,
      schema: {
        operationId: 'createArticle',
        summary: 'Store an article',
        description:
          'Takes a raw text, HTML, Markdown or ready paragraphs, which are cleaned, split and annotated, or a whole ' +
          'annotated document, which is checked and stored as it is. With an Idempotency-Key the same request may be sent ' +
          'again: it makes one article.',
        tags: ['Writing'],
        security: [{ key: [] }],
        querystring: z.strictObject({}),
        headers: z.object({
          'idempotency-key': z
            .string()
            .min(1)
            .max(255)
            .optional()
            .meta({
              description: 'A name for this request, new for each article; kept for a day.',
              param: { example: 'a81f0c52' },
            }),
        }),
        body: ArticleBody,
        response: {
          200: {
            description: 'The article that an earlier request with this Idempotency-Key stored.',
            content: { 'application/json': { schema: StoredArticle } },
          },
          201: {
            description: 'The article as stored.',
            headers: { Location: { description: 'Path of the article.', type: 'string' as const } },
            content: { 'application/json': { schema: StoredArticle } },
          },
          ...problemResponses([
            ...writeProblems,
            'duplicate-article',
            'idempotency-conflict',
            'idempotency-mismatch',
          ]),
        },
      },
      onRequest: guards('write'),
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key']
      const { id, isNew, removed } = await (key === undefined
        ? writer.write(request.body)
        : writer.writeOnce(request.body, key))
      const article = await store.getArticle(id)
      if (article === undefined) throw notFound('article', id)
      reply.code(isNew ? 201 : 200).header('location', articleUrl(id))
      return removed === undefined ? article : { ...article, intake: { removed: [...removed] } }
    },
  )
}

/** The validator of a part of the request; that of the body takes the one form that the body seems to have. */
function compileArticleBody(route: { httpPart?: string; schema: unknown }) {
  const compile = (schema: unknown) =>
    validatorCompiler({ schema: schema as z.ZodType, method: 'POST', url: '/articles' })
  if (route.httpPart !== 'body') return compile(route.schema)
  const [asDocument, asRaw] = [compile(AnnotatedDocument), compile(RawArticle)]
  return (body: unknown) => (isDocument(body) ? asDocument(body) : asRaw(body))
}

function isDocument(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'version' in body
}
