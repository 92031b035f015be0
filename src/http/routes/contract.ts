import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { responses } from '../documentation.js'
import type { Examples } from '../examples.js'
import { type OpenApiDocument, openApiDocument } from '../openapi.js'
import type { ApiContext } from './context.js'

const Contract = z
  .looseObject({
    openapi: z.string().meta({ description: 'Version of the OpenAPI specification.', examples: ['3.1.0'] }),
  })
  .meta({ id: 'OpenApiDocument', description: 'This document.' })

export interface ContractContext extends ApiContext {
  readonly examples: Examples
}

/** `/openapi.json`: the contract of this API. */
export const contractRoutes: FastifyPluginAsyncZodOpenApi<ContractContext> = async (
  app,
  { responder, examples },
) => {
  const since = new Date().toISOString()
  let document: OpenApiDocument | undefined
  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getContract',
        summary: 'The OpenAPI document',
        description: 'This contract as OpenAPI 3.1, to generate clients from.',
        tags: ['Service'],
        querystring: z.strictObject({}),
        response: responses(Contract, 'The OpenAPI document.'),
      },
    },
    async (request, reply) => {
      document ??= openApiDocument(app, examples)
      return responder.respond(request, reply, { body: document, changedAt: since })
    },
  )
}
