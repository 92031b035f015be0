import { z } from 'zod'
import { Id } from './id.js'
import { Language } from './language.js'
import { plainText } from './plain-text.js'

/**
 * A date (`2023-02-28`) or an instant in UTC (`2023-02-28T09:30:00Z`), as the publisher gave it.
 */
export const PublicationDate = z
  .union([z.iso.date(), z.iso.datetime()], 'must be a date (2023-02-28) or a UTC time (2023-02-28T09:30:00Z)')
  .meta({ description: 'Date or UTC time of publication.', examples: ['2023-02-28'] })

export const Title = z
  .string()
  .min(1)
  .max(1000)
  .meta({
    description: "Title, without the site's name.",
    examples: ['Blinken führt Gespräche mit zentralasiatischen Staaten'],
  })

export const Publisher = plainText(200).meta({ description: 'Who published it.', examples: ['EURACTIV.de'] })

/** An article as other resources point at it. */
export const ArticleReference = z
  .object({
    id: Id.meta({ examples: ['blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten'] }),
    url: z.string().meta({
      description: 'Path of the article.',
      examples: ['/articles/blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten'],
    }),
    title: Title,
    language: Language,
    publisher: Publisher.nullable(),
    publishedAt: PublicationDate.nullable(),
  })
  .meta({ id: 'ArticleReference', description: 'An article as other resources point at it.' })
export type ArticleReference = z.infer<typeof ArticleReference>

/** The date in a form that compares as a string: instants with milliseconds, a bare date before any instant of its day. */
export function sortableDate(date: string): string {
  return date.includes('T') ? new Date(date).toISOString() : date
}

/** A date of publication as an instant (RFC 3339): its first second in UTC, where it has no time. */
export function instant(date: string): string {
  return date.includes('T') ? date : `${date}T00:00:00Z`
}

/** Path of an article on this server. */
export function articleUrl(id: string): string {
  return `/articles/${id}`
}
