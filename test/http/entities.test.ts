import graphology from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import t from 'tap'
import { toGexf } from '../../src/export/gexf.js'
import { toGraphml } from '../../src/export/graphml.js'
import type { Graph } from '../../src/model/graph.js'
import { openApp, smallDocument } from '../support/archive.js'

const errorsOf = (response: { json: () => unknown }) =>
  (response.json() as { errors: { parameter: string }[] }).errors.map(({ parameter }) => parameter)

t.test('an entity is looked up with an error, page by page', async (t) => {
  const app = await openApp(t)
  const first = (await app.inject({ url: '/entities?q=kasach&limit=1' })).json()
  t.match(first, { data: [{ id: 'kasachstan' }], next: null })
  const both = (await app.inject({ url: '/entities?q=russ&limit=1' })).json()
  t.match(both.data, [{ id: 'russland' }])
  t.match((await app.inject({ url: both.next })).json(), {
    data: [{ id: 'russische-invasion-in-der-ukraine' }],
  })
  t.match((await app.inject({ url: '/entities?q=Kasahcstan' })).json().data, [{ id: 'kasachstan' }])
  t.equal((await app.inject({ url: `${both.next}&type=event` })).statusCode, 400)
})

t.test('mentions are a concordance', async (t) => {
  const app = await openApp(t)
  const get = async (url: string) => (await app.inject({ url })).json()
  const seen: string[] = []
  let url: string | null = '/entities/russland/mentions?sort=left&limit=2&context=30&offsets=utf16'
  while (url !== null) {
    const page: { data: { left: string; surface: string }[]; next: string | null } = await get(url)
    for (const { left } of page.data) seen.push(left.trim().split(/\s/).at(-1)?.toLowerCase() ?? '')
    url = page.next
  }
  t.equal(seen.length, 6)
  t.same(seen, seen.toSorted())
  t.same(errorsOf(await app.inject({ url: '/entities/russland/mentions?sort=up' })), ['sort'])
})

t.test('a timeline is told by period without gaps, and not for ever', async (t) => {
  const app = await openApp(t, [
    smallDocument({ publishedAt: '2020-11-30' }),
    smallDocument({ publishedAt: '2021-02-01T10:00:00Z' }),
  ])
  const get = async (query: string) =>
    (await app.inject({ url: `/entities/anna-muster/timeline?${query}` })).json()
  t.same((await get('by=month')).data, [
    { period: '2020-11', articles: 1, mentions: 1, quotesBy: 0, quotesAbout: 0 },
    { period: '2020-12', articles: 0, mentions: 0, quotesBy: 0, quotesAbout: 0 },
    { period: '2021-01', articles: 0, mentions: 0, quotesBy: 0, quotesAbout: 0 },
    { period: '2021-02', articles: 1, mentions: 1, quotesBy: 0, quotesAbout: 0 },
  ])
  t.equal((await get('by=day')).data.length, 64)
  t.same((await get('by=day&from=2021-01-01&to=2021-01-01')).data, [
    { period: '2021-01-01', articles: 0, mentions: 0, quotesBy: 0, quotesAbout: 0 },
  ])
  const response = await app.inject({ url: '/entities/anna-muster/timeline?by=day&from=1500-01-01' })
  t.equal(response.statusCode, 400)
  t.same(errorsOf(response), ['by'])
})

t.test('related entities are ranked by the measure asked for', async (t) => {
  const app = await openApp(t)
  const get = async (query: string) =>
    (await app.inject({ url: `/entities/antony-blinken/related?${query}` })).json()
  t.match(await get('limit=1'), { data: [{ id: 'zentralasien', score: 3.3302 }] })
  const { next } = await get('score=dice&limit=5&type=location')
  t.match(next, /score=dice/)
  t.equal((await app.inject({ url: next })).statusCode, 200)
  t.equal((await app.inject({ url: next.replace('dice', 'llr') })).statusCode, 400, 'of another list')
  t.same((await get('to=2020-01-01')).data, [])
  t.same(errorsOf(await app.inject({ url: '/entities/antony-blinken/related?score=best' })), ['score'])
})

t.test('a graph comes as JSON, GraphML and GEXF, and says the same in each', async (t) => {
  const app = await openApp(t)
  const path = '/entities/antony-blinken/graph'
  const response = await app.inject({ url: `${path}?limit=9&depth=2` })
  const graph = response.json<Graph>()
  t.equal(graph.nodes.length, 9)
  t.match(response.headers.link, /format=graphml>; rel="alternate"; type="application\/graphml\+xml"/)
  const Constructor = graphology.UndirectedGraph
  for (const [format, type, parse] of [
    ['graphml', 'application/graphml+xml', graphml.parse],
    ['gexf', 'application/gexf+xml', gexf.parse],
  ] as const) {
    const asked = await app.inject({ url: `${path}?limit=9&depth=2&format=${format}` })
    t.match(asked.headers['content-type'], type)
    t.equal(
      (await app.inject({ url: `${path}?limit=9&depth=2`, headers: { accept: type } })).body,
      asked.body,
    )
    const read = parse(Constructor, asked.body)
    t.same(
      read.nodes(),
      graph.nodes.map(({ id }) => id),
      format,
    )
    for (const { id, name, mentions, distance, type, wikidata } of graph.nodes) {
      t.match(read.getNodeAttributes(id), { label: name, mentions, distance, type, wikidata })
    }
    t.equal(read.size, graph.edges.length)
    for (const { source, target, articles, paragraphs, score } of graph.edges) {
      t.match(read.getEdgeAttributes(source, target), { articles, paragraphs, score, weight: articles })
    }
  }
  t.same(errorsOf(await app.inject({ url: `${path}?limit=101` })), ['limit'])
  t.same(errorsOf(await app.inject({ url: `${path}?depth=3` })), ['depth'])
  t.same(errorsOf(await app.inject({ url: `${path}?format=svg` })), ['format'])
  t.equal((await app.inject({ url: '/entities/Q159/graph?limit=2' })).statusCode, 308)
  t.equal((await app.inject({ url: '/entities/nobody/graph' })).statusCode, 404)
})

t.test('names of any characters are well-formed XML', async (t) => {
  const name = 'A &amp; & B <"x"> \u0001 𝒳'
  const node = {
    id: 'a',
    name,
    type: 'other',
    wikidata: null,
    url: '/entities/a',
    mentions: 1,
    articles: 1,
  } as const
  const nodes = ['a', 'b'].map((id) => ({ ...node, id, distance: 0 }))
  const edges = [{ source: 'a', target: 'b', articles: 1, paragraphs: 0, score: -1.5 }]
  const graph: Graph = { entity: 'a', depth: 1, nodes, edges }
  for (const read of [
    graphml.parse(graphology.UndirectedGraph, toGraphml(graph)),
    gexf.parse(graphology.UndirectedGraph, toGexf(graph)),
  ]) {
    t.equal(read.getNodeAttribute('a', 'label'), name.replace('\u0001', ''))
  }
})
