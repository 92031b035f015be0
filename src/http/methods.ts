import type { FastifyInstance } from 'fastify'
import { methodNotAllowed } from '../errors.js'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const

/**
 * Watches the routes that are registered from here on. Returns a function that, called after the last one, makes every
 * path answer the methods that it does not have with 405 and `Allow`, and OPTIONS with 204 and `Allow`.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const allowed = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = allowed.get(url) ?? new Set()
    for (const one of [method].flat()) known.add(one)
    allowed.set(url, known)
  })
  return () => {
    for (const [url, known] of [...allowed]) {
      if (url === '*') continue
      const list = methods.filter((method) => known.has(method) || method === 'OPTIONS')
      const others = methods.filter((method) => !known.has(method) && method !== 'OPTIONS')
      const schema = { hide: true }
      app.route({
        method: 'OPTIONS',
        url,
        schema,
        handler: async (_request, reply) => reply.header('allow', list.join(', ')).code(204).send(),
      })
      app.route({
        method: others,
        url,
        schema,
        onRequest: async (request) => {
          throw methodNotAllowed(request.method, list)
        },
        handler: () => undefined,
      })
    }
  }
}
