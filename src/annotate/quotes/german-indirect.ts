import type { Evidence } from './confidence.js'
import { type Draft, type Party, type Piece, trimRun } from './draft.js'
import { type Cue, isSubordinate, lastWord } from './german-cues.js'
import * as german from './german-lexicon.js'
import type { SourcePhrase } from './german-source.js'
import { findSubject, frontSubject } from './german-subject.js'
import { type NounPhrase, readNounPhrase } from './noun-phrase.js'
import type { Clause, Reading, Run } from './reading.js'

/** What is known of a sentence before its quotes are looked for. */
export interface SentenceParts {
  readonly reading: Reading
  /** Index into `reading.sentences`. */
  readonly index: number
  readonly run: Run
  readonly clauses: readonly Clause[]
  readonly cues: readonly Cue[]
  readonly sources: readonly SourcePhrase[]
}

/** The indirect quotes of a sentence: content that a reporting verb, noun or source phrase frames. */
export function findIndirect(parts: SentenceParts): Draft[] {
  const drafts: Draft[] = []
  for (const source of parts.sources) push(drafts, fromSource(parts, source))
  for (const cue of parts.cues) {
    if (isReportedItself(parts, cue)) continue
    push(drafts, asAside(parts, cue) ?? framed(parts, cue))
  }
  const noun = fromNoun(parts)
  if (noun && !drafts.some((draft) => overlaps(draft, noun))) push(drafts, noun)
  return drafts
}

function overlaps(a: Draft, b: Draft): boolean {
  return a.runs.some((one) => b.runs.some((other) => one.from < other.to && other.from < one.to))
}

/** Content after the verb where a conjunction or an infinitive opens it; else before; else after. */
function framed(parts: SentenceParts, cue: Cue): Draft | undefined {
  const after = following(parts, cue)
  if (after?.sure) return after.draft
  return inverted(parts, cue) ?? after?.draft
}

function push(drafts: Draft[], draft: Draft | undefined): void {
  if (!draft) return
  const same = drafts.some(
    ({ runs }) => runs[0]!.from === draft.runs[0]!.from && runs.at(-1)!.to === draft.runs.at(-1)!.to,
  )
  if (!same) drafts.push(draft)
}

/** A cue in the subjunctive is part of what somebody else said. */
function isReportedItself(parts: SentenceParts, cue: Cue): boolean {
  const { lower } = parts.reading.words[cue.finite]!
  return german.isSubjunctiveOne(lower) && !german.verbForms.get(lower)?.some(({ form }) => form === 'finite')
}

function party(reading: Reading, phrase: NounPhrase | undefined): Party | undefined {
  return phrase && { reading, phrase }
}

function make(
  parts: SentenceParts,
  runs: readonly Run[],
  cue: readonly number[],
  speaker: NounPhrase | undefined,
  evidence: Evidence,
): Draft | undefined {
  const { reading } = parts
  const trimmed = runs.map((run) => trimRun(reading, run)).filter((run) => run !== undefined)
  const size = trimmed.reduce((sum, run) => sum + run.to - run.from, 0)
  if (trimmed.length === 0 || size < 2) return undefined
  // Only words in marks: that is a direct quote.
  if (trimmed.length === 1 && isMarked(reading, trimmed[0]!)) return undefined
  return {
    kind: 'indirect',
    reading,
    sentence: parts.index,
    runs: trimmed,
    cue,
    speaker: party(reading, speaker),
    addressee: undefined,
    evidence,
  }
}

function isMarked(reading: Reading, run: Run): boolean {
  const first = reading.words[run.from]!
  return first.marked !== -1 && first.marked === reading.words[run.to - 1]!.marked
}

/** The content around a source phrase: the clause it stands in where that is subordinate, else the sentence. */
function fromSource(parts: SentenceParts, source: SourcePhrase): Draft | undefined {
  const { reading, run, clauses } = parts
  const clause = clauses[source.clause]!
  if (!source.sure && !hasSubjunctive(reading, run)) return undefined
  let region: Run = semicolonPart(reading, run, source)
  if (source.clause > 0 && isSubordinate(reading, clause)) region = clauseRegion(parts, source.clause)
  return make(parts, cutOut(region, source), [source.cue], source.speaker, 'source phrase')
}

/** The part of a sentence between two semicolons that holds a run. */
function semicolonPart(reading: Reading, sentence: Run, inner: Run): Run {
  let { from, to } = sentence
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const word = reading.words[at]!
    if (word.text !== ';' || word.marked !== -1) continue
    if (at < inner.from) from = at + 1
    else if (at >= inner.to) {
      to = at
      break
    }
  }
  return { from, to }
}

