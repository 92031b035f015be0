import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { problemResponses, responses } from '../documentation.js'
import { pageContext } from '../pages.js'
import { type ProblemName, problemPath, problemTypes } from '../problem.js'
import type { ApiContext } from './context.js'

const tags = ['Service']

const ProblemType = z
  .object({
    name: z.string().meta({ description: 'Last segment of the `type`.', examples: ['invalid-cursor'] }),
    url: z.string().meta({ description: 'Path of its page.', examples: ['/problems/invalid-cursor'] }),
    status: z.int().meta({ description: 'HTTP status.', examples: [400] }),
    title: z.string().meta({ description: 'Name in words.', examples: ['Invalid cursor'] }),
    description: z.string().meta({ description: 'What it means, and what to do.' }),
  })
  .meta({ id: 'ProblemType', description: 'A kind of problem that this server answers with.' })
type ProblemType = z.infer<typeof ProblemType>

const ProblemTypeList = z
  .object({ data: z.array(ProblemType), next: z.null() })
  .meta({ id: 'ProblemTypeList', description: 'Every kind of problem.' })

const catalogue: readonly ProblemType[] = Object.entries(problemTypes).map(([name, type]) => ({
  name,
  url: problemPath(name as ProblemName),
  status: type.status,
  title: type.title,
  description: type.description,
}))

/** `/problems`: the catalogue of problem types, and the page that each `type` points at. */
export const problemRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { responder, pages, baseUrl },
) => {
  app.get(
    '/problems',
    {
      config: { formats: ['json', 'html'] },
      schema: {
        operationId: 'listProblemTypes',
        summary: 'List the kinds of problems',
        description: 'Every `type` that an error of this API can have, with its status and what to do.',
        tags,
        querystring: z.strictObject({}),
        response: responses(ProblemTypeList, 'All kinds of problems.', ['invalid-request']),
      },
    },
    async (request, reply) =>
      responder.represent(request, reply, {
        body: { data: catalogue, next: null },
        as: { html: () => pages.problemTypes(catalogue, pageContext(request, baseUrl(request))) },
      }),
  )

  app.get(
    '/problems/:name',
    {
      config: { formats: ['json', 'html'] },
      schema: {
        operationId: 'getProblemType',
        summary: 'Explain a kind of problem',
        description: 'What the `type` of a problem points at: a page in a browser, JSON for a program.',
        tags,
        params: z.strictObject({
          name: z
            .string()
            .min(1)
            .max(200)
            .meta({ description: 'Last segment of the `type`.', param: { example: 'invalid-cursor' } }),
        }),
        querystring: z.strictObject({}),
        response: {
          ...responses(ProblemType, 'The kind of problem.', ['invalid-request']),
          ...problemResponses(['invalid-request', 'not-found', 'not-acceptable']),
        },
      },
    },
    async (request, reply) => {
      const problem = catalogue.find(({ name }) => name === request.params.name)
      if (problem === undefined) throw notFound('kind of problem', request.params.name)
      return responder.represent(request, reply, {
        body: problem,
        as: { html: () => pages.problemType(problem, pageContext(request, baseUrl(request))) },
      })
    },
  )
}
