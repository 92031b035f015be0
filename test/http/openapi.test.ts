import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { contractFiles } from '../../src/cli/openapi.js'
import { exampleUrl } from '../../src/http/examples.js'
import { type OpenApiDocument, operationsOf } from '../../src/http/openapi.js'
import { problemTypes } from '../../src/http/problem.js'
import { openApp, seedJson } from '../support/archive.js'

const committed = (name: string) => readFileSync(new URL(`../../openapi/${name}`, import.meta.url), 'utf8')
const document = JSON.parse(committed('openapi.json')) as OpenApiDocument

/** A validator for schemas of the document. */
function validator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document, 'openapi')
  return (pointer: string, value: unknown): string => {
    const validate = ajv.getSchema(`openapi#${pointer}`)
    if (validate === undefined) return `no schema at ${pointer}`
    return validate(value) ? '' : ajv.errorsText(validate.errors)
  }
}

const toStep = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))

t.test('the committed contract is what the code makes', async (t) => {
  for (const [name, text] of Object.entries(await contractFiles())) {
    t.equal(committed(name), text, `openapi/${name} is out of date: run npm run openapi`)
  }
})

t.test('the server serves the committed contract', async (t) => {
  const app = await openApp(t)
  t.same((await app.inject({ url: '/openapi.json' })).json(), document)
  t.same((await app.inject({ url: '/docs/json' })).statusCode, 200)
})

t.test('every operation is told in full', async (t) => {
  const ids = operationsOf(document).map(({ operationId }) => operationId)
  t.equal(new Set(ids).size, ids.length)
  t.equal(ids.length, 34)
  for (const operation of operationsOf(document) as (ReturnType<typeof operationsOf>[number] &
    Record<string, unknown>)[]) {
    const { operationId, parameters, responses, summary, description, tags } = operation
    t.ok(summary && description && Array.isArray(tags) && tags.length === 1, operationId)
    for (const parameter of parameters ?? []) {
      const { description } = parameter as { description?: string }
      t.ok(description, `${operationId} ${parameter.name}`)
      t.ok(
        parameter.example !== undefined || parameter.schema['examples'],
        `${operationId} ${parameter.name} has no example`,
      )
    }
    t.ok(responses['200'] && responses['500'] && responses['429'], operationId)
    if (parameters?.some((parameter) => parameter.in === 'path')) t.ok(responses['404'], `${operationId} 404`)
    for (const [status, { content }] of Object.entries(responses)) {
      if (Number(status) >= 400)
        t.same(Object.keys(content ?? {}), ['application/problem+json'], `${operationId} ${status}`)
    }
  }
})

t.test('every answer fits its schema, as do the examples', async (t) => {
  const app = await openApp(t)
  const check = validator()
  for (const [path, { get: operation }] of Object.entries(document.paths)) {
    if (operation === undefined) continue
    const response = await app.inject({ url: exampleUrl(path, operation) })
    t.equal(response.statusCode, 200, exampleUrl(path, operation))
    const json = operation.responses['200']?.content?.['application/json']
    if (json === undefined) continue
    const pointer = `/paths/${toStep(path)}/get/responses/200/content/application~1json/schema`
    t.equal(check(pointer, response.json()), '', path)
    const body = response.json()
    if (Array.isArray(body.data)) t.ok(body.data.length > 0, `${operation.operationId} shows something`)
    if (operation.operationId === 'getContract') continue
    t.ok(json.example, `${operation.operationId} has an example`)
    t.equal(check(pointer, json.example), '')
  }
  const plain = await app.inject({
    url: '/articles/blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten',
  })
  t.equal(check('/components/schemas/Article', plain.json()), '')
})

t.test('problems fit their schema', async (t) => {
  const app = await openApp(t)
  const check = validator()
  for (const url of ['/articles?limit=0', '/nothing', '/articles?cursor=x', '/entities/nobody']) {
    t.equal(check('/components/schemas/Problem', (await app.inject({ url })).json()), '')
  }
})

t.test('component schemas have real examples of the first article', async (t) => {
  const check = validator()
  for (const name of [
    'Article',
    'ArticleSummary',
    'Entity',
    'Quote',
    'Mention',
    'Span',
    'Party',
    'Paragraph',
    'Problem',
    'Run',
    'SearchResult',
    'FoundArticle',
    'FoundQuote',
    'Snippet',
    'SnippetRun',
    'Facets',
  ]) {
    const [example] = (document.components.schemas[name]?.['examples'] as unknown[]) ?? []
    t.ok(example, name)
    t.equal(check(`/components/schemas/${name}`, example), '', name)
  }
})

t.test('every kind of problem is in the catalogue, and has a page', async (t) => {
  const app = await openApp(t)
  const { data } = (await app.inject({ url: '/problems' })).json()
  t.same(
    data.map(({ name }: { name: string }) => name),
    Object.keys(problemTypes),
  )
  for (const { url, title } of data) {
    const page = await app.inject({ url, headers: { accept: 'text/html,*/*;q=0.8' } })
    t.match(page.body, `>${title}</h1>`)
    t.match((await app.inject({ url })).json(), { url, title })
  }
})

t.test('the JSON Schema of annotated documents takes the seed, and refuses what is not one', async (t) => {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(committed('annotated-document.schema.json')))
  t.ok(validate(seedJson()), ajv.errorsText(validate.errors))
  t.notOk(validate({ ...seedJson(), version: 2 }))
  t.notOk(validate({ ...seedJson(), colour: 'red' }))
})
