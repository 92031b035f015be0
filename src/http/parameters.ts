import { z } from 'zod'
import { invalidRequest } from '../errors.js'
import { ArticleSummary, articleParts } from '../model/article.js'
import { Publisher } from '../model/article-reference.js'
import { EntityType, WikidataId } from '../model/entity.js'
import { Language } from '../model/language.js'
import { QuoteKind } from '../model/quote.js'
import { articleSorts, facetNames } from '../store/store.js'
import { longestQuery, parseQuery, QueryError } from '../text/query.js'
import type { Format } from './representation.js'

/*
 * Query and path parameters. Swagger UI fills in a parameter's `example`, so those of one operation must give a
 * result together; what must not be filled in (a cursor, a selection of members) has its example in its schema.
 */

/** An id in a path: any text, for what no resource is called is not found rather than invalid. */
const pathId = z.string()

export const ArticlePath = z.strictObject({
  id: pathId.meta({
    description: 'Id of the article.',
    param: { example: 'blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten' },
  }),
})

export const EntityPath = z.strictObject({
  id: pathId.meta({
    description: 'Id of the entity, or its Wikidata id (which redirects).',
    param: { example: 'antony-blinken' },
  }),
})

/** A list written with commas. */
function commaList<Name extends string>(
  names: readonly [Name, ...Name[]],
  description: string,
  example: readonly Name[],
) {
  const list = names.join(', ')
  return z
    .string()
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.enum(names, `must be any of: ${list}`)))
    .optional()
    .meta({
      description,
      override: { type: 'array', items: { type: 'string', enum: [...names] }, examples: [[...example]] },
      param: { style: 'form', explode: false },
    })
}

/** A whole number between two others, written in digits; undefined where it is left out. */
export function wholeNumber(from: number, to: number, description: string, example: number) {
  return digits(from, to)
    .optional()
    .meta({ description, override: { type: 'integer', minimum: from, maximum: to }, param: { example } })
}

/** The same with a value where it is left out. */
export function wholeNumberOr(standard: number, from: number, to: number, description: string) {
  return digits(from, to)
    .optional()
    .transform((number) => number ?? standard)
    .meta({
      description,
      override: { type: 'integer', minimum: from, maximum: to, default: standard },
      param: { example: standard },
    })
}

function digits(from: number, to: number) {
  const message = `must be a whole number from ${from} to ${to}`
  return z
    .string(message)
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(from, message).max(to, message))
}

const limit = wholeNumberOr(20, 1, 100, 'Items on a page.')

const cursor = z
  .string()
  .min(1)
  .max(8000)
  .optional()
  .meta({
    description: 'Where the page begins: taken from `next` of the page before, unchanged.',
    override: { type: 'string', examples: ['0Zk3f0aXvZ1nPq3hJX9y1FsiMjAyMy0wMi0yOCIsMV0'] },
  })

export const offsets = z
  .enum(['codepoint', 'utf16'], 'must be codepoint or utf16')
  .default('codepoint')
  .meta({
    description:
      'Unit of the offsets in the response: `codepoint` (Python, SQLite, W3C selectors) or `utf16` (JavaScript).',
    param: { example: 'codepoint' },
  })

const from = z.iso
  .date('must be a date such as 2023-02-01')
  .optional()
  .meta({ description: 'Published on this day or later.', param: { example: '2023-01-01' } })

const to = z.iso
  .date('must be a date such as 2023-02-28')
  .optional()
  .meta({ description: 'Published on this day or earlier.', param: { example: '2023-12-31' } })

const language = Language.optional().meta({
  description: 'Language of the article.',
  param: { example: 'de' },
})

const publisher = Publisher.optional().meta({
  description: 'Publisher of the article, exactly as written.',
  param: { example: 'EURACTIV.de' },
})

/** Which page of a list. */
export const page = { limit, cursor }

/** When an article was published. */
export const range = { from, to }

/** Where an article comes from. */
export const origin = { language, publisher }

export const articleSort = z
  .enum(articleSorts)
  .default('-publishedAt')
  .meta({ description: 'Order; `-` for descending.', param: { example: '-publishedAt' } })