function clauseRegion(parts: SentenceParts, index: number): Run {
  const { clauses } = parts
  const clause = clauses[index]!
  let to = clause.to
  // A phrase between commas is followed by the rest of its clause.
  if (clause.to - clause.from < 6 && clauses[index + 1]) to = clauses[index + 1]!.to
  return { from: clause.from, to }
}

function cutOut(region: Run, hole: Run): Run[] {
  return [
    { from: region.from, to: Math.max(region.from, Math.min(hole.from, region.to)) },
    { from: Math.min(Math.max(hole.to, region.from), region.to), to: region.to },
  ].filter(({ from, to }) => from < to)
}

/** `wie der Minister mitteilte`: the content is the rest of the sentence. */
function asAside(parts: SentenceParts, cue: Cue): Draft | undefined {
  const { reading, run, clauses } = parts
  const clause = clauses[cue.clause]!
  const first = reading.words[clause.from]!.lower
  const opener = /^(?:denn|und|doch|aber)$/.test(first) ? reading.words[clause.from + 1]?.lower : first
  if (!cue.final || opener !== 'wie') return undefined
  const speaker = findSubject(reading, run, clauses, cue)
  const words = [clause.from, ...cue.words]
  return make(parts, cutOut(run, clause), words, speaker, 'aside with wie')
}

/** `…, sagte der Minister`: the content stands before the verb. */
function inverted(parts: SentenceParts, cue: Cue): Draft | undefined {
  const { reading, run, clauses } = parts
  if (cue.final || cue.clause === 0 || (!/[sk]/.test(cue.uses) && cue.lemma !== 'heißen')) return undefined
  const clause = clauses[cue.clause]!
  if (cue.finite !== clause.from || clause.before !== ',') return undefined
  const content: Run = { from: run.from, to: clause.from }
  if (!holdsStatement(reading, clauses.slice(0, cue.clause))) return undefined
  const speaker = findSubject(reading, run, clauses, cue)
  if (speaker && speaker.from < cue.finite) return undefined
  const runs: Run[] = [content]
  const next = clauses[cue.clause + 1]
  if (next && next.before === ',' && !isSubordinate(reading, next) && subjunctiveOf(reading, next) !== 0)
    runs.push({ from: next.from, to: run.to })
  return make(parts, runs, cue.words, speaker, 'content before the verb')
}

function holdsStatement(reading: Reading, clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => {
    if (
      isSubordinate(reading, clause) &&
      (clause.before !== '' || !german.contentOpeners.has(reading.words[clause.from]!.lower))
    )
      return false
    for (let at = clause.from; at < clause.to; at += 1) {
      const word = reading.words[at]!
      if (!word.isCapital && (german.isFiniteVerb(word.lower) || /^\p{Ll}{2,}(?:te|ten)$/u.test(word.lower)))
        return true
    }
    return false
  })
}

/** `… sagte, dass …`, `… sagte, er habe …`, `… bat, zu …`: the content stands after the verb. */
function following(parts: SentenceParts, cue: Cue): { draft: Draft; sure: boolean } | undefined {
  const { reading, run, clauses, cues } = parts
  const last = cue.words.at(-1)!
  const start = clauses.findIndex(({ from }) => from > cue.finite)
  if (start === -1) return undefined
  const limit = Math.min(clauses.length, start + 5)
  for (let index = start; index < limit; index += 1) {
    const clause = clauses[index]!
    if (!opensContent(parts, cue, index)) {
      if (clause.before === ';') return undefined
      continue
    }
    // A nearer verb claims the content.
    if (
      cues.some(
        (other) =>
          other !== cue && other.verb > cue.verb && other.clause < index && !cue.words.includes(other.verb),
      )
    )
      return undefined
    const end = contentEnd(parts, cue, index)
    const from = infinitiveStart(parts, cue, index)
    const runs = cutWords({ from, to: end }, last)
    const speaker = findSubject(reading, run, clauses, cue)
    const sure =
      /^(?:dass|daß|ob)$/.test(reading.words[clause.from]!.lower) || hasZuInfinitive(reading, clause)
    const evidence = sure
      ? 'content after the verb, with conjunction or infinitive'
      : 'content after the verb'
    const draft = make(parts, runs, cue.words, speaker, evidence)
    return draft && { draft, sure }
  }
  return undefined
}

/** An infinitive with commas inside begins at the first clause after the verb: „…, die Maut auf der A 35, der Achse im Süden, einzuführen“. */
function infinitiveStart(parts: SentenceParts, cue: Cue, index: number): number {
  const { reading, clauses } = parts
  const clause = clauses[index]!
  if (!hasZuInfinitive(reading, clause) || index === 0) return clause.from
  const first = clauses.findIndex(({ from }) => from > cue.words.at(-1)!)
  if (first === -1 || first >= index) return clause.from
  const opening = clauses[first]!
  if (opening.before !== ',' || isSubordinate(reading, opening) || holdsStatement(reading, [opening]))
    return clause.from
  return opening.from
}

