import type { Token } from '../../text/tokens.js'
import { hashSeed, hashUnit, hashWord, mix } from './hash.js'
import { type Lexicon, Listed } from './lexicon.js'

/*
 * What the tagger sees of each token. Every feature is a 32-bit number: a template's number mixed with what the
 * template looks at. Templates follow the usual ones for named entities (Finkel, Grenager and Manning 2005; Faruqui
 * and Padó 2010 for German): words, shapes, prefixes, endings, lists, of the token and of its neighbours.
 */

/** How many features one token can have. */
export const maxFeatures = 72

/** What is looked at of a token, as columns of a table with one row a token; 0: not there. */
const Column = {
  word: 0,
  shape: 1,
  flags: 2,
  ending2: 3,
  ending3: 4,
  ending4: 5,
  prefix3: 6,
  prefix4: 7,
  firstPart: 8,
  lastPart: 9,
  partFlags: 10,
  phrase: 11,
  head: 12,
  kind: 13,
} as const
const columns = 14

/** The longest phrase that is looked up, in tokens. */
const phraseLength = 6

/** A word's characters beyond this count do not matter. */
const longestWord = 80

const nameFlags =
  Listed.given | Listed.family | Listed.city | Listed.town | Listed.country | Listed.organization

const knownFlags = nameFlags | Listed.noun
const letterS = 115

function classOf(unit: number, character: string): number {
  if (unit < 128) {
    if (unit >= 65 && unit <= 90) return 1
    if (unit >= 97 && unit <= 122) return 2
    if (unit >= 48 && unit <= 57) return 3
    return 4
  }
  const lower = character.toLowerCase()
  if (lower !== character) return 1
  if (lower !== character.toUpperCase() || unit > 0x5ff) return 2
  return 4
}

/** The tokens of one sequence as numbers, to make features of. */
export interface Sight {
  readonly length: number
  readonly table: Int32Array
}

/**
 * Looks at the tokens from `from` up to `to` once, as far as that does not depend on their neighbours.
 * With `shared` only what languages have in common is looked at: shapes, lists of names, and the words that `shared`
 * gives a number; `frequency` is the lower bit of the language's frequency in `Listed`.
 */
export function lookAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: Lexicon,
  shared?: { readonly words: ReadonlyMap<number, number>; readonly frequency: number },
): Sight {
  const length = to - from
  const table = new Int32Array(length * columns)
  for (let i = 0; i < length; i++) {
    const full = tokens[from + i]!.text
    const text = full.length > longestWord ? full.slice(-longestWord) : full
    const lower = text.toLowerCase()
    const row = i * columns
    lookAtShape(text, table, row)
    const first = table[row + Column.kind]! & 7
    if (shared !== undefined) {
      const word = hashWord(lower)
      const flags = lexicon.flags(word)
      const frequency = Math.floor((flags & (3 * shared.frequency)) / shared.frequency)
      table[row + Column.word] = word
      table[row + Column.flags] = (flags & (nameFlags | Listed.derived | Listed.begins)) | (frequency << 7)
      continue
    }

    let hash = hashSeed
    let tail = 0
    let tailFlags = 0
    const units = lower.length
    const floor = Math.max(0, units - 18)
    const compound = first === 1 && units > 6
    for (let unit = units - 1; unit >= 0; unit--) {
      hash = hashUnit(hash, lower.charCodeAt(unit))
      const size = units - unit
      if (size === 2) table[row + Column.ending2] = hash
      else if (size === 3) table[row + Column.ending3] = hash
      else if (size === 4) table[row + Column.ending4] = hash
      if (compound && size >= 4 && unit >= 2 && unit >= floor) {
        const flags = lexicon.flags(hash | 0 || 1)
        if ((flags & Listed.noun) !== 0) {
          tail = hash | 0
          tailFlags = flags
        }
      }
    }
    const word = hash | 0 || 1
    table[row + Column.word] = word
    const flags = lexicon.flags(word)
    table[row + Column.flags] = flags | (tailFlags !== 0 ? 1 << 16 : 0)
    if ((flags & Listed.noun) === 0 && tail !== 0) table[row + Column.head] = tail

    let front = hashSeed
    for (let unit = 0; unit < 4 && unit < units; unit++) {
      front = hashUnit(front, lower.charCodeAt(unit))
      if (unit === 2) table[row + Column.prefix3] = front
    }
    if (units > 3) table[row + Column.prefix4] = front

    const dash = lower.search(/[-‐‑–/]/)
    if (dash > 0 && dash < units - 1) {
      const last = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('–'), lower.lastIndexOf('/'), dash)
      let part = hashSeed
      for (let unit = dash - 1; unit >= 0; unit--) part = hashUnit(part, lower.charCodeAt(unit))
      table[row + Column.firstPart] = part | 0
      table[row + Column.partFlags] = lexicon.flags(part | 0 || 1) | (1 << 17)
      part = hashSeed
      for (let unit = units - 1; unit > last; unit--) part = hashUnit(part, lower.charCodeAt(unit))
      table[row + Column.lastPart] = part | 0
    } else if ((flags & knownFlags) === 0 && units > 4 && lower.charCodeAt(units - 1) === letterS) {
      // The genitive of a listed name: moskaus.
      let stem = hashSeed
      for (let unit = units - 2; unit >= 0; unit--) stem = hashUnit(stem, lower.charCodeAt(unit))
      const bits = lexicon.flags(stem | 0 || 1) & nameFlags
      if (bits !== 0) table[row + Column.flags] = flags | bits | (1 << 18)
    }
  }
  markPhrases(table, length, lexicon)
  if (shared !== undefined) {
    for (let at = Column.word; at < table.length; at += columns) {
      table[at] = shared.words.get(table[at]!) ?? 0
    }
  }
  return { length, table }
}

