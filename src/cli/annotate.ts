import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { type Annotator, createAnnotator } from '../annotate/create-annotator.js'
import { unusableText } from '../errors.js'
import { annotateLine } from '../intake/annotate-line.js'
import { makeDocument } from '../intake/make-document.js'
import { readRaw } from '../intake/read-raw.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Store } from '../store/store.js'
import type { Command, Invocation } from './command.js'

/** Where names are looked up: in the archive where there is one, so that what an operator imported is linked to. */
type Names = Pick<Store, 'findByNames'>
const nowhere: Names = { findByNames: async () => new Map() }

export const annotate: Command = {
  name: 'annotate',
  summary: 'Annotate a text from standard input, storing nothing.',
  description:
    'Reads one raw text (plain, HTML or Markdown) and prints it as an annotated document. With --jsonl, reads lines of ' +
    '{"id", "text", "language"?} and prints for each {"id", "mentions", "quotes"} with offsets in UTF-16 code units of the ' +
    'text as it came, in the words of the test data for such annotators. Names are looked up in the database, if it is ' +
    'there, beside the gazetteer.',
  settings: ['database'],
  options: {
    jsonl: { type: 'boolean', help: 'One text a line in, one result a line out.' },
    language: { type: 'string', value: 'CODE', help: 'Language of the text; detected if left out.' },
  },
  async run(invocation) {
    const annotator = createAnnotator()
    const { database } = invocation.config
    const store = existsSync(database) ? openSqliteStore(database).store : undefined
    const act = invocation.options['jsonl'] === true ? annotateLines : annotateText
    await act(annotator, store ?? nowhere, invocation).finally(() => store?.close())
  },
}

async function annotateText(
  annotator: Annotator,
  store: Names,
  { options, print }: Invocation,
): Promise<void> {
  for await (const item of readRaw('-')) {
    if ('error' in item) throw item.error
    const language = options['language']
    const raw = typeof language === 'string' ? { ...item.raw, language } : item.raw
    const { document } = await makeDocument(raw, { annotator, store, now: new Date() })
    print(JSON.stringify(document, null, 2))
  }
}

async function annotateLines(
  annotator: Annotator,
  store: Names,
  { options, print }: Invocation,
): Promise<void> {
  const language = typeof options['language'] === 'string' ? options['language'] : undefined
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    print(JSON.stringify(await annotateLine(parseLine(line, number), { annotator, store, language })))
  }
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw unusableText(`line ${number} is not JSON: ${(error as Error).message}`)
  }
}
