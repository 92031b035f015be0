import type { Evidence } from './confidence.js'
import { type Draft, type Party, trimRun } from './draft.js'
import { findAddressee } from './german-addressee.js'
import { type Cue, isSubordinate, lastWord } from './german-cues.js'
import { type Before, speakerBefore } from './german-direct.js'
import { type SentenceParts, subjunctiveOf } from './german-indirect.js'
import { findSubject } from './german-subject.js'
import type { NounPhrase } from './noun-phrase.js'
import type { Reading, Run } from './reading.js'

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
    mood === 2 ? 'subjunctive I' : 'subjunctive II',
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
        perfect ? 'hearsay in the perfect' : 'hearsay near a quote',
      )
    }
  }
  return undefined
}

/** A sentence that tells that something was said, without saying what in a clause: `Sie kritisierte die Pläne.` */
export function findReported(parts: SentenceParts): Draft | undefined {
  const { reading, run, clauses, cues } = parts
  for (const cue of cues) {
    const clause = clauses[cue.clause]!
    if (!reports(parts, cue)) continue
    if (cue.final) {
      const told = reflexivePart(reading, clause)
      const subject = told && findSubject(reading, run, clauses, cue)
      if (told && subject) return reportedBy(parts, cue, told, subject)
    }
    // `Als Grund wurde … genannt`: no conjunction, for the verb is not at the end.
    const isRole = reading.words[clause.from]!.lower === 'als'
    if (cue.final || (isSubordinate(reading, clause) && !isRole)) continue
    const phrase = findSubject(reading, run, clauses, cue)
    if (!phrase && !cue.passive) continue
    return reportedBy(parts, cue, run, phrase)
  }
  return undefined
}

function reportedBy(
  parts: SentenceParts,
  cue: Cue,
  told: Run,
  phrase: NounPhrase | undefined,
): Draft | undefined {
  const { reading, clauses } = parts
  const draft = whole(
    parts,
    'reported',
    told.from,
    told.to,
    phrase && { reading, phrase },
    'verb that reports',
  )
  return draft && { ...draft, addressee: findAddressee(reading, clauses[cue.clause]!, cue, phrase) }
}

/**
 * `…, der abreiste und sich für die Pläne ausgesprochen hat`: where somebody takes sides, a subordinate clause reports
 * too, from the reflexive on. Other verbs only mention there what was said.
 */
function reflexivePart(reading: Reading, clause: Run): Run | undefined {
  let from = clause.from
  while (from < clause.to && reading.words[from]!.lower !== 'sich') from += 1
  for (let at = from; at < clause.to; at += 1)
    if (/^(?:für|gegen)$/.test(reading.words[at]!.lower)) return trimRun(reading, { from, to: clause.to })
  return undefined
}

/** What a flood, a storm or a match does with the same verbs: `forderte zwölf Menschenleben`, `bestritt das Finale`. */
const noSpeech = /(?:leben|opfer|tote|toten|spiel|spiele|finale|rennen|partie)$/

function reports({ reading, run }: SentenceParts, cue: Cue): boolean {
  if (!(cue.passive ? cue.uses.includes('p') : cue.uses.includes('r'))) return false
  const some = (test: (lower: string) => boolean) => {
    for (let at = run.from; at < run.to; at += 1) if (test(reading.words[at]!.lower)) return true
    return false
  }
  if (cue.lemma === 'nennen') return some((lower) => /^(?:eine?n?|als)$/.test(lower))
  if (cue.lemma === 'fordern' || cue.lemma === 'bestreiten') return !some((lower) => noSpeech.test(lower))
  return true
}

function whole(
  parts: SentenceParts,
  kind: Draft['kind'],
  from: number,
  to: number,
  speaker: Party | undefined,
  evidence: Evidence,
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
    evidence,
  }
}
