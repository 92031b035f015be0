import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import type { Position, Store } from '../../src/store/store.js'
import { fillArticles, fillEntities } from './archive.js'

/*
 * How long the store takes to look up entities, in milliseconds of CPU time, which a busy machine cannot hide: median
 * and 99th percentile of many queries of a kind against archives of made-up names, and what belongs to an entity of
 * ten thousand articles.
 * `npm run bench:lookup -- 100000` for one size.
 */

const print = (line: string) => process.stdout.write(`${line}\n`)

/** What is asked: beginnings, whole words and errors of real names of the archive. */
const kinds: readonly [string, (name: string, n: number) => string][] = [
  ['one letter', (_, n) => String.fromCharCode(97 + (n % 26))],
  ['two letters', (name) => name.slice(0, 2)],
  ['four letters', (name) => name.slice(0, 4)],
  ['a word', (name) => name.split(' ')[0] ?? ''],
  ['a whole name', (name) => name],
  ['a word with an error', (name, n) => misspell(name.split(' ').at(-1) ?? '', n)],
  ['a name with an error', (name, n) => misspell(name, n)],
  ['nothing like it', (name, n) => `${[...name].reverse().join('').replaceAll(' ', '')}${n}`],
]

function misspell(name: string, n: number): string {
  const at = n % name.length
  const rest = name.slice(at + 1)
  const letter = String.fromCharCode(97 + (n % 26))
  return (
    [
      name.slice(0, at) + rest,
      name.slice(0, at) + letter + rest,
      `${name.slice(0, at)}${letter}${name.slice(at)}`,
    ][n % 3] ?? ''
  )
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begin = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1000
}

function row(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  print(`${what.padEnd(40)} ${at(0.5).padStart(8)} ${at(0.99).padStart(8)} ${at(1).padStart(8)}`)
}

async function lookups(store: Store, path: string, entities: number): Promise<void> {
  const sqlite = new Sqlite(path, { readonly: true })
  const nameOf = sqlite.prepare<[number], string>('SELECT sort_name FROM entity WHERE key = ?').pluck()
  for (const [what, query] of kinds) {
    const times: number[] = []
    const later: number[] = []
    for (let n = 0; n < 300; n++) {
      const prefix = query(nameOf.get(1 + ((n * 7919) % entities)) ?? '', n).trim() || 'x'
      let next: Position | null = null
      times.push(
        await time(async () => {
          next = (await store.findEntities({ prefix }, '-mentions', { limit: 20 })).next
        }),
      )
      if (next === null) continue
      const after: Position = next
      later.push(await time(() => store.findEntities({ prefix }, '-mentions', { limit: 20, after })))
    }
    row(what, times)
    if (later.length > 0) row(`${what}, second page`, later)
  }
  sqlite.close()
}

async function ofOneEntity(store: Store): Promise<void> {
  const id = 'e-1'
  for (const measure of ['llr', 'llr', 'dice'] as const) {
    row(`related by ${measure}`, [
      await time(() => store.findRelatedEntities(id, { measure }, { limit: 20 })),
    ])
  }
  row('related, events only', [
    await time(() => store.findRelatedEntities(id, { measure: 'llr', type: 'event' }, { limit: 20 })),
  ])
  row('graph of 25', [await time(() => store.getGraph(id, { depth: 1, nodes: 25 }))])
  row('graph of 100, two steps', [await time(() => store.getGraph(id, { depth: 2, nodes: 100 }))])
  for (const sort of ['left', 'left', 'right', '-publishedAt'] as const) {
    row(`mentions, ${sort}`, [await time(() => store.findMentions(id, {}, sort, { limit: 20 }))])
  }
  row('timeline by day', [await time(() => store.getTimeline(id, 'day', {}))])
}

const sizes = process.argv.slice(2).map(Number)
for (const entities of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'glosse-bench-'))
  const path = join(folder, 'glosse.db')
  try {
    await openSqliteStore(path).store.close()
    const sqlite = new Sqlite(path)
    sqlite.pragma('synchronous = OFF')
    fillEntities(sqlite, entities)
    fillArticles(sqlite, 25_000, 0.4)
    sqlite.close()
    const { store } = openSqliteStore(path)
    print(`${entities} entities, 25000 articles, e-1 in 10000 of them`)
    print(`${'CPU milliseconds'.padEnd(40)} ${'p50'.padStart(8)} ${'p99'.padStart(8)} ${'max'.padStart(8)}`)
    await lookups(store, path, entities)
    await ofOneEntity(store)
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
