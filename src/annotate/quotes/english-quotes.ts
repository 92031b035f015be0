import { type Draft, type Party, trimRun } from './draft.js'
import { type EnglishCue, findEnglishCues } from './english-cues.js'
import * as english from './english-lexicon.js'
import type { MarkedRange } from './marks.js'
import type { NounPhrase } from './noun-phrase.js'
import { type Clause, clausesOf, type Reading, type Run, rangesIn } from './reading.js'

const threshold = 0.5

/** The quotes of English blocks, as drafts in text order: direct in marks, indirect by verbs and `according to`. */
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
      const found = [...indirect, ...direct].sort((a, b) => a.runs[0]!.from - b.runs[0]!.from)
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
    confidence: number,
  ) => {
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
      addressee: undefined,
      confidence,
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
      0.8,
    )
  }
  for (const cue of cues) {
    const content = contentAfter(reading, run, cue) ?? contentBefore(run, clauses, cue)
    if (
      content &&
      !drafts.some(({ runs }) => runs.some((one) => one.from === content.from && one.to === content.to))
    )
      push([content], [cue.verb], cue.subject, cue.uses === 'k' ? 0.6 : 0.8)
  }
  return drafts
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
  const limit = Math.min(run.to, at + 16)
  for (let that = at; that < limit; that += 1) {
    const word = reading.words[that]!
    if (word.marked !== -1) break
    if (/^(?:that|whether)$/.test(word.lower)) {
      // `the claim that`, `those that`: not where a noun of another clause comes between.
      return { from: that, to: run.to }
    }
    if (/^[;:.]$/.test(word.text)) break
  }
  if (cue.uses === 'w') return undefined
  if (reading.words[cue.verb]!.lower === 'told' || reading.words[cue.verb]!.lower === 'tells') {
    while (
      at < run.to &&
      (reading.words[at]!.isCapital ||
        /^(?:the|a|his|her|him|them|reporters|journalists|police|news|agency)$/.test(
          reading.words[at]!.lower,
        ))
    )
      at += 1
  }
  const first = reading.words[at]
  if (!first || at >= run.to || first.marked !== -1) return undefined
  const opens = english.statementOpeners.has(first.lower) || first.isCapital
  if (!opens || run.to - at < 4) return undefined
  return { from: at, to: run.to }
}

/** `…, Smith said.` and `…, said Smith.`: what stands before the last comma. */
function contentBefore(run: Run, clauses: readonly Clause[], cue: EnglishCue): Run | undefined {
  const clause = clauses[cue.clause]!
  const start = cue.inverted ? cue.verb : (cue.subject?.from ?? cue.verb)
  if (cue.clause === 0 || clause.before !== ',' || start > clause.from + 1) return undefined
  if (cue.uses === 'w') return undefined
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
    const confidence = likelihood(reading, run, range, inner, cue, around !== undefined, before !== undefined)
    if (confidence < threshold) continue
    const speaker = around?.speaker ?? party(reading, cue?.subject) ?? before
    drafts.push({
      kind: 'direct',
      reading,
      sentence,
      runs: [inner],
      cue: around ? around.cue : cue ? [cue.verb] : [],
      speaker,
      addressee: undefined,
      confidence,
    })
  }
  return drafts
}

function nearest(cues: readonly EnglishCue[], range: MarkedRange): EnglishCue | undefined {
  const behind = cues.find((cue) => cue.verb > range.closeToken && cue.verb <= range.closeToken + 8)
  const front = cues.filter(({ verb }) => verb < range.openToken).at(-1)
  return front && range.openToken - front.verb <= 3 ? front : (behind ?? front)
}

function likelihood(
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
  if (/^[.,!?…]$/.test(reading.words[inner.to - 1]!.text)) score += 0.8
  if (cue) score += 1.2
  if (cue && Math.abs(cue.verb - range.openToken) <= 3) score += 1
  if (reported) score += 0.8
  if (continued && range.openToken <= run.from + 1) score += 1
  if (/^[:,]$/.test(reading.words[range.openToken - 1]?.text ?? '')) score += 0.8
  if (english.titleNouns.has(reading.words[range.openToken - 1]?.lower ?? '')) score -= 2.5
  if (count > 1 && capitals >= count - 1 && count <= 6) score -= 1.5
  if (!reading.words[inner.from]!.isCapital) score += 0.4
  return 1 / (1 + Math.exp(-score))
}
