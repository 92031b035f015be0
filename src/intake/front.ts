import { fold } from '../text/fold.js'
import { boilerplateReason } from './boilerplate.js'
import type { Removed } from './found.js'
import { type FrontLine, parseDates, parseFrontLine } from './front-line.js'
import { isHeadline } from './headline.js'
import { parseDateLine } from './publication-date.js'
import { splitSiteName } from './site-name.js'

/** Dates and bylines are looked for in so many paragraphs below the title. */
const frontParagraphs = 4

/** So many lines that are no title after all are passed over before a text counts as one without title. */
const mostRounds = 50

/** What stands above the body, and the body. */
export interface Front {
  readonly title: string | null
  readonly publisher: string | null
  readonly author: string | null
  readonly date: string | null
  readonly paragraphs: readonly string[]
  readonly removed: readonly Removed[]
}

/** The front of a text whose title is known; the text may repeat it, with or without the site's name. */
export function readGiven(all: readonly string[], given: string, publisher: string | null): Front {
  const { title, publisher: named } = splitSiteName(given, publisher)
  const below = readBelow(
    all,
    parseFrontLine,
    (first) => fold(splitSiteName(first, publisher).title) === fold(title),
  )
  const repeated = below.repeats.map((text) => splitSiteName(text, publisher).publisher)
  return { ...below, title, publisher: named ?? repeated.find((name) => name !== null) ?? null }
}

/**
 * The front of a text whose first line is its title if it reads as a headline. Lines above it that are dates or
 * boilerplate are removed; so are dates and bylines in a text without title.
 */
export function readTitle(all: readonly string[], publisher: string | null): Front {
  const removed: Removed[] = []
  let paragraphs = all
  let author: string | null = null
  let date: string | null = null
  const take = (part: Below) => {
    paragraphs = part.paragraphs
    author ??= part.author
    date ??= part.date
    for (const line of part.removed) removed.push(line)
  }
  for (let round = 0; round < mostRounds; round++) {
    take(readBelow(paragraphs, parseDates))
    const headline = findHeadline(paragraphs, publisher)
    if (headline === undefined) {
      const before = paragraphs.length
      take(readBelow(paragraphs, parseFrontLine))
      if (paragraphs.length < before) continue
      break
    }
    const { title, reason } = headline
    removed.push(...headline.removed)
    paragraphs = paragraphs.slice(1)
    if (reason !== undefined) continue
    take(readBelow(paragraphs, parseFrontLine, (line) => splitSiteName(line, publisher).title === title))
    return { title, publisher: headline.publisher, author, date, paragraphs, removed }
  }
  return { title: null, publisher: null, author, date, paragraphs, removed }
}

interface Headline {
  readonly title: string
  readonly publisher: string | null
  readonly removed: readonly Removed[]
  /** Why the line is no headline after all, when it is boilerplate with a site's name behind it. */
  readonly reason: string | undefined
}

/** The first paragraph as a headline, without the site's name; undefined when it is none, or all there is. */
function findHeadline(
  [first = '', second]: readonly string[],
  publisher: string | null,
): Headline | undefined {
  if (second === undefined || !isHeadline(first)) return undefined
  const split = splitSiteName(first, publisher)
  if (split.cut.length === 0 || !isHeadline(split.title))
    return { title: first, publisher: null, removed: [], reason: undefined }
  const reason =
    boilerplateReason(split.title) ?? (parseDateLine(split.title) === undefined ? undefined : 'date')
  const removed =
    reason === undefined ? { text: split.cut.join(' '), reason: "site's name" } : { text: first, reason }
  return { title: split.title, publisher: split.publisher, removed: [removed], reason }
}

interface Below {
  readonly author: string | null
  readonly date: string | null
  readonly paragraphs: readonly string[]
  readonly removed: readonly Removed[]
  readonly repeats: readonly string[]
}

/**
 * Takes the lines that `parse` knows out of the first paragraphs, and those at the beginning that repeat the title, as
 * long as something follows them.
 */
function readBelow(
  all: readonly string[],
  parse: (text: string) => FrontLine | undefined,
  repeatsTitle: (line: string) => boolean = () => false,
): Below {
  const first: string[] = []
  const removed: Removed[] = []
  const repeats: string[] = []
  let author: string | null = null
  let date: string | null = null
  let next = 0
  for (; next < all.length && first.length < frontParagraphs; next++) {
    const text = all[next] ?? ''
    const line = parse(text)
    const isRepeat = first.length === 0 && next + 1 < all.length && repeatsTitle(text)
    if (line !== undefined) {
      author ??= line.author
      date ??= line.date
      removed.push({ text, reason: line.reason })
    } else if (isRepeat) {
      repeats.push(text)
      removed.push({ text, reason: 'title again' })
    } else first.push(text)
  }
  const paragraphs = removed.length === 0 ? all : [...first, ...all.slice(next)]
  return { author, date, paragraphs, removed, repeats }
}
