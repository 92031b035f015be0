import type { LightMyRequestResponse } from 'fastify'
import t from 'tap'
import { firstArticle, openApp, smallDocument } from '../support/archive.js'

const article = `/articles/${firstArticle}`

t.test('the article is served whole, or cut down', async (t) => {
  const app = await openApp(t)
  const get = async (url: string) => (await app.inject({ url })).json()
  const whole = await get(article)
  t.match(whole, {
    id: firstArticle,
    url: article,
    publisher: 'EURACTIV.de',
    publishedAt: '2023-02-28',
    language: 'de',
    offsets: 'codepoint',
    counts: { paragraphs: 10, mentions: 52, entities: 20, quotes: 4 },
  })
  for (const part of ['paragraphs', 'mentions', 'entities', 'quotes'])
    t.equal(whole[part].length, whole.counts[part])
  t.same(Object.keys(await get(`${article}?fields=title,publisher`)), ['id', 'title', 'publisher'])
  t.same(await get(`${article}?fields=title&include=quotes`), {
    id: firstArticle,
    title: whole.title,
    offsets: 'codepoint',
    quotes: whole.quotes,
  })
  t.equal((await get(`${article}?include=`)).paragraphs, undefined)
  t.match(await get(`${article}?offsets=utf16`), { offsets: 'utf16', mentions: whole.mentions })
  t.same(await get(`${article}/?offsets=codepoint`), whole, 'a trailing slash does not matter')
})

t.test('its parts are lists of their own', async (t) => {
  const app = await openApp(t)
  const get = async (url: string) => (await app.inject({ url })).json()
  const paragraphs = await get(`${article}/paragraphs`)
  t.equal(paragraphs.data.length, 10)
  t.equal(paragraphs.data[0].number, 1)
  t.match(paragraphs.title, { number: 0, text: /^Blinken führt/ })
  const marked = await get(`${article}/paragraphs?marks=true`)
  const textOf = ({ runs }: { runs: { text: string }[] }) => runs.map(({ text }) => text).join('')
  t.same(
    marked.data.map(textOf),
    paragraphs.data.map(({ text }: { text: string }) => text),
  )
  t.equal(textOf(marked.title), paragraphs.title.text)
  t.equal((await get(`${article}/paragraphs?marks=false`)).data[0].runs, undefined)

  const mentions = async (query: string) => (await get(`${article}/mentions?${query}`)).data.length
  t.equal(await mentions(''), 52)
  t.equal(await mentions('derived=true'), 15)
  t.equal(await mentions('derived=false'), 37)
  t.equal(await mentions('type=event'), 3)
  t.equal(await mentions('entity=kasachstan&derived=true'), 2)
  t.equal(await mentions('paragraph=0'), 2)
  t.equal(await mentions('paragraph=99'), 0)

  const quotes = await get(`${article}/quotes?kind=direct&offsets=utf16`)
  t.match(quotes, { offsets: 'utf16', next: null, data: [{ speaker: { entity: 'antony-blinken' } }] })
  t.equal((await get(`${article}/quotes?speaker=antony-blinken`)).data.length, 2)
  t.match(
    (await get(`${article}/entities?type=person`)).data.map(({ id }: { id: string }) => id),
    ['antony-blinken', 'joe-biden'],
  )
})

t.test('a list leads from page to page, by `next` and by Link', async (t) => {
  const app = await openApp(
    t,
    Array.from({ length: 7 }, () => smallDocument({})),
  )
  const seen = new Set<string>()
  let url: string | null = '/articles?limit=3&language=de&fields=title'
  let pages = 0
  for (; url !== null; pages++) {
    const response: LightMyRequestResponse = await app.inject({ url })
    t.equal(response.statusCode, 200)
    const { data, next } = response.json<{ data: { id: string }[]; next: string | null }>()
    for (const { id } of data) seen.add(id)
    if (next !== null) {
      t.match(response.headers.link, `<${next}>; rel="next"`)
      t.match(next, /limit=3/)
      t.match(next, /fields=title/)
    }
    url = next
  }
  t.equal(pages, 3)
  t.equal(seen.size, 7)
})

