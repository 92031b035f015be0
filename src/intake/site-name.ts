import { fold } from '../text/fold.js'

/** News sites whose names do not look like one by themselves, folded. */
const known = new Set(
  [
    'AP',
    'AP News',
    'Al Jazeera',
    'Axios',
    'BBC',
    'BBC News',
    'BR24',
    'Bild',
    'Bloomberg',
    'CNBC',
    'CNN',
    'DW',
    'Deutsche Welle',
    'Der Spiegel',
    'Der Standard',
    'Deutschlandfunk',
    'Die Welt',
    'Die Zeit',
    'Euractiv',
    'Euronews',
    'FAZ',
    'FOCUS',
    'France 24',
    'Frankfurter Allgemeine',
    'Frankfurter Rundschau',
    'Handelsblatt',
    'MDR',
    'Merkur',
    'NDR',
    'NPR',
    'NZZ',
    'Neues Deutschland',
    'Politico',
    'RBB24',
    'RND',
    'Reuters',
    'Rheinische Post',
    'USA Today',
    'Washington Post',
    'The Washington Post',
    'New York Post',
    'SRF',
    'SWR',
    'SZ',
    'Sky News',
    'Spiegel',
    'Stern',
    'Süddeutsche',
    'T-Online',
    'taz',
    'Tagesschau',
    'Tagesspiegel',
    'The Atlantic',
    'The Economist',
    'The Guardian',
    'The Hill',
    'The Independent',
    'The Verge',
    'Vox',
    'WDR',
    'WELT',
    'Wikinews',
    'ZDF',
    'ZDFheute',
    'ZEIT',
    'heise',
    'n-tv',
    'ntv',
    'ORF',
  ].map(fold),
)

/** Words that the names of newspapers and sites end with. */
const press =
  /^(?:(?:der|die|das|the) )?(?:\p{Lu}[\p{L}'’-]*[ -]){0,3}(?:[\p{L}-]*(?:Zeitung|zeitung|ZEITUNG|Tageblatt|Wochenblatt|Volksblatt|blatt|kurier|anzeiger|bote)|News|NEWS|Online|ONLINE|Nachrichten|NACHRICHTEN|Magazin|Magazine|Times|Tribune|Journal|Herald|Gazette|Chronicle|Telegraph|Guardian|Observer|Courier|Kurier|Anzeiger|Presse|Press|Rundschau|Rundfunk|Radio|TV|Review|Weekly|\p{Lu}{2,6}24)$/u

const domain =
  /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+){0,2}\.(?:de|at|ch|com|net|org|eu|info|news|co\.uk|uk|fr|it|es|nl|pl|be|lu|io|tv|online|NET|DE|COM)$/u

const sections =
  /^(?:politik|wirtschaft|ausland|inland|deutschland|europa|welt|sport|kultur|panorama|wissen|wissenschaft|digital|gesellschaft|meinung|feuilleton|news|aktuell|nachrichten|politics|world(?: news)?|us news|uk news|business|economy|opinion|culture|science|technology|tech|europe|sports)$/iu

const separator = /\s+(?:[–—|·•]|-|::)\s+/gu

/** A longer text is no title. In UTF-16 units. */
const longestTitle = 1000

/** A title without the name of the site, that name, and what was cut off the title. */
export interface SplitTitle {
  readonly title: string
  readonly publisher: string | null
  readonly cut: readonly string[]
}

/**
 * A title and the site's name that follows it (`… – EURACTIV.de`, `… | Politik | ZEIT ONLINE`, `… - SPIEGEL ONLINE`).
 * What stands behind the last separator is a site's name when it equals `publisher`, looks like a domain, is a known
 * name or ends as newspapers' names do; behind a vertical bar also when it is up to four capitalised words.
 */
export function splitSiteName(text: string, publisher: string | null = null): SplitTitle {
  if (text.length > longestTitle) return { title: text, publisher: null, cut: [] }
  const given = publisher === null ? '' : fold(publisher)
  const cut: string[] = []
  let title = text
  let found: string | null = null
  for (;;) {
    const last = lastSeparator(title)
    if (last === undefined) break
    const segment = title.slice(last.end).trim()
    const rest = title.slice(0, last.start).trim()
    const bar = /[|:•]/.test(last.mark)
    if (
      !/[\p{L}\p{N}]/u.test(rest) ||
      !(isSiteName(segment, given, bar) || (found !== null && sections.test(segment)))
    )
      break
    cut.unshift(title.slice(rest.length).trim())
    found ??= segment
    title = rest
  }
  return { title, publisher: found, cut }
}

function isSiteName(segment: string, given: string, bar: boolean): boolean {
  if (segment.length > 40 || segment === '') return false
  const folded = fold(segment)
  if (folded === '') return false
  if (folded === given || known.has(folded) || domain.test(segment) || press.test(segment)) return true
  return (
    bar && segment.split(' ').length <= 4 && /^[\p{Lu}\p{N}]/u.test(segment) && !/[.!?:,„“”"]/.test(segment)
  )
}

function lastSeparator(title: string): { start: number; end: number; mark: string } | undefined {
  let last: { start: number; end: number; mark: string } | undefined
  for (const match of title.matchAll(separator)) {
    last = { start: match.index, end: match.index + match[0].length, mark: match[0] }
  }
  return last
}
