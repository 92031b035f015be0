import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { firstArticle, seedJson, temporaryFolder } from '../support/archive.js'
import { end, root, run, start } from '../support/command-line.js'

/** A server on a free port with a database of its own: its URL, and a promise of its end. */
async function serve(t: Test, env: Record<string, string> = {}) {
  const folder = temporaryFolder(t)
  const child = start(['serve'], { PORT: '0', DATABASE_URL: join(folder, 'glosse.db'), ...env })
  t.teardown(() => child.kill('SIGKILL'))
  const ended = end(child)
  const url = await new Promise<string>((resolve, reject) => {
    let log = ''
    child.stdout.on('data', (data) => {
      log += data
      const found = /Glosse \S+ is at (http:\/\/[^,]+),/.exec(log)
      if (found?.[1] !== undefined) resolve(found[1])
    })
    ended.then(({ code, err }) => reject(new Error(`${code}: ${err}`)), reject)
  })
  return { child, ended, url }
}

t.test('serve makes a database, seeds it and answers; SIGTERM ends it cleanly', async (t) => {
  const { child, ended, url } = await serve(t)
  const article = await fetch(`${url}/articles/${firstArticle}`)
  t.equal(article.status, 200)
  t.match(await article.json(), { counts: { mentions: 52 } })
  const since = Date.now()
  child.kill('SIGTERM')
  const { code, out, err } = await ended
  t.equal(code, 0)
  t.ok(Date.now() - since < 5000)
  t.equal(err, '')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.match(
    lines.find(({ msg }) => msg === 'request'),
    { reqId: /^[0-9a-f-]{36}$/, method: 'GET', status: 200 },
  )
  t.match(lines.at(-1), { msg: 'closed' })
})

t.test('a request that is being answered at SIGTERM is finished', async (t) => {
  const { child, ended, url } = await serve(t)
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write('GET /articles HTTP/1.1\r\nHost: x\r\n')
  await new Promise((resolve) => setTimeout(resolve, 100))
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 300))
  socket.write('Connection: close\r\n\r\n')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  await once(socket, 'close')
  t.match(answer, /^HTTP\/1.1 200 OK/)
  t.equal((await ended).code, 0)
})

t.test('a request that does not end is cut off after SIGTERM, in time to close in order', async (t) => {
  const { child, ended, url } = await serve(t, { GLOSSE_API_KEY: 'a-key-of-the-operator' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    'POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a-key-of-the-operator\r\n' +
      'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  child.kill('SIGTERM')
  const { code, err } = await ended
  t.equal(code, 0)
  t.equal(err, '')
})

t.test('a busy port is told in one line', async (t) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const { code, err } = await run([
    'serve',
    '--port',
    String(port),
    '--database',
    join(temporaryFolder(t), 'x.db'),
  ])
  t.equal(code, 1)
  t.match(
    err,
    new RegExp(`^glosse: Cannot listen on 127.0.0.1 port ${port}: another program listens there.*\n$`),
  )
})

t.test('a database folder that cannot be is told in one line', async (t) => {
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'file'), '')
  const { code, err } = await run(['serve', '--database', join(folder, 'file', 'glosse.db')])
  t.equal(code, 1)
  t.match(err, /^glosse: The database .* cannot be used: part of its path is a file, not a folder\.\n$/)
})

t.test('migrate, seed and serve take the database from a file: URL', async (t) => {
  const database = `file:${join(temporaryFolder(t), 'glosse.db')}`
  t.match(await run(['migrate'], { DATABASE_URL: database }), {
    code: 0,
    out: /applied \d+ migrations?\.\n$/,
  })
  t.match(await run(['migrate'], { DATABASE_URL: database }), { code: 0, out: /is up to date\.\n$/ })
  t.match(await run(['seed', '--database', database]), {
    code: 0,
    out: new RegExp(`created {3}${firstArticle}`),
  })
  t.match(await run(['seed', '--database', database]), { code: 0, out: /kept/ })
  t.match(await run(['seed', '--replace', '--database', database]), { code: 0, out: /unchanged/ })
})

t.test('a seed whose surface is not at its span stops the seeding, and nothing is written', async (t) => {
  const folder = temporaryFolder(t)
  const database = join(folder, 'glosse.db')
  mkdirSync(join(folder, 'seed'))
  const good = seedJson()
  const bad = {
    ...seedJson(),
    id: 'bad',
    mentions: [{ paragraph: 1, start: 17, end: 31, surface: 'Tony Blinken' }],
  }
  writeFileSync(join(folder, 'seed', 'a.json'), JSON.stringify(good))
  writeFileSync(join(folder, 'seed', 'b.json'), JSON.stringify(bad))
  const { code, err } = await run(['seed', join(folder, 'seed'), '--database', database])
  t.equal(code, 1)
  t.match(
    err,
    /^glosse: article 'bad' at \/mentions\/0: paragraph 1, span 17–31: the surface is «Tony Blinken»/,
  )
  t.match(await run(['seed', '--database', database]), { out: /created/ }, 'not even the good one was there')
  t.match(
    await run(['serve', '--database', join(folder, 'other.db'), '--seed-folder', join(folder, 'seed')]),
    { code: 1, err: /span 17–31/ },
  )
  t.match(await run(['seed', join(folder, 'nowhere')]), { code: 1, err: /nowhere cannot be read/ })
})

t.test('help explains every command and every setting', async (t) => {
  const { settings } = await import('../../src/config.js')
  const { commands } = await import('../../src/cli/run.js')
  const general = await run(['--help'])
  t.equal(general.code, 0)
  for (const { name, summary } of commands) {
    t.match(general.out, new RegExp(`^ {2}${name} +${summary.slice(0, 20)}`, 'm'))
  }
  const help = (await run(['serve', '--help'])).out
  for (const { env } of Object.values(settings)) t.match(help, env)
  t.ok(
    help.split('\n').every((line) => line.length <= 100),
    'lines fit a terminal',
  )
})

t.test('a wrong command line is told in one line, with exit code 2', async (t) => {
  const cases: [string[], RegExp, Record<string, string>?][] = [
    [
      ['sreve'],
      /there is no command 'sreve'\. Commands: serve, ingest, annotate, keys, entities, seed, migrate, openapi\./,
    ],
    [['serve', '--prot', '1'], /Unknown option '--prot'.*glosse serve --help/],
    [['serve', '--port', 'x'], /--port must be a whole number from 0 to 65535, not 'x'/],
    [
      ['serve'],
      /PORT must be a whole number from 0 to 65535, not '99999'; GLOSSE_LOG_LEVEL must be/,
      { PORT: '99999', GLOSSE_LOG_LEVEL: 'loud' },
    ],
    [['serve', 'now'], /Unexpected argument|too many/i],
    [['seed', 'a', 'b'], /too many arguments/],
  ]
  for (const [args, message, env] of cases) {
    const { code, err, out } = await run(args, env)
    t.equal(code, 2, args.join(' '))
    t.match(err, message)
    t.equal(err.trim().split('\n').length, 1)
    t.equal(out, '')
  }
  t.match(await run([]), { code: 0, out: /Usage: glosse COMMAND/ })
})

t.test('openapi prints the contract', async (t) => {
  const { out, code } = await run(['openapi'])
  t.equal(code, 0)
  t.same(JSON.parse(out), JSON.parse(readFileSync(join(root, 'openapi/openapi.json'), 'utf8')))
})
