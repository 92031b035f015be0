import fc from 'fast-check'
import t from 'tap'
import { createAnnotator } from '../../src/annotate/create-annotator.js'
import { speakerMention } from '../../src/annotate/speaker.js'
import { annotateLine } from '../../src/intake/annotate-line.js'
import { makeDocument } from '../../src/intake/make-document.js'
import { documentFaults } from '../../src/model/document.js'
import { openArchive } from '../support/archive.js'
import { holdsAsync } from '../support/property.js'

const annotator = createAnnotator()
const now = new Date('2026-11-25T00:00:00Z')
const nowhere = { findByNames: async () => new Map<string, never>() }

const make = (text: string, language?: string) =>
  makeDocument({ text, ...(language === undefined ? {} : { language }) }, { annotator, store: nowhere, now })

t.test('what is found in any text makes a sound document, and the same one again', async (t) => {
  const word = fc.constantFrom(
    ...'Angela Merkel sagte „ “ » « " \' , . : – - ( ) laut Berlin US-Beamte 😀 ‮ é u\u0308 dass habe sei Moskaus \n\n der Polizei said'.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc
      .array(word, { minLength: 1, maxLength: 60 })
      .map((words) => `Ein Titel\n\n${words.join(' ')} und mehr.`),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((some) => `Ein Titel\n\nx ${some} x`),
  )
  await holdsAsync(
    t,
    fc.asyncProperty(text, fc.constantFrom('de', 'en', 'fr'), async (some, language) => {
      const { document } = await make(some, language)
      const again = await make(some, language)
      return (
        documentFaults(document).length === 0 && JSON.stringify(document) === JSON.stringify(again.document)
      )
    }),
    { numRuns: 300 },
  )
})

t.test('offsets of a line are UTF-16 units of the text as it came', async (t) => {
  const text = '  😀 Angela Merkel kam.\r\n\r\n„Ich bin gern hier in Berlin“, sagte Merkel am Abend.  '
  const context = { annotator, store: nowhere, language: 'de' }
  const line = (await annotateLine({ id: 'x', text }, context)) as {
    mentions: { start: number; end: number; type: string; wikidata?: string }[]
    quotes: { type: string; quote: [number, number][]; speaker: [number, number][] }[]
  }
  const named = line.mentions.map(({ start, end, type, wikidata }) => [
    text.slice(start, end),
    type,
    wikidata,
  ])
  t.ok(named.some(([surface, type]) => surface === 'Angela Merkel' && type === 'PER'))
  t.ok(named.some(([surface, type, item]) => surface === 'Berlin' && type === 'LOC' && item === 'Q64'))
  const [quote] = line.quotes
  t.equal(quote?.type, 'Direct')
  t.equal(quote && text.slice(...(quote.quote[0] ?? [0, 0])), '„Ich bin gern hier in Berlin“')
  t.equal(quote && text.slice(...(quote.speaker[0] ?? [0, 0])), 'Merkel')
  await t.rejects(annotateLine({ text: 'x' }, context), { code: 'unusable-text', message: /"id" and "text"/ })
})

t.test('names are linked to what the archive knows before the gazetteer', async (t) => {
  const store = await openArchive(t)
  const text = 'Treffen\n\nTokajew sagte am Montag in Astana, er wolle nach Kasachstan zurück.'
  const { document } = await makeDocument({ text, language: 'de' }, { annotator, store, now })
  const ids = document.mentions.map(({ surface, entity }) => [surface, entity])
  t.ok(
    ids.some(([surface, entity]) => surface === 'Tokajew' && entity === 'kassym-schomart-tokajew'),
    JSON.stringify(ids),
  )
  await store.importDocuments([document], { existing: 'keep', now })
  t.match(await store.getEntity('kassym-schomart-tokajew'), { counts: { articles: 2 } })
})

t.test('a new name becomes one new entity, in one article and in the next', async (t) => {
  const store = await openArchive(t, [])
  for (const [title, body] of [
    ['Eins', 'Bürgermeisterin Sabine Wohlgemuth kam nach Berlin. Sabine Wohlgemuth blieb einen Tag.'],
    ['Zwei', 'Am Freitag sprach Sabine Wohlgemuth in Hamburg mit der Presse.'],
  ]) {
    const { document } = await makeDocument(
      { text: `${title}\n\n${body}`, language: 'de' },
      { annotator, store, now },
    )
    await store.importDocuments([document], { existing: 'keep', now })
  }
  const { items } = await store.findEntities({ prefix: 'wohlgemuth' }, 'name', { limit: 10 })
  t.match(items, [
    { id: 'sabine-wohlgemuth', type: 'person', wikidata: null, counts: { articles: 2, mentions: 3 } },
  ])
  t.equal(items.length, 1)
})

t.test('a speaker is who the phrase means, not whom it belongs to', async (t) => {
  const mention = (text: string, name: string, type: 'person' | 'organization') => ({
    block: 1,
    startUnit: text.indexOf(name),
    endUnit: text.indexOf(name) + name.length,
    type,
    derived: false,
    name,
    confidence: 1,
    link: undefined,
    candidates: [],
    chain: 0,
  })
  const means = (text: string, name: string, type: 'person' | 'organization') =>
    speakerMention({ block: 1, startUnit: 0, endUnit: text.length }, text, [mention(text, name, type)])?.name
  t.equal(means('Bundeskanzlerin Angela Merkel', 'Angela Merkel', 'person'), 'Angela Merkel')
  t.equal(means('die SPD', 'SPD', 'organization'), 'SPD')
  t.equal(means('ein Sprecher der SPD', 'SPD', 'organization'), undefined)
  t.equal(means('ein Sprecher von Angela Merkel', 'Angela Merkel', 'person'), undefined)
  t.equal(means('a spokesman for Angela Merkel', 'Angela Merkel', 'person'), undefined)
})
