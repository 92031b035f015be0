import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import { temporaryFolder } from '../support/archive.js'
import { run } from '../support/command-line.js'

t.test('ingest stores what it can, names what it cannot, and skips it all the next time', async (t) => {
  const folder = temporaryFolder(t)
  const database = join(folder, 'glosse.db')
  const articles = join(folder, 'articles')
  mkdirSync(join(articles, 'more'), { recursive: true })
  writeFileSync(
    join(articles, 'a.txt'),
    'Sabine Wohlgemuth in Berlin\n\nSabine Wohlgemuth sagte, Berlin gefalle ihr.',
  )
  writeFileSync(
    join(articles, 'b.html'),
    '<h1>Gruß aus Wien</h1><p>Sabine Wohlgemuth kam nach Wien und blieb dort drei Tage.</p>',
  )
  writeFileSync(
    join(articles, 'more', 'c.md'),
    '# Muster reist weiter\n\n*Sabine Wohlgemuth* kam am Montag nach Paris.',
  )
  writeFileSync(
    join(articles, 'd.jsonl'),
    '{"text":"Noch ein Text.\\n\\nEr steht in einer Zeile."}\n{"text":""}\nnot json\n',
  )
  writeFileSync(join(articles, 'bad.txt'), '\u0000\u0001')
  const first = await run(['ingest', articles, '--database', database])
  t.equal(first.code, 1)
  t.match(first.out, /^4 stored, 0 there already, 3 failed/)
  for (const name of ['bad.txt', 'd.jsonl:2', 'd.jsonl:3']) t.match(first.err, name)
  t.match(first.err, /glosse: 3 documents could not be used; see above\.\n$/)
  const second = await run(['ingest', articles, '--database', database])
  t.match(second.out, /^0 stored, 4 there already, 3 failed/)
  const { store } = openSqliteStore(database)
  t.teardown(() => store.close())
  t.equal(await store.countArticles(), 4)
  t.match(await store.getEntity('sabine-wohlgemuth'), { type: 'person', counts: { articles: 3 } })
})

t.test('ingest reads standard input, and tells a folder that is not there', async (t) => {
  const database = join(temporaryFolder(t), 'glosse.db')
  const env = { DATABASE_URL: database }
  t.match(await run(['ingest', '-'], env, 'Ein Titel\n\nDieser Text kommt von der Standardeingabe.'), {
    code: 0,
    out: /^1 stored/,
  })
  t.match(await run(['ingest', join(database, 'nowhere')], env), { code: 1, err: /cannot be read/ })
})

t.test('annotate prints a document, and lines for lines', async (t) => {
  const env = { DATABASE_URL: join(temporaryFolder(t), 'none.db') }
  const one = await run(['annotate'], env, 'Muster in Berlin\n\nSabine Wohlgemuth sagte, Berlin gefalle ihr.')
  t.equal(one.code, 0)
  t.match(JSON.parse(one.out), { version: 1, title: 'Muster in Berlin', language: 'de' })
  const lines = [
    '{"id":"a","text":"Sabine Wohlgemuth kam nach Berlin."}',
    '',
    '{"id":2,"text":"He came to Paris.","language":"en"}',
  ]
  const many = await run(['annotate', '--jsonl'], env, lines.join('\n'))
  t.equal(many.code, 0)
  const results = many.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.match(results, [{ id: 'a', quotes: [] }, { id: 2 }])
  t.ok(results[0].mentions.some(({ wikidata }: { wikidata?: string }) => wikidata === 'Q64'))
  t.match(await run(['annotate', '--jsonl'], env, '{"id":1}'), { code: 1, err: /^glosse: .*"id" and "text"/ })
  t.match(await run(['annotate', '--jsonl'], env, 'x'), { code: 1, err: /^glosse: line 1 is not JSON/ })
})

t.test('keys are made, listed and removed', async (t) => {
  const env = { DATABASE_URL: join(temporaryFolder(t), 'glosse.db') }
  const made = await run(['keys', 'create', 'desk', '--scope', 'annotate,write'], env)
  t.match(made, { code: 0, out: /^glosse_[\w-]{32}\n$/ })
  const listed = await run(['keys', 'list'], env)
  t.match(listed.out, /^desk\tannotate,write\t20\d\d-/)
  t.notMatch(listed.out, made.out.trim())
  t.match(await run(['keys', 'create', 'desk'], env), { code: 2, err: /there is a key 'desk' already/ })
  t.match(await run(['keys', 'create', 'x', '--scope', 'all'], env), { code: 2, err: /--scope must be/ })
  t.match(await run(['keys', 'remove', 'desk'], env), { code: 0, out: 'removed desk\n' })
  t.match(await run(['keys', 'remove', 'desk'], env), { code: 2, err: /there is no key 'desk'/ })
  t.match(await run(['keys'], env), { code: 2, err: /keys takes create NAME/ })
})

t.test('an imported list is what annotate links to', async (t) => {
  const folder = temporaryFolder(t)
  const env = { DATABASE_URL: join(folder, 'glosse.db') }
  const list = join(folder, 'list.tsv')
  writeFileSync(list, 'qid\tname_de\taliases\nQ4242424\tErna Beispielhuber\tE. Beispielhuber\n')
  t.match(await run(['entities', 'import', list], env), {
    code: 1,
    err: /list\.tsv line 2 at \/type: .*--type/,
  })
  t.match(await run(['entities', 'import', list, '--type', 'person'], env), {
    code: 0,
    out: /^1 entities read, 1 of them new/,
  })
  t.match(await run(['entities', 'import', list, '--type', 'person'], env), {
    out: /^1 entities read, 0 of them new/,
  })
  const line = '{"id":1,"language":"de","text":"Am Montag sprach Erna Beispielhuber in Berlin."}'
  t.match((await run(['annotate', '--jsonl'], env, line)).out, /Q4242424/)
  t.match(await run(['entities', 'import'], env), { code: 2 })
})
