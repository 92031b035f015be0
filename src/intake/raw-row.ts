import { z } from 'zod'
import { type FieldError, unusableText } from '../errors.js'
import { faultsOf } from '../model/faults.js'
import type { RawArticle } from './raw-article.js'

const text = (longest: number) => z.string().max(longest).nullish()

/** A row of a corpus; other fields are ignored, null and empty ones are none. */
const Row = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  paragraphs: z.array(z.string()).nullish(),
  title: text(1000),
  language: text(35),
  publisher: text(200),
  author: text(300),
  publishedAt: text(100),
  date: text(100),
  canonicalUrl: text(2000),
  url: text(2000),
})

/** What a row of a corpus says: its id, if it has one, and the raw article. */
export interface RawRow {
  readonly id: string | undefined
  readonly raw: RawArticle
}

/**
 * The raw article in a row of a JSON Lines or CSV file: one of `text`, `html` or `paragraphs`, and what else is known.
 * `place` (file and line) begins the message of the `unusable-text` that is thrown for a row that does not fit; the
 * message names the field.
 */
export function parseRow(value: unknown, place: string): RawRow {
  const parsed = Row.safeParse(value)
  if (!parsed.success) throw badRow(place, faultsOf(parsed.error))
  const row = Object.fromEntries(
    Object.entries(parsed.data).filter(([, field]) => field !== null && field !== undefined && field !== ''),
  ) as { [K in keyof z.infer<typeof Row>]?: NonNullable<z.infer<typeof Row>[K]> }

  const {
    id,
    date,
    url,
    text,
    html,
    paragraphs,
    title,
    publishedAt = date,
    canonicalUrl = url,
    ...known
  } = row
  const bodies = [text, html, paragraphs].filter((body) => body !== undefined)
  if (bodies.length !== 1) {
    const detail = `needs one of text, html and paragraphs, and has ${bodies.length === 0 ? 'none' : bodies.length}`
    throw badRow(place, [{ pointer: '', detail }])
  }
  const rest = {
    ...known,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
  }
  const rowId = id === undefined ? undefined : String(id)
  if (paragraphs !== undefined) {
    if (title === undefined)
      throw badRow(place, [{ pointer: '/title', detail: 'is needed beside paragraphs' }])
    return { id: rowId, raw: { title, paragraphs, ...rest } }
  }
  const named = title === undefined ? rest : { title, ...rest }
  return html === undefined
    ? { id: rowId, raw: { text: text ?? '', format: 'text', ...named } }
    : { id: rowId, raw: { text: html, format: 'html', ...named } }
}

function badRow(place: string, fields: readonly FieldError[]) {
  const faults = fields.map(({ pointer = '', detail }) =>
    pointer === '' ? detail : `field ${pointer.slice(1)}: ${detail}`,
  )
  return unusableText(`${place}: ${faults.join('; ')}.`, fields)
}
