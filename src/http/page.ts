import type { FastifyRequest } from 'fastify'
import type { Page, PageRequest, Position } from '../store/store.js'
import type { Cursors } from './cursor.js'

/** The link from a list to what describes it. */
export const describedBy = '</openapi.json>; rel="describedby"'

/** A page of a list as it is served. */
export interface ServedPage<T> {
  readonly body: { readonly data: readonly T[]; readonly next: string | null }
  readonly link: string
}

/** What to ask the store for. Throws `invalid-cursor`. */
export function pageRequest(
  request: FastifyRequest,
  cursors: Cursors,
  limit: number,
  cursor?: string,
): PageRequest {
  const scope = scopeOf(requestUrl(request))
  return { limit, after: cursor === undefined ? undefined : cursors.decode(cursor, scope) }
}

/** A page of the store with the path of the next one, which repeats all parameters but the cursor. */
export function servePage<T>(request: FastifyRequest, cursors: Cursors, page: Page<T>): ServedPage<T> {
  const url = requestUrl(request)
  const next = nextPath(cursors, url, page.next)
  const links = [describedBy]
  if (url.searchParams.has('cursor')) links.unshift(`<${pathWithCursor(url)}>; rel="first"`)
  if (next !== null) links.unshift(`<${next}>; rel="next"`)
  return { body: { data: page.items, next }, link: links.join(', ') }
}

/** The path of the page of a list that begins at a position; null where there is none. */
export function nextPath(cursors: Cursors, list: URL, next: Position | null): string | null {
  return next === null ? null : pathWithCursor(list, cursors.encode(next, scopeOf(list)))
}

/** The path of another page of a list; the first one without a cursor. */
function pathWithCursor(list: URL, cursor?: string): string {
  const { pathname, searchParams } = new URL(list)
  if (cursor === undefined) searchParams.delete('cursor')
  else searchParams.set('cursor', cursor)
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
}

/** Parameters that change what a page shows, but not which list it is a page of. */
const shown = ['cursor', 'limit', 'include', 'fields', 'facets', 'offsets', 'context', 'format']

/** The list that a cursor belongs to: path and parameters without page and representation. */
function scopeOf(list: URL): string {
  const { pathname, searchParams } = new URL(list)
  for (const name of shown) searchParams.delete(name)
  searchParams.sort()
  return `${pathname}?${searchParams}`
}

/** The path and parameters of a request, in whatever form it names its target (RFC 9112, section 3.2). */
export function requestUrl(request: Pick<FastifyRequest, 'url'>): URL {
  return new URL(request.url, 'http://localhost')
}
