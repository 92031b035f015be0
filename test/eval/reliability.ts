/*
 * How often a name is right by the probability that the model gives it: threefold cross-validation on the training
 * text. `src/annotate/mentions/confidence.ts` holds the result. npx tsx test/eval/reliability.ts
 */

import { decode } from '../../src/annotate/mentions/decode.js'
import { featuresAt, lookAt, maxFeatures } from '../../src/annotate/mentions/features.js'
import { labelCount } from '../../src/annotate/mentions/labels.js'
import { createLexicon, readTable } from '../../src/annotate/mentions/lexicon.js'
import { createModel } from '../../src/annotate/mentions/model.js'
import { noNameBias } from '../../src/annotate/mentions/tagger.js'
import { exampleOf, readGold } from '../train/examples.js'
import { train } from '../train/field.js'
import { settings } from '../train/settings.js'

const lists = new URL('../../src/annotate/data/', import.meta.url)
const gold = new URL('../../../shared/gold/ner-de-germeval14-train.jsonl', import.meta.url)
const lexicon = createLexicon([
  readTable(new URL('names.bin', lists)),
  readTable(new URL('nouns.bin', lists)),
])
const examples = readGold(gold).map(exampleOf)
const features = new Int32Array(maxFeatures)
const bins = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, right: 0 }))
const folds = 3
for (let fold = 0; fold < folds; fold++) {
  const { transitions, keys, weights, step } = train(
    examples.filter((_, i) => i % folds !== fold),
    (tokens) => lookAt(tokens, 0, tokens.length, lexicon),
    settings,
  )
  const model = createModel(transitions, keys, weights, step)
  for (const { tokens, labels } of examples.filter((_, i) => i % folds === fold)) {
    if (tokens.length === 0) continue
    const sight = lookAt(tokens, 0, tokens.length, lexicon)
    const scores = new Float64Array(tokens.length * labelCount)
    for (let i = 0; i < tokens.length; i++) {
      model.score(features, featuresAt(sight, i, features), scores, i * labelCount)
      scores[i * labelCount]! += noNameBias
    }
    const found = decode(scores, model.transitions, tokens.length)
    for (let i = 0; i < tokens.length; ) {
      const label = found.labels[i]!
      let end = i + 1
      if (label !== 0 && (label - 1) % 3 === 0) while (found.labels[end] === label + 1) end++
      if (label !== 0) {
        const probability = found.probability(i, end)
        const bin = bins[Math.min(9, Math.floor(probability * 10))]!
        let right = (label - 1) % 3 !== 0 || labels[end] !== label + 1
        for (let k = i; k < end; k++) right &&= labels[k] === found.labels[k]
        bin.count++
        bin.sum += probability
        if (right) bin.right++
      }
      i = end
    }
  }
}
for (const { count, sum, right } of bins) {
  if (count === 0) continue
  process.stdout.write(
    `${String(count).padStart(5)} names, probability ${(sum / count).toFixed(3)}, right ${(right / count).toFixed(3)}\n`,
  )
}
