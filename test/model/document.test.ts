import fc from 'fast-check'
import t from 'tap'
import { GlosseError } from '../../src/errors.js'
import { parseDocument } from '../../src/intake/read-document.js'
import { freeId, Id, mentionId, quoteId, slug } from '../../src/model/id.js'
import { firstArticle, seedDocument, seedJson } from '../support/archive.js'
import { holds } from '../support/property.js'

type Json = Record<string, unknown>

/** Sets what a JSON Pointer points at; undefined takes it away. */
function set(document: Json, pointer: string, value: unknown): void {
  const steps = pointer.slice(1).split('/')
  const last = steps.pop() as string
  const parent = steps.reduce((node, step) => node[step] as Json, document)
  if (value === undefined) delete parent[last]
  else parent[last] = value
}

/** What is said about the seed document after a change at a JSON Pointer. */
function faultsAfter(pointer: string, value: unknown): { message: string; pointers: (string | undefined)[] } {
  const document = seedJson()
  set(document, pointer, value)
  try {
    parseDocument(document, 'seed.json')
  } catch (error) {
    if (!(error instanceof GlosseError)) throw error
    const details = error.fields.map(({ detail }) => detail)
    return {
      message: [error.message, ...details].join('\n'),
      pointers: error.fields.map((field) => field.pointer),
    }
  }
  return { message: '', pointers: [] }
}

t.test('the first article is a sound document', async (t) => {
  t.equal(seedDocument().id, firstArticle)
})

t.test('a surface that is not at its span is named with article, paragraph and span', async (t) => {
  const { message, pointers } = faultsAfter('/mentions/3/surface', 'Antony Blinkem')
  t.match(message, firstArticle)
  t.match(message, 'paragraph 1, span 17–31')
  t.match(message, '«Antony Blinkem»')
  t.match(message, '«Antony Blinken»')
  t.same(pointers, ['/mentions/3'])
})

t.test('every broken invariant is found', async (t) => {
  const { mentions, entities, quotes } = seedDocument()
  const piece = { paragraph: 1, start: 0, end: 2 }
  const cases: [what: string, pointer: string, value: unknown, message: RegExp, at: string][] = [
    ['a span beyond the paragraph', '/mentions/0/end', 9999, /does not lie inside/, '/mentions/0'],
    ['an empty span', '/mentions/0/start', 7, /does not lie inside/, '/mentions/0'],
    ['a paragraph that is not there', '/mentions/0/paragraph', 11, /only 10 paragraphs/, '/mentions/0'],
    ['an unknown entity', '/mentions/0/entity', 'nobody', /no entity 'nobody'/, '/mentions/0/entity'],
    ['a type against the entity', '/mentions/0/type', 'event', /is a person/, '/mentions/0/type'],
    ['a mention twice', '/mentions/52', mentions[0], /another mention/, '/mentions/52'],
    [
      'an entity twice',
      '/entities/20',
      { ...entities[0], wikidata: null },
      /another entity/,
      '/entities/20/id',
    ],
    ['a Wikidata id twice', '/entities/1/wikidata', 'Q7821917', /Q7821917/, '/entities/1/wikidata'],
    ['a quote whose text differs', '/quotes/2/text', 'Manchmal', /the spans hold/, '/quotes/2/text'],
    ['a quote twice', '/quotes/4', quotes[0], /another indirect quote/, '/quotes/4'],
    ['a cue elsewhere', '/quotes/0/cue/surface', 'sagte', /paragraph 6, span 10–15/, '/quotes/0/cue'],
    ['a speaker elsewhere', '/quotes/1/speaker/surface', 'X', /span 0–7/, '/quotes/1/speaker/span'],
    ['a speaker that is nobody', '/quotes/1/speaker', {}, /neither/, '/quotes/1/speaker'],
    ['spans out of order', '/quotes/0/spans/1', piece, /text order/, '/quotes/0/spans/1'],
    ['text that is not NFC', '/title', 'u\u0308', /NFC/, '/title'],
    ['an empty paragraph', '/paragraphs/2', ' ', /is empty/, '/paragraphs/2'],
    ['an unknown member', '/mentions/0/colour', 'red', /colour/, '/mentions/0/colour'],
    ['an id that is not one', '/id', 'Not An Id', /lower-case/, '/id'],
    ['no version', '/version', undefined, /expected 1/, '/version'],
  ]
  for (const [what, pointer, value, message, at] of cases) {
    const faults = faultsAfter(pointer, value)
    t.match(faults.message, message, what)
    t.ok(faults.pointers.includes(at), `${what}: ${faults.pointers}`)
  }
})

t.test('what is not a document at all is refused in words', async (t) => {
  for (const value of [null, 1, 'text', [], {}])
    t.throws(() => parseDocument(value, 'x.json'), { code: 'invalid-document' })
})

t.test('a slug writes umlauts out and cuts at a word', async (t) => {
  t.equal(slug('Blinken führt Gespräche mit zentralasiatischen Staaten'), firstArticle)
  t.equal(slug('Łódź, São Tomé & Größe'), 'lodz-sao-tome-groesse')
  t.equal(slug("L'Oréal’s Plan"), 'loreals-plan')
  t.equal(slug('Касым-Жомарт Токаев'), 'kasym-zhomart-tokaev')
  t.equal(slug('新聞'), 'xinwen')
  t.equal(slug('…'), 'untitled')
  t.ok(slug('Wort '.repeat(100)).length <= 100)
  t.match(slug('Wort '.repeat(100)), /-wort$/)
})

t.test('a slug is an id, whatever the title', async (t) => {
  holds(
    t,
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (title) => Id.safeParse(slug(title)).success,
    ),
  )
})

t.test('a taken id gets a number', async (t) => {
  const taken = new Set(['a', 'a-2'])
  t.equal(
    freeId('a', (id) => taken.has(id)),
    'a-3',
  )
  t.equal(
    freeId('b', (id) => taken.has(id)),
    'b',
  )
})

t.test('of thousands of one name each gets the next number, without asking for all of them', async (t) => {
  const taken = new Set<string>()
  let asked = 0
  for (let n = 0; n < 3000; n++) {
    const id = freeId('wang-yi', (wanted) => {
      asked++
      return taken.has(wanted)
    })
    taken.add(id)
  }
  t.equal(taken.size, 3000)
  t.ok(taken.has('wang-yi-3000'))
  t.ok(asked < 3000 * 26, `${asked} questions`)
})

t.test('annotation ids depend on the place alone', async (t) => {
  const span = { paragraph: 1, start: 0, end: 7 }
  t.equal(mentionId('x', span), mentionId('x', { ...span }))
  t.not(mentionId('x', span), mentionId('y', span))
  t.not(mentionId('x', span), mentionId('x', { ...span, end: 8 }))
  t.not(quoteId('x', 'direct', [span]), quoteId('x', 'indirect', [span]))
})
