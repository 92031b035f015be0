import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { parse as parseCsv } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { parseAtomFeed } from 'feedsmith'
import t from 'tap'
import { exampleUrl } from '../../src/http/examples.js'
import type { OpenApiDocument } from '../../src/http/openapi.js'
import { type Format, representations } from '../../src/http/representation.js'
import type { AnnotatedDocument } from '../../src/model/document.js'
import type { Store } from '../../src/store/store.js'
import {
  appOver,
  firstArticle,
  openApp,
  openArchive,
  seedDocument,
  smallDocument,
} from '../support/archive.js'

const article = `/articles/${firstArticle}`
const webanno = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
const ninjs = 'application/json;profile="http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"'
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'
const document = JSON.parse(
  readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
) as OpenApiDocument

/** The type of an answer without its charset. */
function typeOf(headers: Record<string, unknown>): string {
  return String(headers['content-type']).replace('; charset=utf-8', '')
}

/** The targets of a Link field with their parameters. */
function linksOf(headers: Record<string, unknown>): { target: string; rel: string; type: string }[] {
  const pattern = /<([^>]*)>; rel="(\w+)"(?:; type="((?:[^"\\]|\\.)*)")?/g
  return [...String(headers['link']).matchAll(pattern)].map(([, target = '', rel = '', type = '']) => ({
    ...{ target, rel, type: type.replaceAll('\\', '') },
  }))
}

const many = (count: number): AnnotatedDocument[] => Array.from({ length: count }, () => smallDocument({}))

t.test('Accept chooses by weight, in doubt JSON; a profile tells two kinds of JSON-LD apart', async (t) => {
  const app = await openApp(t)
  for (const [accept, type] of [
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/*', 'text/html'],
    ['text/markdown', 'text/markdown'],
    ['text/plain;q=0.5, text/markdown;q=0.9', 'text/markdown'],
    ['application/json;q=0, */*;q=0.1', 'text/html'],
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'application/ld+json'],
    [webanno, webanno],
    ['application/ld+json; q=0.9; profile="http://www.w3.org/ns/anno.jsonld", text/plain;q=0.1', webanno],
    ['application/ld+json;profile="a,b;c http://www.w3.org/ns/anno.jsonld"', webanno],
    ['application/ld+json;profile=http://www.w3.org/ns/anno.jsonld', webanno],
    [ninjs, ninjs],
    ['text/turtle, application/n-triples;q=0.9', 'text/turtle'],
    ['application/tei+xml', 'application/tei+xml'],
  ] as const) {
    const response = await app.inject({ url: article, headers: accept === undefined ? {} : { accept } })
    t.equal(typeOf(response.headers), type, String(accept))
    t.match(response.headers['vary'], /\bAccept\b/)
  }
  t.equal((await app.inject({ url: article, headers: { accept: browser } })).statusCode, 200)
})

t.test('`format` goes before Accept; what there is not is a problem that says what there is', async (t) => {
  const app = await openApp(t)
  const chosen = await app.inject({ url: `${article}?format=txt`, headers: { accept: 'image/png' } })
  t.equal(chosen.headers['content-type'], 'text/plain; charset=utf-8')
  t.match(chosen.body, /^Blinken führt .+\n\nUS-Außenminister Antony Blinken traf/)
  for (const url of [
    `${article}?format=pdf`,
    `${article}?format=csv`,
    '/articles?format=tei',
    '/quotes?format=',
  ]) {
    const refused = await app.inject({ url })
    t.equal(refused.statusCode, 400, url)
    t.match(refused.json().errors, [{ parameter: 'format', detail: /must be any of: json, / }])
  }
  const refused = await app.inject({ url: article, headers: { accept: 'image/png, text/turtle;q=0' } })
  t.equal(refused.statusCode, 406)
  t.match(refused.json().detail, `application/tei+xml, ${webanno}, text/turtle`)
})

