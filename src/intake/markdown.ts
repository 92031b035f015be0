import { cleanText } from './clean.js'
import type { Found } from './found.js'
import { parseLanguage } from './language.js'
import { noMetadata, parseWebAddress } from './page-metadata.js'
import { parsePublicationDate } from './publication-date.js'

/**
 * The text of a Markdown document (CommonMark's blocks and inlines, as far as articles use them): headings, quotes,
 * bullets, emphasis, links and code lose their marks, images and link definitions are removed, front matter (YAML's
 * `key: value` lines) becomes metadata. Every line is looked at once: a parser that backtracks takes seconds for a
 * few kilobytes of asterisks.
 */
export function readMarkdown(text: string): Found {
  const { metadata, body, removed } = readFrontMatter(cleanText(text).split('\n'))
  const found: Found = { metadata, paragraphs: [], removed }
  let title: string | null = null
  let lines: string[] = []
  let inCode = false

  const flush = () => {
    const paragraph = cleanText(lines.join(' '))
    if (paragraph !== '') found.paragraphs.push(paragraph)
    lines = []
  }
  const addHeading = (heading: string, level: number) => {
    flush()
    if (level === 1 && title === null && metadata.title === null && found.paragraphs.length === 0)
      title = heading
    else if (heading !== '') found.paragraphs.push(heading)
  }

  for (const line of body) {
    if (/^(?:```|~~~)/.test(line)) {
      flush()
      inCode = !inCode
      continue
    }
    if (inCode) {
      lines.push(line)
      continue
    }
    const bare = line.replace(/^(?:> ?)+/, '')
    const heading = /^(#{1,6}) (.*?)(?: #+)?$/.exec(bare)
    if (bare === '') flush()
    else if (heading !== null) addHeading(plain(heading[2] ?? '', removed), heading[1]?.length ?? 1)
    else if (/^=+$/.test(bare) && lines.length > 0) addHeading(cleanText(lines.splice(0).join(' ')), 1)
    else if (/^-+$/.test(bare) && lines.length > 0) addHeading(cleanText(lines.splice(0).join(' ')), 2)
    else if (/^(?:[-*_] ?){3,}$/.test(bare)) flush()
    else if (/^\[[^\]]{1,200}\]: /.test(bare)) removed.push({ text: bare, reason: 'link definition' })
    else {
      if (/^[-*+] /.test(bare)) flush()
      lines.push(plain(bare.replace(/^[-*+] /, ''), removed))
    }
  }
  flush()
  return { ...found, metadata: { ...metadata, title: metadata.title ?? title } }
}

const keys: Readonly<Record<string, keyof Found['metadata']>> = {
  title: 'title',
  language: 'language',
  lang: 'language',
  publisher: 'publisher',
  source: 'publisher',
  author: 'author',
  date: 'publishedAt',
  published: 'publishedAt',
  publishedat: 'publishedAt',
  url: 'canonicalUrl',
  canonical: 'canonicalUrl',
  canonicalurl: 'canonicalUrl',
}

function readFrontMatter(
  lines: readonly string[],
): Pick<Found, 'metadata' | 'removed'> & { body: readonly string[] } {
  const end = lines[0] === '---' ? lines.findIndex((line, n) => n > 0 && /^(?:---|\.\.\.)$/.test(line)) : -1
  if (end === -1 || end > 100) return { metadata: noMetadata, body: lines, removed: [] }
  const front = lines.slice(1, end).filter((line) => line !== '')
  if (!front.every((line) => /^(?:[\w-]{1,40}:|- |#)/.test(line)))
    return { metadata: noMetadata, body: lines, removed: [] }
  const metadata: Record<keyof Found['metadata'], string | null> = { ...noMetadata }
  for (const line of front) {
    const [, name = '', quoted = ''] = /^([\w-]+): *(.*)$/.exec(line) ?? []
    const key = keys[name.toLowerCase()]
    const value = quoted.replace(/^(["'])(.*)\1$/, '$2')
    if (key !== undefined && value !== '') metadata[key] ??= parseField(key, value)
  }
  const removed = front.map((text) => ({ text, reason: 'front matter' }))
  return { metadata, body: lines.slice(end + 1), removed }
}

function parseField(key: keyof Found['metadata'], value: string): string | null {
  if (key === 'language') return parseLanguage(value) ?? null
  if (key === 'publishedAt') return parsePublicationDate(value) ?? null
  if (key === 'canonicalUrl') return parseWebAddress(value) ?? null
  return /[\p{L}\p{N}]/u.test(value) && value.length <= 200 ? value : null
}

const emphasis =
  /(?<![\p{L}\p{N}*_\\])(\*{1,3}|_{1,3}|~~)(?=[^\s*_~])([^*_~]{1,2000}?)(?<=[^\s*_~\\])\1(?![\p{L}\p{N}*_])/gu

/** The text of one line without its inline marks. */
function plain(line: string, removed: Found['removed']): string {
  let text = line
    .replace(/<!--[^>]{0,1000}-->/g, '')
    .replace(/!\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?: "[^"]{0,300}")?\)/g, (image) => {
      removed.push({ text: image, reason: 'image' })
      return ''
    })
    .replace(/\[([^[\]]{1,500})\]\([^()\s]{0,2000}(?: "[^"]{0,300}")?\)/g, '$1')
    .replace(/\[([^[\]]{1,500})\]\[[^[\]]{0,200}\]/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, '$1')
    .replace(/<\/?[a-z][a-z\d]{0,15}(?:\s[^<>]{0,300})?>/gi, ' ')
    .replace(/`([^`]{1,2000})`/g, '$1')
  for (let nested = 0; nested < 3; nested++) text = text.replace(emphasis, '$2')
  return cleanText(text.replace(/\\([!-/:-@[-`{-~])/g, '$1'))
}
