import type { EntityType } from '../../model/entity.js'
import { fold } from '../../text/fold.js'
import { type Token, tokenize } from '../../text/tokens.js'
import type { Block, FoundMention } from '../annotator.js'
import { compoundPlace } from './compound.js'
import { calibrate } from './confidence.js'
import { baseName, placeOf, withoutGenitive } from './derivation.js'
import { isEvent } from './event.js'
import { findEventPhrases } from './event-phrase.js'
import { type KnownNames, knownAt } from './known-names.js'
import { flagsOf, type Lexicon, Listed } from './lexicon.js'
import { type TaggedSpan, type Tagger, taggerFor } from './tagger.js'

interface Tagged {
  readonly block: Block
  readonly tokens: readonly Token[]
  spans: TaggedSpan[]
}

/**
 * The names in an article's blocks, and the words derived from names, in text order. They do not overlap, but for the
 * names inside a phrase that names an event (`Russlands Invasion in der Ukraine`), which stands before them. German has weights of its own, every other language is read with those made for English. `known` names of several
 * words are found wherever they stand as written, unless they are part of another name; those of one word only before a
 * hyphen. `tagger` is another one than the language's. Never throws; takes time linear in the text.
 */
export function findMentions(
  blocks: readonly Block[],
  language: string,
  known: KnownNames = new Map(),
  tagger: Tagger = taggerFor(language),
): FoundMention[] {
  const german = language.toLowerCase().startsWith('de')
  const article = blocks.map((block): Tagged => {
    const all = tokenize(block.text)
    const tokens = german ? all : splitPossessives(all)
    const spans = tagger
      .tag(tokens, block.text)
      .flatMap((span) => withoutTitle(span, tokens))
      .map((span) => (german ? withoutPossession(span, tokens, tagger.lexicon) : span))
      .map((span) => asKnown(span, tokens, block, known, tagger.lexicon))
      .map((span) => asDerived(span, tokens, tagger, language))
    return { block, tokens, spans }
  })
  for (const part of article) part.spans = fill(part, tagger, language, known)
  agree(article, tagger, known)
  const bare = new Set<string>()
  for (const { block, tokens, spans } of article) {
    for (const span of spans) {
      if (span.derived) continue
      bare.add(textOf(span, tokens, block))
      if (span.type === 'person') bare.add(tokens[span.to - 1]!.text.slice(0, 100))
    }
  }
  return article.flatMap(({ block, tokens, spans }) => {
    const names = spans.map((span): FoundMention => {
      const text = textOf(span, tokens, block)
      return {
        block: block.number,
        startUnit: tokens[span.from]!.startUnit,
        endUnit: tokens[span.to - 1]!.endUnit,
        type: span.type === 'other' && isEvent(text) ? 'event' : span.type,
        derived: span.derived,
        name: span.derived
          ? baseName(text, language, tagger.lexicon)
          : german
            ? withoutGenitive(text, tagger.lexicon, (stem) => bare.has(stem))
            : text,
        confidence: calibrate(span.probability),
      }
    })
    return withEvents(names, { block, tokens, spans }, language)
  })
}

/** How often a phrase of the lexicon of conflicts means what it says; not measured: no gold data has such phrases. */
const eventConfidence = 0.8

/** The names of a block with the phrases that name an event, each before the names that lie in it. */
function withEvents(
  names: readonly FoundMention[],
  { block, tokens }: Tagged,
  language: string,
): FoundMention[] {
  const events = findEventPhrases(tokens, language).map(
    ({ from, to, name }): FoundMention => ({
      block: block.number,
      startUnit: tokens[from]!.startUnit,
      endUnit: tokens[to - 1]!.endUnit,
      type: 'event',
      derived: false,
      name,
      confidence: eventConfidence,
    }),
  )
  if (events.length === 0) return [...names]
  let next = 0
  // Spans do not cross: what the tagger took to be one name with words around the phrase gives way to it.
  const kept = names.filter((name) => {
    while (next < events.length && events[next]!.endUnit <= name.startUnit) next += 1
    const event = events[next]
    return event === undefined || name.endUnit <= event.startUnit || isInside(name, event)
  })
  return [...events, ...kept].sort((a, b) => a.startUnit - b.startUnit || b.endUnit - a.endUnit)
}

