import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { type InterfaceLanguage, interfaceLanguages } from '../reader/words.js'

/** The Accept-Language fields that clients really send, with what they mean. */
const known = new LRUCache<string, InterfaceLanguage>({ max: 500 })

/** The language of the pages that a request likes best (RFC 9110, section 12.5.4): English where it likes neither. */
export function chooseLanguage(request: FastifyRequest): InterfaceLanguage {
  const field = request.headers['accept-language'] ?? ''
  if (field === '') return interfaceLanguages[0]
  const remembered = known.get(field)
  if (remembered !== undefined) return remembered
  const negotiator = new Negotiator({ headers: { 'accept-language': field } })
  const chosen = negotiator.language([...interfaceLanguages]) as InterfaceLanguage | undefined
  const language = chosen ?? interfaceLanguages[0]
  known.set(field, language)
  return language
}
