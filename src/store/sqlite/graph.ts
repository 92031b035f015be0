import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { associationScore } from '../../model/association.js'
import { entityUrl } from '../../model/entity.js'
import type { GraphEdge, GraphNode } from '../../model/graph.js'
import type { DateRange, GraphFilter, Store } from '../store.js'
import type { Database as Drizzle } from './database.js'
import { type EntityRow, entityRows, keyOf } from './entities.js'
import { dateBounds } from './filter.js'
import type { Ranking } from './related.js'

/** Of the neighbours of an entity as many articles are read to tell what they occur with in turn. */
const articlesOfNeighbour = 1000

/** Of one node as many paragraphs are read at most, the newest ones, to tell which nodes meet in them. */
const placesRead = 30_000

/** Edges drawn, for each node: more are a ball of wool. */
const edgesPerNode = 10

/** More than any article has blocks: makes one number of article and paragraph. */
const perArticle = 2 ** 17

interface Pair {
  readonly one: number
  readonly other: number
  readonly articles: number
  readonly paragraphs: number
}

interface Node {
  readonly key: number
  readonly distance: number
}

/** The method of the store that draws who occurs with whom. */
export function graphReads(sqlite: Database, db: Drizzle, ranking: Ranking): Pick<Store, 'getGraph'> {
  const placesOf = sqlite
    .prepare<[number, string, string, number], [number, number]>(
      `SELECT DISTINCT article, paragraph FROM mention WHERE entity = ? AND sort_date >= ? AND sort_date < ?
       ORDER BY sort_date DESC, article DESC LIMIT ?`,
    )
    .raw()
  const countsOf = sqlite.prepare<[number, string, string], { articles: number; mentions: number }>(
    `SELECT count(*) AS articles, coalesce(sum(mentions), 0) AS mentions FROM article_entity
     WHERE entity = ? AND mentions > 0 AND sort_date >= ? AND sort_date < ?`,
  )

  /** The strongest neighbours of an entity. */
  const neighbours = async (
    key: number,
    { type, from, to }: GraphFilter,
    limit: number,
    articles?: number,
  ) => {
    const list = await ranking.getRanked(key, { measure: 'llr', type, from, to }, articles)
    return list.read(limit, undefined)
  }

  const chooseNodes = async (key: number, filter: GraphFilter): Promise<Node[]> => {
    const others = filter.nodes - 1
    // With a second step, half of the nodes are left for it.
    const first = await neighbours(key, filter, filter.depth === 1 ? others : Math.ceil(others / 2))
    const nodes = [{ key, distance: 0 }, ...first.map((one) => ({ key: one.key, distance: 1 }))]
    if (filter.depth === 1) return nodes
    const chosen = new Set(nodes.map((node) => node.key))
    const second = new Map<number, number>()
    for (const one of first) {
      for (const { key, paragraphs, score } of await neighbours(
        one.key,
        filter,
        filter.nodes,
        articlesOfNeighbour,
      )) {
        if (paragraphs > 0 && !chosen.has(key)) second.set(key, Math.max(score, second.get(key) ?? -Infinity))
      }
    }
    const strongest = [...second].sort(([a, one], [b, other]) => other - one || a - b)
    return [
      ...nodes,
      ...strongest.slice(0, filter.nodes - nodes.length).map(([key]) => ({ key, distance: 2 })),
    ]
  }

  /** Which nodes meet where; nodes by their place in the list. */
  const countPairs = async (nodes: readonly Node[], range: DateRange) => {
    const places = new Map<number, number[]>()
    const articles = new Map<number, Set<number>>()
    const frequency: number[] = []
    for (const [index, { key }] of nodes.entries()) {
      const mine = placesOf.all(key, ...dateBounds(range), placesRead)
      frequency.push(mine.length)
      for (const [article, paragraph] of mine) {
        const place = article * perArticle + paragraph
        const here = places.get(place)
        if (here === undefined) places.set(place, [index])
        else here.push(index)
        const there = articles.get(article)
        if (there === undefined) articles.set(article, new Set([index]))
        else there.add(index)
      }
      await setImmediate()
    }
    const shared = (groups: Iterable<Iterable<number>>) => {
      const counts = new Map<number, number>()
      for (const group of groups) {
        const indexes = [...group]
        for (const [at, one] of indexes.entries()) {
          for (const other of indexes.slice(at + 1)) {
            const pair = Math.min(one, other) * nodes.length + Math.max(one, other)
            counts.set(pair, (counts.get(pair) ?? 0) + 1)
          }
        }
      }
      return counts
    }
    const inParagraphs = shared(places.values())
    const pairs = [...shared(articles.values())].map(
      ([pair, articles]): Pair => ({
        one: Math.floor(pair / nodes.length),
        other: pair % nodes.length,
        articles,
        paragraphs: inParagraphs.get(pair) ?? 0,
      }),
    )
    return { pairs, frequency }
  }

  return {
    async getGraph(id, filter) {
      const key = keyOf(db, id)
      if (key === undefined) return undefined
      const chosen = await chooseNodes(key, filter)
      const { pairs, frequency } = await countPairs(chosen, filter)
      const rows = entityRows(
        db,
        chosen.map((node) => node.key),
      )
      const nodes = chosen.map(({ key, distance }): GraphNode => {
        const row = rows.get(key) as EntityRow
        const { id, name, type, wikidata } = row
        const isWhole = filter.from === undefined && filter.to === undefined
        const { mentions, articles } = isWhole ? row : (countsOf.get(key, ...dateBounds(filter)) ?? row)
        return { id, name, type, wikidata, url: entityUrl(id), mentions, articles, distance }
      })
      const all = ranking.countAllParagraphs(filter)
      const edges = pairs
        // Two neighbours that never share a paragraph are told apart by drawing nothing between them.
        .filter(({ one, paragraphs }) => paragraphs > 0 || one === 0)
        .map(
          ({ one, other, articles, paragraphs }): GraphEdge => ({
            source: nodes[one]?.id ?? '',
            target: nodes[other]?.id ?? '',
            articles,
            paragraphs,
            score: associationScore('llr', {
              both: paragraphs,
              one: frequency[one] ?? 0,
              other: frequency[other] ?? 0,
              all,
            }),
          }),
        )
        .sort(
          (a, b) =>
            b.score - a.score ||
            b.articles - a.articles ||
            compare(a.source, b.source) ||
            compare(a.target, b.target),
        )
      return {
        entity: id,
        depth: filter.depth,
        nodes,
        edges: strongest(edges, id, nodes.length * edgesPerNode),
      }
    },
  }
}

/** The first so many edges, and beyond them those of one entity and the first one of each other. */
function strongest(edges: readonly GraphEdge[], entity: string, limit: number): GraphEdge[] {
  const reached = new Set([entity])
  return edges.filter(({ source, target }, index) => {
    const isFirst = !reached.has(source) || !reached.has(target)
    reached.add(source).add(target)
    return index < limit || isFirst || source === entity
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
