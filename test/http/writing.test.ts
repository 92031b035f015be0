import { Buffer } from 'node:buffer'
import type { FastifyInstance, InjectOptions } from 'fastify'
import t, { type Test } from 'tap'
import { ArticleWriter } from '../../src/http/article-writer.js'
import { hashKey } from '../../src/http/auth.js'
import { storeDocument } from '../../src/intake/ingest.js'
import { appOver, firstArticle, openArchive, seedJson, smallDocument } from '../support/archive.js'

const operatorKey = 'an operator key of some length'.replaceAll(' ', '-')
const bearer = { authorization: `Bearer ${operatorKey}` }

const text = `Anna Muster besucht Berlin – Probe.de

Anna Muster sagte am Dienstag in Berlin, sie sei mit dem Besuch zufrieden. „Wir kommen gern wieder nach Deutschland“, sagte Muster.

Leave a Reply`

async function openWritable(t: Test): Promise<FastifyInstance> {
  return appOver(t, await openArchive(t), { apiKey: operatorKey })
}

const post = (
  app: FastifyInstance,
  url: string,
  payload: unknown,
  headers: Record<string, string> = bearer,
) => app.inject({ method: 'POST', url, payload: payload as InjectOptions['payload'] & object, headers })

t.test('a raw text comes back annotated, and nothing is stored', async (t) => {
  const app = await openWritable(t)
  const response = await post(app, '/annotate', { text })
  t.equal(response.statusCode, 200)
  const { document, intake } = response.json()
  t.match(document, {
    version: 1,
    title: 'Anna Muster besucht Berlin',
    publisher: 'Probe.de',
    language: 'de',
  })
  t.match(intake.removed, [{ text: 'Leave a Reply' }])
  for (const { paragraph, start, end, surface } of document.mentions) {
    const block = [document.title, ...document.paragraphs][paragraph]
    t.equal([...block].slice(start, end).join(''), surface)
  }
  t.ok(document.mentions.some(({ surface }: { surface: string }) => surface === 'Berlin'))
  t.ok(document.quotes.some(({ kind }: { kind: string }) => kind === 'direct'))
  t.equal((await app.inject({ url: '/articles' })).json().data.length, 1)
})

t.test('what was annotated can be stored as it is', async (t) => {
  const app = await openWritable(t)
  const { document } = (await post(app, '/annotate', { text })).json()
  const response = await post(app, '/articles', document)
  t.equal(response.statusCode, 201, response.body)
  t.equal(response.json().mentions.length, document.mentions.length)
  t.equal(response.json().intake, undefined)
})

t.test('a raw text is stored, and has a place', async (t) => {
  const app = await openWritable(t)
  const response = await post(app, '/articles', { text, publishedAt: '2024-05-01' })
  t.equal(response.statusCode, 201)
  t.equal(response.headers.location, '/articles/anna-muster-besucht-berlin')
  const { intake, ...article } = response.json()
  t.ok(intake.removed.length > 0)
  t.same((await app.inject({ url: '/articles/anna-muster-besucht-berlin' })).json(), article)
  t.match(article, {
    publishedAt: '2024-05-01',
    revision: 1,
    quotes: [{ provenance: { kind: 'annotator', agent: 'glosse' } }],
  })
})

t.test('the same text is stored once', async (t) => {
  const app = await openWritable(t)
  const first = await post(app, '/articles', { text })
  const second = await post(app, '/articles', { text: `${text}\n` })
  t.equal(second.statusCode, 409)
  t.equal(second.headers.location, first.headers.location)
  t.match(second.json(), { type: /duplicate-article$/, detail: first.headers.location })
  t.equal((await post(app, '/articles', seedJson())).statusCode, 409)
})

t.test('an Idempotency-Key makes one article of several requests', async (t) => {
  const app = await openWritable(t)
  const headers = { ...bearer, 'idempotency-key': 'once' }
  const first = await post(app, '/articles', { text }, headers)
  const second = await post(app, '/articles', { text }, headers)
  t.equal(first.statusCode, 201)
  t.equal(second.statusCode, 200)
  t.equal(second.json().id, first.json().id)
  const other = await post(
    app,
    '/articles',
    { text: 'Something else entirely.\n\nIt is another text.' },
    headers,
  )
  t.equal(other.statusCode, 422)
  t.match(other.json(), { type: /idempotency-mismatch$/ })
})

t.test('an Idempotency-Key whose request is being answered has to wait', async (t) => {
  const store = await openArchive(t, [])
  let finish = () => {}
  const waited = new Promise<void>((resolve) => {
    finish = resolve
  })
  const writer = new ArticleWriter(store, async () => {
    await waited
    return { ...(await storeDocument(smallDocument({}), store, new Date())), removed: [] }
  })
  const first = writer.writeOnce({ text }, 'key')
  await t.rejects(writer.writeOnce({ text }, 'key'), { code: 'idempotency-conflict' })
  finish()
  t.match(await first, { isNew: true })
  t.match(await writer.writeOnce({ text }, 'key'), { isNew: false })
})

