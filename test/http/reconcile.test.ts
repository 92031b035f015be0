import fc from 'fast-check'
import t from 'tap'
import type { DocumentEntity } from '../../src/model/document.js'
import type { ReconcileCandidate } from '../../src/model/reconcile.js'
import { appOver, openApp, openArchive, seedDocument, storedAt } from '../support/archive.js'
import { holdsAsync } from '../support/property.js'

/*
 * The Reconciliation Service API 0.2; what is demanded here is what its final report and JSON schemas demand
 * (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
 */

type Results = Record<string, { result: ReconcileCandidate[] }>

const form = (fields: Record<string, unknown>) => ({
  method: 'POST' as const,
  url: '/reconcile',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString(),
})

const query = (value: unknown) => `/reconcile?queries=${encodeURIComponent(JSON.stringify(value))}`

t.test('the manifest says what the service can do, for whoever asks', async (t) => {
  const app = await openApp(t)
  for (const host of ['one.example', 'two.example:8080']) {
    const response = await app.inject({
      url: '/reconcile',
      headers: { host, origin: 'http://refine.example' },
    })
    t.equal(response.headers['access-control-allow-origin'], '*')
    const manifest = response.json()
    t.match(manifest, {
      versions: ['0.2'],
      name: 'Glosse',
      identifierSpace: `http://${host}/entities/`,
      schemaSpace: `http://${host}/openapi.json`,
      view: { url: `http://${host}/entities/{{id}}` },
    })
    t.same(manifest.defaultTypes[0], { id: 'person', name: 'Person' })
    const { width, height } = manifest.preview
    t.ok(Number.isInteger(width) && Number.isInteger(height))
    const fill = (template: string) =>
      template.replace('{{id}}', 'kasachstan').replace(/\$\{id\}/, 'kasachstan')
    const { entity, type, property } = manifest.suggest
    const { propose_properties } = manifest.extend
    for (const url of [
      fill(manifest.view.url),
      fill(manifest.preview.url),
      fill(entity.flyout_service_url + entity.flyout_service_path),
      `${entity.service_url}${entity.service_path}?prefix=kas`,
      `${type.service_url}${type.service_path}?prefix=p`,
      `${property.service_url}${property.service_path}?prefix=w`,
      `${propose_properties.service_url}${propose_properties.service_path}?type=person`,
    ]) {
      t.ok(url.startsWith(`http://${host}/`), url)
      t.equal((await app.inject({ url: url.replace(`http://${host}`, '') })).statusCode, 200, url)
    }
  }
})

t.test('names are reconciled one by one, by URL and by form', async (t) => {
  const app = await openApp(t)
  const queries = {
    exact: { query: 'Antony Blinken' },
    turned: { query: 'BLINKEN, Antony' },
    misspelt: { query: 'Kassym-Jomart Tokayew', type: 'person', limit: 1 },
    typed: { query: 'Russland', type: ['event', 'person'] },
    should: { query: 'Russland', type: 'event', type_strict: 'should' },
    item: { query: 'something', properties: [{ pid: 'wikidata', v: 'http://www.wikidata.org/entity/Q159' }] },
    itemAlone: {
      properties: [
        { pid: 'wikidata', v: { id: 'Q7747' } },
        { pid: 'height', v: 170 },
      ],
    },
    otherItem: { query: 'Antony Blinken', properties: [{ pid: 'wikidata', v: ['Q1'] }] },
    itemAsName: { query: ' Q159 ' },
    nothing: { query: '?!' },
    long: { query: 'x '.repeat(5000), properties: [{ pid: 'wikidata', v: null }] },
    nobody: { query: 'Xerxes Quuxington' },
  }
  const response = await app.inject({ url: query(queries) })
  t.equal(response.statusCode, 200)
  const results = response.json<Results>()
  t.same(Object.keys(results), Object.keys(queries))
  const best = (name: string) => results[name]?.result[0]
  t.same(best('exact'), {
    id: 'antony-blinken',
    name: 'Antony Blinken',
    description: 'American diplomat, Secretary of State of the United States from 2021 to 2025',
    type: [{ id: 'person', name: 'Person' }],
    score: 100,
    features: [
      { id: 'name', value: 100 },
      { id: 'mentions', value: 7 },
    ],
    match: true,
  })
  t.match(best('turned'), { id: 'antony-blinken', match: true })
  t.match(best('misspelt'), { id: 'kassym-schomart-tokajew' })
  t.equal(results['misspelt']?.result.length, 1)
  t.ok(results['typed']?.result.every(({ type }) => ['event', 'person'].includes(type[0]?.id ?? '')))
  t.match(best('should'), { id: 'russland', score: 90 })
  t.match(best('item'), { id: 'russland', score: 100, match: true })
  t.match(best('itemAlone'), { id: 'wladimir-putin', score: 100, match: true })
  t.match(best('itemAsName'), { id: 'russland', match: true })
  t.same(results['long'], { result: [] })
  t.match(best('otherItem'), { id: 'antony-blinken', score: 50, match: false })
  t.same(results['nothing'], { result: [] })
  t.same(results['nobody'], { result: [] })
  for (const { result } of Object.values(results)) {
    t.same(
      result.map(({ score }) => score),
      result.map(({ score }) => score).toSorted((a, b) => b - a),
    )
    t.ok(result.filter(({ match }) => match).length <= 1)
  }
  const posted = await app.inject(form({ queries }))
  t.same(posted.json(), results)
  t.match((await app.inject({ url: '/reconcile?query=Putin&type=person' })).json(), {
    result: [{ id: 'wladimir-putin', match: true }],
  })
})

