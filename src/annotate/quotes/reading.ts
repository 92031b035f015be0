import { type Sentence, splitSentences } from '../../text/sentences.js'
import { type Token, tokenize } from '../../text/tokens.js'
import type { Block, UnitSpan } from '../annotator.js'
import { firstNotBefore } from '../sorted.js'
import { type MarkedRange, pairMarks } from './marks.js'

/** A token as the quote finder reads it. */
export interface Word extends Token {
  readonly lower: string
  /** Begins with a letter or a digit. */
  readonly isWord: boolean
  readonly isCapital: boolean
  /** Index of the outermost marked range that the word lies in (the marks included), or -1. */
  readonly marked: number
  /** Lies in parentheses. */
  readonly aside: boolean
}

/** A run of words, half-open, as indices into `Reading.words`. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** One block, read: words, pairs of quotation marks, sentences. */
export interface Reading {
  readonly block: number
  readonly text: string
  readonly words: readonly Word[]
  readonly ranges: readonly MarkedRange[]
  /** Whole sentences; one that quotes several sentences in marks is one sentence. */
  readonly sentences: readonly Run[]
}

/** No sentence is taken to be longer, so that what looks through a sentence costs the same in a text without points. */
const maxSentence = 400
const startsWord = /^[\p{L}\p{N}]/u
const capital = /^\p{Lu}/u

/** Reads one block of an article in `language` (`de`, `en`). */
export function readBlock(block: Block, language: string): Reading {
  const tokens = tokenize(block.text)
  const ranges = pairMarks(block.text, tokens)
  const marked = new Int32Array(tokens.length).fill(-1)
  for (const [index, range] of ranges.entries()) {
    if (range.depth > 0) continue
    marked.fill(index, range.openToken, Math.min(range.closeToken + 1, tokens.length))
  }
  let asideUntil = -1
  const words = tokens.map((token, index): Word => {
    if (token.text === '(' && index > asideUntil) asideUntil = closingParenthesis(tokens, index)
    const lower = token.text.toLowerCase()
    return {
      text: token.text,
      startUnit: token.startUnit,
      endUnit: token.endUnit,
      lower,
      isWord: token.text.length > 1 || startsWord.test(token.text),
      isCapital: token.text.charCodeAt(0) !== lower.charCodeAt(0) && capital.test(token.text),
      marked: marked[index]!,
      aside: index <= asideUntil,
    }
  })
  return {
    block: block.number,
    text: block.text,
    words,
    ranges,
    sentences: sentenceRuns(words, splitSentences(block.text, language)),
  }
}

function closingParenthesis(tokens: readonly Token[], open: number): number {
  const end = Math.min(tokens.length, open + 40)
  for (let index = open + 1; index < end; index += 1) if (tokens[index]!.text === ')') return index
  return -1
}

function sentenceRuns(words: readonly Word[], sentences: readonly Sentence[]): Run[] {
  const runs: Run[] = []
  let from = 0
  let index = 0
  for (const sentence of sentences) {
    while (index < words.length && words[index]!.startUnit < sentence.endUnit) index += 1
    const last = words[index - 1]
    const next = words[index]
    // A boundary inside marks is none of the sentence that quotes.
    if (last && next && last.marked !== -1 && last.marked === next.marked) continue
    // The point stands inside the marks and the sentence goes on: „Geht!“, sagte er.
    if (next && last && last.marked !== -1 && !next.isCapital && next.isWord) continue
    if (next && !next.isWord && next.marked === -1 && /^[,;)]$/.test(next.text)) continue
    pushRuns(runs, from, index)
    from = index
  }
  pushRuns(runs, from, words.length)
  return runs
}

function pushRuns(runs: Run[], from: number, to: number): void {
  for (let at = from; at < to; at += maxSentence) runs.push({ from: at, to: Math.min(to, at + maxSentence) })
}

/** The span of a run of words, in the block's text; undefined for an empty run. */
export function spanOf(reading: Reading, from: number, to: number): UnitSpan | undefined {
  const first = reading.words[from]
  const last = reading.words[to - 1]
  if (!first || !last || from >= to) return undefined
  return { block: reading.block, startUnit: first.startUnit, endUnit: last.endUnit }
}

/** The outermost pairs of marks that open inside a run, with the words in between as far as the run goes. */
export function rangesIn(reading: Reading, run: Run): { readonly range: MarkedRange; readonly inner: Run }[] {
  const { ranges } = reading
  const from = firstNotBefore(ranges, (range) => range.openToken < run.from)
  const found: { range: MarkedRange; inner: Run }[] = []
  for (let at = from; at < ranges.length && ranges[at]!.openToken < run.to; at += 1) {
    const range = ranges[at]!
    const inner = { from: range.openToken + 1, to: Math.min(range.closeToken, run.to) }
    if (range.depth === 0 && inner.from < inner.to) found.push({ range, inner })
  }
  return found
}

/** A clause: the words between two commas, semicolons, colons, dashes or ends, none of them inside marks or parentheses. */
export interface Clause extends Run {
  /** The sign before the clause: `,` `;` `:` `–`, or empty at the start of the sentence. */
  readonly before: string
}

/** The clauses of a sentence, in order; every word but the signs between them is in one. */
export function clausesOf(reading: Reading, sentence: Run): Clause[] {
  const clauses: Clause[] = []
  let from = sentence.from
  let before = ''
  for (let index = sentence.from; index < sentence.to; index += 1) {
    const word = reading.words[index]!
    if (word.marked !== -1 || word.aside || !/^[,;:–—-]$/.test(word.text)) continue
    if (index > from) clauses.push({ from, to: index, before })
    from = index + 1
    before = word.text
  }
  if (sentence.to > from) clauses.push({ from, to: sentence.to, before })
  return clauses
}
