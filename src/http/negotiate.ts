import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { notAcceptable } from '../errors.js'
import type { Encoding } from './response-cache.js'

const encodings = ['br', 'gzip', 'identity']

/** The few Accept-Encoding fields that clients really send, with what they mean. */
const known = new LRUCache<string, Encoding>({ max: 200 })

/** The best encoding for an Accept-Encoding field (RFC 9110, section 12.5.3): brotli before gzip where both are liked alike. */
export function chooseEncoding(field: string | undefined): Encoding {
  if (field === undefined || field === '') return 'identity'
  const remembered = known.get(field)
  if (remembered !== undefined) return remembered
  const negotiator = new Negotiator({ headers: { 'accept-encoding': field } })
  // The package's types do not know `preferred` yet.
  const encoding = negotiator.encoding as (
    available: string[],
    options: { preferred: string[] },
  ) => string | undefined
  const chosen = (encoding.call(negotiator, encodings, { preferred: encodings }) ?? 'identity') as Encoding
  known.set(field, chosen)
  return chosen
}

/**
 * The media type of `available` that an Accept field likes best, the first one where there is no field.
 * Throws `not-acceptable` when it likes none (RFC 9110, section 12.5.1).
 */
export function chooseType(field: string | undefined, available: readonly string[]): string {
  const ranges = plainRanges(field ?? '')
  const negotiator = new Negotiator({ headers: ranges === '' ? {} : { accept: ranges } })
  const chosen = negotiator.mediaType([...available])
  if (chosen === undefined) throw notAcceptable(available)
  return chosen
}

/** The media ranges of a field without parameters other than their weight: `charset=utf-8` refuses nothing here. */
function plainRanges(field: string): string {
  return field
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
      return [type, ...parameters.filter((parameter) => /^q=/i.test(parameter))].join(';')
    })
    .filter((range) => range !== '')
    .join(', ')
}
