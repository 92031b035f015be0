import t from 'tap'
import { splitSentences } from '../../src/text/sentences.js'

function split(text: string, language = 'de'): string[] {
  return splitSentences(text, language).map(({ startUnit, endUnit }) => text.slice(startUnit, endUnit))
}

t.test('a sentence ends at a point before white space and a capital', async (t) => {
  t.same(split('Es regnet. Wir bleiben hier! Und du?  Ja.'), [
    'Es regnet.',
    'Wir bleiben hier!',
    'Und du?',
    'Ja.',
  ])
})

t.test('abbreviations, initials and ordinal numbers end no sentence', async (t) => {
  t.same(split('Dr. K. Meier kam am 3. Mai. Er blieb.'), ['Dr. K. Meier kam am 3. Mai.', 'Er blieb.'])
  t.same(split('Das ist z. B. so. Gut.'), ['Das ist z. B. so.', 'Gut.'])
})

t.test('a closing mark belongs to the sentence before it', async (t) => {
  t.same(split('Er rief: „Halt!“ Dann ging er.'), ['Er rief: „Halt!“', 'Dann ging er.'])
})

t.test('a line end ends a sentence, and blanks make none', async (t) => {
  t.same(split('Titel ohne Punkt\n\nDer Text.'), ['Titel ohne Punkt', 'Der Text.'])
  t.same(split(' \n '), [])
})