/** Whether a name is a part of a phrase, not all of it. */
function isInside(name: FoundMention, phrase: FoundMention): boolean {
  const size = name.endUnit - name.startUnit
  return (
    name.startUnit >= phrase.startUnit &&
    name.endUnit <= phrase.endUnit &&
    size < phrase.endUnit - phrase.startUnit
  )
}

function textOf(span: TaggedSpan, tokens: readonly Token[], block: Block): string {
  return block.text.slice(tokens[span.from]!.startUnit, tokens[span.to - 1]!.endUnit)
}

/** Cuts endings with an apostrophe off English words: `Washington's` becomes two tokens. */
function splitPossessives(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const end = /(?:['’](?:s|ve|re|ll|d|m)|n['’]t)$/.exec(token.text.slice(-4))?.[0]
    const cut = token.text.length - (end?.length ?? 0)
    if (end === undefined || cut < 1) return [token]
    const middle = token.startUnit + cut
    return [
      { text: token.text.slice(0, cut), startUnit: token.startUnit, endUnit: middle },
      { text: token.text.slice(cut), startUnit: middle, endUnit: token.endUnit },
    ]
  })
}

/** A place in the genitive, without the noun that it owns: `Moskaus Einfluss` names Moscow. */
function withoutPossession(span: TaggedSpan, tokens: readonly Token[], lexicon: Lexicon): TaggedSpan {
  if (span.type === 'person' || span.derived || span.to - span.from !== 2) return span
  const owner = tokens[span.from]!.text
  const owned = flagsOf(lexicon, tokens[span.to - 1]!.text)
  const names = Listed.given | Listed.family | Listed.city | Listed.country | Listed.organization
  const isPlace =
    /[^sxzß]s$/.test(owner) && (flagsOf(lexicon, owner.slice(0, -1)) & (Listed.city | Listed.country)) !== 0
  if (!isPlace || (owned & Listed.noun) === 0 || (owned & names) !== 0) return span
  return { ...span, to: span.from + 1, type: 'location' }
}

const personal = Listed.given | Listed.family

/**
 * A name that is known beforehand, with the type that it is known by: where the tagger was not sure, and where nobody is
 * called so who could be meant.
 */
function asKnown(
  span: TaggedSpan,
  tokens: readonly Token[],
  block: Block,
  known: KnownNames,
  lexicon: Lexicon,
): TaggedSpan {
  if (span.derived || known.size === 0 || span.to - span.from > 4) return span
  const text = textOf(span, tokens, block)
  if (text.length > 100) return span
  const type = known.get(fold(text)) ?? known.get(fold(text.replace(/s$/, '')))
  if (type === undefined || type === span.type) return span
  const isOne = span.to - span.from === 1
  const flags = isOne ? flagsOf(lexicon, text) : 0
  const doubtful = type === 'person' ? isOne : (flags & personal) !== 0
  // A team, a government or a ship bears the name of a place or a firm: what the tagger is sure of is what it is.
  const isSure = span.type === 'organization' && span.probability > sureFrom
  return doubtful || isSure ? span : { ...span, type }
}

/** From this probability on a tagger's type is kept against that of a list. */
const sureFrom = 0.9

/** An adjective or inhabitant that was taken for a name by itself. */
function asDerived(span: TaggedSpan, tokens: readonly Token[], tagger: Tagger, language: string): TaggedSpan {
  if (span.derived || span.to - span.from > 1) return span
  const text = tokens[span.from]!.text
  if (placeOf(text, language) === undefined) return span
  const names = Listed.country | Listed.given | Listed.family | Listed.organization
  const german = language.toLowerCase().startsWith('de')
  if (german && (flagsOf(tagger.lexicon, text) & names) !== 0) return span
  return { ...span, type: 'location', derived: true }
}

