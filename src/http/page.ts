import type { FastifyRequest } from 'fastify'
import type { Page, PageRequest } from '../store/store.js'
import type { Cursors } from './cursor.js'

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
  return { limit, after: cursor === undefined ? undefined : cursors.decode(cursor, scopeOf(request)) }
}

/** A page of the store with the path of the next one, which repeats all parameters but the cursor. */
export function servePage<T>(request: FastifyRequest, cursors: Cursors, page: Page<T>): ServedPage<T> {
  const next =
    page.next === null ? null : pathWithCursor(request, cursors.encode(page.next, scopeOf(request)))
  const links = [`</openapi.json>; rel="describedby"`]
  if (requestUrl(request).searchParams.has('cursor'))
    links.unshift(`<${pathWithCursor(request)}>; rel="first"`)
  if (next !== null) links.unshift(`<${next}>; rel="next"`)
  return { body: { data: page.items, next }, link: links.join(', ') }
}

/** The path of another page of the list that was asked for; the first one without a cursor. */
function pathWithCursor(request: FastifyRequest, cursor?: string): string {
  const { pathname, searchParams } = requestUrl(request)
  if (cursor === undefined) searchParams.delete('cursor')
  else searchParams.set('cursor', cursor)
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
}

/** The list that a cursor belongs to: path and parameters without page and representation. */
function scopeOf(request: FastifyRequest): string {
  const { pathname, searchParams } = requestUrl(request)
  for (const name of ['cursor', 'limit', 'include', 'fields', 'offsets', 'context']) searchParams.delete(name)
  searchParams.sort()
  return `${pathname}?${searchParams}`
}

/** The path and parameters of a request, in whatever form it names its target (RFC 9112, section 3.2). */
export function requestUrl(request: FastifyRequest): URL {
  return new URL(request.url, 'http://localhost')
}
