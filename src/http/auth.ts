import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { forbidden, unauthorized } from '../errors.js'
import { allows, type Scope } from '../model/key.js'
import type { Store } from '../store/store.js'

/** SHA-256 of a key, hexadecimal: what is kept of it. Keys are random, so that no slower hash is needed. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** A hook that lets through requests whose key has a scope. Throws `unauthorized` or `forbidden`. */
export type Guard = (request: FastifyRequest) => Promise<void>

/**
 * Makes guards over the keys of the archive and the operator's own key (empty for none), which may do everything.
 */
export function createGuards(store: Store, operatorKey: string): (scope: Scope) => Guard {
  const operatorHash = operatorKey === '' ? undefined : Buffer.from(hashKey(operatorKey))
  const scopesOf = async (key: string): Promise<readonly Scope[] | undefined> => {
    const hash = hashKey(key)
    if (operatorHash !== undefined && timingSafeEqual(operatorHash, Buffer.from(hash))) return ['admin']
    return (await store.getKey(hash))?.scopes
  }
  return (scope) => async (request) => {
    const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (key === undefined) throw unauthorized('This needs a key: Authorization: Bearer KEY.')
    const scopes = await scopesOf(key)
    if (scopes === undefined) throw unauthorized('The key is not known here.')
    if (!allows(scopes, scope)) throw forbidden(scope)
  }
}