/** A particle that stands behind a relative clause is no content: the content begins after it. */
function cutWords(run: Run, particle: number): Run[] {
  return particle > run.from && particle < run.to ? [{ from: particle + 1, to: run.to }] : [run]
}

function opensContent(parts: SentenceParts, cue: Cue, index: number): boolean {
  const { reading, clauses } = parts
  const clause = clauses[index]!
  const first = reading.words[clause.from]!
  if (first.marked !== -1 && isMarked(reading, clause)) return false
  const { lower } = first
  if (/q/.test(cue.uses)) return false
  if (lower === 'dass' || lower === 'daß' || lower === 'ob') return true
  const says = /[sk]/.test(cue.uses)
  if (clause.before === ':' && says && clause.to - clause.from > 2) return true
  if (
    says &&
    lower !== 'wie' &&
    german.contentOpeners.has(lower) &&
    index === cue.clause + 1 &&
    !/^welche/.test(lower)
  )
    return true
  if (
    says &&
    lower === 'wie' &&
    index === cue.clause + 1 &&
    isSubordinate(reading, clause) &&
    !/[r]/.test(cue.uses)
  )
    return true
  if (/i/.test(cue.uses) && hasZuInfinitive(reading, clause)) return true
  if (/^w[ad]*$/.test(cue.uses) && cue.lemma !== 'heißen') return false
  if (isRelativeStart(reading, clause)) return false
  const mood = subjunctiveOf(reading, clause)
  if (mood !== 0) return true
  if (says && index === cue.clause + 1 && !isSubordinate(reading, clause) && mainModal(reading, clause))
    return true
  // „…, wenn er komme, sei …“: the clause after it has the verb.
  const next = clauses[index + 1]
  return (
    next !== undefined &&
    isSubordinate(reading, clause) &&
    german.isSubjunctiveOne(reading.words[next.from]!.lower)
  )
}

/** `…, 200 Mitarbeiter sollen gehen`: what should be done, in the indicative, right after a verb of speech. */
function mainModal(reading: Reading, clause: Run): boolean {
  for (let at = clause.from; at < clause.to; at += 1)
    if (/^(?:soll|sollen)$/.test(reading.words[at]!.lower)) return true
  return false
}

/** A relative clause whose verb is indicative, after a noun. */
function isRelativeStart(reading: Reading, clause: Clause): boolean {
  const { lower } = reading.words[clause.from]!
  if (/^(?:weil|da|nachdem|obwohl|während)$/.test(lower)) return subjunctiveOf(reading, clause) !== 2
  if (/^(?:deren|dessen|denen|welche|welcher|welches|wobei|als)$/.test(lower)) return true
  if (!/^(?:der|die|das|den|dem)$/.test(lower)) return false
  return (
    isSubordinate(reading, clause) &&
    !reading.words[clause.from + 1]!.isCapital &&
    !reading.words[clause.from + 2]?.isCapital
  )
}

function hasZuInfinitive(reading: Reading, clause: Run): boolean {
  const from = Math.max(clause.from, clause.to - 8)
  for (let at = clause.to - 1; at >= from; at -= 1) {
    const word = reading.words[at]!
    if (word.isCapital || word.marked !== -1) continue
    if (
      /^\p{Ll}+(?:en|ern|eln|un|ein)$/u.test(word.lower) &&
      reading.words[at - 1]?.lower === 'zu' &&
      at - 1 >= clause.from
    )
      return true
    const inner = /^(\p{Ll}+)zu\p{Ll}+(?:en|ern|eln|un)$/u.exec(word.lower)
    if (inner && german.particles.has(inner[1]!)) return true
  }
  return false
}

/** Where content that begins with clause `start` ends: at a second reporting verb of the same sentence, or its end. */
function contentEnd(parts: SentenceParts, cue: Cue, start: number): number {
  const { reading, run, clauses, cues, sources } = parts
  for (const clause of clauses.slice(start + 1))
    if (clause.before === ':' && isMarked(reading, { from: clause.from, to: markedEnd(reading, clause) }))
      return clause.from
  for (const other of cues) {
    if (other.finite <= clauses[start]!.from || other.finite <= cue.finite) continue
    const clause = clauses[other.clause]!
    const before = reading.words[other.finite - 1]
    if (other.final || isReportedItself(parts, other)) {
      if (other.final && reading.words[clause.from]!.lower === 'wie' && clause.to >= run.to - 1)
        return clause.from
      continue
    }
    // „…, und kündigte an“, „…, sagte er“, „… solle und glaubt, dass“
    if (other.finite === clause.from && other.clause > start && clause.before === ',') return clause.from
    if (before?.lower === 'und' && !isSubordinateVerb(reading, parts, other)) return other.finite - 1
  }
  for (const source of sources)
    if (source.from > clauses[start]!.from && source.to >= run.to - 1) return source.from
  return run.to
}

