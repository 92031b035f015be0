import * as german from './german-lexicon.js'
import type { Reading, Run } from './reading.js'

/** A noun phrase that was read: words from `from` up to `to`. */
export interface NounPhrase extends Run {
  /** The word that heads it. */
  readonly head: number
  readonly pronoun: boolean
  /** It has an article or the like. */
  readonly determined: boolean
  /** Of a relative pronoun: the noun phrase before it. */
  readonly standsFor?: NounPhrase
}

/** What the reader of noun phrases may take along. */
export interface PhraseOptions {
  /** All prepositional attributes, also after a name: the phrase stands before its verb. */
  readonly wide: boolean
  /** An apposition behind a comma. */
  readonly apposition: boolean
}

const adjective = /^[\p{Ll}-]{2,}(?:e|en|er|es|em)$/u
const nameLink = /^(?:von|van|de|der|den|di|da|del|della|bin|ibn|al|el|le|la|zu|ten|ter|dos|du|y)$/
const lowerName = /^(?:el|al|bin|ibn|de|van|von)-\p{Lu}/u
/** Capital at the front of a sentence, but an adverb. */
const frontAdverb = /(?:lich|mäßig|weise|samt|dings|seits|falls|mals|end|gemäß|wärts|stens|tens)$/
const maxLead = 9
const maxPhrase = 40

/**
 * The noun phrase of a German text that begins at word `from` and ends before `limit`: pronoun, name with titles, or
 * article, adjectives and noun, with genitive and prepositional attributes, parentheses, `und` and appositions.
 * Undefined where none begins.
 */
export function readNounPhrase(
  reading: Reading,
  from: number,
  limit: number,
  options: PhraseOptions,
): NounPhrase | undefined {
  const end = Math.min(limit, from + maxPhrase)
  const first = reading.words[from]
  if (!first || from >= end) return undefined
  if (german.pronouns.has(first.lower) && !nounFollows(reading, from + 1, end))
    return { from, to: from + 1, head: from, pronoun: true, determined: false }
  const core = readCore(reading, from, end)
  if (!core) return undefined
  let to = readAttributes(reading, core, end, options)
  const conjunction = reading.words[to]
  if (conjunction && /^(?:und|sowie|oder|&)$/.test(conjunction.lower)) {
    const second = readCore(reading, to + 1, end)
    if (second) to = readAttributes(reading, second, end, options)
  }
  for (let count = 0; options.apposition && count < 3; count += 1) {
    const further = readApposition(reading, to, end)
    if (further === to) break
    to = further
  }
  return { ...core, from, to }
}

interface Core extends Run {
  readonly head: number
  readonly pronoun: boolean
  readonly determined: boolean
}

function nounFollows(reading: Reading, from: number, end: number): boolean {
  const first = reading.words[from]
  if (!first || from >= end) return false
  const before = reading.words[from - 1]!.lower
  if (before !== 'diese' && before !== 'dieser' && before !== 'beide' && before !== 'jener') return false
  return first.isCapital || (adjective.test(first.lower) && (reading.words[from + 1]?.isCapital ?? false))
}

function isNoun(reading: Reading, index: number): boolean {
  const word = reading.words[index]
  if (word === undefined || !word.isWord) return false
  if (!word.isCapital)
    return lowerName.test(word.text) || /^(?:\d+-\p{L}|\p{Ll}{1,4}-\p{Lu})/u.test(word.text)
  return !isFunctionWord(reading, index)
}

