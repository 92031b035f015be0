/*
 * Writes the weights of the mention tagger. Training text: GermEval 2014 (Benikova, Biemann and Reznicek 2014, CC BY
 * 4.0), beside the repository in ../shared/gold: for German the development part too, so that `npm run eval` measures
 * with weights that have not seen what they are measured on. Run by `npm run train`. Same data, same weights.
 */
import { writeFileSync } from 'node:fs'
import { lookAt } from '../../src/annotate/mentions/features.js'
import { hashWord } from '../../src/annotate/mentions/hash.js'
import { createLexicon, readTable } from '../../src/annotate/mentions/lexicon.js'
import { encodeModel } from '../../src/annotate/mentions/model.js'
import { sharedWords } from '../../src/annotate/mentions/shared-words.js'
import { type Example, exampleOf, readGold } from './examples.js'
import { type Trained, train } from './field.js'
import { settings } from './settings.js'

const lists = new URL('../../src/annotate/data/', import.meta.url)
const gold = new URL('../../../shared/gold/', import.meta.url)

const lexicon = createLexicon([
  readTable(new URL('names.bin', lists)),
  readTable(new URL('nouns.bin', lists)),
])
const [training, development] = ['train', 'dev'].map((part) =>
  readGold(new URL(`ner-de-germeval14-${part}.jsonl`, gold)).map(exampleOf),
) as [Example[], Example[]]

/**
 * An example as it would look in a language that writes common nouns small: every word that is no name loses its
 * capital, but for the first and those that such a language writes with one too (titles, days and months).
 */
function decapitalize({ tokens, labels }: Example): Example {
  const small = tokens.map((token, i) =>
    i === 0 ||
    labels[i] !== 0 ||
    !/^\p{Lu}[\p{Ll}-]/u.test(token.text) ||
    shared.has(hashWord(token.text.toLowerCase()))
      ? token
      : { ...token, text: token.text.toLowerCase() },
  )
  return { tokens: small, labels }
}

const shared = sharedWords()
function save(file: string, { transitions, keys, weights, step }: Trained): void {
  const bytes = encodeModel(transitions, keys, weights, step)
  writeFileSync(new URL(file, lists), bytes)
  process.stdout.write(`${file}: ${keys.length} features, ${bytes.length} bytes, step ${step.toFixed(4)}\n`)
}

// More text helps German (F1 on unseen text 0.710 to 0.722), and not English.
save(
  'tagger-german.bin',
  train([...training, ...development], (tokens) => lookAt(tokens, 0, tokens.length, lexicon), settings),
)
const view = { words: shared, frequency: 128 }
save(
  'tagger-shared.bin',
  train(training.map(decapitalize), (tokens) => lookAt(tokens, 0, tokens.length, lexicon, view), settings),
)
