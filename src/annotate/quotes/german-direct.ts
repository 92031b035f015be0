import { marksEvidence } from './confidence.js'
import type { Draft, Party } from './draft.js'
import type { Cue } from './german-cues.js'
import { type SentenceParts, subjunctiveOf } from './german-indirect.js'
import * as german from './german-lexicon.js'
import type { SourcePhrase } from './german-source.js'
import { findSubject, frontSubject } from './german-subject.js'
import type { MarkedRange } from './marks.js'
import { type Reading, type Run, rangesIn } from './reading.js'

/** Who spoke last, as far as the quotes before tell. */
export interface Before {
  readonly speaker: Party | undefined
  /** What the sentence before is about: its subject. */
  readonly topic: () => Party | undefined
  /** Sentences since that quote, 1 for the sentence before; over paragraphs too. */
  readonly distance: number
}

/** How likely words in marks are speech, from which on they are a quote. */
const threshold = 0.5

/** The direct quotes of a sentence; scare quotes, names and titles in marks are left out. */
export function findDirect(parts: SentenceParts, indirect: readonly Draft[], before: Before): Draft[] {
  const { reading, run } = parts
  const drafts: Draft[] = []
  for (const { range, inner } of rangesIn(reading, run)) {
    const frame = frameOf(parts, range)
    const likelihood = speechLikelihood(parts, range, inner, frame, indirect, before)
    if (likelihood < threshold) continue
    const around = indirect.find(({ runs }) =>
      runs.some(({ from, to }) => from <= inner.from && inner.to <= to),
    )
    const speaker = around?.speaker ?? frame.speaker ?? undefined
    drafts.push({
      kind: 'direct',
      reading,
      sentence: parts.index,
      runs: [inner],
      cue: around ? around.cue : frame.cue,
      speaker: speaker ?? carried(parts, range, frame, before),
      addressee: undefined,
      evidence: marksEvidence(likelihood),
    })
  }
  return drafts
}

interface Frame {
  readonly cue: readonly number[]
  readonly speaker: Party | undefined
  /** `beside`: right before a colon or right after the marks; `sentence`: elsewhere in the sentence. */
  readonly kind: 'beside' | 'sentence' | 'none'
}

function frameOf(parts: SentenceParts, range: MarkedRange): Frame {
  const { reading, run, clauses, sources } = parts
  const cue = nearestCue(parts, range)
  const source = nearestSource(sources, range, run)
  const after = range.closeToken + 1
  if (source && (!cue || source.from === after || source.from === after + 1 || sourceBeside(source, range)))
    return {
      cue: [source.cue],
      speaker: source.speaker && { reading, phrase: source.speaker },
      kind: source.from <= after + 1 && source.from >= after ? 'beside' : 'sentence',
    }
  if (cue) {
    const phrase = findSubject(reading, run, clauses, cue)
    const beside =
      cue.finite === after ||
      cue.finite === after + 1 ||
      (cue.finite < range.openToken && colonBefore(reading, range))
    return { cue: cue.words, speaker: phrase && { reading, phrase }, kind: beside ? 'beside' : 'sentence' }
  }
  // Reported speech goes on around the marks: who spoke before speaks.
  if (subjunctiveOf(reading, clauseAround(parts, range)) === 2 || !outside(reading, run, range))
    return { cue: [], speaker: undefined, kind: 'none' }
  const subject = frontSubject(reading, run, range.openToken)
  return { cue: [], speaker: subject && { reading, phrase: subject }, kind: 'none' }
}

function clauseAround({ run, clauses }: SentenceParts, range: MarkedRange): Run {
  return clauses.find(({ from, to }) => from <= range.openToken && range.openToken < to) ?? run
}

/** Whether words of the sentence stand outside the marks. */
function outside(reading: Reading, run: Run, range: MarkedRange): boolean {
  let count = 0
  for (let at = run.from; at < Math.min(run.to, range.openToken); at += 1)
    if (reading.words[at]!.isWord) count += 1
  for (let at = range.closeToken + 1; at < run.to && count < 3; at += 1)
    if (reading.words[at]!.isWord) count += 1
  return count > 1
}

function sourceBeside(source: SourcePhrase, range: MarkedRange): boolean {
  return source.to === range.openToken || source.from === range.closeToken + 1
}

function colonBefore(reading: Reading, range: MarkedRange): boolean {
  return reading.words[range.openToken - 1]?.text === ':'
}

function nearestCue(parts: SentenceParts, range: MarkedRange): Cue | undefined {
  const { cues } = parts
  const after = range.closeToken + 1
  const comma = parts.reading.words[after]
  const behind = cues.find(({ finite }) => finite === after || (finite === after + 1 && comma?.text === ','))
  const usable = cues.filter((cue) => cue.finite < range.openToken)
  const around = clauseAround(parts, range)
  const front = usable.some(({ finite, final }) => finite >= around.from && !final)
  if (behind && !(front && behind.finite === after)) return behind
  return (
    usable.filter(({ final }) => !final).at(-1) ??
    usable.at(-1) ??
    cues.find(({ finite }) => finite > range.closeToken)
  )
}

function nearestSource(
  sources: readonly SourcePhrase[],
  range: MarkedRange,
  run: Run,
): SourcePhrase | undefined {
  if (run.from > range.openToken) return undefined
  return sources.find(({ from, to }) => !(from <= range.openToken && range.openToken < to))
}

