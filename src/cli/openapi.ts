import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { createAnnotator } from '../annotate/create-annotator.js'
import { ownSeedFolder, readConfig } from '../config.js'
import { unwritableFile } from '../errors.js'
import { buildApp } from '../http/app.js'
import { noExamples, recordExamples } from '../http/examples.js'
import { openApiDocument } from '../http/openapi.js'
import { readDocumentFolder } from '../intake/read-document.js'
import { documentSchema } from '../model/document-schema.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Command } from './command.js'

/** When the examples of the documentation happen. */
const exampleTime = new Date('2026-11-24T12:00:00Z')

export const openapi: Command = {
  name: 'openapi',
  summary: 'Print or write the contract of the API.',
  description:
    'Prints the OpenAPI 3.1 document. With --write, writes openapi.json, its recorded examples, and the JSON Schema of ' +
    'annotated documents into a folder. Uses no database.',
  settings: [],
  options: { write: { type: 'string', value: 'FOLDER', help: 'Write the files into FOLDER instead.' } },
  async run({ options, print }) {
    const files = await contractFiles()
    const folder = options['write']
    if (typeof folder !== 'string') return print((files['openapi.json'] as string).trimEnd())
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name)
      await writeFile(path, text).catch((cause: unknown) => {
        throw unwritableFile(path, cause)
      })
      print(path)
    }
  },
}

/** The files of `openapi/` as this version makes them, by name: they are the same wherever they are made. */
export async function contractFiles(): Promise<Record<string, string>> {
  const { store } = openSqliteStore(':memory:')
  await store.importDocuments(await readDocumentFolder(ownSeedFolder), { existing: 'keep', now: exampleTime })
  const app = await buildApp({
    store,
    config: readConfig({}, {}),
    logger: pino({ level: 'silent' }),
    examples: noExamples,
    workers: { annotator: createAnnotator() },
  })
  await app.ready()
  const examples = await recordExamples(app)
  const document = openApiDocument(app, examples)
  await app.close()
  await store.close()
  return {
    'openapi.json': toText(document),
    'examples.json': toText(examples),
    'annotated-document.schema.json': toText(documentSchema()),
  }
}

function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
