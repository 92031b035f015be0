import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import { storeMany } from './many.js'
import { startGlosse } from './server.js'

/*
 * `npm run bench:latency -- 10000`: how long each read endpoint takes over HTTP in an archive of so many made-up articles,
 * in milliseconds: median and 99th percentile of requests sent one after the other, each for another URL, so that no
 * answer is ready; and the median of the same requests again, when it is.
 */

const amount = Number(process.argv[2] ?? 10_000)
const requests = Number(process.env['REQUESTS'] ?? 200)
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

const folder = mkdtempSync(join(tmpdir(), 'glosse-latency-'))
const { store } = openSqliteStore(join(folder, 'glosse.db'))
const begun = performance.now()
await storeMany(store, amount)
const seconds = (performance.now() - begun) / 1000
const articles = (await store.findArticles({}, '-publishedAt', { limit: 1000 })).items
const entities = (await store.findEntities({}, '-mentions', { limit: 1000 })).items
const quotes = (await store.findQuotes({}, '-publishedAt', { limit: 1000 })).items
const words = articles.flatMap(({ title }) => title.split(' '))
await store.close()

type Path = (n: number) => string
const article: Path = (n) => articles[n % articles.length]?.id ?? ''
const entity: Path = (n) => entities[n % entities.length]?.id ?? ''
/** The most mentioned entities, each of them in thousands of articles. */
const word: Path = (n) => encodeURIComponent(words[(n * 7) % words.length] ?? '')
const day: Path = (n) => new Date(Date.UTC(2015, 0, 1 + n * 17)).toISOString().slice(0, 10)
const formats = (base: Path, names: readonly string[]): [string, Path][] =>
  names.map((name) => [`  ?format=${name}`, (n) => `${base(n)}?format=${name}`])

const cases: readonly [string, Path, Record<string, string>?][] = [
  ['/articles', (n) => `/articles?from=${day(n)}`],
  ['/articles?entity=', (n) => `/articles?entity=${entity(n)}`],
  ['/articles?q=', (n) => `/articles?q=${word(n)}`],
  ['/articles?q= with facets', (n) => `/articles?q=${word(n)}&facets=entity,publisher,month`],
  ['/articles/:id', (n) => `/articles/${article(n)}`],
  ...formats((n) => `/articles/${article(n)}`, ['jsonld', 'webanno', 'tei', 'nif', 'ninjs', 'md', 'txt']),
  ['/articles/:id/paragraphs?marks=', (n) => `/articles/${article(n)}/paragraphs?marks=true`],
  ['/articles/:id/mentions', (n) => `/articles/${article(n)}/mentions`],
  ['/articles/:id/quotes', (n) => `/articles/${article(n)}/quotes`],
  ['/articles/:id/entities', (n) => `/articles/${article(n)}/entities`],
  ['/articles/:id/annotations', (n) => `/articles/${article(n)}/annotations`],
  ['/entities', (n) => `/entities?limit=${1 + (n % 100)}&sort=${n % 2 ? 'name' : '-mentions'}`],
  ['/entities?q= (beginning)', (n) => `/entities?q=${word(n).slice(0, 3)}`],
  [
    '/entities?q= (typing error)',
    (n) => `/entities?q=${entity(n).split('-')[1]?.replace(/^(.)./, '$1') ?? ''}${n}`,
  ],
  ['/entities/:id', (n) => `/entities/${entity(n)}`],
  ['/entities/:id/mentions', (n) => `/entities/${entity(n)}/mentions`],
  ['/entities/:id/mentions?sort=left', (n) => `/entities/${entity(n)}/mentions?sort=left`],
  ['/entities/:id/quotes', (n) => `/entities/${entity(n)}/quotes`],
  ['/entities/:id/articles', (n) => `/entities/${entity(n)}/articles`],
  ['/entities/:id/related', (n) => `/entities/${entity(n)}/related`],
  ['/entities/:id/timeline', (n) => `/entities/${entity(n)}/timeline`],
  ['/entities/:id/graph', (n) => `/entities/${entity(n)}/graph`],
  ['/quotes', (n) => `/quotes?from=${day(n)}`],
  ['/quotes?q=', (n) => `/quotes?q=${word(n)}`],
  ['/quotes/:id', (n) => `/quotes/${quotes[n % quotes.length]?.quote.id ?? ''}`],
  ['/search?q=', (n) => `/search?q=${word(n)}`],
  [
    '/search?q= two words, facets',
    (n) => `/search?q=${word(n)}%20${word(n + 1)}&facets=entity,speaker,month`,
  ],
  ['/reconcile/suggest/entity', (n) => `/reconcile/suggest/entity?prefix=${entity(n).slice(0, 4)}`],
  ['page of /articles/:id', (n) => `/articles/${article(n)}`, html],
  ['page of /entities/:id', (n) => `/entities/${entity(n)}`, html],
  ['page of /search?q=', (n) => `/search?q=${word(n)}`, html],
]

const server = await startGlosse(folder)
const ask = async (path: string, headers: Record<string, string>): Promise<number> => {
  const started = performance.now()
  const response = await fetch(server.url + path, { headers })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return performance.now() - started
}
const ranked = (times: readonly number[], share: number) =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1).padStart(8)

const lines: string[] = []
try {
  for (let n = 0; n < 100; n++) await ask('/articles?limit=1', {})
  for (const [name, path, headers = {}] of cases) {
    const fresh: number[] = []
    for (let n = 0; n < requests; n++) fresh.push(await ask(path(n), headers))
    const again: number[] = []
    for (let n = 0; n < requests; n++) again.push(await ask(path(n), headers))
    lines.push(`${name.padEnd(36)}${ranked(fresh, 0.5)}${ranked(fresh, 0.99)}${ranked(again, 0.5)}`)
  }
} finally {
  server.process.kill('SIGTERM')
  await once(server.process, 'exit')
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(
  `${amount} articles, stored in ${seconds.toFixed(0)} s; ${requests} requests of each kind; milliseconds.\n\n` +
    `${'endpoint'.padEnd(36)}     p50     p99   ready\n${lines.join('\n')}\n`,
)
