import { parseDateLine } from './publication-date.js'

const part = "\\p{Lu}[\\p{L}’'.-]{0,30}"
const particle = '(?:von|van|vom|zu|zur|de|der|den|del|della|di|da|dos|la|le|al|el|bin|ibn|ten|ter|af)'
const name = `${part}(?: ${particle}){0,2}(?: ${part}){1,3}`
const names = `${name}(?:(?:,| und| and| &) ${name}){0,5}`
const lead =
  '(?:[Vv]on|VON|[Bb]y|BY|Autor(?:in|en)?:?|Text:|Authors?:?|(?:Written|Reported) by|(?:Ein|Eine) (?:Beitrag|Artikel|Kommentar|Analyse|Gastbeitrag|Reportage|Interview|Bericht) von)'

const agencies =
  '(?:dpa|DPA|AFP|afp|Reuters|REUTERS|AP|APA|KNA|epd|SID|Associated Press|Deutsche Presse-Agentur)'
const line = new RegExp(
  `^${lead} (?<names>${names}|${agencies})(?:(?:,| in| aus) ${part}(?: ${part}){0,2})?(?: ?[/(] ?[\\p{L}/ ]{2,30}\\)?)?(?:, (?<date>.{6,60}))?$`,
  'u',
)

/** A line that says who wrote an article, and perhaps when. */
export interface Byline {
  readonly author: string
  readonly date: string | undefined
}

/**
 * The author of a line that is a byline and nothing else (`Von Anna Schmidt und Max Muster, Berlin`, `By Jane Doe`,
 * `Autorin: Eva Berg`), or undefined. Names need two words at least, for `Von Kiew` is none.
 */
export function parseByline(text: string): Byline | undefined {
  if (text.length > 200) return undefined
  const groups = line.exec(text)?.groups
  if (groups === undefined) return undefined
  const date = groups['date'] === undefined ? undefined : parseDateLine(groups['date'])
  if (groups['date'] !== undefined && date === undefined) return undefined
  return { author: (groups['names'] ?? '').trim(), date: date?.change === true ? undefined : date?.date }
}
