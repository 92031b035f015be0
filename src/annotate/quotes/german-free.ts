import { type Draft, type Party, trimRun } from './draft.js'
import { isSubordinate, lastWord } from './german-cues.js'
import { type Before, speakerBefore } from './german-direct.js'
import { type SentenceParts, subjunctiveOf } from './german-indirect.js'
import * as german from './german-lexicon.js'
import { findSubject } from './german-subject.js'
import { readNounPhrase } from './noun-phrase.js'
import type { Clause, Reading } from './reading.js'

/**
 * A sentence in the subjunctive without frame (`Er habe …`): a Konjunktiv I in a main clause by itself, a Konjunktiv II
 * only right after a quote. The speaker is the one before.
 */
export function findSubjunctive(parts: SentenceParts, before: Before): Draft | undefined {
  const { reading, run, clauses } = parts
  let mood = 0
  for (const clause of clauses)
    if (!isSubordinate(reading, clause)) mood = Math.max(mood, subjunctiveOf(reading, clause))
  if (mood === 0 || (mood === 1 && before.distance > 1)) return undefined
  if (mood === 1 && !runsOn(parts)) return undefined
  return whole(
    parts,
    'indirectFreeIndirect',
    run.from,
    run.to,
    speakerBefore(before),
    mood === 2 ? 0.7 : 0.45,
  )
}

/** A condition (`Wenn …, würde …`) is no run-on. */
function runsOn(parts: SentenceParts): boolean {
  return !/^(?:wenn|falls|sollte)$/.test(parts.reading.words[parts.run.from]!.lower)
}

/** `X soll … haben`: hearsay in the indicative. */
export function findHearsay(parts: SentenceParts, before: Before): Draft | undefined {
  const { reading, run, clauses } = parts
  for (const clause of clauses) {
    for (let at = clause.from; at < clause.to; at += 1) {
      const word = reading.words[at]!
      if (word.marked !== -1 || !/^(?:soll|sollen)$/.test(word.lower)) continue
      if (isSubordinate(reading, clause)) continue
      const perfect = /^(?:haben|sein|worden)$/.test(reading.words[lastWord(reading, clause)]!.lower)
      const close = before.distance <= 2
      if (!perfect && !close) continue
      return whole(
        parts,
        'freeIndirect',
        run.from,
        run.to,
        before.distance <= 6 ? before.speaker : undefined,
        perfect ? 0.5 : 0.35,
      )
    }
  }
  return undefined
}

/** A sentence that tells that something was said, without saying what in a clause: `Sie kritisierte die Pläne.` */
export function findReported(parts: SentenceParts): Draft | undefined {
  const { reading, run, clauses, cues } = parts
  for (const cue of cues) {
    if (!cue.uses.includes('r') || cue.final || cue.passive) continue
    if (isSubordinate(reading, clauses[cue.clause]!)) continue
    const phrase = findSubject(reading, run, clauses, cue)
    if (!phrase) continue
    return whole(parts, 'reported', run.from, run.to, { reading, phrase }, 0.4)
  }
  return undefined
}

function whole(
  parts: SentenceParts,
  kind: Draft['kind'],
  from: number,
  to: number,
  speaker: Party | undefined,
  confidence: number,
): Draft | undefined {
  const { reading } = parts
  if (!trimRun(reading, { from, to })) return undefined
  return {
    kind,
    reading,
    sentence: parts.index,
    runs: [{ from, to }],
    cue: [],
    speaker,
    addressee: undefined,
    confidence,
  }
}

/** `sich gegenüber der Zeitung`, `sagte der Zeitung`: whom it was said to. */
export function findAddressee(
  reading: Reading,
  clause: Clause,
  cueWords: readonly number[],
): Party | undefined {
  for (let at = clause.from; at < clause.to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1) continue
    const next = reading.words[at + 1]
    if (
      word.lower === 'gegenüber' ||
      (/^(?:interview|gespräch)$/.test(word.lower) && next?.lower === 'mit')
    ) {
      const from = word.lower === 'gegenüber' ? at + 1 : at + 2
      const phrase = readNounPhrase(reading, from, clause.to, { wide: false, apposition: false })
      if (phrase && !phrase.pronoun) return { reading, phrase }
    }
    if (
      at > (cueWords[0] ?? at) &&
      (word.lower === 'der' || word.lower === 'dem') &&
      !german.prepositions.has(reading.words[at - 1]!.lower)
    ) {
      const phrase = readNounPhrase(reading, at, clause.to, { wide: false, apposition: false })
      if (
        phrase &&
        (word.lower === 'dem' ||
          german.mediaNouns.has(reading.words[phrase.head]!.lower) ||
          isMedia(reading, phrase.from, phrase.to))
      )
        return { reading, phrase }
    }
  }
  return undefined
}

function isMedia(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (german.mediaNouns.has(reading.words[at]!.lower)) return true
  return false
}
