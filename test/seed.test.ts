import { readFileSync } from 'node:fs'
import t from 'tap'
import { documentBlocks } from '../src/model/document.js'
import { sliceText } from '../src/text/codepoint.js'
import { firstArticle, seedDocument } from './support/archive.js'

const document = seedDocument()
const raw = readFileSync(new URL(`../seed/${firstArticle}.txt`, import.meta.url), 'utf8')
const surfaces = (entity: string) =>
  document.mentions.filter((mention) => mention.entity === entity).map(({ surface }) => surface)

t.test('title and paragraphs are the raw text, less the name of the site and the boilerplate', async (t) => {
  t.equal(
    raw,
    `${document.title} – EURACTIV.de\n\n${document.paragraphs.join('\n\n')}\n\n\nsource site\n\nLeave a Reply`,
  )
  t.match(document, { publisher: 'EURACTIV.de', publishedAt: '2023-02-28', language: 'de' })
})

t.test('every name is a mention, in each of its forms', async (t) => {
  t.equal(document.mentions.length, 52)
  t.same(surfaces('antony-blinken'), [
    'Blinken',
    'Antony Blinken',
    'Blinkens',
    'Blinken',
    'Blinken',
    'Blinken',
    'Blinken',
  ])
  t.same(surfaces('moskau'), ['Moskaus', 'Moskau', 'Moskau'])
  t.same(surfaces('russische-invasion-in-der-ukraine'), [
    'russischen Invasion in der Ukraine',
    'Invasion der Ukraine',
    'Russlands Invasion in der Ukraine',
  ])
})

t.test('no name of an entity stands in the text without a mention', async (t) => {
  const names = document.entities.flatMap(({ name, aliases }) => [name, ...aliases.map(({ text }) => text)])
  documentBlocks(document).forEach((text, paragraph) => {
    for (const name of names) {
      for (const match of text.matchAll(new RegExp(`(?<!\\p{L})${name.replace('.', '\\.')}`, 'gu'))) {
        const start = [...text.slice(0, match.index)].length
        const isCovered = document.mentions.some(
          (mention) =>
            mention.paragraph === paragraph &&
            mention.start <= start &&
            mention.end >= start + [...name].length,
        )
        t.ok(isCovered, `${name} in paragraph ${paragraph}`)
      }
    }
  })
})

t.test('derived words are marked, and only they', async (t) => {
  const derived = document.mentions.filter((mention) => mention.derived).map(({ surface }) => surface)
  t.same(derived, [
    'zentralasiatischen',
    'US-Außenminister',
    'russischen',
    'Sowjetrepubliken',
    'Biden-Regierung',
    'zentralasiatischen',
    'US-Beamte',
    'Biden-Regierung',
    'US-Zusammenarbeit',
    'Sowjetrepublik',
    'kasachischen',
    'russischen',
    'Kasachen',
    'russischen',
    'Sowjetrepubliken',
  ])
})

t.test('every entity has names in both languages, a description and a Wikidata id', async (t) => {
  t.equal(document.entities.length, 20)
  for (const { id, labels, description, wikidata } of document.entities) {
    t.ok(labels['de'] && labels['en'] && description && wikidata, id)
  }
})

t.test('the quotes have kind, cue, speaker and addressee', async (t) => {
  const told = document.quotes.map(({ kind, spans, cue, speaker, addressee }) => [
    spans[0]?.paragraph,
    kind,
    cue?.surface,
    speaker?.surface,
    speaker?.entity,
    addressee?.entity ?? null,
  ])
  t.same(told, [
    [6, 'indirect', 'sagen', 'US-Beamte', null, null],
    [7, 'indirect', 'sagte', 'Blinken', 'antony-blinken', 'mukhtar-tileuberdi'],
    [8, 'direct', 'sagte', 'Blinken', 'antony-blinken', null],
    [
      9,
      'reported',
      'gewehrt',
      'den kasachischen Präsidenten Kassym-Schomart Tokajew',
      'kassym-schomart-tokajew',
      null,
    ],
  ])
})

t.test('the direct quote is what stands between the quotation marks', async (t) => {
  const [span] = document.quotes[2]?.spans ?? []
  const text = document.paragraphs[7] ?? ''
  t.ok(span)
  if (span) {
    t.equal(sliceText(text, span.start - 1, span.start), '„')
    t.equal(sliceText(text, span.end, span.end + 1), '“')
  }
})
