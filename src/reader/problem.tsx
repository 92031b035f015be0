import type { VNode } from 'preact'
import { type PageContext, parametersOf } from './context.js'
import { drawPage, Shell } from './shell.js'
import { wordsOf } from './words.js'

/** One thing wrong with one field. */
interface Fault {
  readonly detail: string
  readonly parameter?: string | undefined
  readonly header?: string | undefined
  readonly pointer?: string | undefined
}

/** A problem as the JSON answer carries it (RFC 9457). */
export interface ProblemShown {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly Fault[] | undefined
}

/** The page of a problem, in friendlier words than its JSON. */
export function problemPage(problem: ProblemShown, context: PageContext): string {
  const words = wordsOf(context.language)
  const titles: Readonly<Record<number, string>> = { 404: words.notFound, 400: words.invalid }
  const title = titles[problem.status] ?? words.problem
  const errors = problem.errors ?? []
  return drawPage(
    <Shell context={context} title={title}>
      <h1>{title}</h1>
      {problem.status === 404 ? <p>{words.notFoundHint}</p> : null}
      <div class="problem" lang="en">
        {errors.length === 0 ? <p>{problem.detail}</p> : <Faults context={context} errors={errors} />}
      </div>
      <p class="about">
        <span>
          {words.problemStatus} {problem.status}
        </span>
        <a href={new URL(problem.type, 'http://localhost').pathname}>{words.aboutProblem}</a>
        <a href="/">{words.home}</a>
      </p>
    </Shell>,
  )
}

function Faults({ context, errors }: { context: PageContext; errors: readonly Fault[] }): VNode {
  const query = errors.find(({ parameter, detail }) => parameter === 'q' && placeOf(detail) !== undefined)
  return (
    <>
      {query === undefined ? null : <QueryFault context={context} place={placeOf(query.detail) ?? 1} />}
      <ul>
        {errors.map(({ detail, parameter, header, pointer }) => (
          <li key={`${parameter} ${detail}`}>
            <code>{parameter ?? header ?? pointer ?? ''}</code> {detail}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where a query is wrong, counted from 1 in code points, if its message tells. */
function placeOf(detail: string): number | undefined {
  const place = /\bat character (\d+)/.exec(detail)?.[1]
  return place === undefined ? undefined : Number(place)
}

/** The query with a caret below the character that is wrong. */
function QueryFault({ context, place }: { context: PageContext; place: number }): VNode {
  const words = wordsOf(context.language)
  const characters = [...(parametersOf(context).get('q') ?? '')]
  const from = Math.max(0, place - 1 - 40)
  const shown = characters.slice(from, place + 40)
  return (
    <div lang={context.language}>
      <p>{words.queryFault}</p>
      <pre class="fault">
        {shown.slice(0, place - 1 - from).join('')}
        <mark>{shown[place - 1 - from] ?? '\u00a0'}</mark>
        {shown.slice(place - from).join('')}
      </pre>
      <p>{words.queryHelp}</p>
    </div>
  )
}

/** A kind of problem, as the catalogue has it. */
export interface ProblemTypeShown {
  readonly title: string
  readonly status: number
  readonly description: string
}

/** All of them, each with the path of its page. */
export type ProblemTypesShown = readonly (ProblemTypeShown & {
  readonly name: string
  readonly url: string
})[]

/** The page that the `type` of a problem points at. */
export function problemTypePage(
  { title, status, description }: ProblemTypeShown,
  context: PageContext,
): string {
  const words = wordsOf(context.language)
  return drawPage(
    <Shell context={context} title={title}>
      <h1 lang="en">{title}</h1>
      <p class="about">
        {words.problemStatus} {status}
      </p>
      <p lang="en">
        <Described text={description} />
      </p>
      <p class="about">
        <a href="/problems">{words.allProblems}</a>
        <a href="/docs">{words.documentation}</a>
      </p>
    </Shell>,
  )
}

/** The page of all kinds of problems. */
export function problemTypesPage(types: ProblemTypesShown, context: PageContext): string {
  const words = wordsOf(context.language)
  return drawPage(
    <Shell context={context} title={words.allProblems}>
      <h1>{words.allProblems}</h1>
      <ul class="list">
        {types.map((type) => (
          <li key={type.name}>
            <h2 lang="en">
              <a href={type.url}>{type.title}</a>
            </h2>
            <p class="about">
              <span>
                {words.problemStatus} {type.status}
              </span>
              <code>{type.name}</code>
            </p>
            <p lang="en">
              <Described text={type.description} />
            </p>
          </li>
        ))}
      </ul>
    </Shell>,
  )
}

/** Text with what stands between backticks as code. */
function Described({ text }: { text: string }): VNode {
  return (
    <>{text.split('`').map((piece, index) => (index % 2 === 0 ? piece : <code key={piece}>{piece}</code>))}</>
  )
}
