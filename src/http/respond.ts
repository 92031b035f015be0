import type { FastifyReply, FastifyRequest } from 'fastify'
import fresh from 'fresh'
import type { Store } from '../store/store.js'
import { chooseEncoding } from './negotiate.js'
import { ReadyResponse, type ResponseCache } from './response-cache.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Version of the archive when the request came in. */
    archiveVersion: string
  }
}

/** Clients and proxies may keep a response, but ask each time whether it still holds: that costs a 304. */
const cacheControl = 'public, no-cache'

export interface Answer {
  /** What is sent: bytes as they are, anything else as JSON. */
  readonly body: Buffer | object
  readonly type?: string
  /** Value of the Link field. */
  readonly link?: string | undefined
  /** ISO 8601. */
  readonly changedAt?: string | undefined
}

/** Sends answers that hold while the archive does not change, and remembers them as long. */
export class Responder {
  readonly #store: Store
  readonly #cache: ResponseCache

  constructor(store: Store, cache: ResponseCache) {
    this.#store = store
    this.#cache = cache
  }

  /** Sends a remembered answer, if there is one that still holds; tells whether it did. */
  async recall(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    request.archiveVersion = await this.#store.getVersion()
    const response = this.#cache.recall(cacheKey(request), request.archiveVersion)
    if (response === undefined) return false
    await send(request, reply, response)
    return true
  }

  /** Sends an answer with its validators, or a 304 where the client has it already. */
  async respond(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
    const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(JSON.stringify(answer.body), 'utf8')
    const changedAt = answer.changedAt ?? (await this.#store.getChangeTime())
    const lastModified = changedAt === undefined ? undefined : new Date(changedAt).toUTCString()
    const type = answer.type ?? 'application/json; charset=utf-8'
    const response = new ReadyResponse(body, type, answer.link, lastModified)
    this.#cache.remember(cacheKey(request), request.archiveVersion, response)
    return send(request, reply, response)
  }
}

function cacheKey(request: FastifyRequest): string {
  return `${request.raw.url} ${request.headers.accept ?? ''}`
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  response: ReadyResponse,
): Promise<FastifyReply> {
  const encoding = response.encoding(chooseEncoding(request.headers['accept-encoding']))
  const etag = response.etag(encoding)
  reply.header('etag', etag).header('cache-control', cacheControl).header('vary', varyWith(reply))
  if (response.lastModified !== undefined) reply.header('last-modified', response.lastModified)
  if (fresh(request.headers, { etag, 'last-modified': response.lastModified })) return reply.code(304).send()
  reply.header('content-type', response.type)
  if (response.link !== undefined) reply.header('link', response.link)
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.send(await response.body(encoding))
}

/** The Vary field: what an answer depends on, and what a hook has put there before (CORS: Origin). */
function varyWith(reply: FastifyReply): string {
  const before = reply.getHeader('vary')
  return before === undefined ? 'Accept, Accept-Encoding' : `${before}, Accept, Accept-Encoding`
}
