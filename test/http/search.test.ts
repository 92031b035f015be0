import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { firstArticle, openApp, seedDocument, smallDocument } from '../support/archive.js'
import { holdsAsync } from '../support/property.js'

interface Run {
  readonly text: string
  readonly hit: boolean
}

const marked = (runs: readonly Run[]) => runs.filter(({ hit }) => hit).map(({ text }) => text)
const url = (path: string, parameters: Record<string, string>) => `${path}?${new URLSearchParams(parameters)}`
const getter = (app: FastifyInstance) => async (path: string, parameters: Record<string, string>) => {
  const response = await app.inject({ url: url(path, parameters) })
  return { status: response.statusCode, body: response.json() }
}

t.test('one search gives articles, quotes and entities, with hits and snippets', async (t) => {
  const get = getter(await openApp(t))
  const { status, body } = await get('/search', { q: 'Kazakhstan', facets: 'entity,month' })
  t.equal(status, 200)
  t.match(body, {
    q: 'Kazakhstan',
    articles: { data: [{ id: firstArticle, title: /^Blinken/ }], total: 1, totalIsCapped: false, next: null },
    quotes: { data: [{ kind: 'indirect' }], total: 1, next: null },
    entities: { data: [{ id: 'kasachstan' }], next: null },
    facets: { month: [{ value: '2023-02', count: 1 }] },
    offsets: 'codepoint',
  })
  t.equal(body.facets.entity.length, 20)
  const [{ hits, snippets }] = body.articles.data
  t.equal(hits.length, 5)
  t.same(
    snippets.flatMap(({ runs }: { runs: Run[] }) => marked(runs)),
    ['Kasachstan', 'Kasachstans', 'Kasachstan', 'Kasachen'],
  )
  t.same(marked(body.quotes.data[0].snippet.runs), ['Kasachstans'])
  t.same((await get('/search', { q: 'Astana' })).body.facets, {})
})

t.test('groups lead on to their own lists', async (t) => {
  const app = await openApp(t, [seedDocument(), ...Array.from({ length: 9 }, () => smallDocument({}))])
  const get = getter(app)
  const { body } = await get('/search', {
    q: 'Berlin OR Blinken',
    limit: '2',
    language: 'de',
    facets: 'month',
  })
  t.equal(body.articles.total, 10)
  const seen = body.articles.data.map(({ id }: { id: string }) => id)
  for (let next = body.articles.next; next !== null; ) {
    t.match(next, /^\/articles\?q=Berlin\+OR\+Blinken&language=de&cursor=/)
    const page = (await app.inject({ url: next })).json()
    t.match(page, { total: 10, offsets: 'codepoint' })
    seen.push(...page.data.map(({ id }: { id: string }) => id))
    next = page.next
  }
  t.equal(seen.length, 10)
  t.equal(new Set(seen).size, 10)
  const quotes = (await get('/search', { q: 'Blinken', limit: '1' })).body.quotes
  t.equal((await app.inject({ url: quotes.next })).json().data.length, 1)
  const entities = (await get('/search', { q: 'an', limit: '1' })).body.entities
  const rest = (await app.inject({ url: entities.next })).json()
  t.notMatch(rest.data[0].id, entities.data[0].id)
})