function lookAtShape(text: string, table: Int32Array, row: number): void {
  let shape = 0
  let last = 0
  let first = 0
  let upper = 0
  let lower = 0
  let other = 0
  for (let unit = 0; unit < text.length; unit++) {
    const kind = classOf(text.charCodeAt(unit), text.charAt(unit))
    if (unit === 0) first = kind
    if (kind === 1) upper++
    else if (kind === 2) lower++
    else other++
    const symbol = kind === 4 ? text.charCodeAt(unit) + 8 : kind
    if (symbol !== last) shape = mix(shape, symbol)
    last = symbol
  }
  table[row + Column.shape] = shape || 1
  const capitals = upper > 1 && lower === 0 ? 8 : 0
  const mixed = upper > 1 && lower > 0 ? 16 : 0
  const long = text.length > 9 ? 96 : text.length > 5 ? 64 : text.length > 2 ? 32 : 0
  table[row + Column.kind] = first | capitals | mixed | long | (other > 0 ? 128 : 0) | 256
}

/** Marks names of several words that are listed: the first word and the others. */
function markPhrases(table: Int32Array, length: number, lexicon: Lexicon): void {
  for (let i = 0; i < length; i++) {
    if ((table[i * columns + Column.flags]! & Listed.begins) === 0) continue
    let hash = mix(0, table[i * columns + Column.word]!)
    let found = 0
    let bits = 0
    for (let size = 2; size <= phraseLength && i + size <= length; size++) {
      hash = mix(hash, table[(i + size - 1) * columns + Column.word]!)
      const flags = lexicon.flags(hash || 1)
      if ((flags & nameFlags) !== 0) {
        found = size
        bits = flags & nameFlags
      }
      if ((flags & Listed.begins) === 0) break
    }
    for (let k = 0; k < found; k++) {
      table[(i + k) * columns + Column.phrase] = (bits << 2) | (k === 0 ? 1 : 2)
    }
    if (found > 0) i += found - 1
  }
}

/** What a column says of token `i`; -1 before the first and -2 after the last. */
function columnAt({ table, length }: Sight, i: number, column: number): number {
  return i < 0 ? -1 : i >= length ? -2 : table[i * columns + column]!
}

/**
 * Writes the features of token `i` into `out` and gives their number.
 */
