import type { FastifyReply, FastifyRequest } from 'fastify'
import { requestUrl } from './page.js'

/**
 * A browser sends a form with all its fields, empty ones too, which as parameters of this API are not valid: it is sent
 * on to the URL without them.
 */
export function dropEmptyFields(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { pathname, searchParams } = requestUrl(request)
  const filled = [...searchParams].filter(([, value]) => value.trim() !== '')
  if (filled.length === searchParams.size) return undefined
  const path = filled.length === 0 ? pathname : `${pathname}?${new URLSearchParams(filled)}`
  // Not "//host", which a browser would take for another server.
  return reply.header('cache-control', 'public, no-cache').redirect(path.replace(/^\/+/, '/'), 302)
}
