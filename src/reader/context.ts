import type { InterfaceLanguage } from './words.js'

/** A representation of what a page shows. */
interface Alternate {
  /** Name of the format, as `?format=` takes it. */
  readonly format: string
  /** Its media type. */
  readonly type: string
  /** Path and parameters. */
  readonly path: string
  /** Whether it is the page itself. */
  readonly isShown: boolean
}

/** What a page is drawn with, beside what it shows. */
export interface PageContext {
  /** Language of everything but the articles. */
  readonly language: InterfaceLanguage
  /** Path and parameters as asked for. */
  readonly path: string
  /** URL of this server, without a slash at its end. */
  readonly baseUrl: string
  /** Every representation of what is shown, the page included. */
  readonly alternates: readonly Alternate[]
}

/** One page of a list, as the JSON answer carries it. */
export interface ListPage<T> {
  readonly data: readonly T[]
  /** Path of the next page. */
  readonly next: string | null
}

/** The parameters that a page was asked for with. */
export function parametersOf({ path }: PageContext): URLSearchParams {
  return new URLSearchParams(path.slice(path.indexOf('?') + 1 || path.length))
}

/** A path with parameters, those that are undefined left out. */
export function pathWith(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.append(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}