export function featuresAt(sight: Sight, i: number, out: Int32Array): number {
  let count = 0
  const word = columnAt(sight, i, Column.word)
  const before = columnAt(sight, i - 1, Column.word)
  const after = columnAt(sight, i + 1, Column.word)
  const shape = columnAt(sight, i, Column.shape)
  const flags = columnAt(sight, i, Column.flags)
  const flagsBefore = columnAt(sight, i - 1, Column.flags)
  const flagsAfter = columnAt(sight, i + 1, Column.flags)
  const kind = columnAt(sight, i, Column.kind)
  const kindBefore = columnAt(sight, i - 1, Column.kind)
  const kindAfter = columnAt(sight, i + 1, Column.kind)

  out[count++] = mix(1, 1)
  out[count++] = mix(2, word)
  out[count++] = mix(3, mix(word, kind & 31))
  out[count++] = mix(4, shape)
  out[count++] = mix(5, kind)
  out[count++] = mix(6, flags)
  for (let bit = 0; bit < 19; bit++)
    if ((flags & (1 << bit)) !== 0) out[count++] = mix(7, mix(bit, kind & 15))
  if (columnAt(sight, i, Column.ending2) !== 0)
    out[count++] = mix(8, mix(columnAt(sight, i, Column.ending2), kind & 7))
  if (columnAt(sight, i, Column.ending3) !== 0)
    out[count++] = mix(9, mix(columnAt(sight, i, Column.ending3), kind & 7))
  if (columnAt(sight, i, Column.ending4) !== 0)
    out[count++] = mix(10, mix(columnAt(sight, i, Column.ending4), kind & 7))
  if (columnAt(sight, i, Column.prefix3) !== 0)
    out[count++] = mix(11, mix(columnAt(sight, i, Column.prefix3), kind & 7))
  if (columnAt(sight, i, Column.prefix4) !== 0)
    out[count++] = mix(12, mix(columnAt(sight, i, Column.prefix4), kind & 7))
  if (columnAt(sight, i, Column.firstPart) !== 0) {
    out[count++] = mix(13, columnAt(sight, i, Column.firstPart))
    out[count++] = mix(14, columnAt(sight, i, Column.lastPart))
    out[count++] = mix(15, columnAt(sight, i, Column.partFlags))
    for (let bit = 0; bit < 12; bit++)
      if ((columnAt(sight, i, Column.partFlags) & (1 << bit)) !== 0) out[count++] = mix(16, bit)
  }
  if (columnAt(sight, i, Column.head) !== 0) out[count++] = mix(17, columnAt(sight, i, Column.head))
  if (columnAt(sight, i, Column.phrase) !== 0) out[count++] = mix(18, columnAt(sight, i, Column.phrase))
  out[count++] = mix(19, before)
  out[count++] = mix(20, after)
  out[count++] = mix(21, columnAt(sight, i - 2, Column.word))
  out[count++] = mix(22, columnAt(sight, i + 2, Column.word))
  out[count++] = mix(23, mix(before, kind & 31))
  out[count++] = mix(24, mix(after, kind & 31))
  out[count++] = mix(25, mix(before, word))
  out[count++] = mix(26, mix(word, after))
  out[count++] = mix(27, mix(mix(kindBefore, kind), kindAfter))
  out[count++] = mix(28, mix(flagsBefore, flags))
  out[count++] = mix(29, mix(flags, flagsAfter))
  out[count++] = mix(30, mix(flagsBefore, kindBefore & 31))
  out[count++] = mix(31, mix(flagsAfter, kindAfter & 31))
  out[count++] = mix(32, mix(before, flags))
  out[count++] = mix(33, mix(after, flags))
  out[count++] = mix(34, mix(mix(flags, kind), kindBefore))
  out[count++] = mix(35, mix(mix(flags, kind), kindAfter))
  out[count++] = mix(36, mix(columnAt(sight, i - 1, Column.ending3), kind & 15))
  out[count++] = mix(37, mix(columnAt(sight, i + 1, Column.ending3), kind & 15))
  out[count++] = mix(38, mix(columnAt(sight, i - 2, Column.word), before))
  out[count++] = mix(39, mix(after, columnAt(sight, i + 2, Column.word)))
  out[count++] = mix(40, mix(mix(columnAt(sight, i - 2, Column.kind), kindBefore), kind))
  out[count++] = mix(41, mix(mix(kind, kindAfter), columnAt(sight, i + 2, Column.kind)))
  out[count++] = mix(42, mix(columnAt(sight, i - 1, Column.head), kind & 15))
  out[count++] = mix(43, mix(columnAt(sight, i - 1, Column.ending4), kind & 15))
  out[count++] = mix(44, mix(columnAt(sight, i + 1, Column.phrase), kind & 15))
  if (columnAt(sight, i, Column.head) !== 0)
    out[count++] = mix(45, mix(columnAt(sight, i, Column.head), columnAt(sight, i, Column.prefix4)))
  out[count++] = mix(46, mix(mix(before, kind & 31), after))
  out[count++] = mix(47, mix(mix(flagsBefore, flags), flagsAfter))
  return count
}
