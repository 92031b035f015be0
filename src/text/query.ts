import { codePointLength } from './codepoint.js'
import { foldWord, searchWords } from './stem.js'

/** Words that stand one after the other; with `isPrefix` the last one is the beginning of a word. */
export interface QueryWords {
  readonly kind: 'words'
  /** As they were written. */
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

/** A parsed search: what must match, what may not, and what either may. */
export type Query =
  | QueryWords
  | { readonly kind: 'all'; readonly parts: readonly Query[]; readonly without: readonly Query[] }
  | { readonly kind: 'any'; readonly parts: readonly Query[] }

/** A search that cannot be read; the message says where, counted in code points from 1. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
}

/** The longest search, in code points. */
export const longestQuery = 500
/** The most words of a search. */
const mostWords = 32
/** The most words with a `*`: each is looked for under many stems. */
const mostPrefixes = 4
/** The deepest brackets. */
const deepest = 8
/** The shortest prefix, in letters. */
const shortestPrefix = 2

type Token =
  | { readonly kind: 'words'; readonly at: number; readonly query: QueryWords }
  | { readonly kind: '(' | ')' | '-' | 'OR'; readonly at: number }

const marks = '"„“”«»'
const lexeme = new RegExp(
  `(?<open>[${marks}])(?<phrase>[^${marks}]*)(?<close>[${marks}])?` +
    `|(?<bracket>[()])` +
    `|(?<=^|[\\s(])(?<minus>-)(?=[\\p{L}\\p{N}(${marks}])` +
    `|(?<chunk>[^\\s()${marks}]+)`,
  'gu',
)

/**
 * Reads a search: words must all match, `"words in marks"` stand one after the other, `-word` leaves out, `OR` binds
 * less than standing side by side, brackets group, `word*` is the beginning of a word. A chunk such as
 * `US-Außenminister` is a phrase. Anything that is no letter or digit is passed over.
 * Throws QueryError for what has no meaning or exceeds a limit.
 */
export function parseQuery(text: string): Query {
  if (text.length > longestQuery * 2 || codePointLength(text.toWellFormed()) > longestQuery)
    throw new QueryError(`has more than ${longestQuery} characters`)
  const reader = new Reader(readTokens(text))
  const query = reader.any(0)
  const rest = reader.peek()
  if (rest !== undefined) fail(`closes a bracket that was not opened`, rest.at)
  if (query === undefined) throw new QueryError('has no word to look for at character 1')
  return query
}

/** The words that a search looks for, leaving out those that it leaves out. */
export function wantedWords(query: Query): QueryWords[] {
  if (query.kind === 'words') return [query]
  return query.parts.flatMap(wantedWords)
}

function readTokens(text: string): Token[] {
  const wellFormed = text.toWellFormed()
  const tokens: Token[] = []
  let words = 0
  let prefixes = 0
  for (const match of wellFormed.matchAll(lexeme)) {
    const at = codePointLength(wellFormed.slice(0, match.index)) + 1
    const { open, phrase = '', close, bracket, minus, chunk } = match.groups ?? {}
    if (open !== undefined && close === undefined) fail('has a quotation mark that is not closed', at)
    const token = bracket ?? minus
    if (token !== undefined) tokens.push({ kind: token as '(' | ')' | '-', at })
    else if (chunk === 'OR') tokens.push({ kind: 'OR', at })
    else {
      const query = readWords(
        chunk === 'AND' ? '' : (chunk ?? phrase),
        chunk !== undefined && /\*$/.test(chunk),
        at,
      )
      words += query.words.length
      if (words > mostWords) fail(`has more than ${mostWords} words`, at)
      if (query.isPrefix) prefixes++
      if (prefixes > mostPrefixes) fail(`has more than ${mostPrefixes} words with a *`, at)
      tokens.push({ kind: 'words', at, query })
    }
  }
  return tokens
}

function readWords(text: string, isPrefix: boolean, at: number): QueryWords {
  const words = searchWords(text)
  const last = words.at(-1)
  if (isPrefix && last !== undefined && codePointLength(foldWord(last)) < shortestPrefix)
    fail(`has a * behind fewer than ${shortestPrefix} letters`, at)
  return { kind: 'words', words, isPrefix: isPrefix && last !== undefined }
}

/** Reads tokens by recursive descent; what holds no words is undefined. */
class Reader {
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next]
  }

  any(depth: number): Query | undefined {
    const parts: Query[] = []
    let operator: Token | undefined
    for (;;) {
      const part = this.all(depth)
      const next = this.peek()
      const isOr = next?.kind === 'OR'
      if (part !== undefined) parts.push(part)
      else if (operator !== undefined || isOr)
        fail('has an OR without words on both sides', (isOr ? next : (operator as Token)).at)
      if (!isOr) break
      operator = next
      this.#next++
    }
    return parts.length > 1 ? { kind: 'any', parts } : parts[0]
  }

  all(depth: number): Query | undefined {
    const parts: Query[] = []
    const without: Query[] = []
    const start = this.peek()
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.kind === 'OR' || token.kind === ')') break
      const isLeftOut = token.kind === '-'
      if (isLeftOut) this.#next++
      const part = this.one(depth)
      if (part !== undefined) (isLeftOut ? without : parts).push(part)
    }
    if (parts.length === 0 && without.length > 0 && start !== undefined)
      fail('has only words to leave out, and none to look for,', start.at)
    return parts.length > 1 || without.length > 0 ? { kind: 'all', parts, without } : parts[0]
  }

  /** A group or words; undefined for what holds no word, and where neither stands next. */
  one(depth: number): Query | undefined {
    const token = this.peek()
    if (token === undefined || (token.kind !== 'words' && token.kind !== '(')) return undefined
    this.#next++
    if (token.kind === 'words') return token.query.words.length === 0 ? undefined : token.query
    if (depth >= deepest) fail(`has brackets more than ${deepest} deep`, token.at)
    const query = this.any(depth + 1)
    if (this.peek()?.kind !== ')') fail('has a bracket that is not closed', token.at)
    this.#next++
    return query
  }
}

function fail(what: string, at: number): never {
  throw new QueryError(`${what} at character ${at}`)
}
