import type { z } from 'zod'
import {
  duplicateArticle,
  forbidden,
  type GlosseError,
  idempotencyConflict,
  idempotencyMismatch,
  internalError,
  invalidBody,
  invalidCursor,
  invalidRequest,
  methodNotAllowed,
  notAcceptable,
  notFound,
  notReady,
  payloadTooLarge,
  tooManyRequests,
  unauthorized,
  unsupportedMediaType,
  unusableText,
} from '../errors.js'
import { Problem, type ProblemName, problemMediaType, problemOf, problemTypes } from './problem.js'

/** A response header, as the plain schema that the OpenAPI generator takes. */
const header = (description: string, example: string) => ({
  description,
  type: 'string' as const,
  examples: [example],
})

const headers = {
  ETag: header(
    'Strong validator of this representation; send it back in If-None-Match.',
    '"mXGNm0DkbTzyKZKvvXaBHg"',
  ),
  'Last-Modified': header('When what is shown last changed.', 'Tue, 24 Nov 2026 12:00:00 GMT'),
  'Cache-Control': header('Keep it, but ask each time whether it still holds.', 'public, no-cache'),
  'X-Request-Id': header('Id of this request in the log.', '7f0b1c3e-57f5-4d0c-9a0e-0d6a8ed3a1f2'),
  RateLimit: header(
    'Requests left in the current window, and seconds until it ends.',
    '"default";r=5999;t=60',
  ),
  'RateLimit-Policy': header('Requests allowed in a window of so many seconds.', '"default";q=6000;w=60'),
}

const linkHeader = {
  Link: header('Related resources (RFC 8288), such as the next page.', '</articles?cursor=…>; rel="next"'),
}

/** The responses of a GET that answers with JSON: the success, its 304, and the problems named. */
export function responses(schema: z.ZodType, description: string, problems: readonly ProblemName[] = []) {
  return {
    200: { description, headers: { ...headers, ...linkHeader }, content: { 'application/json': { schema } } },
    304: {
      description: 'Not modified: the client has this representation already (If-None-Match).',
      headers: { ETag: headers.ETag, 'Cache-Control': headers['Cache-Control'] },
    },
    ...problemResponses([...problems, 'not-acceptable']),
  }
}

/** What each kind of problem looks like when it happens, made as the server makes it. */
const happened: Partial<Record<ProblemName, GlosseError>> = {
  'invalid-request': invalidRequest([
    { detail: 'must be a whole number from 1 to 100', parameter: 'limit' },
    { detail: 'There is no such parameter here.', parameter: 'colour' },
  ]),
  'invalid-cursor': invalidCursor(),
  'not-found': notFound('article', 'no-such-article'),
  unauthorized: unauthorized('Send a key: Authorization: Bearer KEY.'),
  forbidden: forbidden('write'),
  'duplicate-article': duplicateArticle('/articles/blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten'),
  'idempotency-conflict': idempotencyConflict(),
  'invalid-body': invalidBody([{ detail: 'must be a language code such as de or en', pointer: '/language' }]),
  'unusable-text': unusableText('The text is empty.'),
  'idempotency-mismatch': idempotencyMismatch(),
  'payload-too-large': payloadTooLarge(5 * 1024 * 1024),
  'unsupported-media-type': unsupportedMediaType('text/csv', ['application/json']),
  'method-not-allowed': methodNotAllowed('POST', ['GET', 'HEAD', 'OPTIONS']),
  'not-acceptable': notAcceptable(['application/json']),
  'too-many-requests': tooManyRequests(6000, 42),
  'internal-error': internalError(undefined),
  'not-ready': notReady('The server is stopping.'),
}

/** An example of a kind of problem. */
export function exampleProblem(name: ProblemName): Problem {
  const error = happened[name]
  if (error === undefined) throw new Error(`no example of ${name}`)
  return problemOf(error, '7f0b1c3e-57f5-4d0c-9a0e-0d6a8ed3a1f2', 'http://localhost:3000')
}

function problemExamples(names: readonly ProblemName[]) {
  return Object.fromEntries(
    names.map((name) => [name, { summary: problemTypes[name].title, value: exampleProblem(name) }]),
  )
}

/** The problems that an operation may answer with, beside those that any may. */
export function problemResponses(names: readonly ProblemName[]) {
  const statuses = new Map<number, ProblemName[]>()
  const all: ProblemName[] = [...names, 'too-many-requests', 'internal-error']
  for (const name of new Set(all)) {
    const { status } = problemTypes[name]
    statuses.set(status, [...(statuses.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...statuses].map(([status, some]) => [
      status,
      {
        description: some.map((name) => `${problemTypes[name].title} (\`${name}\`).`).join(' '),
        content: { [problemMediaType]: { schema: Problem, examples: problemExamples(some) } },
      },
    ]),
  )
}

/** The tags of the API in the order in which somebody new would read them. */
export const tags = [
  { name: 'Articles', description: 'Articles and their parts: paragraphs, mentions, quotes, entities.' },
  { name: 'Entities', description: 'Who and what is mentioned: people, places, organizations, events.' },
  { name: 'Quotes', description: 'Who said what.' },
  { name: 'Search', description: 'Articles, quotes and entities together.' },
  {
    name: 'Reconciliation',
    description: 'Names of your own tables matched with entities, for OpenRefine and other clients.',
  },
  { name: 'Writing', description: 'Annotating and storing articles. Needs a key.' },
  { name: 'Service', description: 'The contract, the kinds of problems, probes and metrics.' },
]

/** The problems of every list that comes in pages. */
export const listProblems = ['invalid-request', 'invalid-cursor'] as const satisfies ProblemName[]