t.test('a cursor is good for its own list only', async (t) => {
  const app = await openApp(t, [smallDocument({}), smallDocument({}), smallDocument({})])
  const { next } = (await app.inject({ url: '/articles?limit=1' })).json()
  const cursor = new URL(next, 'http://x').searchParams.get('cursor')
  for (const [url, status] of [
    [`/articles?limit=2&cursor=${cursor}`, 200],
    [`/articles?limit=1&cursor=${cursor}&include=quotes`, 200],
    [`/articles?limit=1&cursor=${cursor}&language=de`, 400],
    [`/articles?limit=1&cursor=${cursor}&sort=publishedAt`, 400],
    [`/entities?limit=1&cursor=${cursor}`, 400],
    [`/articles?limit=1&cursor=${cursor}x`, 400],
    [`/articles?limit=1&cursor=`, 400],
  ] as const) {
    t.equal((await app.inject({ url })).statusCode, status, url)
  }
})

t.test('articles are found by entity, speaker and date; members can be chosen', async (t) => {
  const app = await openApp(t)
  const found = async (query: string) => (await app.inject({ url: `/articles?${query}` })).json().data.length
  t.equal(await found('entity=antony-blinken&entity=Q649'), 1)
  t.equal(await found('entity=antony-blinken&entity=nobody'), 0)
  t.equal(await found('speaker=kassym-schomart-tokajew'), 1)
  t.equal(await found('speaker=wladimir-putin'), 0)
  t.equal(await found('from=2023-02-28&to=2023-02-28&language=de&publisher=EURACTIV.de'), 1)
  t.equal(await found('from=2023-03-01'), 0)
  const list = async (query: string) =>
    Object.keys((await app.inject({ url: `/articles?${query}` })).json().data[0])
  t.notOk((await list('')).includes('paragraphs'))
  t.ok((await list('include=mentions')).includes('offsets'))
  t.same(await list('fields=title,entities'), ['id', 'title', 'entities'])
})

t.test('an entity is found by its Wikidata id, and redirects to its own path', async (t) => {
  const app = await openApp(t)
  for (const [from, to] of [
    ['/entities/Q159', '/entities/russland'],
    ['/entities/Q159/mentions?limit=1&derived=true', '/entities/russland/mentions?limit=1&derived=true'],
    ['/entities/Q159/timeline?by=year', '/entities/russland/timeline?by=year'],
  ] as const) {
    const response = await app.inject({ url: from })
    t.equal(response.statusCode, 308, from)
    t.equal(response.headers.location, to)
    t.equal((await app.inject({ url: to })).statusCode, 200)
  }
  t.equal((await app.inject({ url: '/entities/Q159?x=1' })).statusCode, 400, 'a wrong parameter goes first')
})

t.test('an entity tells who it is and where it occurs', async (t) => {
  const app = await openApp(t)
  const get = async (url: string) => (await app.inject({ url })).json()
  t.match(await get('/entities/antony-blinken'), {
    url: '/entities/antony-blinken',
    type: 'person',
    counts: { articles: 1, mentions: 7, quotesBy: 2, quotesAbout: 0 },
  })
  t.match((await get('/entities?q=tokay&type=person')).data, [{ id: 'kassym-schomart-tokajew' }])
  const mentions = await get('/entities/antony-blinken/mentions?limit=2&context=20')
  t.match(mentions, {
    offsets: 'codepoint',
    data: [
      { left: '', surface: 'Blinken', right: ' führt Gespräche mit', article: { id: firstArticle } },
      { left: 'US-Außenminister ', surface: 'Antony Blinken', right: ' traf am Dienstag' },
    ],
  })
  t.ok(mentions.next)
  t.equal((await get('/entities/antony-blinken/quotes')).data.length, 2)
  t.equal((await get('/entities/kasachstan/quotes?role=mentioned')).data.length, 1)
  t.equal((await get('/entities/kasachstan/quotes?role=speaker')).data.length, 0)
  t.match((await get('/entities/antony-blinken/articles')).data, [{ id: firstArticle }])
  t.match((await get('/entities/antony-blinken/related?limit=1&score=dice')).data, [
    { id: 'zentralasien', score: 0.6 },
  ])
  t.same((await get('/entities/antony-blinken/timeline?by=day')).data, [
    { period: '2023-02-28', articles: 1, mentions: 7, quotesBy: 2, quotesAbout: 0 },
  ])
})

