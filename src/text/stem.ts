import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemGerman } from '@orama/stemmers/german'
import { fold } from './fold.js'

/** A word of a text; indices are UTF-16 code units. */
export interface StemmedWord {
  /** As the search index knows it; see `stemWord`. */
  readonly stem: string
  readonly startUnit: number
  readonly endUnit: number
}

/**
 * A word for searching: letters and digits with their marks. A hyphen or an apostrophe parts words, so that `Außenminister`
 * is found in `US-Außenminister`; a soft hyphen and a zero-width joiner do not.
 */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200c\u200d]*/gu

/** Longer words are the same where they begin alike; in UTF-16 code units. */
const longestWord = 64

/** Stems remembered for each language: about ten megabytes. */
const remembered = 50_000

const stemmers: Readonly<Record<string, (folded: string) => string>> = {
  de: (folded) => stemGerman(dropGenitive(contract(folded))),
  en: stemEnglish,
}

/** The languages whose words are stemmed. */
export const stemmedLanguages: readonly string[] = Object.keys(stemmers)

const caches = new Map(stemmedLanguages.map((language) => [language, new Map<string, string>()]))

/**
 * The stem of a word: folded (case, accents, `ß`), in German `ae`, `oe`, `ue` as the umlauts that they stand for, then
 * stemmed as Snowball does (snowballstem.org/algorithms) in German and English, in other languages as it is. A stem names
 * its language (`lead_de`, of `Leader`, is not the English `lead_en`). Empty where folding leaves nothing.
 */
export function stemWord(text: string, language: string): string {
  const stemmer = stemmers[language]
  const cache = caches.get(language)
  if (stemmer === undefined || cache === undefined) return foldWord(text)
  const known = cache.get(text)
  if (known !== undefined) return known
  const folded = foldWord(text)
  const stem = folded === '' ? '' : nameLanguage(stemmer(folded) || folded, language)
  if (cache.size >= remembered) cache.clear()
  cache.set(text, stem)
  return stem
}

/** A stem or folded word as the index has it for texts of a language. */
export function nameLanguage(stem: string, language: string): string {
  return language in stemmers ? `${stem}_${language}` : stem
}

/** A word folded but not stemmed, as the language writes it: what a prefix is compared with. */
export function foldWord(text: string, language = ''): string {
  const folded = fold(text).replaceAll(' ', '')
  const whole = language === 'de' ? contract(folded) : folded
  if (whole.length <= longestWord) return whole
  const cut = whole.slice(0, longestWord)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

/**
 * `ae`, `oe` and `ue` as the letters that the umlauts are folded to, but not the `ue` of `Quelle` or `neue`: the rule of
 * Snowball's second German stemmer (snowballstem.org/algorithms/german2/stemmer.html).
 */
export function contract(folded: string): string {
  return folded.replace(/([ao])e|(?<![aeiouyq])ue/g, (_, letter: string | undefined) => letter ?? 'u')
}

/** The genitive and plural `s` that Snowball leaves: after letters with which few German words end before an `s`. */
function dropGenitive(folded: string): string {
  return /^.{3,}[acjopvwy]s$/.test(folded) ? folded.slice(0, -1) : folded
}

/** The words of a text in order, without those that folding leaves nothing of. */
export function stemText(text: string, language: string): StemmedWord[] {
  const words: StemmedWord[] = []
  for (const match of text.matchAll(word)) {
    const stem = stemWord(match[0], language)
    if (stem === '') continue
    words.push({ stem, startUnit: match.index, endUnit: match.index + match[0].length })
  }
  return words
}

/** The words of a text as they are written. */
export function searchWords(text: string): string[] {
  return Array.from(text.matchAll(word), ([written]) => written).filter((written) => foldWord(written) !== '')
}
