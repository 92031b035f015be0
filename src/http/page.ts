import type { FastifyRequest } from 'fastify'
import type { Page, PageRequest } from '../store/store.js'
import type { Cursors } from './cursor.js'

/** A page of a list as it is served. */
export interface ServedPage<T> {
  readonly body: { readonly data: readonly T[]; readonly next: string | null }
  readonly link: string | undefined
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
  const next = page.next === null ? null : nextPath(request, cursors.encode(page.next, scopeOf(request)))
  return { body: { data: page.items, next }, link: next === null ? undefined : `<${next}>; rel="next"` }
}

function nextPath(request: FastifyRequest, cursor: string): string {
  const { pathname, searchParams } = requestUrl(request)
  searchParams.set('cursor', cursor)
  return `${pathname}?${searchParams}`
}

/** The list that a cursor belongs to: path and parameters without page and representation. */
function scopeOf(request: FastifyRequest): string {
  const { pathname, searchParams } = requestUrl(request)
  for (const name of ['cursor', 'limit', 'include', 'fields', 'offsets', 'context']) searchParams.delete(name)
  searchParams.sort()
  return `${pathname}?${searchParams}`
}

function requestUrl(request: FastifyRequest): URL {
  return new URL(request.url, 'http://localhost')
}
