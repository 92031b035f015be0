import type { Article } from '../model/article.js'
import { instant } from '../model/article-reference.js'
import { addresses, asUri } from './addresses.js'
import { bodyText } from './text.js'
import { XmlElement } from './xml.js'

/** A page of a list of articles as a feed: absolute URLs, `next` undefined on the last page. */
export interface Feed {
  readonly title: string
  /** The list itself: the same for all its pages. */
  readonly home: string
  /** This page of the feed. */
  readonly self: string
  readonly next: string | undefined
  readonly articles: readonly Article[]
  /** URL of the server. */
  readonly base: string
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Items hold the whole text. */
export function jsonFeed({ title, home, self, next, articles, base }: Feed): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    ...(next === undefined ? {} : { next_url: next }),
    items: articles.map((article) => ({
      id: addresses(base).article(article.id),
      url: addresses(base).article(article.id),
      ...(article.canonicalUrl === null ? {} : { external_url: asUri(article.canonicalUrl) }),
      title: article.title,
      content_text: bodyText(article),
      ...(article.publishedAt === null ? {} : { date_published: instant(article.publishedAt) }),
      date_modified: article.updatedAt,
      ...(authorOf(article) === null ? {} : { authors: [{ name: authorOf(article) }] }),
      tags: article.entities.map(({ name }) => name),
      language: article.language,
    })),
  }
}

/** Atom (RFC 4287), pages linked by RFC 5005. Entries hold the whole text. */
export function atomFeed({ title, home, self, next, articles, base }: Feed): string {
  const changedAt =
    articles
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00Z'
  const type = 'application/atom+xml'
  const root = XmlElement.root('http://www.w3.org/2005/Atom', 'feed')
  root.child('id', {}, home)
  root.child('title', {}, title)
  root.child('updated', {}, changedAt)
  root.child('generator', {}, 'Glosse')
  root.child('link', { rel: 'self', type, href: self })
  root.child('link', { rel: 'alternate', href: home })
  if (next !== undefined) root.child('link', { rel: 'next', type, href: next })
  for (const article of articles)
    writeEntry(root.child('entry', { 'xml:lang': article.language }), article, base)
  return root.toDocument()
}

function writeEntry(entry: XmlElement, article: Article, base: string): void {
  const url = addresses(base).article(article.id)
  entry.child('id', {}, url)
  entry.child('title', {}, article.title)
  entry.child('updated', {}, article.updatedAt)
  if (article.publishedAt !== null) entry.child('published', {}, instant(article.publishedAt))
  // Every entry needs an author (section 4.1.2): a publisher is one, and the archive where there is neither.
  entry.child('author').child('name', {}, authorOf(article) ?? 'Glosse')
  entry.child('link', { rel: 'alternate', href: url })
  if (article.canonicalUrl !== null) entry.child('link', { rel: 'via', href: asUri(article.canonicalUrl) })
  for (const { id, name, type } of article.entities)
    entry.child('category', { term: id, label: name, scheme: `${base}/entities?type=${type}` })
  entry.child('content', { type: 'text' }, bodyText(article))
}

function authorOf(article: Article): string | null {
  return article.author ?? article.publisher
}
