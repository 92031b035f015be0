import t from 'tap'
import { assets } from '../../src/reader/assets.js'
import { firstArticle, openApp, seedDocument, smallDocument } from '../support/archive.js'
import { attribute, elementsOf } from '../support/html.js'

/** What Chromium sends when somebody follows a link. */
const browser = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'accept-language': 'de-DE,de;q=0.9,en;q=0.8',
}
const article = `/articles/${firstArticle}`

const paths = [
  '/',
  '/articles',
  article,
  '/entities',
  '/entities/kasachstan',
  '/entities/kasachstan/mentions?sort=left',
  '/quotes',
  '/search?q=Ukraine',
  '/problems',
  '/problems/not-found',
]

t.test('a browser gets pages at the URLs of the API, anything else JSON', async (t) => {
  const app = await openApp(t)
  const { id } = (await app.inject({ url: '/quotes' })).json().data[0]
  for (const url of [...paths, `/quotes/${id}`]) {
    const page = await app.inject({ url, headers: browser })
    t.equal(page.statusCode, 200, url)
    t.equal(page.headers['content-type'], 'text/html; charset=utf-8')
    t.equal(page.headers['content-language'], 'de')
    t.match(page.headers.vary, /Accept-Language/)
    t.match(
      page.headers['content-security-policy'],
      /^default-src 'none'; style-src 'self'; .*script-src 'self'/,
    )
    t.notMatch(page.body, / style="| on[a-z]+="|<style/, 'nothing that the policy forbids')
    t.ok(Buffer.byteLength(page.body) < 60_000, `${url} has ${Buffer.byteLength(page.body)} bytes`)
    if (url === '/') continue
    const data = await app.inject({ url, headers: { accept: '*/*', 'accept-language': 'de' } })
    t.match(data.headers['content-type'], /^application\/json/)
    t.equal(data.headers['content-language'], undefined)
    t.notMatch(data.headers.vary, /Accept-Language/)
  }
})

t.test('a page comes in German and English, each with a tag of its own, and is revalidated', async (t) => {
  const app = await openApp(t)
  const get = (language: string, more = {}) =>
    app.inject({ url: article, headers: { ...browser, 'accept-language': language, ...more } })
  const german = await get('de')
  const english = await get('en-US')
  t.match(german.body, 'Erwähnungen')
  t.match(english.body, 'mentions')
  t.not(german.headers.etag, english.headers.etag)
  t.equal((await get('fr')).headers['content-language'], 'en')
  t.equal((await get('fr, de;q=0.5')).headers['content-language'], 'de')
  // The second time they come from the cache.
  t.equal((await get('de')).body, german.body)
  const unchanged = await get('de', { 'if-none-match': german.headers.etag })
  t.equal(unchanged.statusCode, 304)
  t.equal(unchanged.headers['content-security-policy'], german.headers['content-security-policy'])
  t.equal((await get('en', { 'if-none-match': german.headers.etag })).statusCode, 200)
})

t.test('pages link to their other representations, and say where they stand', async (t) => {
  const app = await openApp(t)
  const { body } = await app.inject({ url: article, headers: browser })
  const links = elementsOf(body).filter(
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'alternate',
  )
  t.ok(links.some((link) => attribute(link, 'type') === 'application/json'))
  for (const link of links) {
    const url = attribute(link, 'href') ?? ''
    const { statusCode, headers } = await app.inject({ url, headers: browser })
    t.equal(statusCode, 200, url)
    t.notMatch(headers['content-type'], /html/)
  }
})

