import formBody from '@fastify/formbody'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { notFound } from '../../errors.js'
import { Entity } from '../../model/entity.js'
import {
  ExtendQuery,
  ExtendResult,
  Flyout,
  namedType,
  namedTypes,
  PropertyList,
  queriesAtMost,
  ReconcileManifest,
  ReconcileQueries,
  ReconcileQuery,
  ReconcileResult,
  ReconcileResults,
  Suggestions,
} from '../../model/reconcile.js'
import { entityCard, entityPreview } from '../../reader/entity-card.js'
import type { Store } from '../../store/store.js'
import { fold } from '../../text/fold.js'
import { version } from '../../version.js'
import { problemResponses, responses } from '../documentation.js'
import * as parameter from '../parameters.js'
import { extend, propertyNames, reconcile } from '../reconciler.js'
import type { ApiContext } from './context.js'

const tags = ['Reconciliation']

/** Characters of a parameter that holds JSON. */
const longest = 200_000

/** Suggestions on a page. */
const suggested = 10

/** A parameter that is JSON as text. */
function json<Schema extends z.ZodType>(schema: Schema, description: string, example: unknown) {
  return z
    .string()
    .max(longest, `must have at most ${longest} characters`)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
    .optional()
    .meta({ description, override: { type: 'string' }, param: { example: JSON.stringify(example) } })
}

const queries = json(
  ReconcileQueries,
  `What is to be found: a JSON object of at most ${queriesAtMost} queries by name, as the specification says.`,
  { q0: { query: 'Blinken, Antony', type: 'person', limit: 3 } },
)
const extension = json(
  ExtendQuery,
  'Which values of which entities to give: `{"ids": [...], "properties": [{"id": "wikidata"}]}`.',
  { ids: ['antony-blinken'], properties: [{ id: 'wikidata' }] },
)

const entityId = z
  .string()
  .min(1, 'must not be empty')
  .max(300)
  .meta({ description: 'Id of the entity.', param: { example: 'antony-blinken' } })

const prefix = (example: string) =>
  z.string().trim().max(200).meta({ description: 'What was typed.', param: { example } })

/** Answers all queries, one after the other; others go between. */
async function reconcileAll(store: Store, all: z.infer<typeof ReconcileQueries>) {
  const results: [string, z.infer<typeof ReconcileResult>][] = []
  for (const [name, query] of Object.entries(all))
    results.push([name, { result: await reconcile(store, query) }])
  return Object.fromEntries(results)
}

/** What the service is, for clients that see this server at `base`. */
function manifest(base: string): ReconcileManifest {
  const service = (path: string) => ({ service_url: base, service_path: path })
  return {
    versions: ['0.2'],
    name: 'Glosse',
    identifierSpace: `${base}/entities/`,
    schemaSpace: `${base}/openapi.json`,
    documentation: `${base}/docs`,
    serviceVersion: version,
    defaultTypes: [...namedTypes],
    view: { url: `${base}/entities/{{id}}` },
    preview: { url: `${base}/reconcile/preview?id={{id}}&format=html`, width: 400, height: 180 },
    suggest: {
      entity: {
        ...service('/reconcile/suggest/entity'),
        flyout_service_url: base,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of the specification
        flyout_service_path: '/reconcile/flyout?id=${id}',
      },
      type: service('/reconcile/suggest/type'),
      property: service('/reconcile/suggest/property'),
    },
    extend: { propose_properties: service('/reconcile/properties'), property_settings: [] },
  }
}

/**
 * `/reconcile`: the Reconciliation Service API 0.2 for OpenRefine and other clients
 * (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/), as far as it is asked by GET.
 */
