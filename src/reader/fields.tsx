import type { VNode } from 'preact'
import { QuoteKind } from '../model/quote.js'
import { type PageContext, parametersOf } from './context.js'
import { writeLanguage } from './dates.js'
import { entityTypes } from './parts.js'
import { wordsOf } from './words.js'

interface FieldProps {
  readonly context: PageContext
  readonly name: string
  readonly label: string
}

/** A field of a form that asks for a list, with what the page was asked for with; one for each value that it has. */
export function TextField({ context, name, label }: FieldProps): VNode {
  const asked = parametersOf(context).getAll(name)
  return (
    <>
      {(asked.length === 0 ? [undefined] : asked).map((value) => (
        <label key={value}>
          <span>{label}</span>
          <input name={name} value={value} />
        </label>
      ))}
    </>
  )
}

/** A field for a name, with the names that the list has most of to choose from; one for each value that it has. */
export function NameField({
  context,
  name,
  label,
  known = [],
}: FieldProps & {
  known?: readonly { readonly value: string; readonly name?: string }[] | undefined
}): VNode {
  const asked = parametersOf(context).getAll(name)
  const names = `known-${name}`
  return (
    <>
      {(asked.length === 0 ? [undefined] : asked).map((value) => (
        <label key={value}>
          <span>{label}</span>
          <input name={name} value={value} autocomplete="off" list={known.length === 0 ? undefined : names} />
        </label>
      ))}
      {known.length === 0 ? null : (
        <datalist id={names}>
          {known.map((option) => (
            <option key={option.value} value={option.value} label={option.name} />
          ))}
        </datalist>
      )}
    </>
  )
}

/** A field for a day. */
export function DateField({ context, name, label }: FieldProps): VNode {
  return (
    <label>
      <span>{label}</span>
      <input type="date" name={name} value={parametersOf(context).get(name) ?? undefined} />
    </label>
  )
}

/** A choice of a form that asks for a list. The first option is the one that applies where nothing is chosen. */
export function ChoiceField({
  context,
  name,
  label,
  options,
}: FieldProps & { options: readonly (readonly [value: string, label: string])[] }): VNode {
  const chosen = parametersOf(context).get(name) ?? ''
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Which language the articles are in. */
export function LanguageField({ context }: { context: PageContext }): VNode {
  const words = wordsOf(context.language)
  const asked = parametersOf(context).get('language')
  const codes = [...new Set(['de', 'en', ...(asked === null || asked === '' ? [] : [asked])])]
  const options = codes.map((code) => [code, writeLanguage(context.language, code)] as const)
  return (
    <ChoiceField
      context={context}
      name="language"
      label={words.language}
      options={[['', words.any], ...options]}
    />
  )
}

/** Which type entities have. */
export function TypeField({ context }: { context: PageContext }): VNode {
  const words = wordsOf(context.language)
  const options = entityTypes.map((type) => [type, words.groups[type]] as const)
  return (
    <ChoiceField context={context} name="type" label={words.type} options={[['', words.any], ...options]} />
  )
}

/** Which kind quotes are of. */
export function KindField({ context }: { context: PageContext }): VNode {
  const words = wordsOf(context.language)
  const options = QuoteKind.options.map((kind) => [kind, words.kinds[kind]] as const)
  return (
    <ChoiceField context={context} name="kind" label={words.kind} options={[['', words.any], ...options]} />
  )
}
