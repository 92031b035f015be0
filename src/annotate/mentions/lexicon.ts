import { readFileSync } from 'node:fs'
import { hashWord } from './hash.js'

/** What the lists say of a word in lower case, or of several words in a row; each value is a bit. */
export const Listed = {
  given: 1,
  family: 2,
  city: 4,
  town: 8,
  country: 16,
  organization: 32,
  /** A word derived from a place: `kasachisch`, `Kasachen`. */
  derived: 64,
  /** How frequent the word is in German, 0 to 3, in these two bits. */
  german: 128 | 256,
  /** How frequent the word is in English, 0 to 3, in these two bits. */
  english: 512 | 1024,
  /** A German common noun. */
  noun: 2048,
  /** A name of several words begins with this one. */
  begins: 4096,
} as const

/** A table from hashes to bits of `Listed`. */
export interface Lexicon {
  /** The bits for a hash; 0 where nothing is listed. A wrong hit has a chance below 1 in 10,000. */
  readonly flags: (hash: number) => number
}

/** A lexicon of the given tables, each sorted hashes with their bits; bits of one hash are joined. */
export function createLexicon(
  tables: readonly { readonly hashes: Int32Array; readonly flags: Uint16Array }[],
): Lexicon {
  const count = tables.reduce((sum, table) => sum + table.hashes.length, 0)
  let size = 1024
  while (size < count * 2) size *= 2
  const mask = size - 1
  const keys = new Int32Array(size)
  const values = new Uint16Array(size)
  for (const { hashes, flags } of tables) {
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!
      let at = hash & mask
      while (keys[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask
      keys[at] = hash
      values[at] = values[at]! | flags[i]!
    }
  }
  return {
    flags: (hash) => {
      let at = hash & mask
      for (;;) {
        const key = keys[at]
        if (key === hash) return values[at]!
        if (key === 0) return 0
        at = (at + 1) & mask
      }
    },
  }
}

/** A table of `createLexicon` from its file: all hashes, then all bits, little-endian. */
export function readTable(file: URL): { hashes: Int32Array; flags: Uint16Array } {
  const bytes = readFileSync(file)
  const count = bytes.length / 6
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
  return { hashes: new Int32Array(buffer, 0, count), flags: new Uint16Array(buffer, count * 4, count) }
}

/** A word's bits. Words are listed in lower case. */
export function flagsOf(lexicon: Lexicon, word: string): number {
  return lexicon.flags(hashWord(word.toLowerCase()))
}
