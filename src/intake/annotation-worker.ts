import { type Annotator, createAnnotator } from '../annotate/create-annotator.js'
import { type ErrorCode, type FieldError, GlosseError } from '../errors.js'
import type { RawArticle } from './raw-article.js'
import { takeIn } from './take-in.js'

/*
 * What a worker thread of `AnnotationWorkers` does: a task is a step and its arguments. An expected failure comes back
 * as a value, since an error loses its class on the way between threads.
 */

/** A step with its arguments. */
export type Task =
  | { readonly step: 'takeIn'; readonly args: readonly [RawArticle] }
  | { readonly step: 'find'; readonly args: Parameters<Annotator['find']> }
  | { readonly step: 'link'; readonly args: Parameters<Annotator['link']> }

/** What came of it. */
export type Outcome =
  | { readonly value: unknown }
  | {
      readonly failure: {
        readonly code: ErrorCode
        readonly message: string
        readonly fields: readonly FieldError[]
      }
    }

const annotator = createAnnotator()

/** @public called by name, by Piscina */
export function work(task: Task): Outcome {
  try {
    return { value: act(task) }
  } catch (error) {
    if (!(error instanceof GlosseError)) throw error
    return { failure: { code: error.code, message: error.message, fields: error.fields } }
  }
}

function act(task: Task): unknown {
  switch (task.step) {
    case 'takeIn':
      return takeIn(...task.args)
    case 'find':
      return annotator.find(...task.args)
    case 'link':
      return annotator.link(...task.args)
  }
}
