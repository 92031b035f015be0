import type { InterfaceLanguage } from './words.js'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: InterfaceLanguage, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${name}`
  // A date without time means that day wherever the reader is: it is written in the zone in which it is parsed.
  const known =
    formatters.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' })
  formatters.set(key, known)
  return known
}

/** A date or UTC time in words: `28 February 2023`, `28. Februar 2023`. Text that is no date comes back as it is. */
export function writeDate(language: InterfaceLanguage, date: string): string {
  const time = new Date(date)
  return Number.isNaN(time.getTime()) ? date : formatter(language, 'date', { dateStyle: 'long' }).format(time)
}

/** A period of a timeline, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in words; `short` for an axis. */
export function writePeriod(language: InterfaceLanguage, period: string, short = false): string {
  if (period.length === 4) return period
  const time = new Date(period)
  if (Number.isNaN(time.getTime())) return period
  if (period.length > 7)
    return short
      ? formatter(language, 'short day', { day: 'numeric', month: 'short', year: 'numeric' }).format(time)
      : writeDate(language, period)
  const month = short ? 'short' : 'long'
  return formatter(language, `${month} month`, { month, year: 'numeric' }).format(time)
}

const languageNames = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  de: new Intl.DisplayNames('de', { type: 'language' }),
}

/** The name of a language by its ISO 639 code: `German`, `Deutsch`. */
export function writeLanguage(language: InterfaceLanguage, code: string): string {
  return languageNames[language].of(code) ?? code
}