t.test('every link of a page leads somewhere', async (t) => {
  const app = await openApp(t)
  const seen = new Set<string>()
  for (const url of paths) {
    const { body } = await app.inject({ url, headers: browser })
    const ids = new Set(elementsOf(body).flatMap((element) => attribute(element, 'id') ?? []))
    for (const element of elementsOf(body)) {
      const href = attribute(element, 'href')
      if (href?.startsWith('#')) t.ok(ids.has(href.slice(1)), `${url} ${href}`)
      if (href === undefined || !href.startsWith('/') || seen.has(href)) continue
      seen.add(href)
      const target = await app.inject({ url: href.replace(/#.*/, ''), headers: browser })
      t.ok([200, 302].includes(target.statusCode), `${url} leads to ${href}: ${target.statusCode}`)
      const [, fragment] = href.split('#')
      if (fragment !== undefined) t.match(target.body, `id="${fragment}"`, href)
    }
  }
  t.ok(seen.size > 70, `${seen.size} links`)
})

t.test('what pages load may be kept for ever', async (t) => {
  const app = await openApp(t)
  const { body: page } = await app.inject({ url: '/', headers: browser })
  for (const { path, type, body } of assets) {
    t.match(page, path)
    const plain = await app.inject({ url: path })
    t.equal(plain.body, body.toString('utf8'))
    t.equal(plain.headers['content-type'], type)
    t.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable')
    t.equal((await app.inject({ url: path, method: 'POST' })).statusCode, 405)
  }
  const style = assets.find(({ path }) => path.endsWith('.css'))
  const packed = await app.inject({ url: style?.path ?? '', headers: { 'accept-encoding': 'br' } })
  t.equal(packed.headers['content-encoding'], 'br')
  t.ok(packed.rawPayload.length < 8_000, `${packed.rawPayload.length} bytes`)
})

t.test('fields left empty in a form are no filter', async (t) => {
  const app = await openApp(t)
  const url = '/articles?q=&language=de&publisher=&from=&sort='
  const sent = await app.inject({ url, headers: browser })
  t.equal(sent.statusCode, 302)
  t.equal(sent.headers.location, '/articles?language=de')
  t.equal((await app.inject({ url: '/articles?q=', headers: browser })).headers.location, '/articles')
  t.equal((await app.inject({ url })).statusCode, 400, 'the API still calls it an error')
  t.equal((await app.inject({ url: '/articles?language=de', headers: browser })).statusCode, 200)
})

t.test('a name in a form stands for the entity that a list by this name begins with', async (t) => {
  const app = await openApp(t)
  const sent = async (url: string) => {
    const { statusCode, headers } = await app.inject({ url, headers: browser })
    return [statusCode, headers.location]
  }
  const named = '/quotes?kind=direct&speaker=Blinken'
  for (const time of ['first', 'second'])
    t.strictSame(await sent(named), [302, '/quotes?kind=direct&speaker=antony-blinken'], `the ${time} time`)
  t.strictSame(await sent('/articles?entity=Tokayev&entity=kasachstan'), [
    302,
    '/articles?entity=kassym-schomart-tokajew&entity=kasachstan',
  ])
  for (const kept of ['/quotes?speaker=antony-blinken', '/articles?entity=Q159', '/articles?speaker=Nobody'])
    t.strictSame(await sent(kept), [200, undefined], kept)
  t.same((await app.inject({ url: named })).json().data, [], 'a program means what it says')
})

t.test('what narrows a list down adds to what was asked for, and can be taken back', async (t) => {
  const others = ['Anna Muster in Berlin', 'Quallen in Berlin'].map((text) =>
    smallDocument({ title: 'Invasion', paragraphs: [text] }),
  )
  const app = await openApp(t, [seedDocument(), ...others])
  const links = async (url: string) => {
    const { body } = await app.inject({ url, headers: browser })
    const facets = body.slice(body.indexOf('class="facets"'), body.indexOf('</aside>'))
    return elementsOf(facets).flatMap((element) => attribute(element, 'href') ?? [])
  }
  const berlin = '/articles?q=Invasion&sort=publishedAt&entity=berlin'
  t.ok((await links('/articles?q=Invasion&sort=publishedAt')).includes(berlin))
  const both = `${berlin}&entity=anna-muster`
  t.ok((await links(berlin)).includes(both), 'articles may have to mention several')
  t.ok((await links(both)).includes(berlin))
  t.ok((await links(both)).includes('/articles?q=Invasion&sort=publishedAt&entity=anna-muster'))
  t.ok((await links('/quotes?kind=indirect')).includes('/quotes?kind=indirect&speaker=antony-blinken'))
  const german = 'language=de'
  t.notOk(
    (await links('/articles')).some((link) => link.includes(german)),
    'all are German',
  )
})

t.test('a problem is a page for a browser, and a problem document for everybody else', async (t) => {
  const app = await openApp(t)
  for (const [url, status] of [
    ['/nothing', 404],
    ['/articles/nothing', 404],
    ['/articles?from=yesterday', 400],
    ['/search?q=(a', 400],
    [`${article}/paragraphs/9`, 404],
    ['/%', 400],
    ['/nothing//', 404],
  ] as const) {
    const page = await app.inject({ url, headers: browser })
    t.equal(page.statusCode, status, url)
    t.equal(page.headers['content-type'], 'text/html; charset=utf-8', url)
    t.equal(page.headers['cache-control'], 'no-store')
    t.match(page.headers['content-security-policy'], /style-src 'self'/)
    t.match(page.body, '<html lang="de">')
    const problem = await app.inject({ url })
    t.match(problem.headers['content-type'], 'application/problem+json')
    t.equal(problem.json().status, status)
  }
  const fault = await app.inject({ url: '/search?q=(a', headers: browser })
  t.match(fault.body, /<mark>.<\/mark>/, 'points at the place')
  const post = await app.inject({ method: 'POST', url: '/articles', headers: browser, body: {} })
  t.match(post.headers['content-type'], 'application/problem+json')
})

t.test('the front page is there without any article, and in JSON sends on to the contract', async (t) => {
  const app = await openApp(t, [])
  const page = await app.inject({ url: '/' })
  t.equal(page.statusCode, 200)
  t.match(page.body, '<title>Glosse</title>')
  const data = await app.inject({ url: '/', headers: { accept: 'application/json' } })
  t.equal(data.statusCode, 302)
  t.equal(data.headers.location, '/openapi.json')
  for (const url of ['/articles', '/entities', '/quotes', '/search?q=nothing'])
    t.equal((await app.inject({ url, headers: browser })).statusCode, 200, url)
})

t.test('pages stay light however much there is to show', async (t) => {
  const many = Array.from({ length: 120 }, (_, n) =>
    smallDocument({
      title: `Eine Meldung mit einem Titel, der so lang ist, wie Titel eben sind, Nummer ${n}`,
      publishedAt: `20${String(n % 24).padStart(2, '0')}-0${1 + (n % 9)}-11`,
    }),
  )
  const app = await openApp(t, [seedDocument(), ...many, longDocument()])
  for (const url of [
    '/',
    '/articles?limit=100',
    '/entities?limit=100',
    '/entities/berlin',
    '/entities/berlin/mentions?limit=100',
    '/quotes?limit=100',
    '/search?q=Meldung&limit=50',
    '/articles/ein-langer-artikel',
  ]) {
    const { body, statusCode } = await app.inject({ url, headers: browser })
    t.equal(statusCode, 200, url)
    t.ok(Buffer.byteLength(body) < 60_000, `${url} has ${Buffer.byteLength(body)} bytes`)
  }
})

/** Twelve hundred words, every tenth of them a name. */
function longDocument() {
  const paragraph = `${'Das ist ein Satz ohne Namen. '.repeat(5)}Anna Muster war in Berlin, und das war gut so.`
  return smallDocument({
    title: 'Ein langer Artikel',
    paragraphs: Array.from({ length: 30 }, () => paragraph),
  })
}

t.test('a long article comes in parts, each of them light, which hold all of it once', async (t) => {
  const seed = seedDocument()
  const times = 25
  const own = seed.paragraphs.length
  const again = <One extends { paragraph: number }>(span: One, n: number) => ({
    ...span,
    paragraph: span.paragraph + n * own,
  })
  const body = (n: number) => seed.mentions.filter(({ paragraph }) => paragraph > 0 || n === 0)
  const document = {
    ...seed,
    id: 'long-read',
    title: seed.title,
    paragraphs: Array.from({ length: times }, () => seed.paragraphs).flat(),
    mentions: Array.from({ length: times }, (_, n) => body(n).map((mention) => again(mention, n))).flat(),
    quotes: Array.from({ length: times }, (_, n) =>
      seed.quotes.map((quote) => ({
        ...quote,
        spans: quote.spans.map((span) => again(span, n)),
        cue: quote.cue && again(quote.cue, n),
        speaker: quote.speaker && { ...quote.speaker, span: null },
        addressee: null,
      })),
    ).flat(),
  }
  const app = await openApp(t, [document])
  const seen: string[] = []
  let path: string | undefined = '/articles/long-read'
  for (let parts = 0; path !== undefined && parts < 50; parts++) {
    const page = await app.inject({ url: path, headers: browser })
    t.equal(page.statusCode, 200, path)
    t.ok(Buffer.byteLength(page.body) < 60_000, `${path} has ${Buffer.byteLength(page.body)} bytes`)
    const elements = elementsOf(page.body)
    seen.push(...elements.flatMap((element) => /^p[1-9]\d*$/.exec(attribute(element, 'id') ?? '')?.[0] ?? []))
    const next = elements.find((element) => element.tagName === 'a' && attribute(element, 'rel') === 'next')
    path = next && attribute(next, 'href')?.split('#')[0]
  }
  t.same(
    seen,
    document.paragraphs.map((_, index) => `p${index + 1}`),
  )
  const mentions = await app.inject({
    url: '/entities/kasachstan/mentions?sort=publishedAt',
    headers: browser,
  })
  const place = /href="(\/articles\/long-read\?paragraph=\d+)#(m-[0-9a-f]+)"/.exec(mentions.body)
  const target = await app.inject({ url: place?.[1] ?? '', headers: browser })
  t.match(target.body, ` id="${place?.[2]}"`, 'a mention is on the page that its link leads to')
})
