import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import t from 'tap'
import { associationScore } from '../../src/model/association.js'
import { nearPrefixes } from '../../src/store/sqlite/near-prefixes.js'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import type { EntitySort, Page, Position } from '../../src/store/store.js'
import { foldings } from '../../src/text/fold.js'
import { fillArticles, fillEntities } from '../bench/archive.js'
import { temporaryFolder } from '../support/archive.js'
import { holds } from '../support/property.js'
import { begins, compareWords } from './entity-contract.js'

/*
 * Lists that are read another way as soon as the archive is large must be the same lists: each is compared with what
 * plain counting and sorting of all rows gives.
 */

const path = join(temporaryFolder(t), 'glosse.db')
await openSqliteStore(path).store.close()
const sqlite = new Sqlite(path)
fillEntities(sqlite, 4000)
fillArticles(sqlite, 300, 0.5)
const { store } = openSqliteStore(path)
t.teardown(() => {
  sqlite.close()
  return store.close()
})

async function walk<T>(find: (page: { limit: number; after?: Position }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let page: Page<T> = await find({ limit: 100 })
  for (; page.next !== null; page = await find({ limit: 100, after: page.next })) items.push(...page.items)
  return [...items, ...page.items]
}

interface Row {
  key: number
  id: string
  name: string
  type: string
  sortName: string
  mentions: number
}

const rows = sqlite
  .prepare<[], Row>('SELECT key, id, name, type, sort_name AS sortName, mentions FROM entity')
  .all()

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** The first piece of a name, from one of its words on, that is found by `query`. */
function foundBy(name: string, query: string, how: string): string {
  const pieces = foldings(name).flatMap((text) => {
    const words = text.split(' ')
    return words.map((_, index) => words.slice(index))
  })
  const isFound = (piece: readonly string[]) =>
    foldings(query).some((folded) => compareWords(piece, folded.split(' ')) === how)
  const found = pieces.filter(isFound).map((piece) => piece.join(' '))
  return found.sort(compare)[0] ?? ''
}

/** What a query finds, each with the piece of its name that it is found by, in two parts. */
function findAll(query: string) {
  const parts = ['exactly', 'nearly'] as const
  const found = rows.map((row) => ({ ...row, how: begins(row.name, query) }))
  return parts.map((part) =>
    found
      .filter(({ how }) => how === part)
      .map((row) => ({ ...row, piece: row.mentions > 0 ? '' : foundBy(row.name, query, part) })),
  )
}

function inOrder(parts: ReturnType<typeof findAll>, sort: EntitySort, type: string | undefined): string[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const byColumn = (a: Row, b: Row) =>
    sort.endsWith('name') ? compare(a.sortName, b.sortName) : a.mentions - b.mentions
  return parts.flatMap((found) =>
    found
      .filter((row) => type === undefined || row.type === type)
      .sort((a, b) => {
        const order = sign * byColumn(a, b)
        if (order !== 0) return order
        if (sort !== '-mentions' || a.mentions > 0) return sign * (a.key - b.key)
        return compare(a.piece, b.piece) || a.key - b.key
      })
      .map(({ id }) => id),
  )
}

t.test('the beginnings that are one error away are those that comparing finds', async (t) => {
  const word = fc.string({ unit: fc.constantFrom(...'ab1𝒳'), minLength: 1, maxLength: 7 })
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
  holds(
    t,
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), text, (names, query) => {
      const sorted = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      const seek = (from: string) =>
        sorted.find((name) => Buffer.compare(Buffer.from(name), Buffer.from(from)) >= 0)
      const near = nearPrefixes(query, seek)
      return names.every((name) => {
        const how = compareWords(name.split(' '), query.split(' '))
        const isFound = near.some((beginning) => name.startsWith(beginning))
        return how === 'exactly' || isFound === (how === 'nearly')
      })
    }),
    { numRuns: 2000 },
  )
})

