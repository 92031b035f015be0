import type { FoundMention, Knowledge } from '../../src/annotate/annotator.js'
import type { Annotator } from '../../src/annotate/create-annotator.js'
import { linkMentions } from '../../src/annotate/linking/link.js'
import { toDocumentParts } from '../../src/annotate/to-document.js'
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

/** How many mentions of the first article the annotator finds by itself, to the letter and linked right; and how many more. */
export function findSeed(annotator: Annotator): { right: number; of: number; extra: number } {
  const document = seedDocument()
  const blocks = documentBlocks(document).map((text, number) => ({ number, text }))
  const found = toDocumentParts(blocks, annotator.link(annotator.find(blocks, document.language), new Map()))
  const keysOf = ({ mentions, entities }: Pick<typeof document, 'mentions' | 'entities'>) => {
    const items = new Map(entities.map(({ id, wikidata }) => [id, wikidata]))
    return mentions.map(
      ({ paragraph, start, end, entity, derived }) =>
        `${paragraph} ${start} ${end} ${derived} ${items.get(entity ?? '')}`,
    )
  }
  const gold = new Set(keysOf(document))
  const own = keysOf(found)
  const right = own.filter((key) => gold.has(key)).length
  return { right, of: gold.size, extra: own.length - right }
}
