import type { MentionInContext } from '../model/mention.js'

/**
 * The mention with at most `width` code points of text on either side: keyword in context. A word that the cut would
 * split is left out.
 */
export function cutContext(mention: MentionInContext, width: number): MentionInContext {
  const left = [...mention.left]
  const right = [...mention.right]
  const cut = Math.max(0, left.length - width)
  const isSplit = (characters: readonly string[], at: number) =>
    /\S/.test(characters[at - 1] ?? ' ') && /\S/.test(characters[at] ?? ' ')
  const shownLeft = left.slice(cut).join('')
  const shownRight = right.slice(0, width).join('')
  return {
    ...mention,
    left: isSplit(left, cut) ? shownLeft.replace(/^\S+/, '').trimStart() : shownLeft,
    right: isSplit(right, width) ? shownRight.replace(/\S+$/, '').trimEnd() : shownRight,
  }
}
