import type { VNode } from 'preact'
import type { Facets as FacetsShown } from '../model/search.js'
import { type PageContext, parametersOf, pathWith } from './context.js'
import { writeLanguage, writePeriod } from './dates.js'
import { wordsOf, writeNumber } from './words.js'

/** Values of one facet that are shown. */
const shownValues = 10

interface FacetsProps {
  readonly context: PageContext
  /** The list that they divide. */
  readonly list: '/articles' | '/quotes'
  readonly facets: FacetsShown | undefined
}

/** The facets of a list as links to what each leaves of it. */
export function Facets({ context, list, facets }: FacetsProps): VNode | null {
  if (facets === undefined) return null
  const { language } = context
  const page = { context, list }
  const words = wordsOf(language)
  const groups = [
    narrow(
      page,
      words.mentionedEntity,
      facets.entity,
      ({ name }) => name,
      ({ value }) => ({ entity: value }),
    ),
    narrow(
      page,
      words.speaker,
      facets.speaker,
      ({ name }) => name,
      ({ value }) => ({ speaker: value }),
    ),
    narrow(
      page,
      words.publisher,
      facets.publisher,
      ({ value }) => value,
      ({ value }) => ({ publisher: value }),
    ),
    narrow(
      page,
      words.language,
      facets.language,
      ({ value }) => writeLanguage(language, value),
      ({ value }) => ({ language: value }),
    ),
    narrow(
      page,
      words.months,
      facets.month,
      ({ value }) => writePeriod(language, value),
      ({ value }) => ({ from: `${value}-01`, to: lastDay(value) }),
    ),
  ].filter(({ links }) => links.length > 0)
  if (groups.length === 0) return null
  return (
    <aside class="facets" aria-labelledby="refine">
      <h2 id="refine">{words.refine}</h2>
      {groups.map(({ title, links }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul class="names">
            {links.map(({ label, count, path }) => (
              <li key={path}>
                <a href={path}>{label}</a> <small>{writeNumber(language, count)}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}

/** Parameters of a search that narrow it down, and stay when it is narrowed further. */
const kept = ['q', 'entity', 'speaker', 'language', 'publisher', 'from', 'to', 'sort']

function narrow<Value extends { readonly value: string; readonly count: number }>(
  { context, list }: Pick<FacetsProps, 'context' | 'list'>,
  title: string,
  values: readonly Value[] | undefined,
  label: (value: Value) => string,
  filter: (value: Value) => Record<string, string>,
) {
  const asked = parametersOf(context)
  const before = Object.fromEntries(kept.map((name) => [name, asked.get(name) ?? undefined]))
  return {
    title,
    links: (values ?? []).slice(0, shownValues).map((value) => ({
      label: label(value),
      count: value.count,
      path: pathWith(list, { ...before, ...filter(value) }),
    })),
  }
}

/** The last day of a month `YYYY-MM`. */
function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
