import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Test } from 'tap'
import { createAnnotator } from '../../src/annotate/create-annotator.js'
import { type Config, readConfig } from '../../src/config.js'
import { buildApp } from '../../src/http/app.js'
import { readExamples } from '../../src/http/examples.js'
import { parseDocument } from '../../src/intake/read-document.js'
import type { AnnotatedDocument } from '../../src/model/document.js'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import type { Store } from '../../src/store/store.js'

/** Id of the article that comes with Glosse. */
export const firstArticle = 'blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten'

/** When articles of these tests are stored. */
export const storedAt = new Date('2026-11-24T12:00:00Z')

/** The first article's document, as JSON that a test may change. */
export function seedJson(): Record<string, unknown> {
  const path = new URL(`../../seed/${firstArticle}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
}

export function seedDocument(): AnnotatedDocument {
  return parseDocument(seedJson(), 'seed')
}

/** A folder that is gone after the test. */
export function temporaryFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'glosse-test-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A store on a real file, with the given documents. */
export async function openArchive(
  t: Test,
  documents: readonly AnnotatedDocument[] = [seedDocument()],
): Promise<Store> {
  const { store } = openSqliteStore(join(temporaryFolder(t), 'glosse.db'))
  t.teardown(() => store.close())
  await store.importDocuments(documents, { existing: 'keep', now: storedAt })
  return store
}

/** The real application over such a store. */
export async function openApp(
  t: Test,
  documents?: readonly AnnotatedDocument[],
  config: Partial<Config> = {},
): Promise<FastifyInstance> {
  return appOver(t, await openArchive(t, documents), config)
}

const annotator = createAnnotator()

export async function appOver(t: Test, store: Store, config: Partial<Config> = {}): Promise<FastifyInstance> {
  const app = await buildApp({
    store,
    config: { ...readConfig({}, {}), rateLimit: 0, ...config },
    logger: pino({ level: 'silent' }),
    examples: readExamples(),
    workers: { annotator },
  })
  t.teardown(() => app.close())
  return app
}

let made = 0

/**
 * A small document of its own: `Anna Muster` meets `Berlin` in as many paragraphs as there are texts. Mentions of both
 * are found by their surface.
 */
export function smallDocument(parts: {
  title?: string
  publishedAt?: string | null
  paragraphs?: string[]
  language?: string
  publisher?: string
}): AnnotatedDocument {
  made++
  const title = parts.title ?? `Meldung ${made}`
  const paragraphs = parts.paragraphs ?? [`Anna Muster sagte in Berlin, Nummer ${made} sei da.`]
  const names = [
    { id: 'anna-muster', name: 'Anna Muster', type: 'person' },
    { id: 'berlin', name: 'Berlin', type: 'location', wikidata: 'Q64' },
  ]
  const mentions = [title, ...paragraphs].flatMap((text, paragraph) =>
    names.flatMap(({ id, name }) => {
      const unit = text.indexOf(name)
      if (unit < 0) return []
      const start = [...text.slice(0, unit)].length
      return [{ paragraph, start, end: start + name.length, surface: name, entity: id }]
    }),
  )
  return parseDocument(
    {
      version: 1,
      title,
      language: parts.language ?? 'de',
      publisher: parts.publisher ?? 'Probe',
      publishedAt: parts.publishedAt === undefined ? '2024-05-01' : parts.publishedAt,
      provenance: { kind: 'import', agent: 'test', version: null, time: '2026-01-01T00:00:00Z' },
      paragraphs,
      entities: names.filter(({ id }) => mentions.some(({ entity }) => entity === id)),
      mentions,
    },
    title,
  )
}