t.test('a lookup that finds thousands is sorted as one that finds few', async (t) => {
  for (const query of ['a', 'm', 'str', 'mari', 'müll', 'anna m']) {
    const all = findAll(query)
    for (const sort of ['-mentions', 'name', '-name', 'mentions'] as const) {
      for (const type of [undefined, 'event'] as const) {
        const found = await walk((page) => store.findEntities({ prefix: query, type }, sort, page))
        t.same(
          found.map(({ id }) => id),
          inOrder(all, sort, type),
          `${query} ${sort} ${type}`,
        )
      }
    }
  }
})

/** In how many paragraphs, and articles, entities stand, and any two of them together. */
function countTogether() {
  const places = sqlite
    .prepare<[], [number, number, number]>('SELECT DISTINCT entity, article, paragraph FROM mention')
    .raw()
    .all()
  const paragraphs = new Map<number, Set<number>>()
  const articles = new Map<number, Set<number>>()
  for (const [entity, article, paragraph] of places) {
    paragraphs.set(entity, (paragraphs.get(entity) ?? new Set()).add(article * 1000 + paragraph))
    articles.set(entity, (articles.get(entity) ?? new Set()).add(article))
  }
  const shared = (sets: Map<number, Set<number>>, one: number, other: number) =>
    [...(sets.get(one) ?? [])].filter((place) => sets.get(other)?.has(place)).length
  return { paragraphs, articles, shared }
}

const { paragraphs, articles, shared } = countTogether()
const all = 300 * 11
const score = (measure: 'llr' | 'dice', one: number, other: number) =>
  associationScore(measure, {
    both: shared(paragraphs, one, other),
    one: paragraphs.get(one)?.size ?? 0,
    other: paragraphs.get(other)?.size ?? 0,
    all,
  })

t.test('related entities are ranked as if all had been compared', async (t) => {
  for (const measure of ['llr', 'dice'] as const) {
    const found = await walk((page) => store.findRelatedEntities('e-1', { measure }, page))
    const others = rows
      .filter(({ key }) => key !== 1 && shared(articles, 1, key) > 0)
      .map(({ key, id }) => ({ id, key, score: score(measure, 1, key), articles: shared(articles, 1, key) }))
      .sort((a, b) => b.score - a.score || b.articles - a.articles || a.key - b.key)
    t.ok(others.length > 500, 'more than are looked up at once')
    t.same(
      found.map(({ id, score, articles }) => [id, score, articles]),
      others.map(({ id, score, articles }) => [id, score, articles]),
      measure,
    )
  }
})

t.test('related entities can be asked for by type and date', async (t) => {
  const range = { from: '2005-01-01', to: '2010-12-31' }
  const found = await walk((page) =>
    store.findRelatedEntities('e-1', { measure: 'llr', type: 'event', ...range }, page),
  )
  t.ok(found.length > 10)
  t.ok(found.every(({ type }) => type === 'event'))
  const inRange = sqlite.prepare<[number, number, string, string], number>(
    `SELECT count(*) FROM article_entity a JOIN article_entity b ON b.article = a.article
     WHERE a.entity = ? AND b.entity = ? AND a.sort_date >= ? AND a.sort_date <= ?`,
  )
  for (const { id, articles } of found.slice(0, 20)) {
    const key = Number(id.slice(2))
    t.equal(articles, inRange.pluck().get(1, key, range.from, range.to), id)
  }
})

t.test('the edges of a graph are what its nodes share', async (t) => {
  const graph = await store.getGraph('e-1', { depth: 2, nodes: 40 })
  t.equal(graph?.nodes.length, 40)
  const key = (id: string) => Number(id.slice(2))
  const keys = graph?.nodes.map(({ id }) => key(id)) ?? []
  for (const { source, target, articles: both, paragraphs: places, score: strength } of graph?.edges ?? []) {
    const pair = [key(source), key(target)] as const
    t.same(
      [both, places, strength],
      [shared(articles, ...pair), shared(paragraphs, ...pair), score('llr', ...pair)],
      `${source} ${target}`,
    )
  }
  const pairs = keys.flatMap((one, at) =>
    keys.slice(at + 1).filter((other) => shared(paragraphs, one, other) > 0),
  )
  t.ok((graph?.edges.length ?? 0) >= Math.min(pairs.length, 400))
  const linked = new Set(graph?.edges.flatMap(({ source, target }) => [source, target]))
  t.equal(linked.size, 40, 'no node stands alone')
})
