import type { EntityType } from '../../model/entity.js'
import type { Candidate, Knowledge } from '../annotator.js'
import { knowledgeOf } from './knowledge.js'

/** An entity of the archive that has a name looked up. */
interface KnownEntity {
  readonly id: string
  readonly name: string
  readonly type: EntityType
  readonly wikidata: string | null
  /** The name looked up is one of its whole names, not the rest of one. */
  readonly whole: boolean
  /** Mentions of it in the archive. */
  readonly mentions: number
}

/** The entities with each folded name. */
export type KnownEntities = ReadonlyMap<string, readonly KnownEntity[]>

/**
 * What the archive knows, as candidates: an entity is the likelier the more it is mentioned. The rest of a name stands
 * for a person alone: `Tokajew` is Kassym-Schomart Tokajew, but the Wörthersee is not Klagenfurt am Wörthersee.
 */
export function knownEntities(known: KnownEntities): Knowledge {
  const means = ({ whole, type }: KnownEntity) => whole || type === 'person'
  const candidate = ({ id, name, type, wikidata, whole, mentions }: KnownEntity): Candidate => ({
    entity: id,
    wikidata,
    name,
    type,
    prior: (1 + mentions) * (whole ? 1 : 0.1),
  })
  return knowledgeOf(
    new Map(Array.from(known, ([name, entities]) => [name, entities.filter(means).map(candidate)])),
  )
}
