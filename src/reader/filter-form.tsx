import type { ComponentChildren, VNode } from 'preact'
import { type PageContext, parametersOf } from './context.js'
import { wordsOf } from './words.js'

interface FilterFormProps {
  readonly context: PageContext
  /** Where the list is. */
  readonly action: string
  /** Parameters that the form keeps, though it has no field for them. */
  readonly kept: readonly string[]
  /** The fields that always show. */
  readonly first: ComponentChildren
  /** The fields that show when they are asked for, or in use. */
  readonly children: ComponentChildren
}

/** The parameters that say how a list is shown, not what is in it. */
const notFilters = ['cursor', 'limit', 'format', 'sort', 'q', 'offsets', 'include', 'fields', 'facets']

/** The form above a list. Fields left empty are dropped by the server, since an empty filter is not a valid one. */
export function FilterForm({ context, action, kept, first, children }: FilterFormProps): VNode {
  const words = wordsOf(context.language)
  const parameters = parametersOf(context)
  const isInUse = [...parameters.keys()].some((name) => !notFilters.includes(name))
  return (
    <form class="filter" action={action}>
      <div class="fields">{first}</div>
      <details open={isInUse}>
        <summary>{words.filter}</summary>
        <div class="fields">
          {children}
          <button type="submit">{words.apply}</button>
        </div>
        {isInUse ? (
          <p>
            <a href={action}>{words.reset}</a>
          </p>
        ) : null}
      </details>
      {kept.flatMap((name) =>
        parameters
          .getAll(name)
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
    </form>
  )
}