const day =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

const title =
  /^(?:Herrn?|Frau|Dr|Prof|Professor(?:in)?|Mr|Mrs|Ms|Miss|Sir|President|Prime|Minister|Senator(?:in)?|Secretary|Chancellor|Sheriff|Governor|Coach|Judge|General|Colonel|Captain|.{0,30}(?:präsident|minister|kanzler|sprecher|direktor|botschafter|trainer|bürgermeister)(?:in|s|en)?|Chef|Bischof|.)$/iu

/** A person's name begins after the title, and no name begins or ends with a mark. */
function withoutTitle(span: TaggedSpan, tokens: readonly Token[]): TaggedSpan[] {
  let { from, to } = span
  while (from < to && !/[\p{L}\p{N}]/u.test(tokens[from]!.text.slice(0, 40))) from++
  while (to > from && !/[\p{L}\p{N}.)!?]/u.test(tokens[to - 1]!.text.slice(-40))) to--
  let { type } = span
  if (to - from > 1 && day.test(tokens[from]!.text)) {
    from++
    if (to - from > 1 && title.test(tokens[from]!.text.slice(0, 60))) type = 'person'
  }
  if (type === 'person' && !span.derived) {
    while (to - from > 1 && tokens[from]!.text.length > 1 && title.test(tokens[from]!.text.slice(0, 60))) {
      from++
      while (to - from > 1 && tokens[from]!.text === '.') from++
    }
  }
  if (to <= from) return []
  return from === span.from && to === span.to ? [span] : [{ ...span, from, to, type }]
}

/** Adds what rules find between the tagger's spans: adjectives, inhabitants, compounds, abbreviations, known names. */
function fill({ tokens, spans }: Tagged, tagger: Tagger, language: string, known: KnownNames): TaggedSpan[] {
  const all: TaggedSpan[] = []
  let next = 0
  for (let i = 0; i < tokens.length; i++) {
    const span = spans[next]
    if (span !== undefined && span.from === i) {
      all.push(span)
      next++
      i = span.to - 1
      const short = abbreviationAfter(span, tokens)
      if (short !== undefined && (spans[next]?.from ?? Infinity) > short) {
        all.push({
          from: short,
          to: short + 1,
          type: span.type,
          derived: false,
          probability: span.probability,
        })
        i = short
      }
      continue
    }
    const limit = Math.min(span?.from ?? tokens.length, i + 5)
    const name = known.size === 0 ? undefined : knownAt(tokens, i, limit, known)
    if (name !== undefined) {
      all.push({ from: i, to: name.to, type: name.type, derived: false, probability: 0.8 })
      i = name.to - 1
      continue
    }
    const derived = derivedAt(tokens[i]!.text, tagger, language)
    if (derived !== undefined)
      all.push({ from: i, to: i + 1, type: derived, derived: true, probability: 0.8 })
  }
  return all
}

function derivedAt(text: string, tagger: Tagger, language: string): EntityType | undefined {
  if (text.length > 100) return undefined
  if (placeOf(text, language) !== undefined) return 'location'
  const german = language.toLowerCase().startsWith('de')
  if (german && compoundPlace(text, tagger.lexicon) !== undefined) return 'location'
  const dash = text.indexOf('-')
  if (dash < 2 || !/^\p{Lu}/u.test(text)) return undefined
  const flags = flagsOf(tagger.lexicon, text.slice(0, dash))
  if ((flags & Listed.noun) !== 0 && !/^\p{Lu}{2}/u.test(text)) return undefined
  if ((flags & Listed.organization) !== 0) return 'organization'
  const common = (flags & 256) !== 0
  if ((flags & Listed.family) !== 0 && (flags & Listed.city) === 0 && !common) return 'person'
  if (/^US-/.test(text) || (flags & (Listed.country | Listed.city)) !== 0) return 'location'
  return undefined
}

