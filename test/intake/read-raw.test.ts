import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { type RawItem, type ReadRawOptions, readRaw } from '../../src/intake/read-raw.js'

async function readAll(path: string, options?: ReadRawOptions): Promise<RawItem[]> {
  const items: RawItem[] = []
  for await (const item of readRaw(path, options)) items.push(item)
  return items
}

const brief = (items: readonly RawItem[]) =>
  items.map((item) =>
    'raw' in item ? [item.name, item.raw] : [item.name, item.error.code, item.error.message],
  )

async function* bytes(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

t.test('a folder gives the articles of its files, one after the other, by name', async (t) => {
  const folder = t.testdir({
    'b.txt': 'Titel\n\nText.',
    'a.HTML': '<p>Text.</p>',
    'notes.pdf': 'not read',
    sub: { 'c.md': '# Titel', 'd.jsonl': '{"text":"x"}' },
  })
  t.strictSame(brief(await readAll(folder)), [
    ['a.HTML', { text: '<p>Text.</p>', format: 'html' }],
    ['b.txt', { text: 'Titel\n\nText.', format: 'text' }],
    [join('sub', 'c.md'), { text: '# Titel', format: 'markdown' }],
    [`${join('sub', 'd.jsonl')}:1`, { text: 'x', format: 'text' }],
  ])
})

t.test('files are read as UTF-8, UTF-16 with a mark, or Windows-1252', async (t) => {
  const text = 'Käse „für“ 3 €'
  const windows = Buffer.from('K\u00e4se \u0084f\u00fcr\u0093 3 \u0080', 'latin1')
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  const folder = t.testdir({})
  await writeFile(join(folder, '1.txt'), text)
  await writeFile(join(folder, '2.txt'), `\ufeff${text}`)
  await writeFile(join(folder, '3.txt'), utf16)
  await writeFile(join(folder, '4.txt'), Buffer.from(utf16).swap16())
  await writeFile(join(folder, '5.txt'), windows)
  await writeFile(
    join(folder, '6.jsonl'),
    Buffer.from(`\ufeff{"text":"${text}"}\r\n{"text":"zwei"}`, 'utf16le'),
  )
  await writeFile(
    join(folder, '7.jsonl'),
    Buffer.concat([Buffer.from('{"text":"'), windows, Buffer.from('"}\n')]),
  )
  const texts = (await readAll(folder)).map((item) =>
    'raw' in item && 'text' in item.raw ? item.raw.text : item,
  )
  t.strictSame(texts, [text, text, text, text, text, text, 'zwei', text])
})

t.test('a bad line of JSON Lines is named with its field, and the rest is read', async (t) => {
  const stdin = bytes(
    '{"id": 7, "text": "eins", "title": "T", "date": "2024-03-03", "url": "https://example.org/", "tags": ["x"]}\n',
    '{"text": 5}\n\n{"ti',
    'tle": "ohne Text"}\r\nkein JSON\n[1]\n{"paragraphs": ["a"], "text": null}\n',
    '{"paragraphs": ["a"], "title": "T", "author": ""}\n{"html": "<p>x", "text": "x"}',
  )
  t.match(brief(await readAll('-', { stdin })), [
    [
      'stdin:1 (7)',
      {
        text: 'eins',
        format: 'text',
        title: 'T',
        publishedAt: '2024-03-03',
        canonicalUrl: 'https://example.org/',
      },
    ],
    ['stdin:2', 'unusable-text', /^stdin:2: field text: .*string/],
    ['stdin:4', 'unusable-text', /^stdin:4: needs one of text, html and paragraphs, and has none\./],
    ['stdin:5', 'unusable-text', /^stdin:5: not JSON: /],
    ['stdin:6', 'unusable-text', /^stdin:6: /],
    ['stdin:7', 'unusable-text', /^stdin:7: field title: is needed beside paragraphs\./],
    ['stdin:8', { title: 'T', paragraphs: ['a'] }],
    ['stdin:9', 'unusable-text', /has 2/],
  ])
})

t.test(
  'a CSV file is read row by row, with commas or semicolons, quotes and line ends in fields',
  async (t) => {
    const folder = t.testdir({
      'a.csv': 'id,title,text\n1,"Zug, entgleist","Erste ""Zeile""\n\nZweite"\n2,nur zwei\n3,T,\n4,T,Text\n',
      'b.csv': '\ufefftext;title\nEin, zwei;T\n"offen;T\nnoch;eins\n',
      'c.csv': 'name,value\n1,2\n',
      'd.csv': '',
    })
    t.match(brief(await readAll(folder)), [
      ['a.csv:2 (1)', { text: 'Erste "Zeile"\n\nZweite', format: 'text', title: 'Zug, entgleist' }],
      ['a.csv:5', 'unusable-text', /there are 2 fields, but 3 field names/],
      ['a.csv:6', 'unusable-text', /needs one of text, html and paragraphs/],
      ['a.csv:7 (4)', { text: 'Text', title: 'T' }],
      ['b.csv:2', { text: 'Ein, zwei', title: 'T' }],
      ['b.csv:3', 'unusable-text', /not read, nor are the 1 lines after it: a quoted field does not end/],
      ['c.csv', 'unusable-text', /one of them text or html/],
    ])
  },
)

t.test('what cannot be read is reported by name and reason', async (t) => {
  const folder = t.testdir({ 'a.pdf': 'x', 'b.txt': 'Text' })
  t.match(brief(await readAll(join(folder, 'missing.txt'))), [[/missing\.txt$/, 'unreadable-file', /ENOENT/]])
  t.match(brief(await readAll(join(folder, 'a.pdf'))), [['a.pdf', 'unusable-text', /kind has to be given/]])
  t.match(await readAll(join(folder, 'a.pdf'), { kind: 'text' }), [{ name: 'a.pdf', raw: { text: 'x' } }])
  t.match(brief(await readAll('-', { stdin: bytes() })), [['stdin', 'unusable-text', /empty/]])
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"text": "x"}\n{"te')
    throw new Error('the pipe broke')
  }
  t.match(brief(await readAll('-', { stdin: broken() })), [
    ['stdin:1', { text: 'x' }],
    ['stdin', 'unreadable-file', /the pipe broke/],
  ])
})

t.test('the standard input is told from its first character', async (t) => {
  t.match(await readAll('-', { stdin: bytes(' <p>x') }), [{ raw: { format: 'html' } }])
  t.match(await readAll('-', { stdin: bytes('Titel\n', '\nText') }), [
    { raw: { format: 'text', text: 'Titel\n\nText' } },
  ])
  t.match(await readAll('-', { stdin: bytes('# T'), kind: 'markdown' }), [{ raw: { format: 'markdown' } }])
})

t.test(
  'a corpus larger than memory should hold is read in bounded memory, over-long rows are skipped',
  async (t) => {
    const folder = join(t.testdir({}), 'big')
    await mkdir(folder)
    const path = join(folder, 'big.jsonl')
    const file = await open(path, 'w')
    const row = `${JSON.stringify({ text: 'Wort '.repeat(10_000) })}\n`
    for (let n = 0; n < 1500; n++) await file.write(row)
    await file.write(`{"text":"${'x'.repeat(21_000_000)}"}\n${row}`)
    await file.close()
    let count = 0
    let errors = 0
    let most = 0
    const before = process.memoryUsage().rss
    for await (const item of readRaw(path)) {
      if ('raw' in item) count++
      else errors++
      most = Math.max(most, process.memoryUsage().rss - before)
    }
    t.strictSame([count, errors], [1501, 1])
    t.ok(most < 250_000_000, `${Math.round(most / 1_000_000)} MB more than before`)
  },
)
