/** A sentence of a text; indices are UTF-16 code units, without white space at the ends. */
export interface Sentence {
  readonly startUnit: number
  readonly endUnit: number
}

/**
 * Points that may end a sentence, with the closing marks and brackets behind them, also where the blank after them is
 * missing; or the end of a line.
 */
const boundary = /(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll})|[.!?…]+["“”«»’‘'‹›)\]]*(?=\s|$)|\n/gu

/** What a sentence does not end after, though there is a full stop: abbreviations and initials, any language. */
const abbreviation =
  /(?:^|[\s(„"»])(?:\p{Lu}|\p{Ll}|Dr|Prof|Mr|Mrs|Ms|St|Nr|Hr|Fr|bzw|ca|evtl|ggf|inkl|vgl|sog|Mio|Mrd|Jan|Feb|Apr|Aug|Sept|Sep|Okt|Oct|Nov|Dez|Dec|Jr|Sen|Rep|Gov|Gen|Lt|Col|Abs|Art|Aufl|Bd|Hrsg|Std|Tel|Str|\p{Ll}\.\s?\p{Ll}|\p{Lu}\.\s?\p{Lu}|z\. ?B|d\. ?h|u\. ?a|o\. ?ä|i\. ?d)\.$/u

/** An ordinal number or a day of the month. */
const ordinal = /(?:^|[\s(„"»])\d{1,2}\.$/

/** How far back the end of a sentence is looked at. */
const window = 12

/**
 * The sentences of a text. A sentence ends at a line's end, and at a point or its like (with closing marks) before
 * white space, unless a small letter follows or an abbreviation, an initial or an ordinal number stands before: the
 * core of Unicode Standard Annex 29, section 5, with lists of words. Takes time in proportion to the text's length.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (const match of text.matchAll(boundary)) {
    const endUnit = match.index + match[0].length
    if (match[0] !== '\n' && goesOn(text, match.index, endUnit, language)) continue
    push(sentences, text, from, endUnit)
    from = endUnit
  }
  push(sentences, text, from, text.length)
  return sentences
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let startUnit = from
  let endUnit = to
  while (startUnit < endUnit && isSpace(text.charAt(startUnit))) startUnit += 1
  while (endUnit > startUnit && isSpace(text.charAt(endUnit - 1))) endUnit -= 1
  if (startUnit < endUnit) sentences.push({ startUnit, endUnit })
}

function isSpace(character: string): boolean {
  return character.trim() === ''
}

function goesOn(text: string, pointUnit: number, endUnit: number, language: string): boolean {
  const after = text.slice(endUnit, endUnit + window).trimStart()
  if (/^\p{Ll}/u.test(after)) return true
  if (text.charAt(pointUnit) !== '.' || endUnit !== pointUnit + 1) return false
  const before = text.slice(Math.max(0, endUnit - window), endUnit)
  return abbreviation.test(before) || (language !== 'en' && ordinal.test(before))
}
