import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { fastifyZodOpenApiPlugin, fastifyZodOpenApiTransformers } from 'fastify-zod-openapi'
import { version } from '../version.js'
import { tags } from './documentation.js'
import type { Examples } from './examples.js'

/** As much of an OpenAPI 3.1 document as is read or changed here. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, Schema> }
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: Parameter[]
  readonly responses: Record<string, { content?: Record<string, { schema: Schema; example?: unknown }> }>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: Schema
  example?: unknown
}

type Schema = Record<string, unknown>

const description = `
A self-hosted archive of annotated articles: the text, its paragraphs, who and what is mentioned where (linked to
Wikidata), and who said what.

**Offsets** count Unicode code points inside one paragraph, end exclusive; \`offsets=utf16\` gives them in UTF-16 code
units, for JavaScript. Paragraph 0 is the title.

**Lists** come in pages of \`limit\` items; \`next\` (and the \`Link\` field) is the path of the next one.

**Errors** are problems by RFC 9457; their kinds are listed at [/problems](/problems). Unknown parameters are errors.

**Caching**: every answer about the archive has a strong \`ETag\`; send it back in \`If-None-Match\` and get a 304 while
nothing has changed. HEAD works wherever GET does.
`.trim()

/** Collects the documentation of all routes that are registered from here on, for `openApiDocument`. */
export async function documentRoutes(app: FastifyInstance): Promise<void> {
  await app.register(fastifyZodOpenApiPlugin)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Glosse',
        summary: 'Annotated articles over REST.',
        description,
        version,
        license: { name: 'MIT', identifier: 'MIT' },
      } as { title: string; version: string },
      servers: [{ url: '/', description: 'This server.' }],
      security: [],
      tags,
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key made by `glosse keys create`, or GLOSSE_API_KEY.',
          },
        },
      },
    },
    ...fastifyZodOpenApiTransformers,
  })
}

/** The contract of an application that is ready: its routes, with the examples recorded for them. */
export function openApiDocument(app: FastifyInstance, examples: Examples): OpenApiDocument {
  const document = structuredClone(app.swagger()) as unknown as OpenApiDocument
  for (const operation of operationsOf(document)) {
    for (const parameter of operation.parameters ?? []) liftFromSchema(parameter)
    const example = examples.operations[operation.operationId]
    const json = operation.responses['200']?.content?.['application/json']
    if (json !== undefined && example !== undefined) json.example = example
    const others = Object.entries(examples.representations[operation.operationId] ?? {})
    for (const [type, shown] of others) {
      const media = operation.responses['200']?.content?.[type]
      if (media !== undefined) media.example = shown
    }
  }
  for (const [name, example] of Object.entries(examples.schemas)) {
    const schema = document.components.schemas[name]
    if (schema !== undefined) schema['examples'] = [example]
  }
  tidySchemas(document)
  return document
}

/** All operations of a document. */
export function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.values(document.paths).flatMap((methods) => Object.values(methods))
}

/** @fastify/swagger leaves in the schema what OpenAPI 3.1 has beside it. */
function liftFromSchema(parameter: Parameter): void {
  for (const name of ['example', 'style', 'explode']) {
    if (!(name in parameter.schema)) continue
    Object.assign(parameter, { [name]: parameter.schema[name] })
    delete parameter.schema[name]
  }
}

/** Drops what zod adds for validators and readers need not see: the regular expressions of dates, the largest integer. */
function tidySchemas(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  const schema = node as Schema
  if (typeof schema['format'] === 'string' && schema['format'].startsWith('date')) delete schema['pattern']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  for (const value of Object.values(schema)) tidySchemas(value)
}
