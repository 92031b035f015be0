import type { FastifyError, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { RequestValidationError } from 'fastify-zod-openapi'
import { z } from 'zod'
import {
  type ErrorCode,
  type FieldError,
  GlosseError,
  internalError,
  invalidBody,
  invalidRequest,
  payloadTooLarge,
  unsupportedMediaType,
} from '../errors.js'
import { faultsOf } from '../model/faults.js'
import { problemPage } from '../reader/problem.js'
import { chooseLanguage, setPageHeaders } from './language.js'
import { prefersPage } from './negotiate.js'
import { contentType } from './representation.js'

export const problemMediaType = 'application/problem+json'

interface ProblemType {
  readonly status: number
  readonly title: string
  /** What it means and what to do, for the person who reads it at night. */
  readonly description: string
}

/** The catalogue: every problem that this server answers with, by the last segment of its `type`. */
export const problemTypes = {
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    description:
      'A parameter is unknown, malformed or out of range, or the request cannot be read. Each entry of `errors` names ' +
      'one parameter and says what it takes. Correct it and send the request again.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'Invalid cursor',
    description:
      'The cursor was not made by this server, was changed, or belongs to a list with other filters. Take it from ' +
      '`next` of a page, or begin again without a cursor.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    description:
      'There is no resource at this path. Check the id; lists such as `/articles` and `/entities` show all.',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    description:
      'Writing needs a key: send `Authorization: Bearer KEY`. The operator makes keys with `glosse keys create`, or sets ' +
      '`GLOSSE_API_KEY`.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    description:
      'The key is good, but does not allow this. Ask the operator for one with the scope that `detail` names.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    description:
      'The resource exists, but not for this method. The `Allow` field lists the methods that it has.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    description:
      'The resource has no representation that the `Accept` field asks for. `detail` lists those it has.',
  },
  'duplicate-article': {
    status: 409,
    title: 'Duplicate article',
    description:
      'An article with exactly this text is stored already; `Location` is its path. Nothing was changed.',
  },
  'idempotency-conflict': {
    status: 409,
    title: 'Request being answered',
    description:
      'The first request with this `Idempotency-Key` is still being answered. Try again in a second.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Payload too large',
    description: 'The body of the request is larger than this server takes. Send less at once.',
  },
  'uri-too-long': {
    status: 414,
    title: 'URI too long',
    description: 'The path holds a longer id than any resource of this server can have.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    description:
      'The body of the request has a media type that this resource does not read. Check `Content-Type`.',
  },
  'invalid-body': {
    status: 422,
    title: 'Invalid body',
    description:
      'The body of the request is JSON, but not what this resource takes. Each entry of `errors` points at one place in it ' +
      '(JSON Pointer) and says what belongs there. Nothing was stored.',
  },
  'unusable-text': {
    status: 422,
    title: 'Unusable text',
    description:
      'No article can be made of the text: it is empty, binary or too large, or what is said about it cannot be used.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'Idempotency-Key used before',
    description: 'This `Idempotency-Key` came with another body before. Use a new key for each article.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    description:
      'This client has used up its requests for the current minute. Wait as many seconds as `Retry-After` says; the ' +
      '`RateLimit` field of every response tells how many are left.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    description:
      'A fault of the server, not of the request. The log holds the cause under the id that `instance` ends with.',
  },
  'not-ready': {
    status: 503,
    title: 'Not ready',
    description: 'The server is starting, stopping, or cannot reach its database. Try again shortly.',
  },
} as const satisfies Partial<Record<ErrorCode, ProblemType>>

export type ProblemName = keyof typeof problemTypes

const isProblemName = (code: string): code is ProblemName => code in problemTypes

