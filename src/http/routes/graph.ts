import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { toGexf } from '../../export/gexf.js'
import { toGraphml } from '../../export/graphml.js'
import { Graph } from '../../model/graph.js'
import { articlesRead } from '../../store/store.js'
import * as parameter from '../parameters.js'
import type { ApiContext } from './context.js'
import { ofEntity, redirectToEntity } from './entity-path.js'

/** `/entities/:id/graph`: who occurs with whom. */
export const graphRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (app, { store, responder }) => {
  app.get(
    '/entities/:id/graph',
    {
      config: { formats: ['json', 'graphml', 'gexf'] },
      schema: {
        operationId: 'getEntityGraph',
        summary: 'Get the graph of what occurs with an entity',
        description:
          'The entity, the strongest of what it occurs with, and which of these occur together: the graph of ' +
          'co-occurrence around it. With `depth=2` half of the nodes are what its neighbours occur with in turn. Nodes are ' +
          'chosen and edges scored by the log-likelihood ratio over paragraphs. An edge is a shared paragraph; those of ' +
          'the entity itself may be a shared article alone. Drawn are at most ten edges a node, the strongest ones. ' +
          `Of an entity with more than ${articlesRead} articles the newest ones are counted.`,
        tags: ['Entities'],
        params: parameter.EntityPath,
        querystring: z.strictObject({
          depth: parameter.wholeNumberOr(1, 1, 2, 'Steps from the entity.'),
          limit: parameter.wholeNumberOr(25, 1, 100, 'Nodes, the entity included.'),
          type: parameter.entityType,
          ...parameter.range,
        }),
        response: ofEntity(Graph, 'The graph.', false),
      },
      preHandler: redirectToEntity(store),
    },
    async (request, reply) => {
      const { depth, limit, type, from, to } = request.query
      const filter = { depth: depth === 2 ? (2 as const) : (1 as const), nodes: limit, type, from, to }
      const graph = await store.getGraph(request.params.id, filter)
      if (graph === undefined) throw notFound('entity', request.params.id)
      return responder.represent(request, reply, {
        body: graph,
        as: { graphml: () => toGraphml(graph), gexf: () => toGexf(graph) },
      })
    },
  )
}