t.test('each representation has its own validator, and names all others', async (t) => {
  const app = await openApp(t)
  const tags = new Set<string>()
  const answer = await app.inject({ url: article })
  const links = linksOf(answer.headers).filter(({ rel }) => rel === 'alternate')
  t.equal(links.length, 8)
  for (const { target, type } of links) {
    const url = new URL(target, `http://localhost${article}`)
    const other = await app.inject({ url: url.pathname + url.search })
    t.equal(typeOf(other.headers), type)
    tags.add(String(other.headers.etag))
    const again = await app.inject({
      url: url.pathname + url.search,
      headers: { 'if-none-match': String(other.headers.etag) },
    })
    t.equal(again.statusCode, 304)
    t.equal(linksOf(other.headers).length, 8)
  }
  t.equal(tags.add(String(answer.headers.etag)).size, 9)
})

t.test(
  'every format of every operation is documented with an example, and answered in its type',
  async (t) => {
    const app = await openApp(t)
    const names = Object.keys(representations) as Format[]
    let count = 0
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const parameter = operation?.parameters?.find(({ name }) => name === 'format')
      if (operation === undefined || parameter === undefined) continue
      const content = operation.responses['200']?.content ?? {}
      const formats = parameter.schema['enum'] as Format[]
      t.same(
        names.filter((name) => representations[name].type in content),
        names.filter((name) => formats.includes(name)),
        path,
      )
      for (const format of formats) {
        const { type } = representations[format]
        t.ok(content[type]?.example, `${path} ${format}`)
        const url = new URL(exampleUrl(path, operation), 'http://localhost')
        url.searchParams.set('format', format)
        const response = await app.inject({ url: url.pathname + url.search })
        t.equal(response.statusCode, 200, url.href)
        t.equal(typeOf(response.headers), type, url.href)
        count++
      }
    }
    t.ok(count > 50)
  },
)

t.test('NDJSON and CSV hold every match, page by page; with a limit they are that page', async (t) => {
  const app = await openApp(t, many(230))
  const json = async (url: string) => (await app.inject({ url })).json()
  const ids: string[] = []
  for (let url: string | null = '/articles?limit=100'; url !== null; ) {
    const page: { data: { id: string }[]; next: string | null } = await json(url)
    ids.push(...page.data.map(({ id }) => id))
    url = page.next
  }
  t.equal(ids.length, 230)
  const lines = (body: string) =>
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string })
  const all = await app.inject({ url: '/articles?format=ndjson' })
  t.same(
    lines(all.body).map(({ id }) => id),
    ids,
  )
  const table = parseCsv((await app.inject({ url: '/articles?format=csv' })).body, { columns: true }) as {
    id: string
  }[]
  t.same(
    table.map(({ id }) => id),
    ids,
  )

  const page = await app.inject({ url: '/articles?format=ndjson&limit=30' })
  t.equal(lines(page.body).length, 30)
  const next = linksOf(page.headers).find(({ rel }) => rel === 'next')?.target ?? ''
  t.match(next, /format=ndjson/)
  t.match(next, /limit=30/)
  const cursor = new URL(next, 'http://localhost').searchParams.get('cursor')
  for (const format of ['ndjson', 'json', 'csv', 'feed', 'atom'])
    t.equal(
      (await app.inject({ url: `/articles?format=${format}&cursor=${cursor}` })).statusCode,
      200,
      format,
    )
  const rest = await app.inject({ url: `/articles?format=ndjson&cursor=${cursor}` })
  t.same(
    lines(rest.body).map(({ id }) => id),
    ids.slice(30),
  )
  t.equal((await app.inject({ url: '/articles?format=ndjson&cursor=x' })).statusCode, 400)
  t.equal((await app.inject({ url: '/articles?format=ndjson&language=en' })).body, '')
  t.match((await app.inject({ url: '/articles?format=csv&language=en' })).body, /^id,title,[\w,]+\r\n$/)
})

