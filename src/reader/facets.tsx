import type { VNode } from 'preact'
import type { Facets as FacetsShown } from '../model/search.js'
import { type PageContext, parametersOf } from './context.js'
import { writeLanguage, writePeriod } from './dates.js'
import { wordsOf, writeNumber } from './words.js'

/** Values of one facet that are shown. Those that are chosen already are shown in any case. */
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
  // Each article has a language: all of these together are what the list has.
  const total = facets.language?.reduce((sum, { count }) => sum + count, 0)
  const page = { context, list, total }
  const words = wordsOf(language)
  const groups = [
    narrow(
      page,
      words.mentionedEntity,
      facets.entity,
      ({ name }) => name,
      ({ value }) => ({ entity: value }),
      list === '/articles',
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
            {links.map(({ label, count, path, isChosen }) => (
              <li key={path}>
                {isChosen ? (
                  <>
                    <b>{label}</b>{' '}
                    <a href={path}>
                      {words.removeFilter}
                      <span class="quiet">: {label}</span>
                    </a>
                  </>
                ) : (
                  <>
                    <a href={path}>{label}</a> <small>{writeNumber(language, count)}</small>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}

/** Parameters that say how a list is shown, which another list need not know or which belong to one page of it. */
const dropped = ['cursor', 'limit', 'format', 'offsets', 'include', 'fields']

function narrow<Value extends { readonly value: string; readonly count: number }>(
  { context, list, total }: Pick<FacetsProps, 'context' | 'list'> & { total: number | undefined },
  title: string,
  values: readonly Value[] | undefined,
  label: (value: Value) => string,
  filter: (value: Value) => Record<string, string>,
  isRepeatable = false,
) {
  const asked = parametersOf(context)
  for (const name of dropped) asked.delete(name)
  const links = (values ?? []).map((value) => {
    const wanted = Object.entries(filter(value))
    const isChosen = wanted.every(([name, text]) => asked.getAll(name).includes(text))
    const parameters = new URLSearchParams(asked)
    for (const [name, text] of wanted) {
      if (isChosen) parameters.delete(name, text)
      else if (isRepeatable) parameters.append(name, text)
      else parameters.set(name, text)
    }
    const path = parameters.size === 0 ? list : `${list}?${parameters}`
    return { label: label(value), count: value.count, path, isChosen }
  })
  // What all of the list has does not narrow it down.
  const narrowing = links.filter(({ isChosen, count }) => isChosen || count !== total)
  return { title, links: narrowing.filter(({ isChosen }, index) => isChosen || index < shownValues) }
}

/** The last day of a month `YYYY-MM`. */
function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
