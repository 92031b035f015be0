import { type Evidence, marksEvidence } from './confidence.js'
import { type Draft, type Party, trimRun } from './draft.js'
import { findListener } from './english-addressee.js'
import { type EnglishCue, findEnglishCues } from './english-cues.js'
import { findEnglishHearsay, findEnglishReported } from './english-free.js'
import * as english from './english-lexicon.js'
import type { MarkedRange } from './marks.js'
import type { NounPhrase } from './noun-phrase.js'
import { type Clause, clausesOf, type Reading, type Run, rangesIn } from './reading.js'

const threshold = 0.5

/** The quotes of English blocks, as drafts in text order: direct in marks, indirect by verbs and `according to`,
 * reported and free speech where there is neither. */
export function findEnglishQuotes(readings: readonly Reading[]): Draft[] {
  const all: Draft[] = []
  let speaker: Party | undefined
  let distance = 1000
  for (const reading of readings)
    for (const [index, run] of reading.sentences.entries()) {
      distance += 1
      const clauses = clausesOf(reading, run)
      const cues = findEnglishCues(reading, run, clauses)
      const indirect = findIndirect(reading, index, run, clauses, cues)
      const direct = findDirect(reading, index, run, cues, indirect, distance <= 2 ? speaker : undefined)
      const quoted = [...indirect, ...direct]
      const free =
        quoted.length === 0
          ? (findEnglishReported(reading, index, run, cues) ?? findEnglishHearsay(reading, index, run))
          : undefined
      const found = [...quoted, ...(free ? [free] : [])].sort((a, b) => a.runs[0]!.from - b.runs[0]!.from)
      all.push(...found)
      if (found.length === 0) continue
      distance = 0
      speaker = found.filter((draft) => draft.speaker).at(-1)?.speaker ?? speaker
    }
  return all
}

function party(reading: Reading, phrase: NounPhrase | undefined): Party | undefined {
  return phrase && { reading, phrase }
}

function findIndirect(
  reading: Reading,
  sentence: number,
  run: Run,
  clauses: readonly Clause[],
  cues: readonly EnglishCue[],
): Draft[] {
  const drafts: Draft[] = []
  const push = (
    runs: readonly Run[],
    cue: readonly number[],
    phrase: NounPhrase | undefined,
    evidence: Evidence,
  ) => {
    const listener = cue.length === 1 ? findListener(reading, run, cue[0]!) : undefined
    const trimmed = runs.map((one) => trimRun(reading, one)).filter((one) => one !== undefined)
    const size = trimmed.reduce((sum, { from, to }) => sum + to - from, 0)
    if (size < 3 || isAllMarked(reading, trimmed)) return
    drafts.push({
      kind: 'indirect',
      reading,
      sentence,
      runs: trimmed,
      cue,
      speaker: party(reading, phrase),
      addressee: party(reading, listener),
      evidence,
    })
  }
  for (const clause of clauses) {
    const at = accordingTo(reading, clause)
    if (at === -1) continue
    const to = at === clause.from ? clause.to : Math.min(clause.to, run.to)
    const phrase: NounPhrase = {
      from: at + 2,
      to: sourceEnd(reading, at + 2, to),
      head: at + 2,
      pronoun: false,
      determined: false,
    }
    if (phrase.to <= phrase.from) continue
    const after = at === run.from ? phrase.to : to
    push(
      [
        { from: run.from, to: at },
        { from: after, to: run.to },
      ].filter((one) => one.from < one.to),
      [at, at + 1],
      phrase,
      'source phrase',
    )
  }
  for (const cue of cues) {
    const after = contentAfter(reading, run, cue)
    const content = after ?? contentBefore(run, clauses, cue)
    if (
      content &&
      !drafts.some(({ runs }) => runs.some((one) => one.from === content.from && one.to === content.to))
    )
      push([content], [cue.verb], cue.subject, evidenceOf(reading, content, after !== undefined))
  }
  return drafts
}

function evidenceOf(reading: Reading, content: Run, isAfter: boolean): Evidence {
  if (!isAfter) return 'content before the verb'
  return /^(?:that|whether)$/.test(reading.words[content.from]!.lower)
    ? 'content after the verb, with conjunction or infinitive'
    : 'content after the verb'
}

function isAllMarked(reading: Reading, runs: readonly Run[]): boolean {
  return runs.every(
    ({ from, to }) =>
      reading.words[from]!.marked !== -1 && reading.words[from]!.marked === reading.words[to - 1]!.marked,
  )
}

function accordingTo(reading: Reading, clause: Run): number {
  for (let at = clause.from; at + 2 < clause.to; at += 1)
    if (
      reading.words[at]!.lower === 'according' &&
      reading.words[at + 1]!.lower === 'to' &&
      reading.words[at]!.marked === -1
    )
      return at
  return -1
}

/** A source ends at the first sign, or before a verb's subject would begin: at most a dozen words. */
function sourceEnd(reading: Reading, from: number, limit: number): number {
  let to = from
  while (to < limit && to < from + 12 && (reading.words[to]!.isWord || reading.words[to]!.aside)) {
    if (
      to > from &&
      /^(?:the|a|an|who|which|that)$/.test(reading.words[to]!.lower) &&
      !/^(?:of|for|from|by|in|with|at|on|to|and)$/.test(reading.words[to - 1]!.lower)
    )
      break
    to += 1
  }
  return to
}