/** A function word with a capital because a sentence begins with it. */
function isFunctionWord(reading: Reading, index: number): boolean {
  const { lower } = reading.words[index]!
  const previous = reading.words[index - 1]
  if (previous && (previous.isWord || !/^[.!?:„“”"»«–-]$/.test(previous.text))) return false
  if (german.prepositions.has(lower) || german.adverbs.has(lower) || german.subordinators.has(lower))
    return true
  if (frontAdverb.test(lower) && !(reading.words[index + 1]?.isCapital ?? false)) return true
  return (
    /^(?:und|oder|aber|doch|denn|weder|sowohl|entweder|nicht|nachdem)$/.test(lower) ||
    german.isFiniteVerb(lower)
  )
}

/** Article, adjectives, noun, further names; or a short name in marks. */
function readCore(reading: Reading, from: number, end: number): Core | undefined {
  let at = from
  const first = reading.words[at]
  if (!first || at >= end) return undefined
  const determined = german.determiners.has(first.lower)
  if (determined) at += 1
  else if (german.prepositions.has(first.lower) || german.adverbs.has(first.lower)) return undefined
  const leadEnd = Math.min(end, at + maxLead)
  while (at < leadEnd && !isNoun(reading, at) && reading.words[at]!.marked === -1) {
    const word = reading.words[at]!
    const numeral = /^\d/.test(word.text) && !/:/.test(word.text)
    if (!numeral && !adjective.test(word.lower) && !(determined && /^[\p{Ll}]+$/u.test(word.text)))
      return undefined
    if (!determined && (german.adverbs.has(word.lower) || german.isFiniteVerb(word.lower))) return undefined
    if (german.subordinators.has(word.lower)) return undefined
    // A preposition inside a participial attribute: der in Haft sitzende Mann.
    if (determined && german.prepositions.has(word.lower)) {
      const inner = readCore(reading, at + 1, leadEnd)
      if (!inner || !adjective.test(reading.words[inner.to]?.lower ?? '')) return undefined
      at = inner.to
      continue
    }
    at += 1
  }
  if (at >= end) return undefined
  const start = reading.words[at]!
  if (start.marked !== -1) {
    const range = reading.ranges[start.marked]!
    if (at !== range.openToken || range.closeToken - range.openToken > 7 || range.closeToken >= end)
      return undefined
    return { from, to: range.closeToken + 1, head: at + 1, pronoun: false, determined }
  }
  if (!isNoun(reading, at)) return undefined
  let head = at
  at += 1
  while (at < end) {
    const word = reading.words[at]!
    if (word.marked !== -1) {
      const range = reading.ranges[word.marked]!
      if (at !== range.openToken || range.closeToken - range.openToken > 6 || range.closeToken >= end) break
      at = range.closeToken + 1
    } else if (isNoun(reading, at)) {
      head = at
      at += 1
    } else if (
      nameLink.test(word.lower) &&
      !(determined && word.lower === 'von') &&
      at + 1 < end &&
      properLink(reading, at)
    )
      at += 1
    else if (
      word.text === '.' &&
      reading.words[at - 1]!.text.length <= 3 &&
      at + 1 < end &&
      isNoun(reading, at + 1)
    )
      at += 1
    else if (word.text === '(') {
      const close = closeOf(reading, at, end)
      if (close === -1) break
      at = close + 1
    } else if (/^(?:i|ii|iii|iv|v|vi|xvi|xiv|[\d]+)$/.test(word.lower) && !determined) at += 1
    else break
  }
  return { from, to: at, head, pronoun: false, determined }
}

/** `Ursula von der Leyen`, `Jaap de Hoop`: a link between names, not a preposition or an article after a noun. */
function properLink(reading: Reading, at: number): boolean {
  const word = reading.words[at]!
  const next = reading.words[at + 1]!
  if (word.lower === 'der' || word.lower === 'den')
    return reading.words[at - 1]?.lower === 'von' && next.isCapital
  if (word.lower === 'von')
    return (
      isNoun(reading, at - 1) &&
      !german.roleNouns.has(reading.words[at - 1]!.lower) &&
      (next.isCapital || next.lower === 'der')
    )
  return next.isCapital
}

function closeOf(reading: Reading, open: number, end: number): number {
  const limit = Math.min(end, open + 12)
  for (let at = open + 1; at < limit; at += 1) if (reading.words[at]!.text === ')') return at
  return -1
}

function readAttributes(reading: Reading, core: Core, end: number, options: PhraseOptions): number {
  let to = core.to
  const isName = !core.determined && core.to - core.from > 1
  let plainName = isName
  for (let count = 0; count < 4 && to < end; count += 1) {
    const word = reading.words[to]!
    if (word.marked !== -1) break
    if (german.genitiveDeterminers.has(word.lower)) {
      const attribute = readCore(reading, to, end)
      if (!attribute || plainName) break
      const head = reading.words[attribute.head]!.lower
      if (german.mediaNouns.has(head) && word.lower === 'der' && !core.determined) break
      to = attribute.to
    } else if (german.attributePrepositions.has(word.lower)) {
      const attribute = readCore(reading, to + 1, end)
      if (!attribute || german.timeNouns.has(reading.words[attribute.head]!.lower)) break
      if (attribute.from < attribute.to && german.timeNouns.has(reading.words[attribute.from]!.lower)) break
      if (!options.wide && !attaches(word.lower, plainName, core)) break
      to = attribute.to
    } else break
    plainName = false
  }
  return to
}

function attaches(preposition: string, isName: boolean, core: Core): boolean {
  if (/^(?:von|vom|aus)$/.test(preposition)) return true
  if (isName) return false
  return core.determined || /^(?:für|bei|beim|im|in|zur|zum)$/.test(preposition)
}

/** `, Präsident des Verbandes` or `, Heike van Laak`: noun phrases between commas, up to the next comma or end. */
function readApposition(reading: Reading, to: number, end: number): number {
  const comma = reading.words[to]
  if (comma?.text !== ',' || to + 1 >= end) return to
  const next = reading.words[to + 1]!
  if (german.pronouns.has(next.lower) || german.contentOpeners.has(next.lower)) return to
  const core = readCore(reading, to + 1, end)
  if (!core) return to
  const after = readAttributes(reading, core, end, { wide: true, apposition: false })
  const stop = reading.words[after]
  if (after >= end || !stop || /^[,.:;!?)“”"»–-]$/.test(stop.text)) return after
  return to
}
