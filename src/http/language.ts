import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { pagePolicy } from '../reader/assets.js'
import { type InterfaceLanguage, interfaceLanguages } from '../reader/words.js'
import { remembering } from './negotiate.js'

/** What an Accept-Language field likes best of the languages of the pages (RFC 9110, section 12.5.4); English, if none. */
const chooseFor = remembering<InterfaceLanguage>(interfaceLanguages[0], (field) => {
  const negotiator = new Negotiator({ headers: { 'accept-language': field } })
  return (negotiator.language([...interfaceLanguages]) ?? interfaceLanguages[0]) as InterfaceLanguage
})

/** The language of the pages that a request likes best. */
export function chooseLanguage(request: FastifyRequest): InterfaceLanguage {
  return chooseFor(request.headers['accept-language'])
}

/** Sets the fields of a page: its language, and what it may load. */
export function setPageHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('content-language', chooseLanguage(request)).header('content-security-policy', pagePolicy)
}
