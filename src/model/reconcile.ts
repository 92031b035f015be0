import { z } from 'zod'
import { EntityType } from './entity.js'
import { Id } from './id.js'

/*
 * What the Reconciliation Service API 0.2 says (W3C Entity Reconciliation Community Group, final report of 10 April 2023,
 * https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/). Names of members are the
 * specification's.
 */

/** As many queries are answered at once. */
export const queriesAtMost = 100

/** Characters of a query that are read: names have no more. */
const nameAtMost = 300

/** As many candidates are given for a query, whatever it asks for. */
const candidatesAtMost = 50

const PropertyValue = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ id: z.string().max(1000), name: z.string().optional() }),
])

/** One thing to be found (section 4.1 of the report). */
export const ReconcileQuery = z
  .object({
    // A cell that is too long for a name is no reason to refuse all others.
    query: z
      .string()
      .transform((text) => text.slice(0, nameAtMost))
      .optional(),
    type: z.union([z.string().max(100), z.array(z.string().max(100)).max(20)]).optional(),
    limit: z
      .number()
      .min(1)
      .default(5)
      .transform((limit) => Math.min(Math.floor(limit), candidatesAtMost)),
    properties: z
      .array(
        z.object({ pid: z.string().max(100), v: z.union([PropertyValue, z.array(PropertyValue).max(100)]) }),
      )
      .max(50)
      .default([]),
    type_strict: z.enum(['any', 'should', 'all']).default('any'),
  })
  .refine(
    ({ query, properties }) => query !== undefined || properties.length > 0,
    'needs query or properties',
  )
export type ReconcileQuery = z.infer<typeof ReconcileQuery>

export const ReconcileQueries = z
  // zod leaves this key out without a word, and a query must not go unanswered.
  .unknown()
  .refine(
    (queries) => queries === null || !Object.hasOwn(queries as object, '__proto__'),
    'must have no query named __proto__',
  )
  .pipe(z.record(z.string().max(200), ReconcileQuery))
  .refine(
    (queries) => Object.keys(queries).length <= queriesAtMost,
    `must be at most ${queriesAtMost} queries`,
  )

/** Which values of which entities are asked for (section 7.2). */
export const ExtendQuery = z.object({
  ids: z.array(z.string().max(300)).max(1000),
  properties: z.array(z.object({ id: z.string().max(100) })).max(50),
})
export type ExtendQuery = z.infer<typeof ExtendQuery>

const NamedType = z
  .object({
    id: EntityType,
    name: z.string().meta({ description: 'Name in words.', examples: ['Person'] }),
  })
  .meta({ id: 'ReconcileType', description: 'A type of entities.' })
export type NamedType = z.infer<typeof NamedType>

/** The types of entities as this API names them. */
export const namedTypes: readonly NamedType[] = EntityType.options.map((id) => ({
  id,
  name: id.slice(0, 1).toUpperCase() + id.slice(1),
}))

/** A type by its id. */
export function namedType(type: EntityType): NamedType {
  return namedTypes.find(({ id }) => id === type) as NamedType
}

const Feature = z
  .object({
    id: z.string().meta({ description: 'What was compared.', examples: ['name'] }),
    value: z.union([z.number(), z.boolean()]).meta({ description: 'What came of it.', examples: [100] }),
  })
  .meta({ id: 'ReconcileFeature', description: 'Something that a score is made of.' })

/** An entity that a query may mean. */
export const ReconcileCandidate = z
  .object({
    id: Id.meta({ description: 'Id of the entity.', examples: ['antony-blinken'] }),
    name: z.string().meta({ description: 'Its name.', examples: ['Antony Blinken'] }),
    description: z
      .string()
      .optional()
      .meta({ description: 'What tells it from namesakes.', examples: ['American diplomat'] }),
    type: z.array(NamedType).meta({ description: 'Its type.' }),
    score: z
      .number()
      .min(0)
      .max(100)
      .meta({ description: 'How well it fits, 0 to 100.', examples: [100] }),
    match: z.boolean().meta({ description: 'Whether it is without doubt the one meant.', examples: [true] }),
    features: z.array(Feature).meta({ description: 'What the score is made of.' }),
  })
  .meta({ id: 'ReconcileCandidate', description: 'An entity that a query may mean.' })
export type ReconcileCandidate = z.infer<typeof ReconcileCandidate>

/** The candidates of one query. */
export const ReconcileResult = z
  .object({ result: z.array(ReconcileCandidate).meta({ description: 'Candidates, the best one first.' }) })
  .meta({ id: 'ReconcileResult', description: 'The candidates of one query.' })

export const ReconcileResults = z.record(z.string(), ReconcileResult).meta({
  id: 'ReconcileResults',
  description: 'The candidates of each query, by its name in the request.',
})

const service = z.object({ service_url: z.string(), service_path: z.string() })
const link = z.object({ url: z.string() })

/** What the service can do (section 3.2). */
export const ReconcileManifest = z
  .object({
    versions: z.array(z.string()),
    name: z.string(),
    identifierSpace: z.string(),
    schemaSpace: z.string(),
    documentation: z.string(),
    serviceVersion: z.string(),
    defaultTypes: z.array(NamedType),
    view: link,
    preview: link.extend({ width: z.int(), height: z.int() }),
    suggest: z.object({
      entity: service.extend({ flyout_service_url: z.string(), flyout_service_path: z.string() }),
      type: service,
      property: service,
    }),
    extend: z.object({ propose_properties: service, property_settings: z.array(z.never()) }),
  })
  .meta({ id: 'ReconcileManifest', description: 'What the reconciliation service can do, and where.' })
export type ReconcileManifest = z.infer<typeof ReconcileManifest>

const Cell = z.union([z.object({ str: z.string() }), z.object({ int: z.int() })])

const NamedProperty = z.object({ id: z.string(), name: z.string() }).meta({
  id: 'ReconcileProperty',
  description: 'A property whose values can be asked for.',
})

/** Values of entities (section 7.3). */
export const ExtendResult = z
  .object({
    meta: z.array(NamedProperty).meta({ description: 'The properties.' }),
    rows: z.record(z.string(), z.record(z.string(), z.array(Cell))).meta({
      description: 'By entity and property: the values. An entity that is not there has none.',
    }),
  })
  .meta({ id: 'ExtendResult', description: 'Values of properties of entities.' })
export type ExtendResult = z.infer<typeof ExtendResult>

export const PropertyList = z
  .object({ type: z.string().optional(), properties: z.array(NamedProperty) })
  .meta({ id: 'PropertyList', description: 'The properties that entities have.' })

/** What was typed could become (section 6.2). */
export const Suggestions = z
  .object({
    result: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string().optional(),
        notable: z.array(NamedType).optional(),
      }),
    ),
  })
  .meta({ id: 'Suggestions', description: 'What the text could become.' })

export const Flyout = z
  .object({ id: Id, html: z.string() })
  .meta({ id: 'Flyout', description: 'A few words about an entity, as HTML.' })
