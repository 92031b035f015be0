import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import t from 'tap'
import { Cursors } from '../../src/http/cursor.js'
import { chooseEncoding } from '../../src/http/negotiate.js'
import { problemTypes } from '../../src/http/problem.js'
import {
  appOver,
  firstArticle,
  openApp,
  openArchive,
  seedDocument,
  smallDocument,
  storedAt,
} from '../support/archive.js'
import { holds } from '../support/property.js'

const article = `/articles/${firstArticle}`

t.test('an answer has a strong validator, and is not sent twice', async (t) => {
  const app = await openApp(t)
  for (const url of [
    article,
    '/articles',
    '/entities',
    '/entities/antony-blinken',
    '/quotes',
    '/problems',
    '/openapi.json',
    `${article}?offsets=utf16`,
  ]) {
    const first = await app.inject({ url })
    const etag = String(first.headers.etag)
    t.match(etag, /^"[\w-]{22}"$/, url)
    t.equal(first.headers['cache-control'], 'public, no-cache')
    t.match(first.headers['last-modified'], / GMT$/)
    const again = await app.inject({ url })
    t.equal(again.headers.etag, etag, 'the same from memory')
    t.equal(again.body, first.body)
    for (const match of [etag, `"x", ${etag}`, `W/${etag}`, '*']) {
      const second = await app.inject({ url, headers: { 'if-none-match': match } })
      t.equal(second.statusCode, 304, match)
      t.equal(second.body, '')
      t.match(second.headers, { etag, vary: 'Accept, Accept-Encoding', 'cache-control': 'public, no-cache' })
    }
    t.equal((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode, 200)
  }
})

t.test('If-Modified-Since is honoured where there is no If-None-Match', async (t) => {
  const app = await openApp(t)
  const ask = async (headers: Record<string, string>) =>
    (await app.inject({ url: article, headers })).statusCode
  const later = new Date(storedAt.getTime() + 1000).toUTCString()
  t.equal(await ask({ 'if-modified-since': later }), 304)
  t.equal(await ask({ 'if-modified-since': new Date(0).toUTCString() }), 200)
  t.equal(await ask({ 'if-modified-since': later, 'if-none-match': '"other"' }), 200)
})

t.test('what changes in the archive changes the answer', async (t) => {
  const store = await openArchive(t)
  const app = await appOver(t, store)
  const before = await app.inject({ url: '/articles' })
  await store.importDocuments([smallDocument({})], { existing: 'keep', now: new Date() })
  const after = await app.inject({
    url: '/articles',
    headers: { 'if-none-match': String(before.headers.etag) },
  })
  t.equal(after.statusCode, 200)
  t.equal(after.json().data.length, 2)
  const { mentions } = seedDocument()
  await store.importDocuments([{ ...seedDocument(), mentions: mentions.slice(1), quotes: [] }], {
    existing: 'replace',
    now: new Date(),
  })
  t.match((await app.inject({ url: article })).json(), { revision: 2, counts: { mentions: 51 } })
})

t.test('an answer is compressed as the client likes, and each encoding has its own tag', async (t) => {
  const app = await openApp(t)
  const plain = await app.inject({ url: article })
  const [br, gzip] = await Promise.all(
    ['gzip, deflate, br', 'gzip'].map((field) =>
      app.inject({ url: article, headers: { 'accept-encoding': field } }),
    ),
  )
  t.match(br?.headers, { 'content-encoding': 'br', vary: /Accept-Encoding/ })
  t.match(gzip?.headers, { 'content-encoding': 'gzip' })
  t.equal(brotliDecompressSync(br?.rawPayload ?? '').toString(), plain.body)
  t.equal(gunzipSync(gzip?.rawPayload ?? '').toString(), plain.body)
  t.equal(new Set([plain, br, gzip].map((response) => response?.headers.etag)).size, 3)
  t.ok((br?.rawPayload.length ?? 0) * 5 < plain.rawPayload.length)
  const again = await app.inject({
    url: article,
    headers: { 'accept-encoding': 'gzip', 'if-none-match': String(gzip?.headers.etag) },
  })
  t.equal(again.statusCode, 304)
  const small = await app.inject({ url: `${article}?fields=title`, headers: { 'accept-encoding': 'br' } })
  t.equal(small.headers['content-encoding'], undefined, 'too small to be worth it')
})

t.test('encodings are chosen by their weight', async (t) => {
  t.equal(chooseEncoding(undefined), 'identity')
  t.equal(chooseEncoding('gzip;q=1, br;q=0.5'), 'gzip')
  t.equal(chooseEncoding('br;q=0, *'), 'gzip')
  t.equal(chooseEncoding('*'), 'br')
  t.equal(chooseEncoding('zstd'), 'identity')
  holds(
    t,
    fc.property(fc.string(), (field) => ['identity', 'gzip', 'br'].includes(chooseEncoding(field))),
  )
})

t.test('HEAD answers as GET does, without the body', async (t) => {
  const app = await openApp(t)
  for (const url of [article, '/articles', '/quotes', '/health/live', '/openapi.json']) {
    const [get, head] = await Promise.all([app.inject({ url }), app.inject({ method: 'HEAD', url })])
    t.equal(head.statusCode, 200, url)
    t.equal(head.body, '')
    for (const name of ['etag', 'content-type', 'content-length'])
      t.equal(head.headers[name], get.headers[name], name)
  }
  t.equal((await app.inject({ method: 'HEAD', url: '/articles/nothing' })).statusCode, 404)
})

t.test('OPTIONS tells the methods, and lets other origins in', async (t) => {
  const app = await openApp(t)
  const plain = await app.inject({ method: 'OPTIONS', url: '/articles' })
  t.equal(plain.statusCode, 204)
  t.equal(plain.headers.allow, 'GET, HEAD, POST, OPTIONS')
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: article,
    headers: {
      origin: 'https://example.org',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    },
  })
  t.match(preflight.headers, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
    'access-control-allow-headers': 'if-none-match',
  })
  t.equal((await app.inject({ method: 'OPTIONS', url: '/nothing' })).statusCode, 404)
})