t.test('lists of articles and quotes are searched with every filter, in either order', async (t) => {
  const get = getter(await openApp(t))
  const filters = {
    entity: 'antony-blinken',
    speaker: 'antony-blinken',
    language: 'de',
    publisher: 'EURACTIV.de',
    from: '2023-01-01',
    to: '2023-12-31',
  }
  for (const sort of ['relevance', '-publishedAt', 'publishedAt', '-updatedAt', 'updatedAt']) {
    const { body } = await get('/articles', { q: 'Außenministers', sort, ...filters, facets: 'publisher' })
    t.match(body, {
      data: [{ id: firstArticle, hits: [{ paragraph: 1 }, { paragraph: 5 }, { paragraph: 7 }] }],
      total: 1,
      next: null,
      facets: { publisher: [{ value: 'EURACTIV.de', count: 1 }] },
    })
    t.equal(body.data[0].score === null, sort !== 'relevance')
  }
  t.equal((await get('/articles', { q: 'Außenminister', ...filters, from: '2023-03-01' })).body.total, 0)
  for (const sort of ['relevance', '-publishedAt', 'publishedAt']) {
    const quotes = await get('/quotes', {
      q: 'Souveraenitaet',
      sort,
      kind: 'indirect',
      article: firstArticle,
      ...filters,
      entity: 'kasachstan',
      facets: 'speaker',
    })
    t.match(quotes.body, { data: [{ hits: [{ paragraph: 7, start: 107, end: 119 }] }], total: 1 })
    t.match(quotes.body.facets.speaker, [
      { value: 'antony-blinken', name: 'Antony Blinken', type: 'person', count: 1 },
    ])
  }
  const cut = (await get('/articles', { q: 'Astana', fields: 'title', include: 'quotes' })).body.data[0]
  t.same(Object.keys(cut), ['id', 'title', 'offsets', 'quotes', 'score', 'hits', 'snippets'])
  const plain = (await get('/articles', { facets: 'language' })).body
  t.match(plain, { facets: { language: [{ value: 'de', count: 1 }] }, total: undefined })
  t.equal(plain.data[0].hits, undefined)
})

t.test('hits are in the unit that was asked for', async (t) => {
  const text = '😀 Anna Muster 😀 sagte in Berlin, Nashörner seien groß.'
  const get = getter(await openApp(t, [smallDocument({ paragraphs: [text] })]))
  const { body } = await get('/search', { q: 'nashorn', offsets: 'utf16' })
  t.equal(body.offsets, 'utf16')
  const [{ start, end }] = body.articles.data[0].hits
  t.equal(text.slice(start, end), 'Nashörner')
  const [inCodePoints] = (await get('/articles', { q: 'nashorn' })).body.data[0].hits
  t.equal([...text].slice(inCodePoints.start, inCodePoints.end).join(''), 'Nashörner')
})

t.test('a search that cannot be read is refused with its place', async (t) => {
  const get = getter(await openApp(t))
  for (const path of ['/search', '/articles', '/quotes']) {
    const { status, body } = await get(path, { q: 'Astana "Treffen' })
    t.equal(status, 400)
    t.match(body, {
      type: /\/problems\/invalid-request$/,
      errors: [{ parameter: 'q', detail: 'has a quotation mark that is not closed at character 8' }],
    })
  }
  t.match((await get('/search', {})).body.errors, [{ parameter: 'q' }])
  t.match((await get('/search', { q: 'a', facets: 'colour' })).body.errors, [{ parameter: 'facets' }])
  t.match((await get('/articles', { sort: 'relevance' })).body.errors, [{ parameter: 'sort' }])
  t.match((await get('/quotes', { sort: 'relevance' })).body.errors, [{ parameter: 'sort' }])
  t.equal((await get('/articles', { q: 'a', cursor: 'x' })).status, 400)
})

t.test('no search is a fault of the server', async (t) => {
  const app = await openApp(t)
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '(',
      ')',
      '-',
      '*',
      ' ',
      ' OR ',
      'Blinken',
      'NEAR(',
      '😀',
      '%00',
      '\0',
      '\ufffd',
      'title:',
      '{',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
  await holdsAsync(
    t,
    fc.asyncProperty(text, fc.constantFrom('/search', '/articles', '/quotes'), async (q, path) => {
      const { statusCode } = await app.inject({ url: url(path, { q, facets: 'entity,month' }) })
      return statusCode === 200 || statusCode === 400
    }),
    { numRuns: 150 },
  )
  for (const q of ['a'.repeat(10_000), '('.repeat(5000), '%ED%A0%80', '%00', '%FF']) {
    const { statusCode } = await app.inject({ url: `/search?q=${q}` })
    t.ok([200, 400, 414].includes(statusCode), `${statusCode} for ${q.slice(0, 10)}`)
  }
})
