import type { Block, LinkedMention, UnitSpan } from './annotator.js'

/** What may stand before the name of a body in a noun phrase that means the body itself. */
const articleWord = /^(?:(?:der|die|das|dem|den|des|the|a|an)\s+)?$/i

/** What makes the name behind it somebody else's: `ein Sprecher der Polizei`, `a spokesman for Berlin`. */
const belongsTo = /\p{L}\s+(?:des|der|von|vom|of|for|für|aus|beim|bei|at)\s+(?:\p{L}+\s+)?$/iu

/**
 * The mention that a noun phrase means: of the persons in it the last one that it does not merely belong to, else a
 * body or place that fills it. Undefined where the phrase names nobody (`ein Sprecher der Polizei`).
 */
export function speakerMention(
  phrase: UnitSpan,
  blocks: readonly Block[],
  mentions: readonly LinkedMention[],
): LinkedMention | undefined {
  const text = blocks.find(({ number }) => number === phrase.block)?.text ?? ''
  const before = (mention: LinkedMention) => text.slice(phrase.startUnit, mention.startUnit)
  const inside = mentions.filter(
    ({ block, startUnit, endUnit, derived }) =>
      block === phrase.block && startUnit >= phrase.startUnit && endUnit <= phrase.endUnit && !derived,
  )
  const persons = inside.filter((mention) => mention.type === 'person' && !belongsTo.test(before(mention)))
  return (
    persons.at(-1) ??
    inside.find(
      (mention) =>
        mention.type !== 'person' &&
        articleWord.test(before(mention)) &&
        /^\W*$/u.test(text.slice(mention.endUnit, phrase.endUnit)),
    )
  )
}
