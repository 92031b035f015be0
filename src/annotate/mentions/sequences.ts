import type { Token } from '../../text/tokens.js'

/** The most tokens that are tagged together. */
const longest = 160

/**
 * Cuts the tokens of `text` into the sequences that are tagged one by one, roughly sentences or lines: each
 * `[from, to)`. Wrong cuts after
 * abbreviations are avoided where a small word, an initial or a number stands before the full stop. Linear.
 */
export function cutSequences(tokens: readonly Token[], text: string): [number, number][] {
  const cuts: [number, number][] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    if (i + 1 - from >= longest || endsSentence(tokens, i, from) || breaksAfter(tokens, i, text)) {
      cuts.push([from, i + 1])
      from = i + 1
    }
  }
  if (from < tokens.length) cuts.push([from, tokens.length])
  return cuts
}

function breaksAfter(tokens: readonly Token[], i: number, text: string): boolean {
  const next = tokens[i + 1]
  if (next === undefined) return false
  for (let unit = tokens[i]!.endUnit; unit < next.startUnit; unit++)
    if (text.charCodeAt(unit) === 10) return true
  return false
}

function endsSentence(tokens: readonly Token[], i: number, from: number): boolean {
  const text = tokens[i]!.text
  const next = tokens[i + 1]
  if (next === undefined || next.startUnit === tokens[i]!.endUnit) return false
  if (text === '!' || text === '?') return true
  if (text === '“' || text === '"' || text === '«' || text === '”') {
    const inner = tokens[i - 1]?.text
    return i > from && (inner === '.' || inner === '!' || inner === '?') && /^[\p{Lu}„"»]/u.test(next.text)
  }
  if (text !== '.') return false
  const last = tokens[i - 1]
  if (last === undefined || i === from || last.endUnit !== tokens[i]!.startUnit) return true
  if (
    last.text.length <= 3 &&
    /^(?:\p{Lu}\p{Ll}?|\p{Lu}\p{Ll}{2}|\d{1,2}|ca|bzw|vgl|[zdui])$/u.test(last.text)
  ) {
    return !/^\p{L}/u.test(last.text) && /^(?:Der|Die|Das|In|Er|Sie|Es)$/.test(next.text)
  }
  return !/^\p{Ll}/u.test(next.text)
}
