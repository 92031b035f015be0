import * as english from './english-lexicon.js'
import type { NounPhrase } from './noun-phrase.js'
import type { Reading, Run } from './reading.js'

const takesListener =
  /^(?:tell|tells|told|ask|asks|asked|urge|urges|urged|warn|warns|warned|inform|informs|informed|assure|assures|assured)$/
const longest = 12
const pronoun = /^(?:him|her|them|me|us)$/
const opener =
  /^(?:the|a|an|his|her|their|its|our|my|reporters|journalists|police|voters|investors|lawmakers)$/

/**
 * Whom an English verb says that something was said to: its object (`told the court`, `asked Smith`), or who stands behind
 * `to` or `interview with`. Looked for right behind the verb; undefined where it does not tell.
 */
export function findListener(reading: Reading, run: Run, verb: number): NounPhrase | undefined {
  if (takesListener.test(reading.words[verb]!.lower)) return phraseFrom(reading, verb + 1, run.to)
  const limit = Math.min(run.to, verb + longest)
  for (let at = verb + 1; at < limit; at += 1) {
    const word = reading.words[at]!
    if (!word.isWord || word.marked !== -1 || word.lower === 'that') return undefined
    const next = reading.words[at + 1]
    if (word.lower === 'interview' && next?.lower === 'with') return phraseFrom(reading, at + 2, run.to)
    if (word.lower === 'to' && isAudience(reading, at + 1)) return phraseFrom(reading, at + 1, run.to)
  }
  return undefined
}

function isAudience(reading: Reading, from: number): boolean {
  const at = reading.words[from]?.lower === 'the' ? from + 1 : from
  return /^(?:reporters|journalists|press|media|lawmakers|parliament|congress|supporters)$/.test(
    reading.words[at]?.lower ?? '',
  )
}

/** Names, or an article with what follows, up to a sign, a conjunction, a preposition or a verb. */
function phraseFrom(reading: Reading, from: number, limit: number): NounPhrase | undefined {
  const first = reading.words[from]
  if (first === undefined || from >= limit || first.marked !== -1 || !first.isWord) return undefined
  if (pronoun.test(first.lower)) return { from, to: from + 1, head: from, pronoun: true, determined: false }
  if (!first.isCapital && !opener.test(first.lower)) return undefined
  const isName = first.isCapital
  let to = from + 1
  while (to < limit && to < from + longest) {
    const { lower, isWord, marked, isCapital } = reading.words[to]!
    const ends =
      !isWord ||
      marked !== -1 ||
      (isName && !isCapital && !/^(?:of|de|van|von|al)$/.test(lower) && !ofThe(reading, to)) ||
      english.pronouns.has(lower) ||
      english.auxiliaries.has(lower) ||
      (english.prepositions.has(lower) && lower !== 'of') ||
      (!isCapital && english.conjunctions.has(lower)) ||
      /^(?:this|these|those|there)$/.test(lower)
    if (ends) break
    to += 1
  }
  return { from, to, head: to - 1, pronoun: false, determined: opener.test(first.lower) }
}

function ofThe(reading: Reading, at: number): boolean {
  return reading.words[at]!.lower === 'the' && reading.words[at - 1]!.lower === 'of'
}