/** The token of an abbreviation that a span introduces: `Europäische Arzneimittel-Agentur (EMA)`. */
function abbreviationAfter(span: TaggedSpan, tokens: readonly Token[]): number | undefined {
  if (span.type !== 'organization' || span.derived || span.to - span.from < 1) return undefined
  const at = span.to + 1
  const text = tokens[at]?.text
  if (tokens[span.to]?.text !== '(' || tokens[at + 1]?.text !== ')' || text === undefined) return undefined
  return text.length < 10 && /^\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(text) ? at : undefined
}

/** What stands before a common noun rather than before a surname. */
const determiner =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k|m|s|d)?ein(?:e[nrsm]?)?|ihre?[nrsm]?|unsere?[nrsm]?|jede[nrsm]?|\p{Ll}+(?:ig|isch|lich)e[nrsm]?)$/iu

/**
 * Makes an article agree with itself: the surname of a person who was named in full is that person later too, and a
 * name that was found with certainty is found everywhere.
 */
function agree(article: readonly Tagged[], tagger: Tagger, known: KnownNames): void {
  const weights = new Map<string, Map<EntityType, number>>()
  const add = (text: string, type: EntityType, weight: number): void => {
    const types = weights.get(text) ?? new Map<EntityType, number>()
    types.set(type, (types.get(type) ?? 0) + weight)
    weights.set(text, types)
  }
  for (const { tokens, spans } of article) {
    for (const { from, to, type, derived, probability } of spans) {
      if (derived) continue
      const last = tokens[to - 1]!.text
      if (to - from === 1) add(last, type, probability)
      else if (type === 'person' && to - from < 5 && /^\p{Lu}\p{L}{2}/u.test(last)) {
        const full = fold(
          tokens
            .slice(from, to)
            .map(({ text }) => text)
            .join(' '),
        )
        add(last, type, known.has(full) ? 1.2 : 1.2 * probability)
        if (/[^sxzß]s$/.test(last)) add(last.slice(0, -1), type, 0.4 * probability)
      }
    }
  }
  if (weights.size === 0) return
  const best = new Map<string, { type: EntityType; weight: number; share: number }>()
  for (const [text, types] of weights) {
    let top: EntityType | undefined
    let sum = 0
    for (const [type, weight] of types) {
      sum += weight
      if (top === undefined || weight > types.get(top)!) top = type
    }
    best.set(text, { type: top!, weight: types.get(top!)!, share: types.get(top!)! / sum })
  }
  for (const part of article) {
    const { tokens, spans } = part
    const all: TaggedSpan[] = []
    let next = 0
    for (let i = 0; i < tokens.length; i++) {
      const span = spans[next]
      const text = tokens[i]!.text
      const choice = text.length > 60 ? undefined : (best.get(text) ?? best.get(text.replace(/s$/, '')))
      if (span === undefined || span.from !== i) {
        const dash = text.length > 60 ? -1 : text.lastIndexOf('-')
        const stem = dash > 2 ? text.slice(0, dash) : ''
        const sure = stem === '' ? undefined : known.get(fold(stem))
        const first = best.get(stem) ?? (sure === undefined ? undefined : { type: sure, weight: 1, share: 1 })
        if (first !== undefined && first.weight > 0.6) {
          const probability = first.share * 0.7
          all.push({ from: i, to: i + 1, type: first.type, derived: true, probability })
          continue
        }
        if (choice === undefined || choice.weight < 0.8 || !/^\p{Lu}/u.test(text)) continue
        const before = tokens[i - 1]?.text ?? ''
        const noun = (flagsOf(tagger.lexicon, text) & Listed.noun) !== 0
        if (noun && (choice.type !== 'person' || determiner.test(before.slice(-40)))) continue
        all.push({ from: i, to: i + 1, type: choice.type, derived: false, probability: choice.share * 0.7 })
        continue
      }
      next++
      i = span.to - 1
      const single = span.to - span.from === 1 && !span.derived
      all.push(
        single && choice !== undefined && choice.type !== span.type && choice.share > 0.5
          ? { ...span, type: choice.type, probability: choice.share * 0.8 }
          : span,
      )
    }
    part.spans = all
  }
}
