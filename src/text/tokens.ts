/** A word, number or punctuation mark of a text; indices are UTF-16 code units. */
export interface Token {
  readonly text: string
  readonly startUnit: number
  readonly endUnit: number
}

const token =
  /(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)?(?:[-‐‑–&/](?=\p{L}|\p{N})[\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*(?:[-‐‑]\p{L}[\p{L}\p{M}\p{N}]*)*|\S/gu

/**
 * The tokens of a text in order. A hyphenated word is one token (`US-Außenminister`), as are a number with its
 * separators, a word with an apostrophe and capitals with full stops (`U.S.`); every other character that is not white space is a token by itself.
 */
export function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(token), (match) => ({
    text: match[0],
    startUnit: match.index,
    endUnit: match.index + match[0].length,
  }))
}