/** The body of every error response (RFC 9457). */
export const Problem = z
  .object({
    type: z.string().meta({
      description: 'URL of a page about this kind of problem.',
      examples: ['http://localhost:3000/problems/invalid-request'],
    }),
    title: z.string().meta({ description: 'The kind of problem in words.', examples: ['Invalid request'] }),
    status: z.int().meta({ description: 'The HTTP status.', examples: [400] }),
    detail: z.string().meta({
      description: 'What is wrong with this request.',
      examples: ['The request is not valid: see limit.'],
    }),
    instance: z.string().meta({
      description: 'The id of this request, which the log of the server has too.',
      examples: ['urn:uuid:7f0b1c3e-57f5-4d0c-9a0e-0d6a8ed3a1f2'],
    }),
    errors: z
      .array(
        z.object({
          detail: z.string().meta({
            description: 'What is wrong with it.',
            examples: ['must be a whole number from 1 to 100'],
          }),
          parameter: z
            .string()
            .optional()
            .meta({ description: 'The parameter.', examples: ['limit'] }),
          header: z
            .string()
            .optional()
            .meta({ description: 'The header field.', examples: ['accept'] }),
          pointer: z
            .string()
            .optional()
            .meta({
              description: 'The place in the body (JSON Pointer).',
              examples: ['/paragraphs/0'],
            }),
        }),
      )
      .optional()
      .meta({ description: 'One entry for each field that is wrong.' }),
  })
  .meta({ id: 'Problem', description: 'An error, as RFC 9457 describes it.' })
export type Problem = z.infer<typeof Problem>

/** The path of the page about a kind of problem. */
export function problemPath(name: ProblemName): string {
  return `/problems/${name}`
}

/** Any error as one of the closed list. */
function toGlosseError(error: unknown, request: FastifyRequest): GlosseError {
  if (error instanceof GlosseError) return error
  const { code = '', statusCode = 500, message = '', validation } = error as Partial<FastifyError>
  if (validation !== undefined) {
    const fields = fieldErrors(error as FastifyError)
    return (error as FastifyError).validationContext === 'body' ? invalidBody(fields) : invalidRequest(fields)
  }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return payloadTooLarge(request.routeOptions.bodyLimit)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMediaType(
        request.headers['content-type'] ?? 'nothing',
        (request.routeOptions.schema as FastifySchema | undefined)?.consumes ?? ['application/json'],
      )
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new GlosseError('uri-too-long', message, { cause: error })
  }
  if (statusCode === 503) return new GlosseError('not-ready', message, { cause: error })
  if (statusCode >= 400 && statusCode < 500)
    return new GlosseError('invalid-request', message, { cause: error })
  return internalError(error)
}

function fieldErrors(error: FastifyError): FieldError[] {
  const place = error.validationContext === 'headers' ? 'header' : 'parameter'
  return (error.validation ?? []).flatMap((failure): FieldError[] => {
    if (!(failure instanceof RequestValidationError)) return [{ detail: failure.message ?? 'not valid' }]
    const { issue, error: all } = failure.params
    if (error.validationContext === 'body') return all.issues[0] === issue ? faultsOf(all) : []
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({ detail: `There is no such ${place} here.`, [place]: name }))
      : [{ detail: issue.message, [place]: String(issue.path[0] ?? '') }]
  })
}

/** The body of an error response; `base` is the URL of this server, for the absolute `type`. */
export function problemOf(error: GlosseError, requestId: string, base: string): Problem {
  const name = isProblemName(error.code) ? error.code : 'internal-error'
  const { status, title } = problemTypes[name]
  return {
    type: `${base}${problemPath(name)}`,
    title,
    status,
    detail: error.message,
    instance: `urn:uuid:${requestId}`,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
  }
}

/** Answers with the problem that an error is, and logs it when it is the server's. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  base: string,
): FastifyReply {
  const known = toGlosseError(error, request)
  const problem = problemOf(known, request.id, base)
  if (problem.status >= 500) request.log.error({ err: known.cause ?? known }, known.message)
  const isPage = wantsPage(request)
  if (isPage) setPageHeaders(request, reply)
  return reply
    .code(problem.status)
    .headers(known.headers)
    .header('x-request-id', request.id)
    .header('cache-control', 'no-store')
    .header('content-type', isPage ? contentType('html') : problemMediaType)
    .send(
      isPage
        ? problemPage(problem, {
            language: chooseLanguage(request),
            path: request.url,
            baseUrl: base,
            alternates: [],
          })
        : JSON.stringify(problem),
    )
}

/** Whether whoever asks reads pages: what a browser asks for by itself, or `format=html`. */
function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (/[?&]format=html(&|$)/.test(request.url)) return true
  return prefersPage(request.headers.accept)
}
