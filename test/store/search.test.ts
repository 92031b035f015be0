import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import t from 'tap'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import { shownKeys, shownPosition } from '../../src/store/sqlite/shown.js'
import { parseQuery } from '../../src/text/query.js'
import { firstArticle, seedDocument, smallDocument, storedAt, temporaryFolder } from '../support/archive.js'
import { holds } from '../support/property.js'

const migrations = new URL('../../migrations/', import.meta.url)

/** A database as the first version made it, with what is in the one at `from`. */
function makeFirstVersion(path: string, from: string): void {
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', migrations), 'utf8'))
  const db = new Sqlite(path)
  db.pragma('foreign_keys = OFF')
  for (const statement of readFileSync(new URL('0000_first.sql', migrations), 'utf8').split(
    '--> statement-breakpoint',
  ))
    db.exec(statement)
  db.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)')
  db.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('first', ?)").run(
    journal.entries[0].when,
  )
  db.pragma('application_id = 0x474c4f53')
  db.exec(`ATTACH '${from}' AS later`)
  const tables = db
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .pluck()
    .all()
  for (const table of tables.filter((name) => !/^(sqlite|__drizzle)/.test(name))) {
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
    const list = columns.map((column) => `"${column}"`).join(', ')
    db.exec(`INSERT INTO main."${table}" (${list}) SELECT ${list} FROM later."${table}"`)
  }
  db.exec("DELETE FROM setting WHERE name = 'searchIndex'")
  db.close()
}

t.test('an archive of the first version is indexed when it is opened, once', async (t) => {
  const folder = temporaryFolder(t)
  const [now, old] = [join(folder, 'now.db'), join(folder, 'old.db')]
  const made = openSqliteStore(now).store
  const documents = [seedDocument(), ...Array.from({ length: 510 }, () => smallDocument({}))]
  await made.importDocuments(documents, { existing: 'keep', now: storedAt })
  await made.close()
  makeFirstVersion(old, now)

  const heard: [number, number][] = []
  const opened = openSqliteStore(old, (done, total) => heard.push([done, total]))
  t.ok(opened.migrated > 0)
  t.ok(heard.length >= 2)
  t.same(heard.at(-1), [511, 511])
  const { store } = opened
  t.equal(await store.countArticles(), 511)
  const found = await store.searchArticles(parseQuery('Tokayev Aussenminister'), {}, 'relevance', {
    limit: 5,
  })
  t.same(
    found.items.map(({ article }) => article.id),
    [firstArticle],
  )
  t.equal((await store.searchQuotes(parseQuery('Souveränität'), {}, 'relevance', { limit: 5 })).total, 1)
  t.equal((await store.searchArticles(parseQuery('Berlin'), {}, 'relevance', { limit: 5 })).total, 510)
  await store.close()

  const again: number[] = []
  await openSqliteStore(old, (done) => again.push(done)).store.close()
  t.same(again, [])
})

t.test('what leaves the archive leaves the index', async (t) => {
  const path = join(temporaryFolder(t), 'glosse.db')
  const { store } = openSqliteStore(path)
  await store.importDocuments([seedDocument(), smallDocument({})], { existing: 'keep', now: storedAt })
  await store.close()
  const db = new Sqlite(path)
  t.teardown(() => db.close())
  db.pragma('foreign_keys = ON')
  const rows = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
  t.same([rows('article_text_docsize'), rows('quote_text_docsize')], [2, 4])
  db.prepare('DELETE FROM quote WHERE position = 0').run()
  t.equal(rows('quote_text_docsize'), 3)
  db.prepare('DELETE FROM article').run()
  t.same([rows('article_text_docsize'), rows('quote_text_docsize')], [0, 0])
  t.doesNotThrow(() => db.exec("INSERT INTO article_text (article_text) VALUES ('integrity-check')"))
})

t.test('the keys that were shown come back from their position', async (t) => {
  holds(
    t,
    fc.property(fc.uniqueArray(fc.nat(2 ** 40), { maxLength: 200 }), (keys) => {
      const back = shownKeys(shownPosition(keys))
      return back.size === keys.length && keys.every((key) => back.has(key))
    }),
  )
  t.same(shownKeys(undefined), new Set())
  const all = Array.from({ length: 1000 }, (_, n) => 1_000_000 + n * 300)
  t.ok(JSON.stringify(shownPosition(all)).length < 4000, 'a thousand keys fit into a cursor')
})
