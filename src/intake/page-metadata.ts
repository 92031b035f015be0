import { cleanLine } from './clean.js'
import type { PageDocument } from './dom.js'
import { parseLanguage } from './language.js'
import { parsePublicationDate } from './publication-date.js'

/** What a text says about itself, apart from its paragraphs; null where it says nothing. */
export interface FoundMetadata {
  readonly title: string | null
  readonly language: string | null
  readonly publisher: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
}

/** Metadata of a text that says nothing about itself. */
export const noMetadata: FoundMetadata = {
  title: null,
  language: null,
  publisher: null,
  author: null,
  publishedAt: null,
  canonicalUrl: null,
}

type JsonObject = Readonly<Record<string, unknown>>

/** JSON-LD is read so deep and no deeper, and so many objects of it. */
const deepest = 6
const mostObjects = 1000

/**
 * What the head of a page says about its article: first the JSON-LD of schema.org (`NewsArticle` and its kin), then
 * Open Graph, then `<meta>`, `<link>`, `<time>` and `<title>`. `heading` is the text of the only `<h1>`, if there is
 * one; it comes before Open Graph where the page's title holds it, otherwise last. Values that cannot be used are left
 * out.
 */
export function readPageMetadata(document: PageDocument, heading: string | null): FoundMetadata {
  const article = findArticle(document)
  const metas = readMetas(document)
  const meta = (...names: readonly string[]) =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined)
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? undefined

  /** JSON-LD often holds HTML's character references, which its readers are not asked to resolve. */
  const decode = (value: string | undefined): string | undefined => {
    if (value === undefined || value.length > 5000 || !/&[#\w]{2,32};/.test(value)) return value
    const element = document.createElement('div')
    element.innerHTML = value.replaceAll('<', '&lt;')
    return element.textContent ?? undefined
  }
  const pageTitle = line(document.querySelector('title')?.textContent, 1000)
  const shown = line(heading, 1000)
  const title = first(
    line(decode(textOf(article?.['headline'])), 1000),
    shown !== undefined && pageTitle?.includes(shown) ? shown : undefined,
    line(meta('og:title', 'twitter:title', 'dc.title', 'title'), 1000),
    pageTitle,
    shown,
  )
  return {
    title,
    language: first(
      language(textOf(article?.['inLanguage'])),
      language(attribute('html', 'lang')),
      language(meta('og:locale', 'content-language', 'language', 'dc.language')),
    ),
    publisher: first(
      line(decode(nameOf(article?.['publisher'])), 200),
      line(meta('og:site_name', 'application-name', 'dc.publisher', 'citation_publisher'), 200),
      nameBehind(title ?? '', pageTitle ?? ''),
    ),
    author: first(
      author(decode(namesOf(article?.['author']))),
      author(
        meta(
          'author',
          'article:author',
          'dc.creator',
          'parsely-author',
          'sailthru.author',
          'citation_author',
        ),
      ),
    ),
    publishedAt: first(
      date(textOf(article?.['datePublished'])),
      date(
        meta(
          'article:published_time',
          'og:article:published_time',
          'datepublished',
          'parsely-pub-date',
          'sailthru.date',
        ),
      ),
      date(
        meta(
          'date',
          'dc.date',
          'dc.date.issued',
          'dcterms.created',
          'pubdate',
          'publish-date',
          'citation_date',
        ),
      ),
      date(attribute('time[itemprop="datePublished"], time[pubdate]', 'datetime')),
    ),
    canonicalUrl: first(
      url(attribute('link[rel="canonical"]', 'href')),
      url(meta('og:url')),
      url(textOf(article?.['url'])),
      url(idOf(article?.['mainEntityOfPage'])),
    ),
  }
}

/** An address of a page as Glosse stores it (http or https, normalised), or undefined. */
export function parseWebAddress(text: string): string | undefined {
  if (text.length > 2000 || !URL.canParse(text.trim())) return undefined
  const parsed = new URL(text.trim())
  return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : undefined
}

/** The site's name in a page's title that begins with the article's: `Titel - Politik - Kurier`. */
function nameBehind(title: string, pageTitle: string): string | undefined {
  if (title === '' || !pageTitle.startsWith(title)) return undefined
  return /^ (?:.{1,60} )?(?:[–—|·•]|-|::) ((?!.* \d).{2,40})$/u.exec(pageTitle.slice(title.length))?.[1]
}

function first(...values: readonly (string | undefined)[]): string | null {
  return values.find((value) => value !== undefined) ?? null
}

function line(value: string | null | undefined, longest: number): string | undefined {
  if (value === null || value === undefined || value.length > longest * 4) return undefined
  const clean = cleanLine(value)
  return /[\p{L}\p{N}]/u.test(clean) && clean.length <= longest ? clean : undefined
}

function language(value: string | undefined): string | undefined {
  return value === undefined ? undefined : parseLanguage(value)
}

function author(value: string | undefined): string | undefined {
  const name = line(value, 300)
  return name === undefined || /^https?:|^@|^www\./i.test(name)
    ? undefined
    : name.replace(/^(?:von|by) /i, '')
}

function date(value: string | undefined): string | undefined {
  return value === undefined ? undefined : parsePublicationDate(value)
}

function url(value: string | undefined): string | undefined {
  return value === undefined ? undefined : parseWebAddress(value)
}

/** The `<meta>` elements of a page by lower-case name or property; of several with one name, the first that is not empty. */
function readMetas(document: PageDocument): ReadonlyMap<string, string> {
  const metas = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const name =
      element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop')
    const content = element.getAttribute('content')?.trim()
    const key = name?.trim().toLowerCase()
    if (key && content && !metas.has(key)) metas.set(key, content)
  }
  return metas
}

function findArticle(document: PageDocument): JsonObject | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const value = parseJson(script.textContent ?? '')
    const article = objectsIn(value).find((object) =>
      typesOf(object).some((type) => /(?:Article|BlogPosting|Report)$/.test(type)),
    )
    if (article !== undefined) return article
  }
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, ''),
    )
  } catch {
    return undefined
  }
}

function objectsIn(root: unknown): JsonObject[] {
  const objects: JsonObject[] = []
  let level: unknown[] = [root]
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const value of level) {
      if (Array.isArray(value)) next.push(...value.slice(0, mostObjects))
      else if (isObject(value)) {
        objects.push(value)
        for (const key of ['@graph', 'mainEntity', 'hasPart', 'itemListElement']) next.push(value[key])
      }
    }
    level = next.slice(0, mostObjects)
  }
  return objects
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typesOf(object: JsonObject): string[] {
  const type = object['@type']
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0])
  return typeof value === 'string' ? value : undefined
}

function idOf(value: unknown): string | undefined {
  return isObject(value) ? textOf(value['@id']) : textOf(value)
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0])
  return isObject(value) ? textOf(value['name']) : textOf(value)
}

function namesOf(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value.slice(0, 20) : [value])
    .map(nameOf)
    .filter((name) => name !== undefined)
  return names.length === 0 ? undefined : names.join(', ')
}
