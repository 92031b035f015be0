import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { notAcceptable } from '../errors.js'
import { type Format, representations } from './representation.js'
import type { Encoding } from './response-cache.js'

const encodings = ['br', 'gzip', 'identity']

/** Fields remembered of each kind: clients really send few. */
const remembered = 500

/** What a field means, remembered for those that come again; `standard` where there is none. */
export function remembering<Choice extends string>(
  standard: Choice,
  choose: (field: string) => Choice,
): (field: string | undefined) => Choice {
  const known = new LRUCache<string, Choice>({ max: remembered })
  return (field) => {
    if (field === undefined || field === '') return standard
    const chosen = known.get(field) ?? choose(field)
    known.set(field, chosen)
    return chosen
  }
}

/** The best encoding for an Accept-Encoding field (RFC 9110, section 12.5.3): brotli before gzip where both are liked alike. */
export const chooseEncoding = remembering<Encoding>('identity', (field) => {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': field } })
  // The package's types do not know `preferred` yet.
  const encoding = negotiator.encoding as (
    available: string[],
    options: { preferred: string[] },
  ) => string | undefined
  return (encoding.call(negotiator, encodings, { preferred: encodings }) ?? 'identity') as Encoding
})

/**
 * The format of `formats` that an Accept field likes best, the first one where there is no field.
 * Throws `not-acceptable` when it likes none (RFC 9110, section 12.5.1).
 */
export function chooseFormat(field: string | undefined, formats: readonly Format[]): Format {
  const types = formats.map((format) => representations[format].type)
  const ranges = comparableRanges(field ?? '', types)
  const negotiator = new Negotiator({ headers: ranges === '' ? {} : { accept: ranges } })
  const chosen = negotiator.mediaType(types)
  const format = formats.find((one) => representations[one].type === chosen)
  if (format === undefined) throw notAcceptable(types)
  return format
}

/** Whether an Accept field likes pages better than JSON, as browsers do. */
export function prefersPage(field: string | undefined): boolean {
  const types = ['application/json', 'text/html']
  return (
    field !== undefined && new Negotiator({ headers: { accept: field } }).mediaType(types) === 'text/html'
  )
}

/** A media range of an Accept field, or a parameter of one: commas and semicolons in quotes part nothing. */
const ranges = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g
const parameters = /(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g

/**
 * The ranges of a field with their weight and, of the other parameters, only a `profile` that tells two of `types`
 * apart: `charset=utf-8` or a profile that nobody knows here refuses nothing.
 */
function comparableRanges(field: string, types: readonly string[]): string {
  return (field.match(ranges) ?? [])
    .map((range) => {
      const [type = '', ...more] = (range.match(parameters) ?? []).map((part) => part.trim())
      const asked = more.find((parameter) => /^profile=/i.test(parameter)) ?? ''
      const uris = asked
        .replace(/^profile=/i, '')
        .replaceAll('"', '')
        .split(' ')
      const isKnown = (own: string) => uris.some((uri) => own === `${type.toLowerCase()};profile="${uri}"`)
      const weight = more.filter((parameter) => /^q=/i.test(parameter))
      return [types.find(isKnown) ?? type, ...weight].join(';')
    })
    .filter((range) => range.trim() !== '')
    .join(', ')
}
