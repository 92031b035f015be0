import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { notFound } from '../../errors.js'
import { entityUrl } from '../../model/entity.js'
import type { Store } from '../../store/store.js'
import { listProblems, responses } from '../documentation.js'
import { requestUrl } from '../page.js'
import type { EntityPath } from '../parameters.js'

const redirect = {
  308: {
    description: 'The path names the entity by its Wikidata id: here is its own path.',
    headers: { Location: { description: "The entity's own path.", type: 'string' as const } },
  },
}

/** A handler that redirects from a Wikidata id to the entity's own path, and answers 404 for what is not there. */
export function redirectToEntity(store: Store) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id: name } = request.params as z.infer<typeof EntityPath>
    const id = await store.getEntityId(name)
    if (id === undefined) throw notFound('entity', name)
    if (id === name) return
    const { pathname, search } = requestUrl(request)
    reply.header('cache-control', 'public, no-cache')
    return reply.redirect(pathname.replace(/^\/entities\/[^/]+/, entityUrl(id)) + search, 308)
  }
}

/** The responses of a path below `/entities/:id`. */
export function ofEntity(schema: z.ZodType, description: string, isList: boolean) {
  return {
    ...responses(schema, description, [
      ...(isList ? listProblems : ['invalid-request' as const]),
      'not-found',
    ]),
    ...redirect,
  }
}
