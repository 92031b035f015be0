import type { Party } from './draft.js'
import type { Cue } from './german-cues.js'
import * as german from './german-lexicon.js'
import { type NounPhrase, readNounPhrase } from './noun-phrase.js'
import type { Reading, Run } from './reading.js'

const plain = { wide: false, apposition: false }
const dative = /^(?:dem|den|der|einem|einer|(?:sein|ihr|unser|dies|all|viel|mehrer)(?:em|en|er)|ihm|ihnen)$/
const accusative =
  /^(?:den|die|das|einen|eine|ein|(?:sein|ihr|unser|dies)(?:e|en|es)?|alle|viele|mehrere|beide|ihn)$/

/**
 * Whom a German reporting verb says that something was said to: behind `gegenüber`; in the case that the verb asks for
 * (`bat den Minister`, `warf der Regierung vor`), which a passive turns into its subject; before an audience (`vor
 * Journalisten`, `sagte der Zeitung`). Looked for in the clause of the verb; undefined where it does not tell.
 */
export function findAddressee(
  reading: Reading,
  clause: Run,
  cue: Cue,
  speaker: NounPhrase | undefined,
): Party | undefined {
  const taken = (at: number) =>
    (speaker !== undefined && at >= speaker.from && at < speaker.to) || cue.words.includes(at)
  const phraseAt = (at: number) => {
    const phrase = readNounPhrase(reading, at, clause.to, plain)
    return phrase &&
      !taken(phrase.from) &&
      (speaker === undefined || phrase.to <= speaker.from || phrase.from >= speaker.to)
      ? phrase
      : undefined
  }
  let at = clause.from
  while (at < clause.to) {
    const word = reading.words[at]!
    if (word.marked !== -1 || taken(at)) {
      at += 1
      continue
    }
    if (german.prepositions.has(word.lower)) {
      const inner = phraseAt(at + 1)
      if (inner && !inner.pronoun && listens(reading, at, inner, cue)) return { reading, phrase: inner }
      at = inner ? inner.to : at + 1
      continue
    }
    const phrase = phraseAt(at)
    if (phrase && isObject(reading, phrase, cue, speaker)) return { reading, phrase }
    at = phrase ? phrase.to : at + 1
  }
  return undefined
}

/** Whether a noun phrase behind a preposition is who was spoken to. */
function listens(reading: Reading, preposition: number, phrase: NounPhrase, cue: Cue): boolean {
  const { lower } = reading.words[preposition]!
  if (lower === 'gegenüber') return true
  const before = reading.words[preposition - 1]?.lower ?? ''
  if (lower === 'mit') return /^(?:interview|gespräch)$/.test(before)
  if (lower === 'an') return cue.lemma === 'appellieren'
  if (lower === 'von' || lower === 'vom')
    return !cue.passive && /^(?:fordern|verlangen)$/.test(cue.lemma) && preposition > cue.finite
  if (/^(?:vor|zu|zur|zum)$/.test(lower))
    return /s/.test(cue.uses) && names(reading, phrase, german.mediaNouns)
  return false
}

/** Whether a noun phrase without preposition is who was spoken to, by its case and the verb's. */
function isObject(reading: Reading, phrase: NounPhrase, cue: Cue, speaker: NounPhrase | undefined): boolean {
  const { lower } = reading.words[phrase.from]!
  if (names(reading, phrase, german.timeNouns) || german.isAbstract(reading.words[phrase.head]!.lower))
    return false
  const undetermined = !phrase.determined && !phrase.pronoun
  if (cue.uses.includes('a')) {
    if (cue.passive) return !german.obliqueDeterminers.has(lower)
    return speaker !== undefined && (undetermined || accusative.test(lower))
  }
  if (cue.uses.includes('d'))
    return dative.test(lower)
      ? speaker !== undefined || cue.passive
      : undetermined && (cue.passive || speaker !== undefined)
  if (phrase.from < cue.finite || !/s/.test(cue.uses) || cue.passive) return false
  return lower === 'dem' || lower === 'ihm' || (lower === 'der' && names(reading, phrase, german.mediaNouns))
}

function names(reading: Reading, phrase: NounPhrase, nouns: ReadonlySet<string>): boolean {
  for (let at = phrase.from; at < phrase.to; at += 1) {
    const { lower } = reading.words[at]!
    if (nouns.has(lower) || nouns.has(lower.slice(lower.lastIndexOf('-') + 1))) return true
  }
  return false
}