/** The end of a clause without the signs behind its last word. */
function markedEnd(reading: Reading, clause: Run): number {
  let { to } = clause
  while (to > clause.from + 1 && reading.words[to - 1]!.marked === -1 && !reading.words[to - 1]!.isWord)
    to -= 1
  return to
}

function isSubordinateVerb(reading: Reading, parts: SentenceParts, cue: Cue): boolean {
  return lastWord(reading, parts.clauses[cue.clause]!) === cue.finite
}

/** `Dies teilte die Polizei mit.`: the content is the sentence before. */
export function findBackReference(parts: SentenceParts, previous: Piece): Draft | undefined {
  const { reading, run, clauses, cues } = parts
  if (!/^(?:dies|das|dieses)$/.test(reading.words[run.from]!.lower)) return undefined
  const cue = cues.find(({ clause, uses, final }) => clause === 0 && /[s]/.test(uses) && !final)
  if (!cue || cue.finite !== run.from + 1) return undefined
  const content = trimRun(previous.reading, previous.run)
  const speaker = findSubject(reading, run, clauses, cue) ?? undefined
  if (!content || speaker?.from === run.from) return undefined
  return {
    kind: 'indirect',
    reading,
    sentence: parts.index,
    earlier: [{ reading: previous.reading, run: content }],
    runs: [{ from: run.from, to: run.from + 1 }],
    cue: cue.words,
    speaker: party(reading, speaker),
    addressee: undefined,
    evidence: 'sentence before',
  }
}

/** 2 for a Konjunktiv I in a run, 1 for a Konjunktiv II, 0 for neither. */
export function subjunctiveOf(reading: Reading, run: Run): 0 | 1 | 2 {
  let mood: 0 | 1 | 2 = 0
  for (let at = run.from; at < run.to; at += 1) {
    const word = reading.words[at]!
    if (word.aside || (word.isCapital && at > run.from)) continue
    if (german.isSubjunctiveOne(word.lower)) return 2
    if (german.isSubjunctiveTwo(word.lower)) mood = 1
  }
  return mood
}

function hasSubjunctive(reading: Reading, run: Run): boolean {
  return subjunctiveOf(reading, run) !== 0
}

/** `die Behauptung der Firma, dass …`: a noun frames the clause. */
function fromNoun(parts: SentenceParts): Draft | undefined {
  const { reading, run, clauses } = parts
  for (let index = 1; index < clauses.length; index += 1) {
    const clause = clauses[index]!
    const { lower } = reading.words[clause.from]!
    const previous = clauses[index - 1]!
    if (lower === 'wonach') {
      const speaker = phraseWithin(reading, previous)
      return make(parts, [{ from: clause.from + 1, to: run.to }], [clause.from], speaker, 'reporting noun')
    }
    if (clause.before !== ',' || !opensNounContent(reading, clause)) continue
    for (let at = previous.to - 1; at >= Math.max(previous.from, previous.to - 8); at -= 1) {
      const word = reading.words[at]!
      if (word.marked !== -1 || !word.isCapital || !german.reportingNouns.has(word.lower)) continue
      const phrase = readNounPhrase(reading, at, previous.to, { wide: true, apposition: false })
      const inner =
        phrase && phrase.to === previous.to
          ? readNounPhrase(reading, at + 1, previous.to, { wide: true, apposition: false })
          : undefined
      const determiner = reading.words[at - 1]
      const words = determiner && german.determiners.has(determiner.lower) ? [at - 1, at] : [at]
      const close = clauses[index + 1]
      const to =
        close && !isSubordinate(reading, close) && german.isFiniteVerb(reading.words[close.from]!.lower)
          ? clause.to
          : run.to
      const owner = inner ?? frontSubject(reading, run, at)
      return make(parts, [{ from: clause.from, to }], words, owner, 'reporting noun')
    }
  }
  return undefined
}

function opensNounContent(reading: Reading, clause: Clause): boolean {
  if (/^(?:dass|daß|ob)$/.test(reading.words[clause.from]!.lower) || hasZuInfinitive(reading, clause))
    return true
  return subjunctiveOf(reading, clause) === 2 && !isSubordinate(reading, clause)
}

function phraseWithin(reading: Reading, clause: Run): NounPhrase | undefined {
  for (let at = Math.max(clause.from, clause.to - 10); at < clause.to; at += 1) {
    const phrase = readNounPhrase(reading, at, clause.to, { wide: true, apposition: false })
    if (phrase?.to === clause.to && !phrase.pronoun) return phrase
  }
  return undefined
}
