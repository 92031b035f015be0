import type { EntityType } from '../../model/entity.js'
import { fold } from '../../text/fold.js'
import type { Token } from '../../text/tokens.js'

/** A name that is known beforehand (of an entity in the store, say), by its folding (see text/fold.ts). */
export type KnownNames = ReadonlyMap<string, EntityType>

/** The first words of the names of several words, so that most tokens cost one look. */
const beginnings = new WeakMap<KnownNames, ReadonlySet<string>>()

function beginningsOf(known: KnownNames): ReadonlySet<string> {
  const ready = beginnings.get(known)
  if (ready !== undefined) return ready
  const words = new Set<string>()
  for (const name of known.keys()) {
    const blank = name.indexOf(' ')
    if (blank > 0) words.add(name.slice(0, blank))
  }
  beginnings.set(known, words)
  return words
}

const longest = 100

/**
 * The longest known name of several words that begins at token `i` and ends before `limit`, with its type. A known name
 * of one word is trusted in compounds alone: by itself it may be another word. The first word, an adjective, may have
 * another ending (`Vereinigten Staaten`).
 */
export function knownAt(
  tokens: readonly Token[],
  i: number,
  limit: number,
  known: KnownNames,
): { readonly to: number; readonly type: EntityType } | undefined {
  const { text } = tokens[i]!
  if (text.length > longest || !/^[\p{Lu}\p{N}]/u.test(text)) return undefined
  const words = beginningsOf(known)
  for (const first of [text, withPlainEnding(text)]) {
    if (first === undefined) continue
    // A token of several words (`Rhein-Main`) begins with the first of them.
    const start = fold(first)
    const blank = start.indexOf(' ')
    if (!words.has(blank > 0 ? start.slice(0, blank) : start)) continue
    for (let to = limit; to > i + 1; to--) {
      const rest = tokens.slice(i + 1, to)
      if (rest.some((token) => token.text.length > longest)) continue
      const type = known.get(fold([first, ...rest.map((token) => token.text)].join(' ')))
      if (type !== undefined) return { to, type }
    }
  }
  return undefined
}

function withPlainEnding(adjective: string): string | undefined {
  return /^\p{Lu}\p{Ll}+e[nrms]$/u.test(adjective) ? adjective.slice(0, -1) : undefined
}
