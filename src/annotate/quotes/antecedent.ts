import type { FoundMention, UnitSpan } from '../annotator.js'
import { firstNotBefore } from '../sorted.js'
import type { Party } from './draft.js'
import * as german from './german-lexicon.js'
import { frontSubject } from './german-subject.js'
import { type Reading, type Run, spanOf } from './reading.js'

/** How many sentences before a pronoun or a role its antecedent is looked for. */
const reach = 8

/** The person names of an article by block, in text order. */
export function personNames(mentions: readonly FoundMention[]): ReadonlyMap<number, readonly FoundMention[]> {
  const byBlock = new Map<number, FoundMention[]>()
  for (const mention of mentions) {
    if (mention.type !== 'person' || mention.derived) continue
    const list = byBlock.get(mention.block)
    if (list) list.push(mention)
    else byBlock.set(mention.block, [mention])
  }
  for (const list of byBlock.values()) list.sort((a, b) => a.startUnit - b.startUnit)
  return byBlock
}

/**
 * What a speaker stands for: of a relative pronoun the phrase before it, of a personal pronoun the nearest person or
 * subject before, of a role (`der Minister`) the nearest name with that title. Undefined for a speaker who is named,
 * and where nothing fits. `places` gives the index of each reading in `readings`.
 */
export function findAntecedent(
  speaker: Party,
  readings: readonly Reading[],
  places: ReadonlyMap<Reading, number>,
  persons: ReadonlyMap<number, readonly FoundMention[]>,
): UnitSpan | undefined {
  const { reading, phrase } = speaker
  if (phrase.standsFor) return spanOf(reading, phrase.standsFor.from, phrase.standsFor.to)
  const { lower } = reading.words[phrase.from]!
  if (phrase.pronoun) {
    if (!/^(?:er|sie|dieser|diese|he|she|they)$/.test(lower)) return undefined
    return lookBack(speaker, readings, places, (piece) => personIn(piece, lower, persons))
  }
  const role = roleOf(speaker)
  return role === undefined ? undefined : lookBack(speaker, readings, places, (piece) => titleIn(piece, role))
}

interface Place {
  readonly reading: Reading
  readonly run: Run
}

function lookBack(
  speaker: Party,
  readings: readonly Reading[],
  places: ReadonlyMap<Reading, number>,
  find: (place: Place) => UnitSpan | undefined,
): UnitSpan | undefined {
  let at = places.get(speaker.reading) ?? -1
  let left = reach
  let limit = speaker.phrase.from
  for (; at >= 0 && left > 0; at -= 1) {
    const reading = readings[at]!
    for (let index = lastBefore(reading.sentences, limit); index >= 0 && left > 0; index -= 1, left -= 1) {
      const { from, to } = reading.sentences[index]!
      const found = find({ reading, run: { from, to: Math.min(to, limit) } })
      if (found) return found
    }
    limit = Number.POSITIVE_INFINITY
  }
  return undefined
}

/** The last sentence that begins before a word, by halving. */
function lastBefore(sentences: readonly Run[], word: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.from < word) low = middle + 1
    else high = middle
  }
  return low - 1
}

function personIn(
  { reading, run }: Place,
  pronoun: string,
  persons: ReadonlyMap<number, readonly FoundMention[]>,
): UnitSpan | undefined {
  const span = spanOf(reading, run.from, run.to)
  if (!span) return undefined
  const phrase = frontSubject(reading, run, run.to)
  const subject = phrase && !phrase.pronoun ? spanOf(reading, phrase.from, phrase.to) : undefined
  const named = namesWithin(span, persons.get(reading.block) ?? [])
  if (named.length > 0) {
    const inSubject =
      subject && named.find((name) => name.startUnit >= subject.startUnit && name.endUnit <= subject.endUnit)
    const { block, startUnit, endUnit } = inSubject ?? named.at(-1)!
    return { block, startUnit, endUnit }
  }
  if (persons.size > 0 || !phrase || !subject) return undefined
  const first = reading.words[phrase.from]!.lower
  if (german.isAbstract(reading.words[phrase.head]!.lower)) return undefined
  if (/^(?:er|dieser)$/.test(pronoun) && /^(?:die|eine|das|diese|viele|alle)$/.test(first)) return undefined
  if (/^(?:sie|diese)$/.test(pronoun) && /^(?:der|ein|das|dieser)$/.test(first)) return undefined
  return subject
}

function namesWithin(span: UnitSpan, names: readonly FoundMention[]): FoundMention[] {
  const within: FoundMention[] = []
  const from = firstNotBefore(names, (name) => name.startUnit < span.startUnit)
  for (let at = from; at < names.length && names[at]!.endUnit <= span.endUnit; at += 1)
    within.push(names[at]!)
  return within
}

/** The noun of a phrase that is only a role: an article and one noun, `der Minister`. */
function roleOf({ reading, phrase }: Party): string | undefined {
  if (!phrase.determined || phrase.to - phrase.from > 3) return undefined
  const { lower } = reading.words[phrase.head]!
  if (/^(?:ein|eine|einer|kein|keine)$/.test(reading.words[phrase.from]!.lower)) return undefined
  return german.roleNouns.has(lower) && phrase.head === phrase.to - 1 ? lower : undefined
}

/** A word that ends in the role and is followed by a name: `Verteidigungsminister Franz Jung`. */
function titleIn({ reading, run }: Place, role: string): UnitSpan | undefined {
  for (let at = run.to - 2; at >= run.from; at -= 1) {
    if (!reading.words[at]!.lower.endsWith(role)) continue
    let to = at + 1
    while (to < run.to && reading.words[to]!.isCapital && to < at + 5) to += 1
    if (to > at + 1) return spanOf(reading, at, to)
  }
  return undefined
}