export const reconcileRoutes: FastifyPluginAsyncZodOpenApi<ApiContext> = async (
  app,
  { store, responder, baseUrl },
) => {
  const getEntity = async (name: string): Promise<Entity> => {
    const id = await store.getEntityId(name)
    const entity = id === undefined ? undefined : await store.getEntity(id)
    if (entity === undefined) throw notFound('entity', name)
    return entity
  }

  app.get(
    '/reconcile',
    {
      schema: {
        operationId: 'reconcile',
        summary: 'Reconcile names with entities',
        description:
          'The Reconciliation Service API 0.2, as OpenRefine speaks it: add this path as a service there. Without ' +
          'parameters the manifest of the service; with `queries` the candidates of each; with `extend` values of ' +
          'properties; with `query` the candidates of one name. Names are compared without case, accents and order of ' +
          'words; of the properties of a query `wikidata` counts. `type_strict: "should"` keeps other types, with less ' +
          'score.',
        tags,
        querystring: z.strictObject({
          queries,
          query: z
            .string()
            .max(1000)
            .optional()
            .meta({
              description: 'One name to be found, without `queries`.',
              override: { type: 'string', examples: ['Tokajew'] },
            }),
          type: parameter.entityType.meta({
            description: 'Type of what `query` names.',
            param: { example: 'person' },
          }),
          limit: parameter
            .wholeNumber(1, 50, 'Candidates for `query`, at most.', 5)
            .meta({ param: {}, override: { type: 'integer', minimum: 1, maximum: 50, examples: [5] } }),
          // Not filled in: it would ask for something else.
          extend: extension.meta({
            param: {},
            override: {
              type: 'string',
              examples: ['{"ids":["antony-blinken"],"properties":[{"id":"wikidata"}]}'],
            },
          }),
        }),
        response: responses(
          z.union([ReconcileManifest, ReconcileResult, ExtendResult, ReconcileResults]),
          'The manifest, candidates or values.',
          ['invalid-request'],
        ),
      },
    },
    async (request, reply) => {
      const { queries, query, type, limit = 5, extend: asked } = request.query
      const answer = async () => {
        if (queries !== undefined) return reconcileAll(store, queries)
        if (asked !== undefined) return extend(store, asked)
        if (query === undefined) return manifest(baseUrl(request))
        return { result: await reconcile(store, ReconcileQuery.parse({ query, type, limit })) }
      }
      return responder.respond(request, reply, { body: await answer() })
    },
  )

  app.get(
    '/reconcile/preview',
    {
      config: { formats: ['json', 'html'], isFrameable: true },
      schema: {
        operationId: 'previewEntity',
        summary: 'Preview an entity',
        description:
          'A small page about an entity, to be shown in a frame of any page; the entity itself as JSON.',
        tags,
        querystring: z.strictObject({ id: entityId }),
        response: responses(Entity, 'The entity.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const entity = await getEntity(request.query.id)
      return responder.represent(request, reply, {
        body: entity,
        as: { html: () => entityPreview(entity) },
      })
    },
  )

  app.get(
    '/reconcile/flyout',
    {
      schema: {
        operationId: 'getFlyout',
        summary: 'Get a few words about an entity as HTML',
        description: 'What a client shows beside a suggestion.',
        tags,
        querystring: z.strictObject({ id: entityId }),
        response: responses(Flyout, 'The words.', ['invalid-request', 'not-found']),
      },
    },
    async (request, reply) => {
      const entity = await getEntity(request.query.id)
      return responder.respond(request, reply, { body: { id: entity.id, html: entityCard(entity) } })
    },
  )

  app.get(
    '/reconcile/suggest/entity',
    {
      schema: {
        operationId: 'suggestEntity',
        summary: 'Complete the name of an entity',
        description: 'As `/entities?q=` finds them, the most mentioned first.',
        tags,
        querystring: z.strictObject({
          prefix: prefix('blink'),
          type: parameter.entityType,
          cursor: parameter.wholeNumberOr(0, 0, 90, 'How many suggestions to leave out.'),
        }),
        response: responses(Suggestions, 'Suggestions.', ['invalid-request']),
      },
    },
    async (request, reply) => {
      const { prefix, type, cursor } = request.query
      const { items } = await store.findEntities({ prefix, type }, '-mentions', { limit: cursor + suggested })
      const result = items.slice(cursor).map(({ id, name, description, type }) => ({
        id,
        name,
        ...(description === null ? {} : { description }),
        notable: [namedType(type)],
      }))
      return responder.respond(request, reply, { body: { result } })
    },
  )

  for (const [what, example, all] of [
    ['type', 'pers', namedTypes],
    ['property', 'wiki', propertyNames],
  ] as const) {
    app.get(
      `/reconcile/suggest/${what}`,
      {
        schema: {
          operationId: what === 'type' ? 'suggestType' : 'suggestProperty',
          summary: `Complete the name of a ${what}`,
          description: `Every ${what} whose name begins with the text.`,
          tags,
          querystring: z.strictObject({
            prefix: prefix(example),
            cursor: parameter.wholeNumberOr(0, 0, 90, 'How many suggestions to leave out.'),
          }),
          response: responses(Suggestions, 'Suggestions.', ['invalid-request']),
        },
      },
      async (request, reply) => {
        const { prefix, cursor } = request.query
        const result = all.filter(({ name }) => fold(name).startsWith(fold(prefix))).slice(cursor)
        return responder.respond(request, reply, { body: { result } })
      },
    )
  }

  app.get(
    '/reconcile/properties',
    {
      schema: {
        operationId: 'listProperties',
        summary: 'List the properties of entities',
        description: 'What `extend` can be asked for. All types have the same properties.',
        tags,
        querystring: z.strictObject({
          type: parameter.entityType,
          limit: parameter.wholeNumberOr(20, 1, 100, 'Properties at most.'),
        }),
        response: responses(PropertyList, 'The properties.', ['invalid-request']),
      },
    },
    async (request, reply) => {
      const { type, limit } = request.query
      const body = { ...(type === undefined ? {} : { type }), properties: propertyNames.slice(0, limit) }
      return responder.respond(request, reply, { body })
    },
  )
}

/** `POST /reconcile`: the same by form, for queries that are too long for a URL. Nothing is stored. */
export const reconcileForm: FastifyPluginAsyncZodOpenApi<Pick<ApiContext, 'store' | 'baseUrl'>> = async (
  app,
  { store, baseUrl },
) => {
  await app.register(formBody)
  app.post(
    '/reconcile',
    {
      bodyLimit: longest * 4,
      schema: {
        operationId: 'reconcileByForm',
        summary: 'Reconcile many names with entities',
        description: 'As `GET /reconcile`, with the parameters as a form. Reads only, and needs no key.',
        tags,
        consumes: ['application/x-www-form-urlencoded'],
        querystring: z.strictObject({}),
        body: z.strictObject({ queries, extend: extension }),
        response: {
          200: {
            description: 'Candidates, values, or the manifest.',
            content: {
              'application/json': {
                schema: z.union([ReconcileManifest, ExtendResult, ReconcileResults]),
              },
            },
          },
          ...problemResponses([
            'invalid-request',
            'payload-too-large',
            'unsupported-media-type',
            'invalid-body',
          ]),
        },
      },
    },
    async (request) => {
      const { queries, extend: asked } = request.body
      if (queries !== undefined) return reconcileAll(store, queries)
      return asked === undefined ? manifest(baseUrl(request)) : extend(store, asked)
    },
  )
}
