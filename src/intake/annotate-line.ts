import { z } from 'zod'
import type { Block, LinkedMention } from '../annotate/annotator.js'
import type { Annotator } from '../annotate/create-annotator.js'
import { toGoldShape as toGoldMention } from '../annotate/mentions/gold-shape.js'
import { toGoldShape as toGoldQuote } from '../annotate/quotes/gold-shape.js'
import { unusableText } from '../errors.js'
import type { Store } from '../store/store.js'
import { detectLanguage } from './language.js'

const Line = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  language: z.string().optional(),
})

export interface LineContext {
  readonly annotator: Annotator
  /** Where names are looked up. */
  readonly store: Pick<Store, 'findByNames'>
  /** Language of lines that do not tell theirs; detected where it is undefined. */
  readonly language: string | undefined
}

/**
 * One line of `annotate --jsonl`: the text as it is, without intake, every line of it a block. Offsets are UTF-16 code
 * units of the whole text. Throws `unusable-text`.
 */
export async function annotateLine(
  value: unknown,
  { annotator, store, language: standard }: LineContext,
): Promise<object> {
  const parsed = Line.safeParse(value)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not valid' }
    throw unusableText(`a line needs "id" and "text": ${path.join('.')} ${message}`)
  }
  const { id, text } = parsed.data
  const blocks = blocksOf(text)
  const language = parsed.data.language ?? standard ?? detectLanguage(text)
  const found = annotator.find(blocks, language)
  const { mentions, quotes } = annotator.link(found, await store.findByNames(found.names))
  const offsets = new Map(blocks.map(({ number, offset }) => [number, offset]))
  return {
    id,
    mentions: mentions.map((mention) => placedMention(mention, offsets.get(mention.block) ?? 0)),
    quotes: quotes.map((quote) => toGoldQuote(quote, text, offsets)),
  }
}

function placedMention(mention: LinkedMention, offset: number): object {
  const shape = toGoldMention(mention)
  const wikidata = mention.link?.wikidata
  return {
    ...shape,
    start: shape.start + offset,
    end: shape.end + offset,
    ...(wikidata == null ? {} : { wikidata }),
  }
}

/** The lines of a text as blocks, numbered from 1, with where each begins. */
function blocksOf(text: string): (Block & { offset: number })[] {
  return Array.from(text.matchAll(/\S[^\n]*/g), (match, index) => ({
    number: index + 1,
    text: match[0],
    offset: match.index,
  }))
}
