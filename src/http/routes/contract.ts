import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { responses } from '../documentation.js'
import type { OpenApiDocument } from '../openapi.js'
import type { ApiContext } from './context.js'

const Contract = z
  .looseObject({
    openapi: z.string().meta({ description: 'Version of the OpenAPI specification.', examples: ['3.1.0'] }),
  })
  .meta({ id: 'OpenApiDocument', description: 'This document.' })

export interface ContractContext extends ApiContext {
  /** The contract; asked for when all routes are there. */
  readonly contract: () => OpenApiDocument
}

/** `/openapi.json`: the contract of this API. */
export const contractRoutes: FastifyPluginAsyncZodOpenApi<ContractContext> = async (
  app,
  { responder, contract },
) => {
  const since = new Date().toISOString()
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
    async (request, reply) => responder.respond(request, reply, { body: contract(), changedAt: since }),
  )
}