t.test('of namesakes none is a match, and the most mentioned stands first', async (t) => {
  const store = await openArchive(t, [seedDocument()])
  const namesake = (id: string, name: string, type: DocumentEntity['type']): DocumentEntity => ({
    ...(seedDocument().entities[0] as DocumentEntity),
    id,
    name,
    type,
    wikidata: null,
    labels: {},
    aliases: [],
  })
  await store.importEntities(
    [namesake('moskau-idaho', 'Moskau', 'other'), namesake('x', '<b>&"x', 'person')],
    storedAt,
  )
  const app = await appOver(t, store)
  const results = (await app.inject({ url: query({ a: { query: 'Moskau' } }) })).json<Results>()
  t.match(results['a']?.result.slice(0, 2), [
    { id: 'moskau', score: 100, match: false },
    { id: 'moskau-idaho', score: 100, match: false },
  ])

  const preview = await app.inject({
    url: '/reconcile/preview?id=x',
    headers: { accept: 'text/html,*/*;q=0.8' },
  })
  t.match(preview.headers['content-type'], /^text\/html/)
  t.match(preview.body, '<h1>&lt;b>&amp;&quot;x</h1>')
  t.notMatch(preview.body, '<b>')
  const { html } = (await app.inject({ url: '/reconcile/flyout?id=x' })).json()
  t.match(html, '&lt;b>')
})

t.test('a preview may be framed, and nothing else', async (t) => {
  const app = await openApp(t)
  for (let time = 0; time < 2; time++) {
    const { headers } = await app.inject({ url: '/reconcile/preview?id=Q159&format=html' })
    t.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors \*/)
    t.equal(headers['x-frame-options'], undefined)
    t.ok(headers.etag, time === 0 ? 'made' : 'remembered')
  }
  const { headers } = await app.inject({ url: '/entities/russland' })
  t.match(headers['content-security-policy'], /frame-ancestors 'none'/)
  t.equal(headers['x-frame-options'], 'DENY')
})

