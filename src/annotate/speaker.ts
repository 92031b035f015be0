import type { LinkedMention, UnitSpan } from './annotator.js'
import { firstNotBefore } from './sorted.js'

/** What may stand before the name of a body in a noun phrase that means the body itself. */
const articleWord = /^(?:(?:der|die|das|dem|den|des|the|a|an)\s+)?$/i

/** What makes the name behind it somebody else's: `ein Sprecher der Polizei`, `a spokesman for Berlin`. */
const belongsTo = /\p{L}\s+(?:des|der|von|vom|of|for|für|aus|beim|bei|at)\s+(?:\p{L}+\s+)?$/iu

/**
 * The mention that a noun phrase of `text` means, of the `mentions` that lie in it: of the persons the last one that it
 * does not merely belong to, else a body or place that fills it. Undefined where the phrase names nobody (`ein Sprecher
 * der Polizei`).
 */
export function speakerMention(
  phrase: UnitSpan,
  text: string,
  mentions: readonly LinkedMention[],
): LinkedMention | undefined {
  const before = (mention: LinkedMention) => text.slice(phrase.startUnit, mention.startUnit)
  const after = (mention: LinkedMention) => text.slice(mention.endUnit, phrase.endUnit)
  const inside = mentions.filter(({ derived }) => !derived)
  const persons = inside.filter((mention) => mention.type === 'person' && !belongsTo.test(before(mention)))
  const isAll = (mention: LinkedMention) =>
    mention.type !== 'person' && articleWord.test(before(mention)) && /^\W*$/u.test(after(mention))
  return persons.at(-1) ?? inside.find(isAll)
}

/** Finds the mentions inside spans, in time that does not grow with how many there are elsewhere. */
export function indexMentions(mentions: readonly LinkedMention[]): (span: UnitSpan) => LinkedMention[] {
  const byBlock = new Map<number, LinkedMention[]>()
  for (const mention of mentions) {
    const known = byBlock.get(mention.block)
    if (known === undefined) byBlock.set(mention.block, [mention])
    else known.push(mention)
  }
  for (const some of byBlock.values()) some.sort((a, b) => a.startUnit - b.startUnit)
  return ({ block, startUnit, endUnit }) => {
    const some = byBlock.get(block) ?? []
    const inside: LinkedMention[] = []
    for (let at = firstNotBefore(some, (mention) => mention.startUnit < startUnit); at < some.length; at++) {
      const mention = some[at] as LinkedMention
      if (mention.startUnit >= endUnit) break
      if (mention.endUnit <= endUnit) inside.push(mention)
    }
    return inside
  }
}
