import type { EntityType } from '../../model/entity.js'
import type { Token } from '../../text/tokens.js'
import { decode } from './decode.js'
import { featuresAt, lookAt, maxFeatures } from './features.js'
import { labelCount, taggedTypes } from './labels.js'
import { createLexicon, type Lexicon, readTable } from './lexicon.js'
import { type Model, readModel } from './model.js'
import { cutSequences } from './sequences.js'
import { sharedWords } from './shared-words.js'

/** A name that the tagger sees: tokens `from` up to `to`. */
export interface TaggedSpan {
  readonly from: number
  readonly to: number
  readonly type: EntityType
  readonly derived: boolean
  /** The model's probability of exactly this span and type, 0 to 1. */
  readonly probability: number
}

/** What a tagger works with. */
export interface Tagger {
  readonly lexicon: Lexicon
  /** The names among the tokens of a text, in order. */
  readonly tag: (tokens: readonly Token[], text: string) => TaggedSpan[]
}

/** Added to the score of «no name»: below 0 finds more and errs more. Chosen on GermEval's development part. */
export const noNameBias = -0.4

const lists = new URL('../../../src/annotate/data/', import.meta.url)
const features = new Int32Array(maxFeatures)

let lexicon: Lexicon | undefined
const taggers = new Map<'german' | 'shared', Tagger>()

/**
 * The tagger for a language; its lists and weights are read once, when first asked for. German has its own; every
 * other language shares one, which knows English words.
 */
export function taggerFor(language: string): Tagger {
  const kind = language.toLowerCase().startsWith('de') ? 'german' : 'shared'
  const known = taggers.get(kind)
  if (known !== undefined) return known
  const tagger = createTagger(kind, readModel(new URL(`tagger-${kind}.bin`, lists)))
  taggers.set(kind, tagger)
  return tagger
}

/** A tagger with other weights than those that are shipped. */
export function createTagger(kind: 'german' | 'shared', model: Model): Tagger {
  lexicon ??= createLexicon([readTable(new URL('names.bin', lists)), readTable(new URL('nouns.bin', lists))])
  const words = lexicon
  const shared = kind === 'german' ? undefined : { words: sharedWords(), frequency: 512 }
  return {
    lexicon,
    tag: (tokens, text) =>
      cutSequences(tokens, text).flatMap(([from, to]) => tagSequence(tokens, from, to, words, model, shared)),
  }
}

function tagSequence(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: Lexicon,
  model: Model,
  shared: Parameters<typeof lookAt>[4],
): TaggedSpan[] {
  const sight = lookAt(tokens, from, to, words, shared)
  const scores = new Float64Array(sight.length * labelCount)
  for (let i = 0; i < sight.length; i++) {
    const count = featuresAt(sight, i, features)
    model.score(features, count, scores, i * labelCount)
    scores[i * labelCount]! += noNameBias
  }
  const { labels, probability } = decode(scores, model.transitions, sight.length)
  const spans: TaggedSpan[] = []
  for (let i = 0; i < labels.length; ) {
    const label = labels[i]!
    if (label === 0) {
      i++
      continue
    }
    const role = (label - 1) % 3
    let end = i + 1
    if (role !== 2) while (end < labels.length && labels[end] === label - role + 1) end++
    const type = taggedTypes[Math.floor((label - 1) / 3)]!
    spans.push({
      from: from + i,
      to: from + end,
      type,
      derived: role === 2,
      probability: probability(i, end),
    })
    i = end
  }
  return spans
}