t.test('quotes are found by who said what about whom', async (t) => {
  const app = await openApp(t)
  const get = async (url: string) => (await app.inject({ url })).json()
  const all = await get('/quotes')
  t.same(
    all.data.map(({ kind }: { kind: string }) => kind),
    ['indirect', 'indirect', 'direct', 'reported'],
  )
  const [quote] = (await get('/quotes?speaker=antony-blinken&entity=kasachstan')).data
  t.match(quote, {
    kind: 'indirect',
    addressee: { entity: 'mukhtar-tileuberdi' },
    article: { id: firstArticle },
  })
  t.same(await get(quote.url), { ...quote, offsets: 'codepoint' })
  t.match(await get(`${quote.url}?offsets=utf16`), { offsets: 'utf16', text: quote.text })
  t.equal((await get('/quotes?kind=direct')).data.length, 1)
  t.equal((await get('/quotes?article=nothing')).data.length, 0)
})

t.test('offsets in UTF-16 units fit JavaScript strings wherever they are served', async (t) => {
  const text = '🏳️‍🌈😀 Anna Muster sagte in Berlin, es sei „gut“.'
  const document = smallDocument({ title: 'Emoji', paragraphs: [text] })
  const start = [...text.slice(0, text.indexOf('es sei'))].length
  const app = await openApp(t, [
    {
      ...document,
      quotes: [
        {
          kind: 'indirect',
          text: 'es sei „gut“',
          spans: [{ paragraph: 1, start, end: start + 12 }],
          cue: null,
          speaker: null,
          addressee: null,
          confidence: 1,
        },
      ],
    },
  ])
  const data = async (url: string) => (await app.inject({ url })).json().data
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  t.same((await data('/articles/emoji/mentions?offsets=utf16')).map(slice), ['Anna Muster', 'Berlin'])
  t.same((await data('/entities/berlin/mentions?offsets=utf16&context=5')).map(slice), ['Berlin'])
  t.same((await data('/quotes?offsets=utf16'))[0].spans.map(slice), ['es sei „gut“'])
  t.same((await data('/articles/emoji/quotes?offsets=utf16'))[0].spans.map(slice), ['es sei „gut“'])
  t.not(slice((await data('/articles/emoji/mentions'))[0]), 'Anna Muster')
})

t.test('probes and metrics answer, and are not kept', async (t) => {
  const app = await openApp(t)
  for (const url of ['/health/live', '/health/ready']) {
    const response = await app.inject({ url })
    t.same(response.json(), { status: 'ok' })
    t.equal(response.headers['cache-control'], 'no-store')
  }
  await app.inject({ url: article })
  const { body, headers } = await app.inject({ url: '/metrics' })
  t.match(headers['content-type'], /^text\/plain/)
  t.match(body, /^glosse_articles 1$/m)
  t.match(
    body,
    /glosse_http_request_duration_seconds_count\{method="GET",route="\/articles\/:id",status="200"\} 1/,
  )
  t.notMatch(body, firstArticle)
})

t.test('no query is a server error', async (t) => {
  const app = await openApp(t)
  const nasty = [
    "'",
    '"',
    '%',
    '_',
    '*',
    '\\',
    ';--',
    '\u0000',
    '😀',
    '\ud800',
    'a'.repeat(200),
    '&',
    '=',
    '[]',
    '__proto__',
    'NULL',
  ]
  for (const value of nasty) {
    for (const path of [
      '/entities?q=',
      '/articles?publisher=',
      '/articles?entity=',
      '/quotes?speaker=',
      '/quotes?article=',
    ]) {
      const { statusCode } = await app.inject({ url: path + encodeURIComponent(value.toWellFormed()) })
      t.ok(statusCode === 200 || statusCode === 400, `${path}${JSON.stringify(value)} ${statusCode}`)
    }
    for (const path of ['/articles/', '/entities/', '/quotes/']) {
      const { statusCode } = await app.inject({ url: path + encodeURIComponent(value.toWellFormed()) })
      t.ok(statusCode === 404 || statusCode === 400, `${path}${JSON.stringify(value)} ${statusCode}`)
    }
  }
})
