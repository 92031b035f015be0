import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Gives each request its id in `X-Request-Id`, and logs one line when it has been answered. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply)
    done()
  })
}

/** One line about a request and its answer. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { method, url } = request
  const ms = Math.round(reply.elapsedTime * 1000) / 1000
  request.log.info({ method, url, status: reply.statusCode, ms }, 'request')
}
