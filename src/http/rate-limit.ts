import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { tooManyRequests } from '../errors.js'

const windowSeconds = 60

/** Paths that are never limited: probes must always be answered, and the docs load a dozen files at once. */
const isExempt = (path: string) => /^\/(health|metrics|docs)(\/|$|\?)/.test(path)

/**
 * Counts each client's requests in windows of a minute, tells what is left in the fields of the IETF draft «RateLimit
 * header fields for HTTP», and refuses what goes beyond with `too-many-requests`.
 */
export async function limitRate(app: FastifyInstance, limit: number): Promise<void> {
  if (limit === 0) return
  await app.register(rateLimit, { global: false, max: limit, timeWindow: windowSeconds * 1000 })
  const count = app.createRateLimit()
  const policy = `"default";q=${limit};w=${windowSeconds}`
  app.addHook('onRequest', async (request, reply) => {
    if (isExempt(request.url)) return
    const state = await count(request)
    if (state.isAllowed) return
    reply.header('ratelimit-policy', policy)
    reply.header('ratelimit', `"default";r=${state.remaining};t=${state.ttlInSeconds}`)
    if (state.isExceeded) throw tooManyRequests(limit, state.ttlInSeconds)
  })
}
