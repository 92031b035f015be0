import type { PageElement, PageNode, PageText } from './dom.js'

const blockTags = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol option p pre ' +
    'search section summary table tbody tfoot thead tr ul'
  ).split(' '),
)

/** Elements whose text nobody sees. */
const unseen = new Set(
  'script style noscript template head title svg math canvas iframe object embed audio video noframes link meta'.split(
    ' ',
  ),
)

/** Elements that hold something else than running text, and why their text is not taken. */
const apart: Readonly<Record<string, string>> = {
  nav: 'navigation',
  aside: 'beside the article',
  footer: 'footer',
  form: 'form',
  button: 'button',
  select: 'form',
  textarea: 'form',
  label: 'form',
  fieldset: 'form',
  dialog: 'dialog',
  figcaption: 'caption',
  caption: 'caption',
}

/** A text node of a page; `linked` when it stands in a link. */
interface Piece {
  readonly node: PageText
  readonly text: string
  readonly linked: boolean
}

/** What stands in one line box of a page: the text between the edges of block elements. */
export interface PageBlock {
  /** Local name of the block element around it. */
  readonly tag: string
  /** Its text; a line feed stands for each `<br>`. */
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Why it is not running text, where an element around it says so. */
  readonly apart: string | undefined
  /** Number of the innermost `<article>` around it, from 1; 0 outside of all. */
  readonly article: number
}

interface Surroundings {
  readonly tag: string
  readonly apart: string | undefined
  readonly article: number
  readonly linked: boolean
}

/** What an element costs that is not nested, counted in levels of nesting. */
const elementWork = 20

/** The blocks of text that a reader of the page sees, in order, and how costly its elements are to walk again. */
export interface PageBlocks {
  readonly blocks: readonly PageBlock[]
  /** Sum over all elements of their depth and `elementWork`. */
  readonly work: number
}

/**
 * Cuts the text of `root` into blocks. Every character that is seen stands in one of them, once. Takes time in
 * proportion to the size of the page, however deep its elements are nested.
 */
export function readPageBlocks(root: PageElement): PageBlocks {
  const blocks: PageBlock[] = []
  const around: Surroundings[] = [
    surroundingsOf(root, { tag: 'body', apart: undefined, article: 0, linked: false }, () => 1),
  ]
  let articles = 0
  let work = 0
  let parts: string[] = []
  let pieces: Piece[] = []

  const flush = () => {
    const { tag, apart, article } = around.at(-1) ?? { tag: 'body', apart: undefined, article: 0 }
    if (pieces.length > 0) blocks.push({ tag, text: parts.join(''), pieces, apart, article })
    parts = []
    pieces = []
  }
  const enter = (element: PageElement): boolean => {
    const name = element.localName
    work += elementWork + around.length
    if (name === 'br') parts.push('\n')
    if (unseen.has(name) || name === 'br') return false
    if (blockTags.has(name)) flush()
    if (name === 'td' || name === 'th') parts.push(' ')
    around.push(surroundingsOf(element, around.at(-1) as Surroundings, () => ++articles))
    return true
  }
  const leave = (element: PageElement) => {
    if (blockTags.has(element.localName)) flush()
    around.pop()
  }

  let node: PageNode | null = root.firstChild
  while (node !== null) {
    let descend = false
    if (node.nodeType === 3) {
      const text = (node as PageText).data.replace(/\s+/g, ' ')
      parts.push(text)
      if (text !== ' ' && text !== '')
        pieces.push({ node: node as PageText, text, linked: around.at(-1)?.linked ?? false })
    } else if (node.nodeType === 1) {
      descend = enter(node as PageElement)
      if (descend && node.firstChild === null) {
        leave(node as PageElement)
        descend = false
      }
    }
    if (descend) {
      node = node.firstChild
      continue
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode
      if (node === null || node === root) {
        node = null
        break
      }
      leave(node as PageElement)
    }
    node = node?.nextSibling ?? null
  }
  flush()
  return { blocks, work }
}

function surroundingsOf(element: PageElement, outer: Surroundings, nextArticle: () => number): Surroundings {
  const name = element.localName
  const hidden =
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style')?.slice(0, 500) ?? '')
  return {
    tag: blockTags.has(name) ? name : outer.tag,
    apart: outer.apart ?? (hidden ? 'hidden' : apart[name]),
    article: name === 'article' ? nextArticle() : outer.article,
    linked: outer.linked || name === 'a',
  }
}
