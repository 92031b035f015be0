import { type GlosseError, unusableText } from '../errors.js'
import { boilerplateReason, dropBoilerplate } from './boilerplate.js'
import { cleanLine, cleanText } from './clean.js'
import { type Dateline, parseDateline } from './dateline.js'
import type { Found, Removed } from './found.js'
import { readGiven, readTitle } from './front.js'
import { parseFrontLine } from './front-line.js'
import { makeTitle, untitled } from './headline.js'
import { detectLanguage, parseLanguage } from './language.js'
import { readMarkdown } from './markdown.js'
import { readPage } from './page.js'
import { type FoundMetadata, noMetadata, parseWebAddress } from './page-metadata.js'
import { splitParagraphs } from './paragraphs.js'
import { parsePublicationDate } from './publication-date.js'
import type { RawArticle } from './raw-article.js'
import { splitSiteName } from './site-name.js'

/** The largest text that is taken in, in UTF-16 units; HTML counts with its tags. */
export const largestText = 5_000_000

/** The longest paragraph that can be stored, in UTF-16 units. */
const longestParagraph = 1_000_000

/** The most paragraphs that can be stored. */
const mostParagraphs = 100_000

/** An article as it can be annotated and stored: every text is normalised (see `textFault`). */
export interface Intake {
  readonly title: string
  /** ISO 639-1 code; `und` where it cannot be told. */
  readonly language: string
  readonly publisher: string | null
  readonly author: string | null
  /** A date (`2023-02-28`) or a time in UTC. */
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
  /** What the dateline says (`BERLIN (dpa) – …`), which the first paragraph keeps. */
  readonly dateline: Dateline | null
  readonly paragraphs: readonly string[]
  /** What was in the raw text and is not in title, publisher or paragraphs. */
  readonly removed: readonly Removed[]
}

/**
 * The article in a raw text: title, publisher, author, date and language, and its paragraphs without what the site put
 * around them. What the caller says about the article wins over what the text says. Nothing is dropped silently:
 * `removed` holds what is left out. Taking in title and paragraphs again as a text, joined by blank lines, gives the
 * same ones (as long as the title reads as one: a given title may end in a full stop).
 * Throws `unusable-text` for a text that is empty, binary or too large, and for metadata that cannot be used.
 */
export function takeIn(raw: RawArticle): Intake {
  const known = readKnown(raw)
  const found =
    'paragraphs' in raw ? readParagraphs(raw.paragraphs) : readText(raw.text, raw.format ?? 'text')
  return assemble(known, found)
}

function readText(text: string, format: 'text' | 'html' | 'markdown'): Found {
  checkRaw(text)
  if (format === 'html') return readPage(text)
  if (format === 'markdown') return readMarkdown(text)
  return { metadata: noMetadata, paragraphs: splitParagraphs(cleanText(text)), removed: [] }
}

function readParagraphs(texts: readonly string[]): Found {
  if (texts.reduce((sum, text) => sum + text.length, 0) > largestText) throw tooLarge()
  const paragraphs = texts.flatMap((text) => {
    checkBinary(text)
    return cleanText(text)
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.replaceAll('\n', ' '))
  })
  return { metadata: noMetadata, paragraphs: paragraphs.filter((text) => text !== ''), removed: [] }
}

function checkRaw(text: string): void {
  if (text.length > largestText) throw tooLarge()
  checkBinary(text)
  if (text.trim() === '') throw unusableText('The text is empty.')
}

function tooLarge(): GlosseError {
  return unusableText(`The text is longer than the ${largestText} characters that are taken in.`)
}

/** Refuses what cannot be text: null characters, or many other control characters or undecoded bytes. */
function checkBinary(text: string): void {
  if (text.includes('\0')) throw unusableText('The text is binary data: it holds null characters.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this counts
  const odd = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  if (odd > 10 && odd * 20 > text.length)
    throw unusableText('The text is binary data, or is in an encoding that was not recognised.')
}

function readKnown(raw: RawArticle): FoundMetadata {
  const use = <T>(
    field: string,
    value: string | undefined,
    parse: (value: string) => T | undefined,
    wanted: string,
  ) => {
    if (value === undefined) return null
    const parsed = parse(value)
    if (parsed === undefined) {
      const detail = `must be ${wanted}`
      throw unusableText(`The field ${field} ${detail}.`, [{ pointer: `/${field}`, detail }])
    }
    return parsed
  }
  const line = (longest: number) => (value: string) => {
    const clean = value.length > longest * 2 ? '' : cleanLine(value)
    return /[\p{L}\p{N}]/u.test(clean) && clean.length <= longest ? clean : undefined
  }
  return {
    title: use('title', raw.title, line(1000), 'a line of 1 to 1000 characters with a word in it'),
    language: use('language', raw.language, parseLanguage, 'a language tag such as de or en-GB'),
    publisher: use('publisher', raw.publisher, line(200), 'a name of 1 to 200 characters'),
    author: use('author', raw.author, line(300), 'a name of 1 to 300 characters'),
    publishedAt: use(
      'publishedAt',
      raw.publishedAt,
      parsePublicationDate,
      'a date (2023-02-28) or a time with its zone (2023-02-28T09:30:00Z)',
    ),
    canonicalUrl: use('canonicalUrl', raw.canonicalUrl, parseWebAddress, 'an http or https address'),
  }
}

/** Tells title, front matter and boilerplate from the paragraphs that were found. */
function assemble(known: FoundMetadata, found: Found): Intake {
  const { metadata } = found
  const body = dropBoilerplate(found.paragraphs)
  const named = known.publisher ?? metadata.publisher
  const given = known.title ?? metadata.title
  const front = given === null ? readTitle(body.paragraphs, named) : readGiven(body.paragraphs, given, named)
  const { paragraphs } = front
  checkBody(paragraphs)

  const text = (front.title === null ? paragraphs : [front.title, ...paragraphs]).join('\n\n')
  const language = known.language ?? detectLanguage(text, metadata.language)
  return {
    title: front.title ?? inventTitle(paragraphs[0] ?? '', language),
    language,
    publisher: named ?? front.publisher,
    author: known.author ?? metadata.author ?? front.author,
    publishedAt: known.publishedAt ?? metadata.publishedAt ?? front.date,
    canonicalUrl: known.canonicalUrl ?? metadata.canonicalUrl,
    dateline: parseDateline(paragraphs[0] ?? '') ?? null,
    paragraphs,
    removed: [...found.removed, ...body.removed, ...front.removed],
  }
}

function checkBody(paragraphs: readonly string[]): void {
  if (!paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph)))
    throw unusableText('The text holds no article: nothing is left beside title, dates and boilerplate.')
  if (paragraphs.length > mostParagraphs)
    throw unusableText(`The text has more than the ${mostParagraphs} paragraphs that are stored.`)
  const tooLong = paragraphs.findIndex((paragraph) => paragraph.length > longestParagraph)
  if (tooLong !== -1)
    throw unusableText(
      `Paragraph ${tooLong + 1} is longer than the ${longestParagraph} characters that are stored.`,
    )
}

/** A title for a text without one, which is found to be its title when the two are taken in together. */
function inventTitle(paragraph: string, language: string): string {
  const title = makeTitle(paragraph, language)
  const misread =
    boilerplateReason(title) !== undefined ||
    parseFrontLine(title) !== undefined ||
    splitSiteName(title).cut.length > 0
  return misread ? untitled(language) : title
}
