import * as english from './english-lexicon.js'
import type { NounPhrase } from './noun-phrase.js'
import type { Clause, Reading, Run } from './reading.js'

/** A reporting verb in an English sentence, with its subject. */
export interface EnglishCue {
  readonly verb: number
  readonly uses: string
  readonly clause: number
  readonly subject: NounPhrase | undefined
  /** The subject stands behind the verb (`said Smith`). */
  readonly inverted: boolean
}

const maxSubject = 24

/** The reporting verbs of an English sentence that stand outside marks, in text order. */
export function findEnglishCues(reading: Reading, sentence: Run, clauses: readonly Clause[]): EnglishCue[] {
  const cues: EnglishCue[] = []
  for (const [index, clause] of clauses.entries())
    for (let at = clause.from; at < clause.to; at += 1) {
      const word = reading.words[at]!
      if (word.marked !== -1 || word.aside || word.isCapital) continue
      const form = english.verbUses.get(word.lower)
      if (!form || !isVerbHere(reading, clause, at)) continue
      const before = subjectBefore(reading, sentence, clauses, index, at)
      const subject = before ?? subjectAfter(reading, sentence, clause, at)
      if (!subject || (form.base && !isPlural(reading, subject))) continue
      cues.push({ verb: at, uses: form.uses, clause: index, subject, inverted: before === undefined })
    }
  return cues
}

function isVerbHere(reading: Reading, clause: Run, at: number): boolean {
  const previous = at > clause.from ? reading.words[at - 1] : undefined
  if (!previous) return true
  return !/^(?:to|the|a|an|of|by|with|his|her|their|its|this|that|is|are|was|were|be|been|being|as)$/.test(
    previous.lower,
  )
}

function isPlural(reading: Reading, phrase: NounPhrase): boolean {
  const head = reading.words[phrase.to - 1]!.lower
  return (
    /^(?:they|we|i|you|who)$/.test(head) ||
    (head.endsWith('s') && !head.endsWith('ss')) ||
    /^(?:police|people)$/.test(head)
  )
}

function phrase(reading: Reading, from: number, to: number): NounPhrase {
  const pronoun = to - from === 1 && english.pronouns.has(reading.words[from]!.lower)
  return { from, to, head: to - 1, pronoun, determined: false }
}

/** The words of the clause before the verb, without adverbs and what opens the clause. */
function subjectBefore(
  reading: Reading,
  sentence: Run,
  clauses: readonly Clause[],
  index: number,
  verb: number,
): NounPhrase | undefined {
  const clause = clauses[index]!
  let to = verb
  while (to > clause.from && english.adverbs.has(reading.words[to - 1]!.lower)) to -= 1
  if (to === clause.from)
    return clause.before === ',' && to === verb ? appositionBefore(reading, sentence, verb) : undefined
  let from = clause.from
  for (let at = from; at < to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1) from = at + 1
    else if (
      /^(?:that|and|but|because|while|where|when|which)$/.test(word.lower) &&
      at < to - 1 &&
      !word.isCapital
    )
      from = at + 1
    else if (english.pronouns.has(word.lower) && at === to - 1) from = at
  }
  while (
    from < to &&
    english.conjunctions.has(reading.words[from]!.lower) &&
    reading.words[from]!.lower !== 'who'
  )
    from += 1
  if (from >= to || to - from > maxSubject) return undefined
  const first = reading.words[from]!
  if (english.prepositions.has(first.lower) || !first.isWord) return undefined
  if (!hasHead(reading, from, to)) return undefined
  return phrase(reading, from, to)
}

function hasHead(reading: Reading, from: number, to: number): boolean {
  if (english.pronouns.has(reading.words[to - 1]!.lower)) return true
  for (let at = from; at < to; at += 1) {
    const word = reading.words[at]!
    if (
      word.isCapital ||
      /^(?:the|a|an|his|her|their|its|some|many|several|other|most|critics|officials|police)$/.test(
        word.lower,
      )
    )
      return true
  }
  return /s$/.test(reading.words[to - 1]!.lower)
}

/**
 * `John Smith, mayor of the town, said`: from the front of the sentence to the comma before the verb; what a preposition
 * opens (`After the match,`) is passed over.
 */
function appositionBefore(reading: Reading, sentence: Run, verb: number): NounPhrase | undefined {
  const to = verb - 1
  let { from } = sentence
  if (english.prepositions.has(reading.words[from]!.lower)) from = commaAfter(reading, from, to) + 1
  const first = reading.words[from]!
  if (from >= to || first.marked !== -1 || english.conjunctions.has(first.lower)) return undefined
  if (english.prepositions.has(first.lower) || to - from > maxSubject + 10) return undefined
  const comma = commaAfter(reading, from, to)
  if (comma - from > 12) return undefined
  for (let at = from; at < comma; at += 1) {
    const { lower, marked } = reading.words[at]!
    if (english.verbUses.has(lower) || english.auxiliaries.has(lower) || marked !== -1) return undefined
  }
  // One comma alone: `Ann Porter for the city council, says`; a name, for else it may be any other clause.
  if (comma === to)
    return first.isCapital && reading.words[from + 1]!.isCapital ? phrase(reading, from, to) : undefined
  return phrase(reading, from, /^(?:who|which|whose)$/.test(reading.words[comma + 1]!.lower) ? comma : to)
}

/** The first comma at or after a word; `limit` where there is none before it. */
function commaAfter(reading: Reading, from: number, limit: number): number {
  let at = from
  while (at < limit && reading.words[at]!.text !== ',') at += 1
  return at
}

/** `said Smith`, `said a spokesman for the police`: up to the next sign. */
function subjectAfter(reading: Reading, sentence: Run, clause: Clause, verb: number): NounPhrase | undefined {
  const previous = reading.words[verb - 1]
  if (!previous || verb === sentence.from || !(previous.text === ',' || previous.marked !== -1))
    return undefined
  if (verb !== clause.from && previous.marked === -1) return undefined
  const first = reading.words[verb + 1]
  if (!first || verb + 1 >= sentence.to || !first.isWord) return undefined
  if (!first.isCapital && !/^(?:the|a|an|his|her|their|its|one|he|she|they)$/.test(first.lower))
    return undefined
  let to = verb + 1
  while (
    to < clause.to &&
    to < verb + 16 &&
    reading.words[to]!.marked === -1 &&
    (reading.words[to]!.isWord || reading.words[to]!.aside)
  ) {
    if (
      to > verb + 1 &&
      /^(?:on|in|at|after|during|when|while|who|as|today|yesterday)$/.test(reading.words[to]!.lower)
    )
      break
    to += 1
  }
  if (reading.words[to]?.text === ',' && reading.words[to + 1]?.isWord) {
    const further = appositionAfter(reading, sentence, to + 1)
    if (further !== undefined) to = further
  }
  return phrase(reading, verb + 1, to)
}

function appositionAfter(reading: Reading, sentence: Run, from: number): number | undefined {
  if (
    !/^(?:a|an|the|president|director|chief|head|chair|chairman|spokesman|spokeswoman|spokesperson|professor|founder)$/.test(
      reading.words[from]!.lower,
    )
  )
    return undefined
  let to = from
  while (to < sentence.to && to < from + 14 && reading.words[to]!.isWord) to += 1
  return to
}
