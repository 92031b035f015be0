const word = '\\p{Lu}[\\p{L}’.-]*'
const place = `${word}(?: ${word}){0,3}(?:(?:/|, ?)${word}(?: ${word}){0,2}){0,2}`
const day = '(?:\\d{1,2}\\. ?\\p{L}{3,9}\\.?|\\p{L}{3,9}\\.? \\d{1,2})'

/** News agencies by the names that stand in datelines; in brackets behind a name there is a party or a role otherwise. */
const agency =
  '(?:dpa(?:[-/]\\p{L}{2,4})?|Reuters|rtr|AFP|afp|AFX|AP|APA|apa|KNA|kna|epd|EPD|SID|sid|ots|dts|ddp|dapd|DJ|Dow Jones|Bloomberg|Xinhua|TASS|ANSA|EFE|UPI|PA Media|Press Association|Associated Press|Kyodo|PAP|CTK|ČTK|Keystone-SDA|sda)'
const agencies = `${agency}(?:(?:/|, ?| / | und )${agency}){0,3}`

const withAgency = new RegExp(
  `^(?<place>${place})(?:, ${day})? ?\\((?<agency>${agencies})\\)(?=[ .:–—-])`,
  'u',
)
const placeAlone =
  /^(?<place>\p{Lu}{3,}(?:[ /-]\p{Lu}{2,}){0,3})(?:, (?:\d{1,2}\. ?\p{L}{3,9}\.?|\p{L}{3,9}\.? \d{1,2}))? [–—-] /u

/** Where a report was written and which news agency it comes from, as its first words say. */
export interface Dateline {
  readonly place: string
  readonly agency: string | null
}

/**
 * The dateline that a first paragraph begins with (`Astana (Reuters) – …`, `BERLIN (dpa) - …`, `LONDON — …`), or
 * undefined. It is read, never cut off: it is part of the text.
 */
export function parseDateline(paragraph: string): Dateline | undefined {
  const start = paragraph.slice(0, 120)
  const groups = (withAgency.exec(start) ?? placeAlone.exec(start))?.groups
  if (groups === undefined) return undefined
  return { place: groups['place'] ?? '', agency: groups['agency'] ?? null }
}
