import type { FastifyRequest } from 'fastify'
import { atomFeed, type Feed, jsonFeed } from '../export/feed.js'
import type { Article, ArticleSummary } from '../model/article.js'
import type { Store } from '../store/store.js'
import { requestUrl, type ServedPage } from './page.js'
import type { Format } from './representation.js'
import type { Represented } from './respond.js'

/** The formats in which a list of articles can be subscribed to. */
export const feedFormats = ['feed', 'atom'] as const satisfies Format[]

/** Writers of a page of articles as a feed with their whole text. */
export function feedWriters(
  request: FastifyRequest,
  store: Store,
  base: string,
  title: string,
  { body }: ServedPage<Pick<ArticleSummary, 'id'>>,
): Represented['as'] {
  const feed = async (format: Format): Promise<Feed> => {
    const articles = await Promise.all(body.data.map(({ id }) => store.getArticle(id)))
    return {
      title,
      home: base + withFormat(request.url),
      self: base + withFormat(request.url, format),
      next: body.next === null ? undefined : base + withFormat(body.next, format),
      articles: articles.filter((article): article is Article => article !== undefined),
      base,
    }
  }
  return {
    feed: async () => jsonFeed(await feed('feed')),
    atom: async () => atomFeed(await feed('atom')),
  }
}

/** A path with its parameter `format` set; without it, and without a cursor, the list itself. */
function withFormat(path: string, format?: Format): string {
  const { pathname, searchParams } = requestUrl({ url: path })
  if (format !== undefined) searchParams.set('format', format)
  else for (const name of ['format', 'cursor']) searchParams.delete(name)
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
}