t.test(
  'an answer that is made while it is sent has a weak validator, and is compressed on the way',
  async (t) => {
    const app = await openApp(t, many(120))
    const url = '/entities/anna-muster/mentions?format=csv'
    const plain = await app.inject({ url })
    t.match(plain.headers, { etag: /^W\/"[\w-]{22}"$/, 'cache-control': 'public, no-cache', vary: /Accept/ })
    t.ok(plain.headers['last-modified'])
    const known = { 'if-none-match': String(plain.headers.etag) }
    t.match(await app.inject({ url, headers: known }), { statusCode: 304, body: '' })
    t.equal((await app.inject({ url: url.replace('csv', 'ndjson'), headers: known })).statusCode, 200)
    const since = { 'if-modified-since': String(plain.headers['last-modified']) }
    t.match(await app.inject({ url, headers: since }), { statusCode: 304, body: '' })
    const before = { 'if-modified-since': new Date(0).toUTCString() }
    t.equal((await app.inject({ url, headers: before })).statusCode, 200)
    const zipped = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    t.equal(zipped.headers['content-encoding'], 'gzip')
    t.equal(gunzipSync(zipped.rawPayload).toString('utf8'), plain.body)
    const head = await app.inject({ method: 'HEAD', url })
    t.match(head, { statusCode: 200, body: '', headers: { etag: plain.headers.etag } })
    t.equal(plain.body.split('\r\n').length, 122)
  },
)

t.test('other requests get their turn while a list is streamed', async (t) => {
  const store = await openArchive(t, many(350))
  let turns = 0
  const seen: number[] = []
  const watched = new Proxy(store, {
    get(target, name: keyof Store) {
      if (name === 'findArticles') seen.push(turns)
      const method = target[name] as (...values: unknown[]) => unknown
      return method.bind(target)
    },
  })
  const app = await appOver(t, watched)
  const turn = () => {
    turns++
    next = setImmediate(turn)
  }
  let next = setImmediate(turn)
  const { body } = await app.inject({ url: '/articles?format=ndjson' })
  clearImmediate(next)
  t.equal(body.trimEnd().split('\n').length, 350)
  t.equal(seen.length, 4)
  t.equal(new Set(seen).size, 4, 'between any two pages the event loop went round')
})

t.test('a stream ends with its client', async (t) => {
  const app = await openApp(t, many(300))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const leave = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}/articles?format=ndjson&include=paragraphs`, {
    signal: leave.signal,
  })
  await response.body?.getReader().read()
  leave.abort()
  t.equal((await fetch(`http://127.0.0.1:${port}/articles?limit=1`)).status, 200)
})

t.test('what means nothing in a format is refused in it', async (t) => {
  const app = await openApp(t)
  for (const [url, parameter] of [
    [`${article}?format=tei&fields=title`, 'fields'],
    [`${article}?format=txt&include=quotes`, 'include'],
    [`${article}?format=webanno&offsets=utf16`, 'offsets'],
    ['/articles?format=csv&fields=title', 'fields'],
    ['/articles?format=atom&include=', 'include'],
  ] as const) {
    const response = await app.inject({ url })
    t.equal(response.statusCode, 400, url)
    t.match(response.json().errors, [{ parameter }])
  }
  const chosen = await app.inject({ url: '/articles?format=ndjson&fields=title' })
  t.same(Object.keys(JSON.parse(chosen.body)), ['id', 'title'])
  t.equal((await app.inject({ url: `${article}?format=webanno&offsets=codepoint` })).statusCode, 200)
})

t.test('lines say in what their offsets are counted', async (t) => {
  const paragraphs = ['😀 Anna Muster kam nach Berlin.']
  const app = await openApp(t, [smallDocument({ title: 'Besuch', paragraphs })])
  const first = async (url: string) => (await app.inject({ url })).body.split('\n')
  const [line = ''] = await first('/entities/anna-muster/mentions?format=ndjson&offsets=utf16')
  t.match(JSON.parse(line), { offsets: 'utf16', start: 3, surface: 'Anna Muster' })
  t.match((await first('/entities/anna-muster/mentions?format=csv'))[1], /,1,2,13,codepoint,Anna Muster,/)
})