t.test('CORS shows the fields that clients need, to the origins that are let in', async (t) => {
  const store = await openArchive(t)
  const open = await (await appOver(t, store)).inject({
    url: '/articles',
    headers: { origin: 'https://example.org' },
  })
  t.equal(open.headers['access-control-allow-origin'], '*')
  for (const name of ['Link', 'ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'Location']) {
    t.match(open.headers['access-control-expose-headers'], name)
  }
  const closed = await appOver(t, store, { corsOrigin: ['https://example.org'] })
  const ask = async (origin: string) =>
    (await closed.inject({ url: '/articles', headers: { origin } })).headers
  t.match(await ask('https://example.org'), { 'access-control-allow-origin': 'https://example.org' })
  t.equal((await ask('https://elsewhere.org'))['access-control-allow-origin'], undefined)
  t.match((await ask('https://elsewhere.org')).vary, /Origin/)
})

t.test('every response has the security headers', async (t) => {
  const app = await openApp(t)
  for (const url of [
    '/articles',
    '/nothing',
    '/articles?x=1',
    '/health/live',
    '/problems/not-found',
    '/docs',
  ]) {
    const { headers } = await app.inject({ url })
    t.match(
      headers,
      {
        'content-security-policy': /default-src 'none'/,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'x-request-id': /^[0-9a-f-]{36}$/,
      },
      url,
    )
    t.notMatch(headers['content-security-policy'], /upgrade-insecure-requests/)
    t.equal(headers['x-powered-by'], undefined)
  }
})

t.test('every error is a problem with an absolute type that is served as a page', async (t) => {
  const app = await openApp(t)
  app.get('/broken', async () => {
    throw new Error('a secret detail')
  })
  app.post('/posted', async () => ({}))
  const cases: [number, string, InjectOptions & { url: string }][] = [
    [400, 'invalid-request', { url: '/articles?limit=0' }],
    [400, 'invalid-request', { url: '/articles/%FF' }],
    [400, 'invalid-cursor', { url: '/articles?cursor=x' }],
    [404, 'not-found', { url: '/nothing' }],
    [404, 'not-found', { url: '/articles/nothing' }],
    [404, 'not-found', { url: '/entities/nothing/timeline' }],
    [404, 'not-found', { url: '/entities/Q1' }],
    [404, 'not-found', { url: '/quotes/nothing' }],
    [404, 'not-found', { url: '/problems/nothing' }],
    [405, 'method-not-allowed', { url: '/quotes', method: 'POST', payload: { a: 1 } }],
    [405, 'method-not-allowed', { url: article, method: 'DELETE' }],
    [
      405,
      'method-not-allowed',
      { url: '/docs', method: 'PUT', payload: 'x', headers: { 'content-type': 'image/png' } },
    ],
    [406, 'not-acceptable', { url: '/articles', headers: { accept: 'image/png' } }],
    [406, 'not-acceptable', { url: article, headers: { accept: 'application/json;q=0' } }],
    [413, 'payload-too-large', { url: '/posted', method: 'POST', payload: { text: 'x'.repeat(6_000_000) } }],
    [414, 'uri-too-long', { url: `/articles/${'x'.repeat(400)}` }],
    [
      415,
      'unsupported-media-type',
      { url: '/posted', method: 'POST', payload: 'x', headers: { 'content-type': 'image/png' } },
    ],
    [
      415,
      'unsupported-media-type',
      { url: '/posted', method: 'POST', payload: 'x', headers: { 'content-type': 'text/plain' } },
    ],
    [
      400,
      'invalid-request',
      { url: '/posted', method: 'POST', payload: '{', headers: { 'content-type': 'application/json' } },
    ],
    [500, 'internal-error', { url: '/broken' }],
  ]
  for (const [status, name, request] of cases) {
    const response = await app.inject({
      ...request,
      headers: { host: 'glosse.example:8080', ...request.headers },
    })
    const problem = response.json()
    t.equal(response.statusCode, status, `${request.method ?? 'GET'} ${request.url}`.slice(0, 60))
    t.match(problem, {
      type: `http://glosse.example:8080/problems/${name}`,
      status,
      title: problemTypes[name as keyof typeof problemTypes].title,
      instance: `urn:uuid:${response.headers['x-request-id']}`,
    })
    t.match(response.headers, { 'content-type': /^application\/problem\+json/, 'cache-control': 'no-store' })
    t.notMatch(response.body, /secret|stack/)
    const page = await app.inject({ url: new URL(problem.type).pathname, headers: { accept: 'text/html' } })
    t.equal(page.statusCode, 200)
    t.match(page.headers['content-type'], 'text/html')
    t.match(page.body, problem.title)
  }
})

t.test('a 405 tells the methods that there are, whatever the body', async (t) => {
  const app = await openApp(t)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const) {
    // The types do not know TRACE.
    const response = await app.inject({ method: method as 'POST', url: '/quotes' })
    t.equal(response.statusCode, 405, method)
    t.equal(response.headers.allow, 'GET, HEAD, OPTIONS')
  }
})