function contentAfter(reading: Reading, run: Run, cue: EnglishCue): Run | undefined {
  if (cue.inverted) return undefined
  let at = cue.verb + 1
  if (reading.words[cue.verb]!.lower === 'told' || reading.words[cue.verb]!.lower === 'tells') {
    while (at < run.to && (reading.words[at]!.isCapital || listener.test(reading.words[at]!.lower))) at += 1
  }
  const that = conjunctionAfter(reading, run, cue)
  const first = reading.words[at]
  // `says it is crucial that …`: the statement begins before the conjunction.
  const plain =
    first !== undefined &&
    at < run.to &&
    run.to - at >= 4 &&
    first.marked === -1 &&
    first.isWord &&
    at !== that
      ? hasVerb(reading, at, Math.min(that ?? run.to, at + maxToVerb))
      : false
  const opens = first !== undefined && (english.statementOpeners.has(first.lower) || first.isCapital)
  if (that !== undefined && !(plain && opens)) return { from: that, to: run.to }
  if (first === undefined || at >= run.to || first.marked !== -1 || run.to - at < 4) return undefined
  if (cue.uses.startsWith('w'))
    return plain && opens && !first.isCapital ? { from: at, to: run.to } : undefined
  if (opens || (plain && first.isWord && !english.prepositions.has(first.lower)))
    return { from: at, to: run.to }
  return undefined
}

const listener = /^(?:the|a|his|her|him|them|me|us|reporters|journalists|police|news|agency|court|press)$/

/** How many words a statement without `that` may need to come to its verb. */
const maxToVerb = 8

/** Where `that` or `whether` opens the content; undefined where it does not. */
function conjunctionAfter(reading: Reading, run: Run, cue: EnglishCue): number | undefined {
  const limit = Math.min(run.to, cue.verb + 17)
  for (let at = cue.verb + 1; at < limit; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1 || /^[;:.]$/.test(word.text)) return undefined
    if (/^(?:that|whether)$/.test(word.lower)) return at
  }
  return undefined
}

/** Whether an auxiliary stands among words, before the next sign. */
function hasVerb(reading: Reading, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1 || !word.isWord) return false
    if (english.auxiliaries.has(word.lower)) return true
  }
  return false
}

/** `…, Smith said.` and `…, said Smith.`: what stands before the last comma. */
function contentBefore(run: Run, clauses: readonly Clause[], cue: EnglishCue): Run | undefined {
  const clause = clauses[cue.clause]!
  const start = cue.inverted ? cue.verb : (cue.subject?.from ?? cue.verb)
  if (cue.clause === 0 || clause.before !== ',' || start > clause.from + 1 || start < clause.from)
    return undefined
  if (cue.uses.startsWith('w')) return undefined
  return { from: run.from, to: clause.from - 1 }
}

function findDirect(
  reading: Reading,
  sentence: number,
  run: Run,
  cues: readonly EnglishCue[],
  indirect: readonly Draft[],
  before: Party | undefined,
): Draft[] {
  const drafts: Draft[] = []
  for (const { range, inner } of rangesIn(reading, run)) {
    const around = indirect.find(({ runs }) =>
      runs.some(({ from, to }) => from <= inner.from && inner.to <= to),
    )
    const cue = nearest(cues, range)
    const likelihood = likelihoodOf(
      reading,
      run,
      range,
      inner,
      cue,
      around !== undefined,
      before !== undefined,
    )
    if (likelihood < threshold) continue
    const speaker = around?.speaker ?? party(reading, cue?.subject) ?? before
    const listener = cue && findListener(reading, run, cue.verb)
    drafts.push({
      kind: 'direct',
      reading,
      sentence,
      runs: [inner],
      cue: around ? around.cue : cue ? [cue.verb] : [],
      speaker,
      addressee: around?.addressee ?? party(reading, listener),
      evidence: marksEvidence(likelihood),
    })
  }
  return drafts
}

function nearest(cues: readonly EnglishCue[], range: MarkedRange): EnglishCue | undefined {
  const behind = cues.find((cue) => cue.verb > range.closeToken && cue.verb <= range.closeToken + 8)
  const front = cues.filter(({ verb }) => verb < range.openToken).at(-1)
  return front && range.openToken - front.verb <= 3 ? front : (behind ?? front)
}

function likelihoodOf(
  reading: Reading,
  run: Run,
  range: MarkedRange,
  inner: Run,
  cue: EnglishCue | undefined,
  reported: boolean,
  continued: boolean,
): number {
  let count = 0
  let capitals = 0
  for (let at = inner.from; at < inner.to; at += 1) {
    const word = reading.words[at]!
    if (!word.isWord) continue
    count += 1
    if (word.isCapital) capitals += 1
  }
  let score = -1.6
  if (count >= 3) score += 0.8
  if (count >= 5) score += 0.8
  if (count >= 8) score += 1
  // American print puts a point or comma inside the marks whatever they hold: only with a few words it tells something.
  const ends = /^[.,!?…]$/.test(reading.words[inner.to - 1]!.text)
  if (ends && count >= 4) score += 0.8
  if (cue) score += 1.2
  if (cue && Math.abs(cue.verb - range.openToken) <= 3) score += 1
  if (reported) score += 0.8
  if (continued && range.openToken <= run.from + 1) score += 1
  if (/^[:,]$/.test(reading.words[range.openToken - 1]?.text ?? '')) score += 0.8
  if (english.titleNouns.has(reading.words[range.openToken - 1]?.lower ?? '')) score -= 2.5
  if (count > 1 && capitals >= count - 1 && count <= 6) score -= 1.5
  if (cue && !reading.words[inner.from]!.isCapital) score += 0.4
  if (count === 1) score -= 1
  // A headline or a title: `"Town Council Votes on Bridge Tax"`.
  const beside = cue !== undefined && Math.abs(cue.verb - range.openToken) <= 3
  if (!ends && !beside && !reported && capitals > 1 && capitals >= count * 0.4 && count <= 8) score -= 1.5
  return 1 / (1 + Math.exp(-score))
}
