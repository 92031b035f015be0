const months: readonly (readonly [RegExp, number])[] = [
  [/^(?:januar|jänner|january|jan)$/, 1],
  [/^(?:februar|feber|february|feb)$/, 2],
  [/^(?:märz|maerz|march|mär|mrz|mar)$/, 3],
  [/^(?:april|apr)$/, 4],
  [/^(?:mai|may)$/, 5],
  [/^(?:juni|june|jun)$/, 6],
  [/^(?:juli|july|jul)$/, 7],
  [/^(?:august|aug)$/, 8],
  [/^(?:september|sept|sep)$/, 9],
  [/^(?:oktober|october|okt|oct)$/, 10],
  [/^(?:november|nov)$/, 11],
  [/^(?:dezember|december|dez|dec)$/, 12],
]

const month = '(?<month>\\p{L}{3,9})\\.?'
const dates = [
  `(?<day>\\d{1,2})\\. ?${month},? (?<year>\\d{4})`,
  `(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month},? (?<year>\\d{4})`,
  `${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})`,
  '(?<day>\\d{1,2})\\. ?(?<monthNumber>\\d{1,2})\\. ?(?<year>\\d{4})',
  '(?<year>\\d{4})-(?<monthNumber>\\d{2})-(?<day>\\d{2})',
]
const lead =
  '(?:(?<change>(?:zuletzt )?aktualisiert|geändert|(?:last )?updated|last modified|modified)|veröffentlicht|erschienen|publiziert|datum|stand|published(?: online)?|first published|posted|date)(?:\\s?:| am| on| at| vom)*\\s'
const weekday =
  '(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mo|di|mi|do|fr|sa|so|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\\.?,? (?:der |den |the )?)'
const time =
  '(?:T|,? (?:(?:um|at|/|-|–|—|\\||·) )?)\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\.\\d{1,6})?(?: ?(?:Uhr|[ap]\\.?m\\.?))?(?: ?(?:[A-Z]{2,4}|Z|[+-]\\d{2}:?\\d{2}))?'
const lines = dates.map((date) => new RegExp(`^(?:${lead})?${weekday}?${date}(?:${time})?[.,]?$`, 'iu'))

/** A line that says when an article was published, or last changed. `date` is `YYYY-MM-DD`. */
export interface DateLine {
  readonly date: string
  readonly change: boolean
}

/**
 * The date of a line that holds nothing but a date with its year, German or English (`Veröffentlicht am Dienstag,
 * 28. Februar 2023, 14:30 Uhr`, `March 3, 2024`, `2024-03-03`), or undefined. A date without a year and one that can
 * be read in two ways (`03/04/2024`) are no dates here: nothing is guessed. The hour is dropped, for its time zone is
 * seldom known.
 */
export function parseDateLine(line: string): DateLine | undefined {
  if (line.length > 100) return undefined
  for (const pattern of lines) {
    const groups = pattern.exec(line)?.groups
    if (groups === undefined) continue
    const named = groups['month']?.toLowerCase()
    const number =
      named === undefined ? Number(groups['monthNumber']) : months.find(([name]) => name.test(named))?.[1]
    const date = calendarDate(Number(groups['year']), number, Number(groups['day']))
    if (date !== undefined) return { date, change: groups['change'] !== undefined }
  }
  return undefined
}

/**
 * A date of publication as Glosse stores it, from what metadata hold: `2023-02-28`, an ISO 8601 time with its zone as
 * a time in UTC (`2023-02-28T09:30:00Z`), a time without zone as its date, or a date in words. Undefined when it is
 * none of these.
 */
export function parsePublicationDate(text: string): string | undefined {
  const value = text.trim()
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(
      value,
    )
  if (iso === null) return parseMailDate(value) ?? parseDateLine(value)?.date
  const [, year, month, day, hours, minutes, seconds = '00', zone] = iso
  const date = calendarDate(Number(year), Number(month), Number(day))
  if (date === undefined || hours === undefined || minutes === undefined || zone === undefined) return date
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  return toInstant(`${date}T${hours}:${minutes}:${seconds}${offset}`)
}

/** A date as mail and RSS write it, RFC 5322: `Tue, 28 Feb 2023 09:30:00 +0100`. */
function parseMailDate(value: string): string | undefined {
  return /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|[+-]\d{4})$/.test(
    value,
  )
    ? toInstant(value)
    : undefined
}

function toInstant(value: string): string | undefined {
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return undefined
  const text = instant.toISOString().replace('.000Z', 'Z')
  return /^\d{4}-/.test(text) ? text : undefined
}

function calendarDate(year: number, month: number | undefined, day: number): string | undefined {
  if (month === undefined || month < 1 || month > 12 || year < 1500 || day < 1) return undefined
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > last) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
