import type { FoundMention } from '../../src/annotate/annotator.js'
import { gazetteerNames } from '../../src/annotate/gazetteer/gazetteer.js'
import { lookAt } from '../../src/annotate/mentions/features.js'
import { findMentions } from '../../src/annotate/mentions/find.js'
import { createModel } from '../../src/annotate/mentions/model.js'
import { createTagger, taggerFor } from '../../src/annotate/mentions/tagger.js'
import { exampleOf, type GoldDocument } from '../train/examples.js'
import { train } from '../train/field.js'
import { settings } from '../train/settings.js'

/**
 * The German mentions of `documents`, found with weights that have not seen them: each half by a tagger trained on `base`
 * and the other half. What is shipped was trained on all of them. Takes half a minute.
 */
export function findUnseen(
  base: readonly GoldDocument[],
  documents: readonly GoldDocument[],
): ReadonlyMap<string, readonly FoundMention[]> {
  const { lexicon } = taggerFor('de')
  const known = gazetteerNames()
  const found = new Map<string, readonly FoundMention[]>()
  for (const half of [0, 1]) {
    const others = documents.filter((_, index) => index % 2 !== half)
    const { transitions, keys, weights, step } = train(
      [...base, ...others].map(exampleOf),
      (tokens) => lookAt(tokens, 0, tokens.length, lexicon),
      settings,
    )
    const tagger = createTagger('german', createModel(transitions, keys, weights, step))
    documents.forEach(({ id, text }, index) => {
      if (index % 2 === half) found.set(id, findMentions([{ number: 1, text }], 'de', known, tagger))
    })
  }
  return found
}
