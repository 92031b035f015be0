import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t, { type Test as Tap } from 'tap'
import type { GlosseError } from '../../src/errors.js'
import { type ListEntity, type ListOptions, readEntityList } from '../../src/intake/entity-list.js'

/** A file of this content in the temporary folder of a test. */
function write(t: Pick<Tap, 'testdir'>, name: string, content: string | Buffer): string {
  const path = join(t.testdir(), name)
  writeFileSync(path, content)
  return path
}

async function read(path: string, options?: ListOptions): Promise<ListEntity[]> {
  const entities: ListEntity[] = []
  for await (const entity of readEntityList(path, options)) entities.push(entity)
  return entities
}

async function failure(path: string, options?: ListOptions): Promise<GlosseError> {
  return read(path, options).then(
    () => t.fail('must fail') as never,
    (error: GlosseError) => error,
  )
}

t.test('a TSV list gives entities with labels and aliases by language', async (t) => {
  const path = write(
    t,
    'towns.tsv',
    'qid\ttype\tname_de\tname_en\taliases\taliases_de\tdescription\tpop\n' +
      'Q11\tLOC\tMusterstadt\tSample Town\tMuster "City"|Sample\tMusterstädtchen\tA town\t12\n' +
      '\tperson\tAnna Muster\t\t\t\t\t\n',
  )
  t.same(await read(path), [
    {
      wikidata: 'Q11',
      type: 'location',
      name: 'Musterstadt',
      labels: { de: 'Musterstadt', en: 'Sample Town' },
      aliases: [
        { text: 'Muster "City"', language: null, source: 'towns.tsv' },
        { text: 'Sample', language: null, source: 'towns.tsv' },
        { text: 'Musterstädtchen', language: 'de', source: 'towns.tsv' },
      ],
      description: 'A town',
    },
    {
      wikidata: null,
      type: 'person',
      name: 'Anna Muster',
      labels: { de: 'Anna Muster' },
      aliases: [],
      description: null,
    },
  ])
})

t.test('a CSV list may quote its cells and begin with a byte order mark', async (t) => {
  const path = write(
    t,
    'firms.csv',
    '\uFEFFname,kind,wikidata\r\n"Muster, Söhne\nund Töchter",company,Q5\r\n',
  )
  t.match(await read(path), [{ name: 'Muster, Söhne\nund Töchter', type: 'organization', wikidata: 'Q5' }])
})

t.test('the type given for the whole list fills in where a row has none of ours', async (t) => {
  const path = write(
    t,
    'shops.tsv',
    'qid\tname\tkind\nQ1\tMusterladen\tshop/bakery\nQ2\tMustermann\tperson\n',
  )
  t.match(await read(path, { type: 'organization' }), [{ type: 'organization' }, { type: 'person' }])
  const error = await failure(path)
  t.equal(error.code, 'invalid-document')
  t.match(error.message, 'shops.tsv line 2 at /kind: «shop/bakery» is not one of person')
})

t.test('the language asked for first names the entity', async (t) => {
  const path = write(t, 'list.tsv', 'name_de\tname_en\ttype\nMusterland\tSampleland\tLOC\n')
  t.match(await read(path, { languages: ['en', 'de'] }), [{ name: 'Sampleland' }])
})

