/*
 * 32-bit hashes of words and feature keys. Lists and weights are stored under these, so a change here means running
 * `npm run train` again.
 */

/** The state that a word's hash begins with (FNV-1a, Fowler, Noll and Vo 1991). */
export const hashSeed = 0x811c9dc5

/** The hash after one more UTF-16 code unit. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** One 32-bit number from two, well spread (the finaliser of MurmurHash3, Appleby 2011). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

/**
 * The hash of a word, from its last UTF-16 code unit to its first: so the hashes of all its endings come on the way.
 * 0 is never given: it marks an empty place in the tables.
 */
export function hashWord(word: string): number {
  let hash = hashSeed
  for (let unit = word.length - 1; unit >= 0; unit--) hash = hashUnit(hash, word.charCodeAt(unit))
  return hash | 0 || 1
}

/** The hash of several words in a row, from the hashes of each. */
export function hashPhrase(words: Iterable<number>): number {
  let hash = 0
  for (const word of words) hash = mix(hash, word)
  return hash || 1
}
