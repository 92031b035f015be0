import type { FoundMention, Knowledge } from '../../src/annotate/annotator.js'
import { linkMentions } from '../../src/annotate/linking/link.js'
import { documentBlocks } from '../../src/model/document.js'
import { unitAt } from '../../src/text/codepoint.js'
import { seedDocument } from '../support/archive.js'

/** How many mentions of the first article get their Wikidata id, their spans and what they derive from given. */
export function linkSeed(knowledge: Knowledge): { right: number; of: number } {
  const document = seedDocument()
  const texts = documentBlocks(document)
  const entities = new Map(document.entities.map((entity) => [entity.id, entity]))
  const mentions = document.mentions.map((mention): FoundMention => {
    const entity = entities.get(mention.entity ?? '')
    const text = texts[mention.paragraph] ?? ''
    return {
      block: mention.paragraph,
      startUnit: unitAt(text, mention.start),
      endUnit: unitAt(text, mention.end),
      type: entity?.type ?? 'other',
      derived: mention.derived,
      name: mention.derived ? (entity?.name ?? mention.surface) : mention.surface,
      confidence: 1,
    }
  })
  const blocks = texts.map((text, number) => ({ number, text }))
  const linked = linkMentions(blocks, mentions, document.language, knowledge)
  const right = linked.filter(({ link }, index) => {
    const gold = entities.get(document.mentions[index]?.entity ?? '')?.wikidata
    return link?.wikidata === gold
  })
  return { right: right.length, of: linked.length }
}
