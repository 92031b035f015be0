import type { QueryWords } from './query.js'
import { contract, foldWord, nameLanguage, type StemmedWord, stemmedLanguages, stemWord } from './stem.js'

/** One way in which words of a query may stand in the index. */
export interface WordForm {
  readonly stems: readonly string[]
  /** The last stem is the beginning of one. */
  readonly isPrefix: boolean
}

/** Shorter words are too often another one where `ue` could be `ü`: `poet`, `toe`, `does`. In letters. */
const shortestContracted = 5

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/**
 * The ways in which words may stand in the index of texts of a language, or of any language where none is given: their
 * stems, and outside of German also with umlauts written out or drawn together (`Müller`, `Mueller`). A prefix is looked
 * for as it is folded, and as the whole word's stem, for stems are shorter than words: `Präsidenten*` finds `Präsident`.
 */
export function wordForms({ words, isPrefix }: QueryWords, language?: string): WordForm[] {
  const languages = language === undefined ? [...stemmedLanguages, ''] : [language]
  const forms = new Map<string, WordForm>()
  const add = (stems: readonly string[], prefix: boolean) => {
    if (stems.every((stem) => stem !== ''))
      forms.set(`${stems.join(' ')}${prefix ? '*' : ''}`, { stems, isPrefix: prefix })
  }
  for (const spelling of spellings(words)) {
    for (const one of languages) {
      const stems = spelling.map((word) => stemWord(word, one))
      add(stems, false)
      const last = spelling.at(-1)
      if (isPrefix && last !== undefined) add([...stems.slice(0, -1), foldWord(last, one)], true)
    }
  }
  const folded = words.map((word) => foldWord(word))
  const drawn = folded.map(drawTogether)
  const others = drawn.join(' ') === folded.join(' ') ? [] : languages.filter((one) => one !== 'de')
  for (const one of others) {
    const named = drawn.map((word) => nameLanguage(word, one))
    add(named, false)
    if (isPrefix) add([...named.slice(0, -1), drawn.at(-1) ?? ''], true)
  }
  return [...forms.values()]
}

/** Not stemmed: `poets` must not become the stem of `pots`. */
function drawTogether(folded: string): string {
  return folded.length < shortestContracted ? folded : contract(folded)
}

/** Words as they are written, and with their umlauts written out. */
function spellings(words: readonly string[]): (readonly string[])[] {
  const written = words.map((word) =>
    word
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöü]/g, (letter) => umlauts[letter] ?? letter),
  )
  return words.some((word) => /[äöü]/i.test(word.normalize('NFC'))) ? [words, written] : [words]
}

/** Where any of the forms stands in a text, as indices of its words: first and last, in text order. */
export function findForms(
  text: readonly StemmedWord[],
  forms: readonly WordForm[],
): { readonly first: number; readonly last: number }[] {
  const byStart = new Map<string, WordForm[]>()
  const prefixes: WordForm[] = []
  for (const form of forms) {
    const [stem] = form.stems
    if (stem === undefined) continue
    if (form.isPrefix && form.stems.length === 1) prefixes.push(form)
    else byStart.set(stem, [...(byStart.get(stem) ?? []), form])
  }
  return text.flatMap(({ stem }, first) => {
    const lengths = (byStart.get(stem) ?? [])
      .filter((form) => stands(text, first, form))
      .map((form) => form.stems.length)
    if (prefixes.some((form) => stem.startsWith(form.stems[0] as string))) lengths.push(1)
    return lengths.length === 0 ? [] : [{ first, last: first + Math.max(...lengths) - 1 }]
  })
}

function stands(text: readonly StemmedWord[], first: number, { stems, isPrefix }: WordForm): boolean {
  return stems.every((stem, index) => {
    const found = text[first + index]?.stem
    const isOpen = isPrefix && index === stems.length - 1
    return isOpen ? found?.startsWith(stem) === true : found === stem
  })
}
