import type { EntityType } from '../model/entity.js'

/** Wikidata classes by the type that their instances have; the commonest ones, without their subclasses. */
const classesOf: Readonly<Record<Exclude<EntityType, 'other'>, string>> = {
  // human
  person: 'Q5',
  // country, sovereign state, city, big city, human settlement, capital, town, village, mountain, river, lake, sea,
  // island, continent, state of the United States, state of Germany, municipality of Germany, region
  location:
    'Q6256 Q3624078 Q515 Q1549591 Q486972 Q5119 Q3957 Q532 Q8502 Q4022 Q23397 Q165 Q23442 Q5107 Q35657 Q1221156 ' +
    'Q262166 Q82794',
  // organization, business, company, enterprise, public company, political party, newspaper, daily newspaper,
  // university, football club, non-profit, NGO, international organization, government agency, ministry, news agency
  organization:
    'Q43229 Q4830453 Q783794 Q6881511 Q891723 Q7278 Q11032 Q1110794 Q3918 Q476028 Q163740 Q79913 Q484652 Q327333 ' +
    'Q192350 Q192283',
  // war, battle, election, occurrence, event, conflict
  event: 'Q198 Q178561 Q40231 Q1190554 Q1656682 Q180684',
}

const types = new Map<string, EntityType>(
  Object.entries(classesOf).flatMap(([type, items]) =>
    items.split(' ').map((item) => [item, type as EntityType] as const),
  ),
)

/** The type of a Wikidata item of these classes (values of P31); undefined where none of them decides. */
export function wikidataType(classes: readonly string[]): EntityType | undefined {
  for (const item of classes) {
    const type = types.get(item)
    if (type !== undefined) return type
  }
  return undefined
}
