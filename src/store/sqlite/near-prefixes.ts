/** Behind every text that begins with `text`: no name holds this last of all code points. */
export const behindAll = (text: string) => `${text}\u{10ffff}`

/** Words shorter than this are taken as they are: one letter off, most short words are others. */
const wordLength = 4

/** As many letters are tried in one place; more than all of Latin, Greek and Cyrillic. */
const lettersTried = 200

/**
 * The beginnings of names that are one typing error away from `query`: in one of its words of at least four
 * characters that is not a number, one character is missing, too much, wrong, or swapped with its neighbour (the
 * errors of Damerau, F. J. (1964), «A technique for computer detection and correction of spelling errors»,
 * Communications of the ACM 7(3), 171–176). All but the last word must be whole words of the name. None of the
 * results begins another one.
 *
 * `seek` gives the first name of a sorted list that is not before a text, so that a query costs some hundred seeks
 * however long the list is: letters that no name has in a place are never tried there.
 */
export function nearPrefixes(query: string, seek: (from: string) => string | undefined): string[] {
  const begins = (text: string) => seek(text)?.startsWith(text) === true
  const near: string[] = []
  const words = query.split(' ')
  let before = ''
  for (const [index, word] of words.entries()) {
    const after = words
      .slice(index + 1)
      .map((next) => ` ${next}`)
      .join('')
    if (!begins(before)) break
    const letters = [...word]
    if (letters.length >= wordLength && !/^\p{N}+$/u.test(word)) {
      for (const text of nearWords(before, letters, after, seek)) if (begins(text)) near.push(text)
    }
    before += `${word} `
  }
  return withoutLonger(near)
}

/** The texts in which one character of a word between two others differs, of characters that names have there. */
function* nearWords(
  before: string,
  letters: readonly string[],
  after: string,
  seek: (from: string) => string | undefined,
): Generator<string> {
  for (let at = 0; at <= letters.length; at++) {
    const head = before + letters.slice(0, at).join('')
    const rest = (from: number) => letters.slice(from).join('') + after
    const [here, next] = letters.slice(at, at + 2)
    if (here !== undefined) yield head + rest(at + 1)
    if (here !== undefined && next !== undefined && here !== next) yield head + next + here + rest(at + 2)
    // One more letter at the very end is no error in the beginning of a name.
    const isEnd = here === undefined && after === ''
    if (isEnd) return
    let isKnown = false
    for (const letter of lettersBehind(head, seek)) {
      isKnown = true
      if (here !== undefined && letter !== here) yield head + letter + rest(at + 1)
      yield head + letter + rest(at)
    }
    if (!isKnown) return
  }
}

/** The letters that come next in names which begin with `head`. */
function* lettersBehind(head: string, seek: (from: string) => string | undefined): Generator<string> {
  // Behind the blank, which ends a word and is smaller than any letter.
  let name = seek(`${head}!`)
  for (let tried = 0; tried < lettersTried && name?.startsWith(head); tried++) {
    const letter = String.fromCodePoint(name.codePointAt(head.length) ?? 0)
    yield letter
    name = seek(behindAll(head + letter))
  }
}

/** Texts without those that another one begins; each once. */
export function withoutLonger(texts: readonly string[]): string[] {
  const kept: string[] = []
  for (const text of [...new Set(texts)].sort()) {
    const last = kept.at(-1)
    if (last === undefined || !text.startsWith(last)) kept.push(text)
  }
  return kept
}