t.test('every wrong parameter is named, with what it takes', async (t) => {
  const app = await openApp(t)
  const errors = async (url: string) => (await app.inject({ url })).json().errors
  t.same(
    await errors('/articles?limit=101&from=yesterday&colour=red&include=paragraphs,pictures&sort=title'),
    [
      { detail: 'must be a date such as 2023-02-01', parameter: 'from' },
      {
        detail: 'must be any of: relevance, -publishedAt, publishedAt, -updatedAt, updatedAt',
        parameter: 'sort',
      },
      { detail: 'must be a whole number from 1 to 100', parameter: 'limit' },
      { detail: 'must be any of: paragraphs, mentions, quotes, entities', parameter: 'include' },
      { detail: 'There is no such parameter here.', parameter: 'colour' },
    ],
  )
  t.match(await errors('/articles?limit=1&limit=2'), [{ parameter: 'limit' }])
  t.match(await errors('/articles?limit=many'), [{ parameter: 'limit', detail: /number/ }])
  t.match(await errors('/entities?q='), [{ parameter: 'q', detail: 'must not be empty' }])
  t.match(await errors('/entities?wikidata=42'), [{ parameter: 'wikidata', detail: /Q212/ }])
  t.match(await errors(`${article}?offsets=bytes`), [{ parameter: 'offsets' }])
  t.match(await errors(`${article}/paragraphs?marks=yes`), [
    { parameter: 'marks', detail: 'must be true or false' },
  ])
  t.match(await errors('/entities/antony-blinken/timeline?by=week'), [{ parameter: 'by' }])
  t.match(await errors('/health/live?x=1'), [{ parameter: 'x' }])
})