t.test('names are completed, and values given', async (t) => {
  const app = await openApp(t)
  const get = async (url: string) => (await app.inject({ url })).json()
  const { result } = await get('/reconcile/suggest/entity?prefix=kas')
  t.match(result, [
    { id: 'kasachstan', name: 'Kasachstan', notable: [{ id: 'location', name: 'Location' }] },
    { id: 'kassym-schomart-tokajew' },
  ])
  t.same(await get('/reconcile/suggest/entity?prefix=kas&cursor=1'), { result: result.slice(1) })
  t.same(await get('/reconcile/suggest/entity?prefix='), { result: [] })
  t.same(await get('/reconcile/suggest/type?prefix=PERS'), { result: [{ id: 'person', name: 'Person' }] })
  t.match(await get('/reconcile/suggest/property?prefix=wiki'), { result: [{ id: 'wikidata' }] })
  t.match(await get('/reconcile/properties?type=person&limit=1'), {
    type: 'person',
    properties: [{ id: 'wikidata', name: 'Wikidata id' }],
  })
  const extend = {
    ids: ['antony-blinken', 'nobody'],
    properties: [{ id: 'wikidata' }, { id: 'mentions' }, { id: 'constructor' }],
  }
  const values = (await app.inject(form({ extend }))).json()
  t.same(
    values.meta.map(({ id }: { id: string }) => id),
    ['wikidata', 'mentions', 'constructor'],
  )
  t.same(values.rows, {
    'antony-blinken': { wikidata: [{ str: 'Q7821917' }], mentions: [{ int: 7 }], constructor: [] },
    nobody: { wikidata: [], mentions: [], constructor: [] },
  })
  t.same(await get(`/reconcile?extend=${encodeURIComponent(JSON.stringify(extend))}`), values)
})

t.test('what is not a query is a problem that names it', async (t) => {
  const app = await openApp(t)
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`q${index}`, { query: 'x' }]))
  for (const queries of [
    'x',
    '[]',
    '{"a":1}',
    '{"a":{}}',
    '{"a":{"query":1}}',
    '{"a":{"query":"x","limit":0}}',
    // Nothing may be left out of the answer in silence, and this is no name to answer by.
    '{"__proto__":{"query":"x"},"a":{"query":"x"}}',
    many,
  ]) {
    const text = typeof queries === 'string' ? queries : JSON.stringify(queries)
    const asked = await app.inject({ url: `/reconcile?queries=${encodeURIComponent(text)}` })
    t.equal(asked.statusCode, 400, text.slice(0, 40))
    t.match(asked.json(), { type: /invalid-request$/, errors: [{ parameter: 'queries' }] })
    const posted = await app.inject(form({ queries: text }))
    t.equal(posted.statusCode, 422, text.slice(0, 40))
    t.match(posted.json(), { type: /invalid-body$/, errors: [{ pointer: /^\/queries/ }] })
  }
  t.equal((await app.inject({ url: '/reconcile?callback=x' })).statusCode, 400)
  t.equal((await app.inject(form({ queries: '{}', colour: 'red' }))).statusCode, 422)
  t.equal((await app.inject(form({ queries: 'x'.repeat(900_000) }))).statusCode, 413)
  const json = { method: 'POST' as const, url: '/reconcile', payload: { queries: {} } }
  t.equal((await app.inject(json)).statusCode, 422, 'a form holds its queries as text')
  const csv = await app.inject({ ...json, headers: { 'content-type': 'text/csv' }, payload: 'a' })
  t.equal(csv.statusCode, 415)
  t.match(csv.json().detail, 'application/x-www-form-urlencoded')
  t.equal((await app.inject({ url: '/reconcile/preview?id=nobody' })).statusCode, 404)
  t.equal((await app.inject({ url: '/reconcile/preview' })).statusCode, 400)
  t.equal((await app.inject({ method: 'PUT', url: '/reconcile' })).statusCode, 405)
  await holdsAsync(
    t,
    fc.asyncProperty(fc.json(), fc.string({ unit: 'grapheme' }), async (text, name) => {
      const asked = [text, JSON.stringify({ q: { query: name } })]
      const answers = await Promise.all([
        ...asked.map((one) => app.inject(form({ queries: one }))),
        ...asked.map((one) => app.inject(form({ extend: one }))),
        app.inject({ url: `/reconcile?query=${encodeURIComponent(name)}` }),
        app.inject({ url: `/entities?q=${encodeURIComponent(name)}` }),
      ])
      return answers.every(({ statusCode }) => statusCode < 500)
    }),
    { numRuns: 50 },
  )
  const named = await app.inject(form({ queries: '{"constructor":{"query":"x"},"toString":{"query":"y"}}' }))
  t.same(Object.keys(named.json()), ['constructor', 'toString'])
})
