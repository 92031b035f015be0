/** Titles are stored up to 1000 characters; a first line longer than this is not taken for one. In UTF-16 units. */
const longestHeadline = 200

/** How long a title is that is made from the first sentence, in UTF-16 units. */
const madeLength = 100

/** Whether a line reads as a headline: short, with a word in it, not ending as a sentence does. */
export function isHeadline(line: string): boolean {
  return (
    line.length <= longestHeadline &&
    /[\p{L}\p{N}]/u.test(line) &&
    !/(?:[^.]\.|[,;:])["'“”’«»)\]]*$/.test(line)
  )
}

/**
 * A title made from a text that has none: its first sentence without the full stop, cut at a word when it is long;
 * `Untitled` (in German `Ohne Titel`) when that sentence does not read as a headline either.
 */
export function makeTitle(paragraph: string, language: string): string {
  const start = paragraph.slice(0, madeLength * 2)
  const sentence = /^.*?[\p{L}\p{N}]{3,}["“”’«»)]?[.!?](?=["“”’«»)]?\s)/u.exec(start)?.[0] ?? start
  const cut = sentence.length <= madeLength ? sentence : sentence.slice(0, madeLength).replace(/\s\S*$/, '')
  const bare = cut
    .replace(/[\s.,;:]+$/u, '')
    .toWellFormed()
    .normalize('NFC')
  const whole = sentence.length === cut.length && (sentence !== start || paragraph.length === start.length)
  const title = whole ? bare : `${bare} …`
  return isHeadline(title) && title.length <= longestHeadline ? title : untitled(language)
}

/** What an article is called that has no title: `Untitled`, in German `Ohne Titel`. */
export function untitled(language: string): string {
  return language === 'de' ? 'Ohne Titel' : 'Untitled'
}
