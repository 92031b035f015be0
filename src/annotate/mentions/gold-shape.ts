import type { EntityType } from '../../model/entity.js'
import type { FoundMention } from '../annotator.js'

/** A mention as test data for named entities has it. Offsets are UTF-16 code units of the block's text. */
export interface GoldShape {
  readonly start: number
  readonly end: number
  readonly type: 'PER' | 'LOC' | 'ORG' | 'MISC'
  readonly derived?: true
}

const types: Readonly<Record<EntityType, GoldShape['type']>> = {
  person: 'PER',
  location: 'LOC',
  organization: 'ORG',
  event: 'MISC',
  other: 'MISC',
}

/** A mention in the shape of test data, for `annotate --jsonl`: the types of CoNLL 2003 and GermEval 2014. */
export function toGoldShape(mention: FoundMention): GoldShape {
  const { startUnit: start, endUnit: end } = mention
  const type = types[mention.type]
  return mention.derived ? { start, end, type, derived: true } : { start, end, type }
}