function carried(parts: SentenceParts, range: MarkedRange, frame: Frame, before: Before): Party | undefined {
  if (frame.speaker) return frame.speaker
  return parts.run.from >= range.openToken - 1 || frame.kind === 'none' ? speakerBefore(before) : undefined
}

/** Who speaks on where the sentence names nobody: the speaker of the sentence before, else what that one is about. */
export function speakerBefore(before: Before): Party | undefined {
  const topic = before.topic()
  const able = topic && !isCounted(topic) ? topic : undefined
  return before.distance === 1 ? (before.speaker ?? able) : (able ?? before.speaker)
}

/** What is only counted (`400 Autos`, `27 Busse`) does not speak on. */
function isCounted({ reading, phrase }: Party): boolean {
  return /^\d/.test(reading.words[phrase.from]?.lower ?? '')
}

function speechLikelihood(
  parts: SentenceParts,
  range: MarkedRange,
  inner: Run,
  frame: Frame,
  indirect: readonly Draft[],
  before: Before,
): number {
  const { reading, run } = parts
  const shape = shapeOf(reading, inner)
  let score = -1.4
  if (shape.count >= 3) score += 0.7
  if (shape.count >= 5) score += 0.8
  if (shape.count >= 8) score += 1
  if (shape.verb) score += 0.8
  if (shape.ends) score += 1
  if (shape.lowerStart) score += 0.5
  const label = labels(parts, range)
  if (shape.names && shape.count <= 5 && !label) score -= 1.6
  if (colonBefore(reading, range)) score += 2
  if (frame.kind === 'beside') score += 2
  else if (frame.kind === 'sentence') score += 0.9
  if (indirect.some(({ runs }) => runs.some(({ from, to }) => from <= inner.from && inner.to <= to)))
    score += 0.9
  else if (subjunctiveOf(reading, run) === 2) score += 0.7
  if (before.distance === 1) score += 0.3
  if (announcesName(reading, range)) score -= 2.6
  if (
    !label &&
    !shape.verb &&
    !shape.ends &&
    !shape.lowerStart &&
    shape.capitals > 1 &&
    shape.count > 2 &&
    !colonBefore(reading, range)
  )
    score -= 1.5
  if (label) score += 1.8
  if (range.openToken <= run.from && range.closeToken >= run.to - 2) score += 1.5
  return 1 / (1 + Math.exp(-score))
}

interface Shape {
  readonly count: number
  /** Words that begin with a capital. */
  readonly capitals: number
  readonly verb: boolean
  readonly ends: boolean
  readonly lowerStart: boolean
  /** Every word begins with a capital, but for articles and prepositions. */
  readonly names: boolean
}

function shapeOf(reading: Reading, inner: Run): Shape {
  let count = 0
  let capitals = 0
  let verb = false
  let names = true
  for (let at = inner.from; at < inner.to; at += 1) {
    const word = reading.words[at]!
    if (!word.isWord) continue
    count += 1
    if (word.isCapital) capitals += 1
    if (!word.isCapital && german.isFiniteVerb(word.lower)) verb = true
    if (
      !word.isCapital &&
      !/^\d/.test(word.text) &&
      !german.determiners.has(word.lower) &&
      !german.prepositions.has(word.lower) &&
      word.lower !== 'und'
    )
      names = false
  }
  const first = reading.words[inner.from]!
  return {
    count,
    capitals,
    verb,
    ends: /^[.!?…,]$/.test(reading.words[inner.to - 1]!.text),
    lowerStart: first.isWord && !first.isCapital && !/^\d/.test(first.text),
    names: names && (first.isCapital || /^(?:der|die|das)$/.test(first.lower)),
  }
}

const labelling = new Set([
  'bezeichnen',
  'nennen',
  'sprechen',
  'kritisieren',
  'loben',
  'würdigen',
  'verurteilen',
  'begrüßen',
  'beschreiben',
  'warnen',
  'fordern',
  'begründen',
])

/** `nannte das „…“`, `sprach von einem „…“`, `als „…“`: the words in marks are what somebody calls something. */
function labels(parts: SentenceParts, range: MarkedRange): boolean {
  const { reading, cues } = parts
  const label = cues.some(
    ({ lemma, finite, final }) => labelling.has(lemma) && finite < range.openToken && !final,
  )
  if (!label) return false
  for (let at = Math.max(parts.run.from, range.openToken - 3); at < range.openToken; at += 1)
    if (
      /^(?:als|von|einen|eine|einem|einer|nannte|nennt|nannten|vor|vom|mit|das|dies|ihn|sie)$/.test(
        reading.words[at]!.lower,
      )
    )
      return true
  return false
}

/** A noun or verb right before the marks that announces a name or a title. */
function announcesName(reading: Reading, range: MarkedRange): boolean {
  const previous = reading.words[range.openToken - 1]
  if (!previous) return false
  const { lower } = previous
  if (previous.isCapital) {
    if (german.titleNouns.has(lower) || german.mediaNouns.has(lower)) return true
    for (const suffix of [
      'zeitung',
      'magazin',
      'sender',
      'film',
      'partei',
      'gruppe',
      'programm',
      'schiff',
      'projekt',
      'buch',
      'agentur',
    ])
      if (lower.endsWith(suffix)) return true
    return false
  }
  return /^(?:namens|genannte|genannten|genannter|genanntes|sogenannte|sogenannten|sogenannter|sogenanntes|heißt|hieß|titel|motto|slogan)$/.test(
    lower,
  )
}
