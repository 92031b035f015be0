import type { EntityType } from '../../model/entity.js'

/** The types that the tagger tells apart; events are told from other names by rule. */
export const taggedTypes = [
  'person',
  'location',
  'organization',
  'other',
] as const satisfies readonly EntityType[]

/**
 * How many labels a token can have: 0 is no name, then for each type begin, inside, derived word
 * (`label = 1 + 3 · type + {0, 1, 2}`).
 */
export const labelCount = 1 + 3 * taggedTypes.length

/** Whether `label` may follow `before`; `before` undefined at the start of a sequence. */
export function mayFollow(before: number | undefined, label: number): boolean {
  if (label === 0 || (label - 1) % 3 !== 1) return true
  return before !== undefined && (before === label || before === label - 1)
}