t.test('a fault names file, line and field', async (t) => {
  const cases: Record<string, [string, string | RegExp]> = {
    'id.tsv': ['qid\tname\ttype\nQ1\tEins\tLOC\nX2\tZwei\tLOC\n', /id\.tsv line 3 at \/qid: «X2» must be/],
    'name.tsv': ['qid\tname\ttype\nQ1\t\tLOC\n', 'name.tsv line 2 at /name: the row has no name'],
    'type.tsv': ['qid\tname\nQ1\tEins\n', 'type.tsv line 2 at /type: the row has no type'],
    'head.csv': ['foo,bar\n1,2\n', 'head.csv line 1 at /name: the header names no column name'],
    'long.csv': [`name,type\n${'x'.repeat(301)},LOC\n`, /long\.csv line 2 at \/name: /],
    'cells.csv': ['name,type\nEins,LOC,zu viel\n', /cells\.csv line 2.*: /],
    'open.csv': ['name,type\n"Eins,LOC\n', /open\.csv line \d.*: /],
    'json.jsonl': ['{"id":"Q1"\n', 'json.jsonl line 1: not JSON'],
    'list.jsonl': ['[1]\n', 'list.jsonl line 1: must be an object'],
    'item.jsonl': ['\n{"id":7}\n', 'item.jsonl line 2 at /id: '],
    'label.jsonl': ['{"id":"Q1","labels":{"de":{"value":3}}}\n', 'label.jsonl line 1 at /labels/de: '],
    'alias.jsonl': [
      '{"id":"Q1","labels":{"de":{"value":"x"}},"aliases":{"de":{}}}\n',
      'alias.jsonl line 1 at /aliases/de: must be a list',
    ],
  }
  for (const [name, [content, message]] of Object.entries(cases)) {
    const error = await failure(write(t, name, content))
    t.equal(error.code, 'invalid-document', name)
    t.match(error.message, message, name)
  }
})

t.test('Wikidata documents give names, aliases and the type that their class decides', async (t) => {
  const claim = (id: string) => [{ rank: 'normal', mainsnak: { datavalue: { value: { id } } } }]
  const documents = [
    {
      id: 'Q101',
      labels: { de: { value: 'Erika Muster' }, fr: { value: 'Érique' } },
      aliases: { de: [{ value: 'E. Muster' }, { value: 'x'.repeat(400) }], fr: [{ value: 'Z' }] },
      descriptions: { en: { value: 'a person' } },
      claims: { P31: claim('Q5') },
    },
    { id: 'Q102', labels: { mul: { value: 'Musterdorf' } }, aliases: [], claims: { P31: claim('Q532') } },
    { id: 'Q103', labels: { fr: { value: 'Chose' } }, claims: [] },
    { id: 'P31', labels: { de: { value: 'ist ein' } } },
    { id: 'Q104', labels: {} },
  ]
  const lines = documents.map((document) => JSON.stringify(document))
  const expected = [
    {
      wikidata: 'Q101',
      type: 'person',
      name: 'Erika Muster',
      labels: { de: 'Erika Muster' },
      aliases: [{ text: 'E. Muster', language: 'de' }],
      description: 'a person',
    },
    {
      wikidata: 'Q102',
      type: 'location',
      name: 'Musterdorf',
      labels: { de: 'Musterdorf', en: 'Musterdorf' },
    },
    { wikidata: 'Q103', type: 'other', name: 'Chose', labels: {}, description: null },
  ]
  const plain = await read(write(t, 'items.jsonl', `${lines.join('\n')}\n`))
  t.equal(plain.length, 3)
  t.match(plain, expected)
  const dump = gzipSync(`[\n${lines.join(',\n')}\n]\n`)
  t.match(await read(write(t, 'dump.json.gz', dump)), expected)
})

t.test('a file that is not there, not packed or of no known form is unreadable', async (t) => {
  t.equal((await failure(join(t.testdir(), 'none.tsv'))).code, 'unreadable-file')
  t.equal((await failure(join(t.testdir(), 'none.jsonl.gz'))).code, 'unreadable-file')
  t.equal((await failure(write(t, 'not.tsv.gz', 'name\ttype\n'))).code, 'unreadable-file')
  t.equal((await failure(write(t, 'not.jsonl.gz', 'name\ttype\n'))).code, 'unreadable-file')
  t.equal((await failure(write(t, 'list.xlsx', ''))).code, 'unreadable-file')
})

t.test('a list is read as it is asked for, and may be left early', async (t) => {
  const rows = Array.from({ length: 50_000 }, (_, index) => `Q${index + 1}\tOrt ${index}\tLOC`)
  const path = write(t, 'many.tsv', `qid\tname\ttype\n${rows.join('\n')}\n`)
  let count = 0
  for await (const _ of readEntityList(path)) if (++count === 10) break
  t.equal(count, 10)
  t.equal((await read(path)).length, 50_000)
})
