import type { Block, FoundMention, FoundQuote, UnitSpan } from '../annotator.js'
import { findAntecedent, personNames } from './antecedent.js'
import { confidenceFor } from './confidence.js'
import type { Draft, Party, Piece } from './draft.js'
import { findEnglishQuotes } from './english-quotes.js'
import { findAddressee } from './german-addressee.js'
import { findCues } from './german-cues.js'
import { type Before, findDirect, speakerBefore } from './german-direct.js'
import { findHearsay, findReported, findSubjunctive } from './german-free.js'
import { findBackReference, findIndirect, type SentenceParts } from './german-indirect.js'
import { isAbstract } from './german-lexicon.js'
import { findSourcePhrases } from './german-source.js'
import { frontSubject } from './german-subject.js'
import { clausesOf, type Reading, readBlock, spanOf } from './reading.js'

/**
 * The quotes of an article in `language`, in text order: direct quotes in marks, and reported speech by verbs, nouns,
 * source phrases and mood. Pure and deterministic, in time proportional to the text; never throws. Spans are UTF-16
 * code units of their block, never empty; a direct quote's exclude the marks. Kinds and conventions are those of
 * Petersen-Frey and Biemann (LREC-COLING 2024).
 */
export function findQuotes(
  blocks: readonly Block[],
  language: string,
  mentions: readonly FoundMention[],
): FoundQuote[] {
  const readings = blocks.map((block) => readBlock(block, language))
  const drafts = language.startsWith('en') ? findEnglishQuotes(readings) : findGermanQuotes(readings)
  const persons = personNames(mentions)
  const places = new Map(readings.map((reading, index) => [reading, index]))
  return drafts
    .map((draft) => toQuote(draft, draft.speaker && findAntecedent(draft.speaker, readings, places, persons)))
    .filter((quote) => quote !== undefined)
}

function findGermanQuotes(readings: readonly Reading[]): Draft[] {
  const all: Draft[] = []
  let speaker: Party | undefined
  let distance = 1000
  let previous: Piece | undefined
  let open: Draft | undefined
  for (const reading of readings)
    for (const [index, run] of reading.sentences.entries()) {
      const clauses = clausesOf(reading, run)
      const cues = findCues(reading, run, clauses)
      const sources = findSourcePhrases(reading, run, clauses)
      const parts: SentenceParts = { reading, index, run, clauses, cues, sources }
      const last = previous
      const before: Before = { speaker, topic: () => last && topicOf(last), distance: distance + 1 }
      const found = sentenceQuotes(parts, before, previous)
      const free = found.find(({ kind }) => kind === 'indirectFreeIndirect' || kind === 'freeIndirect')
      if (free && open && free.kind === open.kind) continueQuote(open, free, all)
      all.push(...found)
      open = free
      previous = { reading, run }
      distance += 1
      if (found.length > 0) {
        distance = 0
        const named = found.map((draft) => namedParty(draft.speaker)).filter((party) => party !== undefined)
        speaker = named.at(-1) ?? speaker
      }
    }
  return all
}

/** The noun phrase that a speaker names or stands for; undefined for a pronoun that stands for nothing known. */
function namedParty(party: Party | undefined): Party | undefined {
  if (!party) return undefined
  const phrase = party.phrase.standsFor ?? party.phrase
  return phrase.pronoun ? undefined : { reading: party.reading, phrase }
}

function topicOf({ reading, run }: Piece): Party | undefined {
  const phrase = frontSubject(reading, run, run.to)
  return phrase && !phrase.pronoun && !isAbstract(reading.words[phrase.head]!.lower)
    ? { reading, phrase }
    : undefined
}

/** Reported speech that runs on over sentences is one quote: the later draft takes the earlier one's pieces. */
function continueQuote(open: Draft, next: Draft, all: Draft[]): void {
  next.earlier = open.earlier ?? []
  for (const run of open.runs) next.earlier.push({ reading: open.reading, run })
  next.speaker = open.speaker ?? next.speaker
  all.splice(all.lastIndexOf(open), 1)
}

function sentenceQuotes(parts: SentenceParts, before: Before, previous: Piece | undefined): Draft[] {
  const indirect = findIndirect(parts)
  const direct = findDirect(parts, indirect, before)
  const found = [...indirect, ...direct]
  const covered =
    indirect.length > 0 || direct.some((draft) => size(draft) > (parts.run.to - parts.run.from) * 0.6)
  if (!covered) {
    const back = previous && before.distance > 1 ? findBackReference(parts, previous) : undefined
    const free = back ?? findSubjunctive(parts, before) ?? findHearsay(parts, before) ?? findReported(parts)
    if (free?.kind === 'reported' && direct.length > 0) free.evidence = 'verb that reports, around marks'
    if (free) found.push(free)
  }
  for (const draft of found) {
    if (draft.cue.length === 0) continue
    // „Demnach“ points back at who spoke before.
    if (parts.reading.words[draft.cue[0]!]!.lower === 'demnach') draft.speaker ??= speakerBefore(before)
    const cue = parts.cues.find(({ verb }) => draft.cue.includes(verb))
    const clause = cue && parts.clauses[cue.clause]
    const own = draft.speaker?.reading === parts.reading ? draft.speaker.phrase : undefined
    if (cue && clause) draft.addressee = findAddressee(parts.reading, clause, cue, own)
  }
  return found.sort((a, b) => a.runs[0]!.from - b.runs[0]!.from)
}

function size(draft: Draft): number {
  return draft.runs.reduce((sum, { from, to }) => sum + to - from, 0)
}

function toQuote(draft: Draft, antecedent: UnitSpan | undefined): FoundQuote | undefined {
  const { reading } = draft
  const pieces = [...(draft.earlier ?? []), ...draft.runs.map((run) => ({ reading, run }))]
  const spans = joinSpans(pieces)
  if (spans.length === 0) return undefined
  return {
    kind: draft.kind,
    spans,
    cue: cueSpans(reading, draft.cue),
    speaker: partySpan(draft.speaker),
    addressee: partySpan(draft.addressee),
    antecedent,
    evidence: draft.evidence,
    confidence: confidenceFor(draft.evidence),
  }
}

function joinSpans(pieces: readonly Piece[]): UnitSpan[] {
  const spans: UnitSpan[] = []
  for (const { reading, run } of pieces) {
    const span = spanOf(reading, run.from, run.to)
    const last = spans.at(-1)
    if (!span) continue
    if (last?.block === span.block && isBlank(reading.text, last.endUnit, span.startUnit))
      spans[spans.length - 1] = { ...last, endUnit: span.endUnit }
    else spans.push(span)
  }
  return spans
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === ''
}

function cueSpans(reading: Reading, words: readonly number[]): UnitSpan[] {
  const spans: UnitSpan[] = []
  for (const index of words) {
    const span = spanOf(reading, index, index + 1)
    const last = spans.at(-1)
    if (!span) continue
    if (last && /^\s*$/.test(reading.text.slice(last.endUnit, span.startUnit)))
      spans[spans.length - 1] = { ...last, endUnit: span.endUnit }
    else spans.push(span)
  }
  return spans
}

function partySpan(party: Party | undefined): UnitSpan | undefined {
  return party && spanOf(party.reading, party.phrase.from, party.phrase.to)
}