t.test('feeds hold the texts, and lead from page to page', async (t) => {
  const app = await openApp(t, many(5))
  const ask = async (url: string) => app.inject({ url, headers: { host: 'archive.example' } })
  const path = (url: string) => url.replace('http://archive.example', '')
  const seen: string[] = []
  for (let url: string | undefined = '/articles?language=de&limit=2&format=feed'; url !== undefined; ) {
    const feed: Record<string, unknown> & {
      items: { id: string; content_text: string }[]
      next_url?: string
    } = (await ask(url)).json()
    t.equal(feed['feed_url'], `http://archive.example${url}`)
    t.equal(feed['home_page_url'], 'http://archive.example/articles?language=de&limit=2')
    for (const { id, content_text } of feed.items) {
      seen.push(id)
      t.match(content_text, /^Anna Muster sagte in Berlin/)
    }
    url = feed.next_url === undefined ? undefined : path(feed.next_url)
  }
  t.equal(new Set(seen).size, 5)
  const atom = await app.inject({
    url: '/entities/anna-muster/articles?limit=2',
    headers: { host: 'archive.example', accept: 'application/atom+xml' },
  })
  const { entries, links } = parseAtomFeed(atom.body)
  t.equal(entries?.length, 2)
  const next = links?.find(({ rel }) => rel === 'next')?.href ?? ''
  t.equal(parseAtomFeed((await ask(path(next))).body).entries?.length, 2)
})

t.test('absolute URLs begin with what the client calls the server, and with nothing else', async (t) => {
  const id = async (app: FastifyInstance, host: string) => {
    const response = await app.inject({ url: `${article}?format=jsonld`, headers: { host } })
    return response.json()['@id']
  }
  const app = await openApp(t)
  t.equal(await id(app, 'archive.example'), `http://archive.example${article}`)
  t.equal(await id(app, 'evil.example'), `http://evil.example${article}`)
  t.equal(await id(app, 'archive.example'), `http://archive.example${article}`)
  t.equal(await id(app, 'a"><script>'), article)
  const behind = await openApp(t, undefined, { publicUrl: 'https://news.example/archive' })
  t.equal(await id(behind, 'evil.example'), `https://news.example/archive${article}`)
})

t.test('the annotations of an article are a collection with pages', async (t) => {
  const { mentions: _, quotes: __, ...bare } = seedDocument()
  const app = await openApp(t, [
    seedDocument(),
    { ...bare, id: 'bare', title: 'Leer', mentions: [], quotes: [], entities: [] },
  ])
  const url = `${article}/annotations`
  const collection = await app.inject({ url, headers: { host: 'archive.example' } })
  t.equal(collection.headers['content-type'], webanno)
  const { first, total } = collection.json()
  t.equal(total, 56)
  const page = await app.inject({ url: first.replace('http://archive.example', '') })
  t.match(page.json(), { type: 'AnnotationPage', startIndex: 0 })
  t.equal(page.json().items.length, 56)
  const plain = await app.inject({ url, headers: { accept: 'application/json' } })
  t.equal(typeOf(plain.headers), 'application/json')
  t.equal((await app.inject({ url: `${url}?page=2` })).statusCode, 404)
  t.equal((await app.inject({ url: `${url}?page=0` })).statusCode, 400)
  const empty = (await app.inject({ url: '/articles/bare/annotations' })).json()
  t.match(empty, { type: 'AnnotationCollection', total: 0 })
  t.notOk('first' in empty)
  t.equal((await app.inject({ url: '/articles/bare/annotations?page=1' })).statusCode, 404)
  t.equal((await app.inject({ url: '/articles/none/annotations' })).statusCode, 404)
})
