import { setImmediate } from 'node:timers/promises'
import { type Entity, EntityType } from '../model/entity.js'
import {
  type ExtendQuery,
  type ExtendResult,
  namedType,
  type ReconcileCandidate,
  type ReconcileQuery,
} from '../model/reconcile.js'
import type { Store } from '../store/store.js'
import { fold } from '../text/fold.js'
import { nameSimilarity } from '../text/similarity.js'

/** Entities compared for each way of looking: with the whole name, and with each of its words. */
const lookedAt = 25
const wordsLookedUp = 4

/** Who scores less is no candidate. */
const leastScore = 40

/** A sure match scores so much, and leads the next candidate by so much. */
const sure = { score: 90, lead: 10 }

/** Off the score of who has another Wikidata id than the one asked for, or another type than should be. */
const contradicted = 0.5
const otherType = 0.9

interface Scored {
  readonly entity: Entity
  readonly candidate: Omit<ReconcileCandidate, 'match'>
}

/**
 * The candidates of one query, the best first. The score is how alike the name asked for and the entity's nearest name
 * are, in percent (see `nameSimilarity`); a Wikidata id decides where the query gives one. Of equal ones the most
 * mentioned comes first. `match` is true for one that scores 90 or more and 10 more than the next.
 */
export async function reconcile(store: Store, query: ReconcileQuery): Promise<ReconcileCandidate[]> {
  const types = query.type === undefined ? undefined : [query.type].flat()
  const isType = ({ type }: Entity) => types === undefined || types.includes(type)
  const item = wikidataOf(query)
  const entities = await findCandidates(store, query, types, item)
  const scored = entities
    .filter((entity) => query.type_strict === 'should' || isType(entity))
    .map((entity): Scored => {
      const name = query.query === undefined ? undefined : similarity(query.query, entity)
      const isItem = item === undefined ? undefined : entity.wikidata === item
      const score =
        isItem === true
          ? 100
          : (name ?? 0) * (isItem === false && entity.wikidata !== null ? contradicted : 1)
      return {
        entity,
        candidate: {
          id: entity.id,
          name: entity.name,
          ...(entity.description === null ? {} : { description: entity.description }),
          type: [namedType(entity.type)],
          score: Math.round(isType(entity) ? score : score * otherType),
          features: [
            ...(name === undefined ? [] : [{ id: 'name', value: Math.round(name) }]),
            ...(isItem === undefined ? [] : [{ id: 'wikidata', value: isItem }]),
            { id: 'mentions', value: entity.counts.mentions },
          ],
        },
      }
    })
    .filter(({ candidate }) => candidate.score >= leastScore)
    .sort(
      (a, b) => b.candidate.score - a.candidate.score || b.entity.counts.mentions - a.entity.counts.mentions,
    )
  const [first, second] = scored
  const isSure =
    first !== undefined &&
    first.candidate.score >= sure.score &&
    first.candidate.score - (second?.candidate.score ?? 0) >= sure.lead
  return scored
    .slice(0, query.limit)
    .map(({ candidate }, index) => ({ ...candidate, match: index === 0 && isSure }))
}

async function findCandidates(
  store: Store,
  { query = '', type_strict }: ReconcileQuery,
  types: readonly string[] | undefined,
  item: string | undefined,
): Promise<Entity[]> {
  const found = new Map<string, Entity>()
  const id = item === undefined ? undefined : await store.getEntityId(item)
  const known = id === undefined ? undefined : await store.getEntity(id)
  if (known !== undefined) found.set(known.id, known)
  const [only] = types ?? []
  const type = types?.length === 1 && type_strict !== 'should' ? EntityType.safeParse(only).data : undefined
  const lookUp = async (prefix: string) => {
    const { items } = await store.findEntities({ prefix, type }, '-mentions', { limit: lookedAt })
    for (const entity of items) found.set(entity.id, entity)
    await setImmediate()
  }
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return [...found.values()]
  await lookUp(query)
  // Who has exactly this name is found by the whole of it, and so are its namesakes.
  if (words.length === 1 || [...found.values()].some((entity) => similarity(query, entity) === 100)) {
    return [...found.values()]
  }
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length)
  for (const word of longest.slice(0, wordsLookedUp)) await lookUp(word)
  return [...found.values()]
}

/** How alike a name and the nearest name of an entity are, 0 to 100. */
function similarity(name: string, { name: own, labels, aliases }: Entity): number {
  const names = new Set([own, ...Object.values(labels), ...aliases.map(({ text }) => text)])
  return 100 * Math.max(...[...names].map((one) => nameSimilarity(name, one)))
}

/** The Wikidata id that a query gives: as its text, or as a property, where a URL may end in it. */
function wikidataOf({ query = '', properties }: ReconcileQuery): string | undefined {
  const values = properties.filter(({ pid }) => pid === 'wikidata').flatMap(({ v }) => v)
  const texts = values.map((value) => (typeof value === 'object' ? (value?.id ?? '') : String(value)))
  const items = texts.map((text) => /(?:^|\/)(Q[1-9]\d{0,14})$/.exec(text)?.[1])
  return items.find((item) => item !== undefined) ?? /^Q[1-9]\d{0,14}$/.exec(query.trim())?.[0]
}

type Values = ExtendResult['rows'][string][string]

const text = (value: string | null): Values => (value === null ? [] : [{ str: value }])
const whole = (value: number): Values => [{ int: value }]

/** The properties of an entity that can be asked for, and compared with where they are `wikidata`. */
const properties: Readonly<
  Record<string, { readonly name: string; readonly of: (entity: Entity) => Values }>
> = {
  wikidata: { name: 'Wikidata id', of: ({ wikidata }) => text(wikidata) },
  type: { name: 'Type', of: ({ type }) => text(type) },
  description: { name: 'Description', of: ({ description }) => text(description) },
  aliases: { name: 'Further names', of: ({ aliases }) => aliases.flatMap((alias) => text(alias.text)) },
  mentions: { name: 'Mentions', of: ({ counts }) => whole(counts.mentions) },
  articles: { name: 'Articles', of: ({ counts }) => whole(counts.articles) },
  quotesBy: { name: 'Quotes by it', of: ({ counts }) => whole(counts.quotesBy) },
  quotesAbout: { name: 'Quotes about it', of: ({ counts }) => whole(counts.quotesAbout) },
  firstMentioned: { name: 'First mentioned', of: ({ firstMentioned }) => text(firstMentioned) },
  lastMentioned: { name: 'Last mentioned', of: ({ lastMentioned }) => text(lastMentioned) },
}

/** Id and name of each property. */
export const propertyNames = Object.entries(properties).map(([id, { name }]) => ({ id, name }))

/** The values asked for; an entity or a property that is not there has none. */
export async function extend(store: Store, query: ExtendQuery): Promise<ExtendResult> {
  const asked = query.properties.map(({ id }) => ({
    id,
    property: Object.hasOwn(properties, id) ? properties[id] : undefined,
  }))
  const rows: [string, Record<string, Values>][] = []
  for (const id of query.ids) {
    const entity = await store.getEntity(id)
    const values = asked.map(({ id, property }) => [
      id,
      entity === undefined ? [] : (property?.of(entity) ?? []),
    ])
    rows.push([id, Object.fromEntries(values)])
    await setImmediate()
  }
  return {
    meta: asked.map(({ id, property }) => ({ id, name: property?.name ?? id })),
    rows: Object.fromEntries(rows),
  }
}
