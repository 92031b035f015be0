import type { QuoteKind } from '../../model/quote.js'
import type { Evidence } from './confidence.js'
import type { NounPhrase } from './noun-phrase.js'
import type { Reading, Run } from './reading.js'

/** A speaker as it was read: a noun phrase of one block. */
export interface Party {
  readonly reading: Reading
  readonly phrase: NounPhrase
}

/** Words of one block. */
export interface Piece {
  readonly reading: Reading
  readonly run: Run
}

/** A quote in the making; runs are word indices of `reading`. */
export interface Draft {
  readonly kind: QuoteKind
  readonly reading: Reading
  /** Index of the sentence, in `reading.sentences`. */
  readonly sentence: number
  /** Pieces of sentences before this one. */
  earlier?: Piece[]
  readonly runs: readonly Run[]
  readonly cue: readonly number[]
  speaker: Party | undefined
  addressee: Party | undefined
  evidence: Evidence
}

/** A run without signs at its ends and not empty, or undefined. */
export function trimRun(reading: Reading, run: Run): Run | undefined {
  let { from, to } = run
  while (from < to && isEdge(reading, from)) from += 1
  while (to > from && isEdge(reading, to - 1)) to -= 1
  return from < to ? { from, to } : undefined
}

function isEdge(reading: Reading, index: number): boolean {
  const word = reading.words[index]!
  return word.marked === -1 && /^[.,;:!?–—-]$/.test(word.text)
}
