import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import t from 'tap'
import { Memo } from '../../src/store/sqlite/memo.js'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import { openArchive, seedDocument, smallDocument, storedAt, temporaryFolder } from '../support/archive.js'
import { run } from '../support/command-line.js'
import { testStore } from './contract.js'
import { testEntities } from './entity-contract.js'

testStore(t, (t) => openArchive(t, []))
testEntities(t, (t) => openArchive(t, []))

t.test('a database is created with its folders, and opened again', async (t) => {
  const path = join(temporaryFolder(t), 'a', 'b', 'glosse.db')
  const first = openSqliteStore(path)
  t.equal(first.migrated, 3)
  await first.store.importDocuments([seedDocument()], { existing: 'keep', now: storedAt })
  const secret = await first.store.getSecret()
  await first.store.close()
  const second = openSqliteStore(path)
  t.teardown(() => second.store.close())
  t.equal(second.migrated, 0)
  t.equal(await second.store.countArticles(), 1)
  t.equal(await second.store.getSecret(), secret)
})

t.test('the database keeps its promises: WAL, foreign keys, strict tables', async (t) => {
  const path = join(temporaryFolder(t), 'glosse.db')
  await openSqliteStore(path).store.close()
  const sqlite = new Sqlite(path)
  t.teardown(() => sqlite.close())
  t.equal(sqlite.pragma('journal_mode', { simple: true }), 'wal')
  const tables = sqlite
    .prepare<[], { name: string; strict: number; wr: number }>(
      "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .all()
  t.equal(tables.length, 18)
  for (const { name, strict } of tables) t.equal(strict, 1, name)
  t.same(sqlite.pragma('foreign_key_check'), [])
})

t.test('a change by another process is seen', async (t) => {
  const path = join(temporaryFolder(t), 'glosse.db')
  const [reader, writer] = [openSqliteStore(path).store, openSqliteStore(path).store]
  t.teardown(() => Promise.all([reader.close(), writer.close()]))
  const before = await reader.getVersion()
  await writer.importDocuments([seedDocument()], { existing: 'keep', now: storedAt })
  await setImmediate()
  t.not(await reader.getVersion(), before)
})

t.test('a list is read by an index, not by sorting all rows', async (t) => {
  const path = join(temporaryFolder(t), 'glosse.db')
  const { store } = openSqliteStore(path)
  await store.importDocuments([smallDocument({})], { existing: 'keep', now: storedAt })
  await store.close()
  const sqlite = new Sqlite(path)
  t.teardown(() => sqlite.close())
  const plan = (sql: string) =>
    sqlite
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ')
  for (const sql of [
    'SELECT * FROM article ORDER BY sort_date DESC, key DESC LIMIT 20',
    'SELECT * FROM article ORDER BY updated_at DESC, key DESC LIMIT 20',
    'SELECT * FROM article_entity JOIN article ON article.key = article WHERE entity = 1 ORDER BY article_entity.sort_date DESC, article DESC LIMIT 20',
    'SELECT * FROM mention WHERE entity = 1 ORDER BY sort_date DESC, article DESC, paragraph, start LIMIT 20',
    "SELECT * FROM quote_entity WHERE entity = 1 AND role = 'speaker' ORDER BY sort_date DESC, article DESC, position LIMIT 20",
    'SELECT * FROM entity ORDER BY mentions DESC, key DESC LIMIT 20',
    'SELECT * FROM entity ORDER BY sort_name, key LIMIT 20',
    'SELECT group_concat(paragraph + entity) FROM mention WHERE article = 1 AND entity IS NOT NULL',
  ]) {
    t.notMatch(plan(sql), /TEMP B-TREE|SCAN (article|mention|entity|quote_entity)(?! USING)/, sql)
  }
})

t.test('a database of a newer version is left alone', async (t) => {
  const path = join(temporaryFolder(t), 'glosse.db')
  await openSqliteStore(path).store.close()
  const sqlite = new Sqlite(path)
  sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)").run()
  sqlite.close()
  t.throws(() => openSqliteStore(path), { code: 'database-newer', message: /newer version of Glosse/ })
})

t.test('a database of something else is not touched', async (t) => {
  const path = join(temporaryFolder(t), 'other.db')
  const other = new Sqlite(path)
  other.exec('CREATE TABLE article (id)')
  other.close()
  const before = readFileSync(path)
  t.throws(() => openSqliteStore(path), { code: 'database-unusable', message: /not one of Glosse/ })
  t.same(readFileSync(path), before)
})

t.test('several processes may make a database at once', async (t) => {
  const path = join(temporaryFolder(t), 'glosse.db')
  const ended = await Promise.all([1, 2, 3].map(() => run(['migrate', '--database', path])))
  t.same(
    ended.map(({ code, err }) => [code, err]),
    [
      [0, ''],
      [0, ''],
      [0, ''],
    ],
  )
})

t.test('what cannot be a database is named with the reason', async (t) => {
  const folder = temporaryFolder(t)
  writeFileSync(
    join(folder, 'text.db'),
    'this is not a database, but it is longer than one header of a hundred bytes …'.repeat(9),
  )
  mkdirSync(join(folder, 'folder.db'))
  const cases: [string, RegExp][] = [
    [join(folder, 'text.db'), /not a SQLite database/],
    [join(folder, 'folder.db'), /cannot be opened/],
    [join(folder, 'text.db', 'glosse.db'), /part of its path is a file/],
  ]
  for (const [path, message] of cases)
    t.throws(() => openSqliteStore(path), { code: 'database-unusable', message })
})

t.test(
  'what took long is worked out once for each version, also when asked for at the same time',
  async (t) => {
    let version = 'a'
    let works = 0
    const memo = new Memo<number>(() => version, 2)
    const work = async () => {
      await setImmediate()
      return ++works
    }
    t.same(await Promise.all([memo.get('x', work), memo.get('x', work), memo.get('y', work)]), [1, 1, 2])
    t.equal(await memo.get('x', work), 1)
    version = 'b'
    t.equal(await memo.get('x', work), 3, 'the archive has changed')
    await t.rejects(
      memo.get('z', async () => {
        throw new Error('failed')
      }),
    )
    t.equal(await memo.get('z', work), 4, 'a failure is not kept')
  },
)
