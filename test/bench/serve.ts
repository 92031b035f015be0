import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { firstArticle } from '../support/archive.js'
import { type Server, startGlosse } from './server.js'

/*
 * `npm run bench`: how near reading comes to the limit of Fastify. Each case is measured in rounds, in turn with a bare
 * route that sends a prebuilt buffer of the same bytes, so that what else the machine does hits both alike. Two ratios
 * come out: requests a second, and CPU time a request (of the server alone, which a busy load generator does not hide).
 */

const rounds = Number(process.env['ROUNDS'] ?? 5)
const seconds = Number(process.env['SECONDS'] ?? 2)
const connections = 32
interface Sample {
  readonly rate: number
  readonly cpu: number
}

async function startLimit(bodies: Record<string, string>): Promise<Server> {
  const child = fork(fileURLToPath(new URL('limit.ts', import.meta.url)))
  child.send(bodies)
  const [port] = await once(child, 'message')
  const url = `http://127.0.0.1:${port}`
  return { url, process: child, cpu: async () => Number(await (await fetch(`${url}/cpu`)).text()) }
}

async function measure(
  server: Server,
  path: string,
  headers: Record<string, string>,
  status: number,
): Promise<Sample> {
  const before = await server.cpu()
  const result = await autocannon({ url: server.url + path, connections, duration: seconds, headers })
  const after = await server.cpu()
  const wanted = result.statusCodeStats?.[`${status}`]?.count ?? 0
  if (wanted < result.requests.total) throw new Error(`${path}: not every answer had status ${status}`)
  return { rate: result.requests.average, cpu: (after - before) / result.requests.total }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const folder = mkdtempSync(join(tmpdir(), 'glosse-bench-'))
const glosse = await startGlosse(folder)
const article = `/articles/${firstArticle}`
const entity = '/entities/antony-blinken'
const bodies: Record<string, string> = {}
for (const path of [article, entity, '/articles'])
  bodies[path] = await (await fetch(glosse.url + path)).text()
const etag =
  (await fetch(glosse.url + article, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ??
  ''
const limit = await startLimit(bodies)

const cases = [
  { name: 'GET /articles/:id, whole', path: article, headers: {}, status: 200 },
  { name: 'GET /articles/:id, 304', path: article, headers: { 'if-none-match': etag }, status: 304 },
  { name: 'GET /entities/:id', path: entity, headers: {}, status: 200 },
  { name: 'GET /articles', path: '/articles', headers: {}, status: 200 },
]
const samples = cases.map(() => ({ glosse: [] as Sample[], limit: [] as Sample[] }))
try {
  for (let round = -1; round < rounds; round++) {
    for (const [index, { path, headers, status }] of cases.entries()) {
      const bare = await measure(limit, path, {}, 200)
      const ours = await measure(glosse, path, headers, status)
      // The first round warms up.
      if (round < 0) continue
      samples[index]?.limit.push(bare)
      samples[index]?.glosse.push(ours)
    }
  }
} finally {
  glosse.process.kill('SIGTERM')
  limit.process.kill('SIGTERM')
  await once(glosse.process, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

const number = (value: number) => Math.round(value).toLocaleString('en').padStart(8)
const lines = cases.map(({ name, path }, index) => {
  const { glosse: ours = [], limit: bare = [] } = samples[index] ?? {}
  const rates = ours.map(({ rate }, round) => rate / (bare[round]?.rate ?? Number.NaN))
  const cpus = ours.map(({ cpu }, round) => (bare[round]?.cpu ?? Number.NaN) / cpu)
  return [
    name.padEnd(26),
    number(Buffer.byteLength(bodies[path] ?? '')),
    number(median(bare.map(({ rate }) => rate))),
    number(median(ours.map(({ rate }) => rate))),
    median(rates).toFixed(2).padStart(8),
    median(cpus).toFixed(2).padStart(8),
  ].join(' ')
})
process.stdout.write(
  `${[
    `Medians of ${rounds} rounds of ${seconds} s, ${connections} connections, Node ${process.version}.`,
    'Ratios are Glosse to a bare Fastify route that sends the same bytes; 1.00 is the limit.',
    '',
    'case                          bytes  limit/s glosse/s    req/s CPU/req',
    ...lines,
  ].join('\n')}\n`,
)
