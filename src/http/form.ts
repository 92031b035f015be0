import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Store } from '../store/store.js'
import { requestUrl } from './page.js'

/**
 * A browser sends a form with all its fields, empty ones too, which as parameters of this API are not valid: it is sent
 * on to the URL without them.
 */
export function dropEmptyFields(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { pathname, searchParams } = requestUrl(request)
  const filled = [...searchParams].filter(([, value]) => value.trim() !== '')
  if (filled.length === searchParams.size) return undefined
  return sendOn(reply, pathname, filled)
}

/** Parameters that name an entity. */
const entityParameters = ['entity', 'speaker']

/**
 * People write names into a form where programs give ids: a browser is sent on to the URL with the id of the entity that
 * a list of entities by this name begins with. Names that no entity has stay as they are. Says whether it did so: the
 * reply itself cannot come back from an asynchronous function, since waiting for it is waiting until it is sent.
 */
export async function nameEntities(
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
): Promise<boolean> {
  const { pathname, searchParams } = requestUrl(request)
  let isChanged = false
  const named: [string, string][] = []
  for (const [parameter, value] of searchParams) {
    const id = entityParameters.includes(parameter) ? await findId(store, value) : value
    if (id !== value) isChanged = true
    named.push([parameter, id])
  }
  if (isChanged) sendOn(reply, pathname, named)
  return isChanged
}

async function findId(store: Store, name: string): Promise<string> {
  if (/^Q\d+$/.test(name) || (await store.getEntityId(name)) !== undefined) return name
  const { items } = await store.findEntities({ prefix: name }, '-mentions', { limit: 1 })
  return items[0]?.id ?? name
}

function sendOn(reply: FastifyReply, pathname: string, parameters: [string, string][]): FastifyReply {
  const path = parameters.length === 0 ? pathname : `${pathname}?${new URLSearchParams(parameters)}`
  // Not "//host", which a browser would take for another server.
  return reply.header('cache-control', 'public, no-cache').redirect(path.replace(/^\/+/, '/'), 302)
}
