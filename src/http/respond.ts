import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fresh from 'fresh'
import type { Store } from '../store/store.js'
import { chooseLanguage, setPageHeaders } from './language.js'
import { chooseEncoding } from './negotiate.js'
import { alternateLinks } from './offer.js'
import { describedBy } from './page.js'
import { contentType, type Format } from './representation.js'
import { ReadyResponse, type ResponseCache } from './response-cache.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Version of the archive when the request came in. */
    archiveVersion: string
  }
}

/** Clients and proxies may keep a response, but ask each time whether it still holds: that costs a 304. */
const cacheControl = 'public, no-cache'

/** A cheap level: a list that is made while it is sent should not wait for its compression. */
const streamedBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export interface Answer {
  /** What is sent: bytes as they are, anything else as JSON. */
  readonly body: Buffer | object
  readonly type?: string
  /** Value of the Link field. */
  readonly link?: string | undefined
  /** ISO 8601. */
  readonly changedAt?: string | undefined
}

/** Writes what was asked for in another format than JSON: text, or an object to be sent as JSON. */
type Write = () => string | object | Promise<string | object>

/** What a route answers with, in each format that it declares. */
export interface Represented extends Omit<Answer, 'type'> {
  readonly as?: Readonly<Partial<Record<Format, Write>>> | undefined
}

/** Sends answers that hold while the archive does not change, and remembers them as long. */
export class Responder {
  readonly #store: Store
  readonly #cache: ResponseCache
  readonly #baseUrl: (request: FastifyRequest) => string

  constructor(store: Store, cache: ResponseCache, baseUrl: (request: FastifyRequest) => string) {
    this.#store = store
    this.#cache = cache
    this.#baseUrl = baseUrl
  }

  /** Sends a remembered answer, if there is one that still holds; tells whether it did. */
  async recall(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    request.archiveVersion = await this.#store.getVersion()
    const response = this.#cache.recall(this.#key(request), request.archiveVersion)
    if (response === undefined) return false
    await send(request, reply, response)
    return true
  }

  /** Sends an answer with its validators, or a 304 where the client has it already. */
  async respond(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
    const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(JSON.stringify(answer.body), 'utf8')
    const changedAt = answer.changedAt ?? (await this.#store.getChangeTime())
    const lastModified = changedAt === undefined ? undefined : new Date(changedAt).toUTCString()
    const type = answer.type ?? contentType('json')
    const response = new ReadyResponse(body, type, linksOf(request, answer.link), lastModified)
    this.#cache.remember(this.#key(request), request.archiveVersion, response)
    return send(request, reply, response)
  }

  /** The same in the format that the request asks for; `body` is what JSON shows. */
  async represent(
    request: FastifyRequest,
    reply: FastifyReply,
    { as = {}, ...answer }: Represented,
  ): Promise<FastifyReply> {
    const { format } = request
    if (format === 'json') return this.respond(request, reply, answer)
    const write = as[format]
    if (write === undefined)
      throw new Error(`${request.routeOptions.url} declares ${format}, but does not write it`)
    const written = await write()
    const body = typeof written === 'string' ? Buffer.from(written, 'utf8') : written
    return this.respond(request, reply, { ...answer, body, type: contentType(format) })
  }

  /**
   * Sends a long answer piece by piece as it is made. Nobody knows its bytes beforehand: its entity tag is weak, made of
   * the request and the version of the archive, and it is not remembered. It is no snapshot: what changes while it is
   * sent may be in it or not.
   */
  async stream(
    request: FastifyRequest,
    reply: FastifyReply,
    pieces: AsyncIterable<string>,
  ): Promise<FastifyReply> {
    const changedAt = await this.#store.getChangeTime()
    const tag = createHash('sha256')
      .update(`${request.archiveVersion} ${this.#key(request)}`)
      .digest('base64url')
    const etag = `W/"${tag.slice(0, 22)}"`
    reply.header('etag', etag).header('cache-control', cacheControl).header('vary', varyWith(reply, false))
    const lastModified = changedAt === undefined ? undefined : new Date(changedAt).toUTCString()
    if (lastModified !== undefined) reply.header('last-modified', lastModified)
    if (fresh(request.headers, { etag, 'last-modified': lastModified })) return reply.code(304).send()
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    reply.header('content-type', contentType(request.format))
    const link = linksOf(request, describedBy)
    if (link !== undefined) reply.header('link', link)
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    // A HEAD request must not make what nobody reads.
    const source = Readable.from(request.method === 'HEAD' ? [] : pieces)
    if (encoding === 'identity') return reply.send(source)
    const compressed = encoding === 'br' ? createBrotliCompress(streamedBrotli) : createGzip()
    // An error of either one destroys both, and ends the answer.
    return reply.send(pipeline(source, compressed, () => undefined))
  }

  /** What an answer depends on beside the archive. Absolute URLs in it begin with what the client calls this server. */
  #key(request: FastifyRequest): string {
    return `${request.raw.url} ${request.headers.accept ?? ''} ${chooseLanguage(request)} ${this.#baseUrl(request)}`
  }
}

function linksOf(request: FastifyRequest, link: string | undefined): string | undefined {
  const links = [link ?? [], alternateLinks(request)].flat()
  return links.length === 0 ? undefined : links.join(', ')
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  response: ReadyResponse,
): Promise<FastifyReply> {
  const encoding = response.encoding(chooseEncoding(request.headers['accept-encoding']))
  const etag = response.etag(encoding)
  // A page made for frames is no page of the reader: it has its own policy and one language.
  const isFrameable = request.routeOptions.config.isFrameable === true
  const isPage = response.type.startsWith('text/html') && !isFrameable
  reply.header('etag', etag).header('cache-control', cacheControl).header('vary', varyWith(reply, isPage))
  // A 304 too: a browser takes the fields of its stored answer from there (RFC 9111, section 4.3.4).
  if (isPage) setPageHeaders(request, reply)
  if (response.lastModified !== undefined) reply.header('last-modified', response.lastModified)
  if (fresh(request.headers, { etag, 'last-modified': response.lastModified })) return reply.code(304).send()
  reply.header('content-type', response.type)
  if (response.link !== undefined) reply.header('link', response.link)
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.send(await response.body(encoding))
}

/** The Vary field: what an answer depends on, and what a hook has put there before (CORS: Origin). */
function varyWith(reply: FastifyReply, isPage: boolean): string {
  const before = reply.getHeader('vary')
  const own = isPage ? 'Accept, Accept-Encoding, Accept-Language' : 'Accept, Accept-Encoding'
  return before === undefined ? own : `${before}, ${own}`
}
