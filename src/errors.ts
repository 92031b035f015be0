/**
 * The closed list of failures that Glosse expects. Codes are public: they name the pages under
 * `/problems/` and are never reused for something else.
 */
const errorCodes = [
  'invalid-request',
  'invalid-cursor',
  'not-found',
  'unauthorized',
  'forbidden',
  'method-not-allowed',
  'not-acceptable',
  'duplicate-article',
  'idempotency-conflict',
  'payload-too-large',
  'uri-too-long',
  'unsupported-media-type',
  'invalid-body',
  'idempotency-mismatch',
  'too-many-requests',
  'internal-error',
  'not-ready',
  'invalid-document',
  'unusable-text',
  'unreadable-file',
  'unwritable-file',
  'ingest-incomplete',
  'invalid-configuration',
  'database-unusable',
  'database-newer',
  'address-unavailable',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** One thing wrong with one field: a query or path parameter, a header, or a place in a document (JSON Pointer). */
export interface FieldError {
  readonly detail: string
  readonly parameter?: string
  readonly header?: string
  readonly pointer?: string
}

interface Details {
  readonly fields?: readonly FieldError[]
  /** Header fields that the response to this failure must carry (`Allow`, `Retry-After` …). */
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/** An expected failure. Anything else that is thrown is a bug. */
export class GlosseError extends Error {
  override readonly name = 'GlosseError'
  readonly code: ErrorCode
  readonly fields: readonly FieldError[]
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.fields = details.fields ?? []
    this.headers = details.headers ?? {}
  }
}

/** A request with parameters that do not fit; `fields` names each. */
export function invalidRequest(fields: readonly FieldError[]): GlosseError {
  const names = fields.map((field) => field.parameter ?? field.header ?? field.pointer ?? '?')
  return new GlosseError(
    'invalid-request',
    `The request is not valid: see ${[...new Set(names)].join(', ')}.`,
    {
      fields,
    },
  )
}

/** A request whose body does not fit; `fields` name each place by JSON Pointer. */
export function invalidBody(fields: readonly FieldError[]): GlosseError {
  const places = [...new Set(fields.map(({ pointer }) => pointer || 'the whole'))]
  return new GlosseError('invalid-body', `The body is not valid: see ${places.slice(0, 5).join(', ')}.`, {
    fields,
  })
}

/** A request that needs a key and has none, or one that nobody made. */
export function unauthorized(reason: string): GlosseError {
  return new GlosseError('unauthorized', reason, { headers: { 'www-authenticate': 'Bearer realm="glosse"' } })
}

/** A request whose key does not allow it; `scope` is what it needs. */
export function forbidden(scope: string): GlosseError {
  return new GlosseError('forbidden', `This needs a key with the scope '${scope}'.`, {
    headers: { 'www-authenticate': `Bearer realm="glosse", error="insufficient_scope", scope="${scope}"` },
  })
}

/** An article whose text is stored already, at `url`. */
export function duplicateArticle(url: string): GlosseError {
  return new GlosseError('duplicate-article', `This text is stored already: ${url}`, {
    headers: { location: url },
  })
}

/** A request with an Idempotency-Key whose first request is still being answered. */
export function idempotencyConflict(): GlosseError {
  return new GlosseError(
    'idempotency-conflict',
    'A request with this Idempotency-Key is being answered right now.',
    {
      headers: { 'retry-after': '1' },
    },
  )
}

/** An Idempotency-Key that was used with another body before. */
export function idempotencyMismatch(): GlosseError {
  return new GlosseError('idempotency-mismatch', 'This Idempotency-Key was used with another body before.', {
    fields: [{ header: 'idempotency-key', detail: 'Use a new key for each article.' }],
  })
}

/** A request that cannot be read at all, e.g. for its percent-encoding; `reason` is a sentence for the client. */
export function unreadableRequest(reason: string, cause: unknown): GlosseError {
  return new GlosseError('invalid-request', reason, { cause })
}

/** A cursor that this server did not make, or made for another query. */
export function invalidCursor(): GlosseError {
  const detail = "Take cursors from `next` of a page, unchanged, and keep that request's other parameters."
  return new GlosseError('invalid-cursor', 'The cursor is not valid for this request.', {
    fields: [{ parameter: 'cursor', detail }],
  })
}

/** Nothing by this name: `what` is the kind of thing (`article`), `id` the name asked for. */
export function notFound(what: string, id: string): GlosseError {
  return new GlosseError('not-found', `There is no ${what} '${id}'.`)
}

/** A known path, asked with a method that it does not have; `allowed` are those that it has. */
export function methodNotAllowed(method: string, allowed: readonly string[]): GlosseError {
  const list = allowed.join(', ')
  return new GlosseError('method-not-allowed', `${method} is not allowed here. Allowed: ${list}.`, {
    headers: { allow: list },
  })
}

/** No representation of the resource fits the request's Accept field; `available` are the media types there are. */
export function notAcceptable(available: readonly string[]): GlosseError {
  const list = available.join(', ')
  return new GlosseError('not-acceptable', `This resource is available as: ${list}.`, {
    fields: [{ header: 'accept', detail: `Ask for one of: ${list}.` }],
  })
}

/** A body beyond the limit of so many megabytes. */
export function payloadTooLarge(bytes: number): GlosseError {
  return new GlosseError(
    'payload-too-large',
    `The body is larger than ${bytes} bytes, which is the most taken here.`,
  )
}

/** A body of a media type that is not read here; `read` are those that are. */
export function unsupportedMediaType(type: string, read: readonly string[]): GlosseError {
  return new GlosseError('unsupported-media-type', `Bodies are read as ${read.join(' or ')}, not as ${type}.`)
}

/** More requests than the limit allows; `seconds` is how long to wait. */
export function tooManyRequests(limit: number, seconds: number): GlosseError {
  return new GlosseError(
    'too-many-requests',
    `The limit is ${limit} requests a minute. Try again in ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  )
}

/** The server is there but cannot serve now: it starts, stops, or cannot reach its database. */
export function notReady(reason: string, cause?: unknown): GlosseError {
  return new GlosseError('not-ready', reason, { cause })
}

/** A fault of ours; `cause` is for the log, never for the client. */
export function internalError(cause: unknown): GlosseError {
  return new GlosseError('internal-error', 'The server could not answer. The fault is in its log.', { cause })
}

/** A document that is not an annotated document, or breaks one of its invariants; `name` is the article or file. */
export function invalidDocument(name: string, fields: readonly FieldError[]): GlosseError {
  const first = fields[0]
  const place = first?.pointer === undefined || first.pointer === '' ? '' : ` at ${first.pointer}`
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : ''
  return new GlosseError(
    'invalid-document',
    `${name}${place}: ${first?.detail ?? 'not a valid document'}${more}`,
    {
      fields,
    },
  )
}

/**
 * A raw text that no article can be made of: empty, too large, binary, or with metadata that cannot be used.
 * `reason` is a sentence; `fields` point into the raw article.
 */
export function unusableText(
  reason: string,
  fields: readonly FieldError[] = [],
  cause?: unknown,
): GlosseError {
  return new GlosseError('unusable-text', reason, { fields, cause })
}

/** A file or folder that cannot be read. */
export function unreadableFile(path: string, cause: unknown): GlosseError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new GlosseError('unreadable-file', `${path} cannot be read: ${reason}`, { cause })
}

/** A run over many documents of which some could not be used; each was named when it happened. */
export function ingestIncomplete(failed: number): GlosseError {
  return new GlosseError(
    'ingest-incomplete',
    `${failed} document${failed === 1 ? '' : 's'} could not be used; see above.`,
  )
}

/** A file that cannot be written. */
export function unwritableFile(path: string, cause: unknown): GlosseError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new GlosseError('unwritable-file', `${path} cannot be written: ${reason}`, { cause })
}

/** A setting that cannot be used; the message names the setting, where it came from, and what it takes. */
export function invalidConfiguration(message: string): GlosseError {
  return new GlosseError('invalid-configuration', message)
}

/** A database file that cannot be opened, created or written; `reason` says what to do. */
export function databaseUnusable(path: string, reason: string, cause?: unknown): GlosseError {
  return new GlosseError('database-unusable', `The database ${path} cannot be used: ${reason}`, { cause })
}

/** A database that a newer Glosse has migrated beyond what this one knows. */
export function databaseNewer(path: string): GlosseError {
  return new GlosseError(
    'database-newer',
    `The database ${path} was written by a newer version of Glosse. Use that version, or another DATABASE_URL.`,
  )
}

/** A host and port that cannot be listened on. */
export function addressUnavailable(host: string, port: number, reason: string, cause: unknown): GlosseError {
  return new GlosseError('address-unavailable', `Cannot listen on ${host} port ${port}: ${reason}`, { cause })
}
