import type { Token } from '../../text/tokens.js'

/** Words between a pair of quotation marks: indices of the two marks in the token list, and how deep the pair lies. */
export interface MarkedRange {
  readonly openToken: number
  /** The token after the last word inside: the closing mark, or where the paragraph ends without one. */
  readonly closeToken: number
  /** Whether a closing mark stands at `closeToken`; false where a quotation runs on into the next paragraph. */
  readonly closed: boolean
  /** 0 for a pair that lies in no other. */
  readonly depth: number
}

/** Closing marks by opening mark, most usual first: German, Swiss, French, English, Scandinavian and typed by hand. */
const closers: Readonly<Record<string, string>> = {
  '„': '“”"„',
  '‚': "‘’'",
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹',
  '“': '”"',
  '”': '”',
  '‘': '’',
  '"': '"',
  "'": "'",
}

const singles = "‚‘'‹›"
const marks = new Set('„“”"«»‚‘’\'‹›')
const wordCharacter = /[\p{L}\p{N}]/u

/** How deep pairs may lie in each other, and how many words one may hold: what is beyond is noise. */
const maxDepth = 3
const maxWords = 1500

function opensHere(text: string, token: Token): boolean {
  const before = token.startUnit === 0 ? ' ' : text.charAt(token.startUnit - 1)
  const after = token.endUnit === text.length ? ' ' : text.charAt(token.endUnit)
  return !/\s/.test(after) && !/[\p{L}\p{N}.,!?…]/u.test(before)
}

function closesHere(text: string, token: Token): boolean {
  const before = token.startUnit === 0 ? ' ' : text.charAt(token.startUnit - 1)
  return !/\s/.test(before)
}

interface Open {
  readonly token: number
  readonly mark: string
}

/**
 * The pairs of quotation marks of one block, in order of their opening marks. A mark without partner opens nothing, but
 * for a low or French mark at the start of the block, whose quotation runs to the block's end: so a quotation over
 * several paragraphs is printed, with a mark at each paragraph's start and one at the end of the last.
 */
export function pairMarks(text: string, tokens: readonly Token[]): MarkedRange[] {
  const pairs: { openToken: number; closeToken: number; closed: boolean }[] = []
  const stack: Open[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!
    if (!marks.has(token.text) || isDoubled(text, token)) continue
    const at = findOpen(stack, token, index, text)
    if (at !== -1) {
      const open = stack[at]!
      stack.length = at
      if (index - open.token > 1) pairs.push({ openToken: open.token, closeToken: index, closed: true })
    } else if (mayOpen(text, token)) {
      if (stack.length >= maxDepth) stack.shift()
      stack.push({ token: index, mark: token.text })
    }
  }
  const first = stack[0]
  if (first?.token === 0 && stack.length === 1 && tokens.length <= maxWords && tokens.length > 2)
    pairs.push({ openToken: 0, closeToken: tokens.length, closed: false })
  return withDepth(pairs)
}

/** Two apostrophes in a row are mark-up or a slip, no quotation mark. */
function isDoubled(text: string, token: Token): boolean {
  return (
    token.text === "'" && (text.charAt(token.startUnit - 1) === "'" || text.charAt(token.endUnit) === "'")
  )
}

function mayOpen(text: string, token: Token): boolean {
  const after = text.charAt(token.endUnit)
  if (token.text === '„' || token.text === '‚') return after !== '' && !/\s/.test(after)
  if (token.text === '’') return false
  return closers[token.text] !== undefined && opensHere(text, token)
}

function findOpen(stack: readonly Open[], token: Token, index: number, text: string): number {
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const open = stack[at]!
    if (!closers[open.mark]?.includes(token.text)) continue
    if (index - open.token > maxWords) continue
    // A mark that can open as well as close closes only behind a word or a point; a single one is often an apostrophe.
    if (token.text !== '“' && !closesHere(text, token)) continue
    if (token.text === '„' && opensHere(text, token)) continue
    if (singles.includes(open.mark) && wordCharacter.test(text.charAt(token.endUnit))) continue
    return at
  }
  return -1
}

function withDepth(
  pairs: readonly { openToken: number; closeToken: number; closed: boolean }[],
): MarkedRange[] {
  const sorted = [...pairs].sort((a, b) => a.openToken - b.openToken)
  const around: number[] = []
  return sorted.map((pair) => {
    while (around.length > 0 && around.at(-1)! <= pair.openToken) around.pop()
    around.push(pair.closeToken)
    return { ...pair, depth: around.length - 1 }
  })
}
