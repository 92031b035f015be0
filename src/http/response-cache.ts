import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'

export type Encoding = 'identity' | 'gzip' | 'br'

/** Bodies below this many bytes are not worth compressing. */
const compressFrom = 1024

/** Roughly what an entry takes besides its bodies. */
const overhead = 512

const compress: Readonly<Record<Exclude<Encoding, 'identity'>, (body: Buffer) => Promise<Buffer>>> = {
  gzip: promisify(gzip),
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
}

/** A successful response that is ready to be sent: its bytes in each encoding asked for so far, and their validators. */
export class ReadyResponse {
  readonly type: string
  readonly link: string | undefined
  readonly lastModified: string | undefined
  readonly #tag: string
  readonly #bodies = new Map<Encoding, Promise<Buffer>>()
  readonly #size: number

  constructor(body: Buffer, type: string, link: string | undefined, lastModified: string | undefined) {
    this.type = type
    this.link = link
    this.lastModified = lastModified
    this.#tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    this.#bodies.set('identity', Promise.resolve(body))
    this.#size = body.length
  }

  /** The encoding to use where the client accepts `wanted`. */
  encoding(wanted: Encoding): Encoding {
    return this.#size < compressFrom ? 'identity' : wanted
  }

  /** A strong entity tag: each encoding has its own (RFC 9110, section 8.8.3.3). */
  etag(encoding: Encoding): string {
    return encoding === 'identity' ? `"${this.#tag}"` : `"${this.#tag}-${encoding}"`
  }

  /** The bytes in an encoding; compressed once, on first demand. */
  body(encoding: Encoding): Promise<Buffer> {
    const known = this.#bodies.get(encoding)
    if (known !== undefined || encoding === 'identity') return known as Promise<Buffer>
    const made = this.body('identity').then(compress[encoding])
    this.#bodies.set(encoding, made)
    return made
  }

  /** What it may take in memory, in bytes, with its compressed bodies. */
  get weight(): number {
    return Math.ceil(this.#size * 1.6) + overhead
  }
}

interface Entry {
  readonly version: string
  readonly response: ReadyResponse
}

/**
 * Responses by request, each good for one version of the archive: whatever changes there, made by this process or
 * another, makes all of them stale at once. Bounded by weight; the least recently used go first.
 */
export class ResponseCache {
  readonly #entries: LRUCache<string, Entry>

  /** @param limit bytes to keep at most; 0 keeps nothing */
  constructor(limit: number) {
    this.#entries = new LRUCache({
      maxSize: Math.max(1, limit),
      sizeCalculation: ({ response }, key) => response.weight + key.length * 2,
    })
  }

  recall(key: string, version: string): ReadyResponse | undefined {
    const entry = this.#entries.get(key)
    return entry?.version === version ? entry.response : undefined
  }

  remember(key: string, version: string, response: ReadyResponse): void {
    this.#entries.set(key, { version, response })
  }
}
