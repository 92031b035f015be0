import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { exampleProblem } from './documentation.js'
import { type OpenApiDocument, type Operation, openApiDocument } from './openapi.js'
import { type Format, representationOf, representations } from './representation.js'

/** Real responses of the first article, for the documentation. */
export interface Examples {
  /** By operationId: the body of the 200. */
  readonly operations: Readonly<Record<string, unknown>>
  /** By operationId and media type: the body in other representations. */
  readonly representations: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** By name of a component schema. */
  readonly schemas: Readonly<Record<string, unknown>>
}

/** What there is before any are recorded. */
export const noExamples: Examples = { operations: {}, representations: {}, schemas: {} }

/** Arrays are cut to so many items: enough to see what they hold. */
const itemsShown = 3

/** Texts are cut to so many lines, and lines to so many characters. */
const linesShown = 24
const charactersShown = 400

/** The examples that come with this version; made anew by `glosse openapi --write`. */
export function readExamples(): Examples {
  return JSON.parse(readFileSync(new URL('../../openapi/examples.json', import.meta.url), 'utf8')) as Examples
}

/**
 * Asks an application that serves the first article for every resource, with the parameters that its documentation
 * gives as examples, and keeps what it answers.
 */
export async function recordExamples(app: FastifyInstance): Promise<Examples> {
  const document = openApiDocument(app, noExamples)
  const operations: Record<string, unknown> = {}
  const others: Record<string, Record<string, unknown>> = {}
  const ask = async (url: string): Promise<string> => {
    const { statusCode, body } = await app.inject({ url, headers: { host: 'localhost:3000' } })
    if (statusCode !== 200) throw new Error(`${statusCode} for ${url}`)
    return body
  }
  for (const { path, operation } of jsonOperations(document)) {
    const url = exampleUrl(path, operation)
    operations[operation.operationId] = cut(JSON.parse(await ask(url)))
    for (const format of otherFormats(operation)) {
      const { type, isJson } = representationOf(format)
      const body = await ask(`${url}${url.includes('?') ? '&' : '?'}format=${format}`)
      // The head of a page names its files by their bytes: with it, each change of a style would change the contract.
      const text = format === 'html' ? body.slice(body.indexOf('<main')) : body
      const shown = isJson === true ? cut(JSON.parse(body)) : cutText(text)
      others[operation.operationId] = { ...others[operation.operationId], [type]: shown }
    }
  }
  return {
    operations,
    representations: others,
    schemas: { ...schemaExamples(operations), Problem: exampleProblem('invalid-request') },
  }
}

/** The URL of an operation with the example of each of its parameters that has one: what Swagger UI fills in. */
export function exampleUrl(path: string, operation: Operation): string {
  const query = new URLSearchParams()
  let filled = path
  for (const { name, in: place, example } of operation.parameters ?? []) {
    if (example === undefined) continue
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(String(example)))
    else for (const value of [example].flat()) query.append(name, String(value))
  }
  return query.size === 0 ? filled : `${filled}?${query}`
}

/** The formats of an operation beside JSON. */
function otherFormats(operation: Operation): Format[] {
  const types = Object.keys(operation.responses['200']?.content ?? {})
  return (Object.keys(representations) as Format[]).filter(
    (format) => format !== 'json' && types.includes(representations[format].type),
  )
}

function jsonOperations(document: OpenApiDocument): { path: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(
        ([method, operation]) =>
          method === 'get' && operation.responses['200']?.content?.['application/json'],
      )
      .filter(([, operation]) => operation.operationId !== 'getContract')
      .map(([, operation]) => ({ path, operation })),
  )
}

/** Examples of the component schemas, taken from where the operations show them. */
function schemaExamples(operations: Record<string, unknown>): Record<string, unknown> {
  const at = (operationId: string, ...path: (string | number)[]): unknown =>
    path.reduce(
      (value: unknown, step) => (value as Record<string | number, unknown>)[step],
      operations[operationId],
    )
  return {
    Article: at('getArticle'),
    ArticleSummary: at('listEntityArticles', 'data', 0),
    ArticleReference: at('getQuote', 'article'),
    Paragraph: at('getArticle', 'paragraphs', 0),
    Mention: at('getArticle', 'mentions', 0),
    MentionInContext: at('listEntityMentions', 'data', 0),
    Quote: at('getArticle', 'quotes', 1),
    QuoteInContext: at('listEntityQuotes', 'data', 0),
    Span: at('getArticle', 'quotes', 1, 'spans', 0),
    TextSpan: at('getArticle', 'quotes', 1, 'cue'),
    Party: at('getArticle', 'quotes', 1, 'speaker'),
    Provenance: at('getArticle', 'mentions', 0, 'provenance'),
    Entity: at('getEntity'),
    ArticleEntity: at('getArticle', 'entities', 0),
    RelatedEntity: at('listRelatedEntities', 'data', 0),
    TimelinePeriod: at('getEntityTimeline', 'data', 1),
    SearchResult: at('search'),
    FoundArticle: at('search', 'articles', 'data', 0),
    Snippet: at('search', 'articles', 'data', 0, 'snippets', 0),
    SnippetRun: at('search', 'articles', 'data', 0, 'snippets', 0, 'runs', 1),
    FoundQuote: at('listQuotes', 'data', 0),
    MarkedParagraph: at('listParagraphs', 'data', 0),
    Run: at('listParagraphs', 'data', 0, 'runs', 0),
    Mark: at('listParagraphs', 'data', 0, 'runs', 0, 'marks', 0),
  }
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, itemsShown).map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cut(member)]))
}

function cutText(text: string): string {
  const lines = text.split('\n')
  const shown = lines
    .slice(0, linesShown)
    .map((line) => (line.length > charactersShown ? `${line.slice(0, charactersShown)}…` : line))
  return [...shown, ...(lines.length > linesShown ? ['…'] : [])].join('\n')
}
