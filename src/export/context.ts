import type { MentionInContext } from '../model/mention.js'

/**
 * The mention with at most `width` code points of text on either side, cut at a word where one fits: keyword in
 * context.
 */
export function cutContext(mention: MentionInContext, width: number): MentionInContext {
  const left = [...mention.left]
  const right = [...mention.right]
  return {
    ...mention,
    left:
      left.length <= width
        ? mention.left
        : left
            .slice(-width)
            .join('')
            .replace(/^\S+\s(?=\S)/, ''),
    right:
      right.length <= width
        ? mention.right
        : right
            .slice(0, width)
            .join('')
            .replace(/(?<=\S)\s\S+$/, ''),
  }
}
