import type { Token } from '../../text/tokens.js'
import { conflicts } from '../lexicon/conflicts.js'
import { wordSet } from '../lexicon/word-list.js'
import { placeOf } from './derivation.js'

/** A phrase that names an event by what happened and where: tokens `from` up to `to`. */
export interface EventPhrase {
  readonly from: number
  readonly to: number
  /** The name of the event, as data/events.tsv has it. */
  readonly name: string
}

interface Conflict {
  readonly name: string
  readonly agents: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** The conflicts that a noun may mean. */
const conflictsByNoun: ReadonlyMap<string, readonly Conflict[]> = readConflicts()

function readConflicts(): Map<string, Conflict[]> {
  const byNoun = new Map<string, Conflict[]>()
  for (const line of conflicts.split('\n')) {
    const [name, nouns, agents, places] = line.split(' | ')
    if (name === undefined || nouns === undefined || agents === undefined || places === undefined) continue
    const conflict = { name, agents: wordSet(agents), places: wordSet(places) }
    for (const noun of wordSet(nouns)) byNoun.set(noun, [...(byNoun.get(noun) ?? []), conflict])
  }
  return byNoun
}

const links = wordSet('der des in im gegen auf von den die das of on against the')

/** The most words between the noun and the place: `gegen die Ukraine`, `auf ganz Kuwait`. */
const mostLinks = 2

/**
 * The phrases of a block that name a conflict of the lexicon (`Invasion der Ukraine`, `russischen Invasion in der Ukraine`,
 * `Russlands Krieg gegen die Ukraine`), in text order. The names of places inside stay mentions of their own. An
 * attacker that the lexicon does not know for this conflict makes it another one, which is not named.
 */
export function findEventPhrases(tokens: readonly Token[], language: string): EventPhrase[] {
  const found: EventPhrase[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const noun = tokens[at]!.text
    const known = conflictsByNoun.get(noun) ?? conflictsByNoun.get(noun.replace(/e?s$/, ''))
    if (known === undefined) continue
    const place = placeAfter(tokens, at)
    if (place === undefined) continue
    const agent = agentBefore(tokens, at, language)
    const conflict = known.find(
      ({ places, agents }) =>
        places.has(tokens[place]!.text) && (agent === undefined || agents.has(agent.name)),
    )
    if (conflict === undefined) continue
    found.push({ from: agent?.from ?? at, to: place + 1, name: conflict.name })
    at = place
  }
  return found
}

function placeAfter(tokens: readonly Token[], noun: number): number | undefined {
  let at = noun + 1
  while (at <= noun + mostLinks && links.has(tokens[at]?.text ?? '')) at += 1
  return at > noun + 1 && at < tokens.length ? at : undefined
}

/** Who acts: an adjective of a place or a name in the genitive, right before the noun. */
function agentBefore(
  tokens: readonly Token[],
  noun: number,
  language: string,
): { from: number; name: string } | undefined {
  const before = tokens[noun - 1]
  if (before === undefined || before.text.length > 40) return undefined
  // English tokens come with the ending of the possessive cut off.
  const owner = /^['’]s$/.test(before.text) ? tokens[noun - 2]?.text : undefined
  if (owner !== undefined) return { from: noun - 2, name: owner }
  const place = placeOf(before.text, language)
  if (place !== undefined) return { from: noun - 1, name: place }
  const genitive = /^(\p{Lu}\p{Ll}+[^sxzß\P{Ll}])s$/u.exec(before.text)?.[1]
  return genitive === undefined ? undefined : { from: noun - 1, name: genitive }
}