t.test('writing needs a key that allows it', async (t) => {
  const store = await openArchive(t)
  const app = await appOver(t, store)
  const key = 'glosse_0123456789'
  await store.addKey({
    hash: hashKey(key),
    name: 'test',
    scopes: ['annotate'],
    createdAt: '2026-01-01T00:00:00.000Z',
  })
  const cases: [string, Record<string, string>, number][] = [
    ['/annotate', {}, 401],
    ['/articles', {}, 401],
    ['/articles', { authorization: 'Basic eDp5' }, 401],
    ['/articles', { authorization: 'Bearer nobodys-key' }, 401],
    ['/articles', { authorization: `Bearer ${key}` }, 403],
    ['/annotate', { authorization: `Bearer ${key}` }, 200],
    ['/annotate', { authorization: `bearer ${key}` }, 200],
  ]
  for (const [url, headers, status] of cases) {
    const response = await post(app, url, { text }, headers)
    t.equal(response.statusCode, status, `${url} ${JSON.stringify(headers)}`)
    if (status >= 400) t.match(response.headers['www-authenticate'], /^Bearer/)
    t.notMatch(response.body, key)
  }
  await store.removeKey('test')
  t.equal((await post(app, '/annotate', { text }, { authorization: `Bearer ${key}` })).statusCode, 401)
})

t.test('a body that does not fit is told place by place, and nothing is stored', async (t) => {
  const app = await openWritable(t)
  const bad = async (payload: unknown) => {
    const response = await post(app, '/articles', payload)
    t.equal(response.statusCode, 422, response.body)
    return response.json().errors
  }
  t.match(await bad({ text: 'x', colour: 'red' }), [{ pointer: '/colour' }])
  t.match(await bad({ ...seedJson(), title: 'Other', id: 'other', language: 'German' }), [
    { pointer: '/language' },
  ])
  t.match(await bad({ ...seedJson(), id: 'other', title: 'u\u0308' }), [{ pointer: '/title', detail: /NFC/ }])
  t.ok((await bad({ text: '   ' })) !== null)
  await bad([])
  await bad({})
  t.equal((await post(app, '/annotate', { texts: 'x' })).statusCode, 422)
  t.equal((await app.inject({ url: '/articles' })).json().data.length, 1)
})

t.test('no text is a server error', async (t) => {
  const app = await openWritable(t)
  for (const nasty of [
    '\ud800',
    '„“”»«‚‘'.repeat(2000),
    'A'.repeat(100_000),
    '\u0000',
    '<p>'.repeat(5000),
    '🏳️‍🌈'.repeat(500),
    ' \n\t ',
  ]) {
    for (const format of ['text', 'html', 'markdown']) {
      const { statusCode } = await post(app, '/annotate', { text: nasty, format })
      t.ok(
        [200, 422].includes(statusCode),
        `${JSON.stringify(nasty.slice(0, 10))} as ${format}: ${statusCode}`,
      )
    }
  }
  const large = await post(app, '/annotate', { text: 'x'.repeat(6 * 1024 * 1024) })
  t.equal(large.statusCode, 413)
})

t.test('HTML is read for its article', async (t) => {
  const app = await openWritable(t)
  const body =
    '<p>Anna Muster kam am Montag nach Wien. Dort traf sie den Bürgermeister und blieb drei Tage.</p>'.repeat(
      4,
    )
  const html = `<html lang="de"><head><title>Muster in Wien | Probe</title><meta property="og:site_name" content="Probe"></head><body><nav>Start Politik</nav><article><h1>Muster in Wien</h1>${body}</article></body></html>`
  const { document } = (await post(app, '/annotate', { text: html, format: 'html' })).json()
  t.match(document, { title: 'Muster in Wien', publisher: 'Probe', language: 'de' })
  t.ok(document.paragraphs.every((paragraph: string) => !/[<>]|Politik/.test(paragraph)))
  t.ok(Buffer.byteLength(JSON.stringify(document)) > 0)
})

t.test('the first article comes out of its raw text as its document has it', async (t) => {
  const { readFileSync } = await import('node:fs')
  const raw = readFileSync(new URL(`../../seed/${firstArticle}.txt`, import.meta.url), 'utf8')
  const store = await openArchive(t, [])
  const app = await appOver(t, store, { apiKey: operatorKey })
  const { document, intake } = (await post(app, '/annotate', { text: raw })).json()
  const seed = seedJson()
  for (const member of ['title', 'publisher', 'language', 'paragraphs'])
    t.same(document[member], seed[member], member)
  t.same(
    intake.removed.map(({ text }: { text: string }) => text),
    ['source site', 'Leave a Reply', '– EURACTIV.de'],
  )
})