t.test('a request that is not HTTP gets a problem too', async (t) => {
  const app = await openApp(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const send = (bytes: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      let answer = ''
      socket.on('data', (data) => {
        answer += data
      })
      socket.on('close', () => resolve(answer))
    })
  t.match(await send('NONSENSE\r\n\r\n'), /^HTTP\/1.1 400 .*\r\nContent-Type: application\/problem\+json/)
  t.match(await send(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1.1 431 /)
})

t.test('requests beyond the limit are refused until the minute is over, but not probes', async (t) => {
  const app = await openApp(t, undefined, { rateLimit: 2 })
  const first = await app.inject({ url: '/articles' })
  t.match(first.headers, { 'ratelimit-policy': '"default";q=2;w=60', ratelimit: /^"default";r=1;t=\d+$/ })
  await app.inject({ url: '/articles' })
  const third = await app.inject({ url: '/articles' })
  t.equal(third.statusCode, 429)
  t.match(third.json(), { type: /too-many-requests$/, status: 429 })
  t.match(third.headers['retry-after'], /^\d+$/)
  t.equal((await app.inject({ url: '/health/ready' })).statusCode, 200)
  t.equal((await app.inject({ url: '/docs' })).statusCode, 200)
  t.equal(
    (await app.inject({ url: '/articles', remoteAddress: '192.0.2.1' })).statusCode,
    200,
    'another client',
  )
})

t.test('a cursor survives a round trip, and nothing else does', async (t) => {
  const cursors = new Cursors('ab'.repeat(32))
  const positions = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 5 })
  holds(
    t,
    fc.property(positions, fc.string(), (position, scope) => {
      const cursor = cursors.encode(position, scope)
      return (
        JSON.stringify(cursors.decode(cursor, scope)) === JSON.stringify(position) && /^[\w-]+$/.test(cursor)
      )
    }),
  )
  holds(
    t,
    fc.property(positions, fc.nat(), fc.nat(63), (position, at, letter) => {
      const cursor = cursors.encode(position, 'a')
      const place = at % cursor.length
      const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[letter] as string
      if (cursor[place] === other) return true
      try {
        cursors.decode(cursor.slice(0, place) + other + cursor.slice(place + 1), 'a')
      } catch {
        return true
      }
      return false
    }),
  )
  const cursor = cursors.encode(['x', 1], 'a')
  for (const [text, scope] of [
    [cursor, 'b'],
    [cursor.slice(0, -1), 'a'],
    [`${cursor}=`, 'a'],
    ['', 'a'],
  ] as const) {
    t.throws(() => cursors.decode(text, scope), { code: 'invalid-cursor' })
  }
  t.throws(() => new Cursors('cd'.repeat(32)).decode(cursor, 'a'), { code: 'invalid-cursor' })
})