/** A search as it was written and as it was understood. */
const searchText = z.string().transform((text, context) => {
  try {
    return { text, query: parseQuery(text) }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

const searchMeta = (where: string, example: string) => ({
  description:
    `What to look for in ${where}. Words must all match; \`"words in marks"\` stand one after the other; \`-word\` leaves ` +
    'out; `OR`, brackets; `begin*`. Inflected German and English words, accents, `ß`/`ss` and `ä`/`ae` do not matter, and an ' +
    'entity is found by any of its names.',
  override: { type: 'string' as const, minLength: 1, maxLength: longestQuery },
  param: { example },
})

/** What to look for. */
export const searchQuery = searchText.meta(searchMeta('everything', 'Kasachstan'))

/** Narrows a list to what matches a search. */
export function listQuery(where: string, example: string) {
  return searchText.optional().meta(searchMeta(where, example))
}

/** The order of a list that may be searched. */
export function searchSort<Sort extends string>(sorts: readonly Sort[]) {
  return z
    .enum(['relevance', ...sorts], `must be any of: relevance, ${sorts.join(', ')}`)
    .optional()
    .meta({
      description:
        'Order; `-` for descending. `relevance`, the standard with `q`, ranks the newest 10,000 matches (by when they were ' +
        'stored) and shows the best 1,000 of them; by date all are shown. Without `q` the standard is `-publishedAt`.',
      examples: ['relevance'],
    })
}

export const facets = commaList(
  facetNames,
  'How the list divides, by any of these: counts of each value among its newest 2,000 items (by when they were stored).',
  ['entity', 'publisher'],
)

const entityName = z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters')

export const speaker = entityName.optional().meta({
  description: 'Who speaks: id or Wikidata id of an entity.',
  param: { example: 'antony-blinken' },
})

export const mentioned = entityName.optional().meta({
  description: 'Who or what is mentioned in the quoted words: id or Wikidata id of an entity.',
  param: { example: 'kasachstan' },
})

/** A parameter that may be repeated. */
export const entities = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(entityName).max(10).optional(),
  )
  .meta({
    description: 'Mentioned entity, by id or Wikidata id. Repeat it for articles that mention all of them.',
    override: { type: 'array', items: { type: 'string' }, maxItems: 10 },
    param: { example: ['antony-blinken', 'kasachstan'] },
  })

export const entityType = EntityType.optional().meta({
  description: 'Type of the entity.',
  param: { example: 'person' },
})

export const wikidata = WikidataId.optional().meta({
  description: 'Wikidata item id of the entity.',
  param: { example: 'Q7821917' },
})

export const quoteKind = QuoteKind.optional().meta({
  description: 'Kind of the quote.',
  param: { example: 'indirect' },
})

/** `true` or `false`. */
export function flag(description: string, example: boolean) {
  return z
    .string()
    .refine((text) => text === 'true' || text === 'false', 'must be true or false')
    .transform((text) => text === 'true')
    .optional()
    .meta({ description, override: { type: 'boolean' }, param: { example } })
}

const summaryFields = Object.keys(ArticleSummary.shape) as [string, ...string[]]
const articleFields: readonly [string, ...string[]] = [...summaryFields, 'offsets', ...articleParts]

export const include = commaList(
  articleParts,
  'Parts of the article to show; without it, `/articles/:id` shows all of them and lists show none. Empty: none.',
  ['paragraphs', 'quotes'],
)

export const fields = commaList(
  articleFields,
  'Members to show, beside `id` and the parts that `include` names; without it, all.',
  ['title', 'publishedAt', 'counts'],
)

/** Refuses parameters that a request names although they mean nothing in its format. Throws `invalid-request`. */
export function only(
  formats: readonly Format[],
  format: Format,
  named: Readonly<Record<string, unknown>>,
): void {
  if (formats.includes(format)) return
  const wrong = Object.keys(named).filter((name) => named[name] !== undefined)
  if (wrong.length === 0) return
  const detail = `goes with format=${formats.join(' or ')} only, not with ${format}`
  throw invalidRequest(wrong.map((parameter) => ({ parameter, detail })))
}
