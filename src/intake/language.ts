import { eld } from 'eld/extrasmall'

/** How much of a text is looked at, in UTF-16 units. */
const sample = 4000

/**
 * The language of a text by its ISO 639-1 code, out of the 60 that the detector knows. Where the text is too short to
 * tell, `hint` (what the page says), or the likeliest language; `und` (undetermined) for a text without words.
 */
export function detectLanguage(text: string, hint: string | null = null): string {
  const result = eld.detect(text.slice(0, sample).toWellFormed())
  if (result.language !== '' && result.isReliable()) return result.language
  return hint ?? (result.language === '' ? 'und' : result.language)
}

/** A language tag (`de-DE`, `eng`, `de_AT`) as the code that Glosse stores (`de`, `en`), or undefined. */
export function parseLanguage(tag: string): string | undefined {
  try {
    const { language } = new Intl.Locale(tag.trim().replaceAll('_', '-'))
    return /^[a-z]{2,3}$/.test(language) ? language : undefined
  } catch {
    return undefined
  }
}
