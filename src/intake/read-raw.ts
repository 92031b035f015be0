import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import { parse } from 'csv-parse/sync'
import { GlosseError, unreadableFile, unusableText } from '../errors.js'
import { decodeText, type Line, readLines } from './decode.js'
import type { RawArticle } from './raw-article.js'
import { parseRow } from './raw-row.js'

/** A file of one article, and a row of a corpus, is not read when it is larger than this. In bytes. */
const largest = 20_000_000

const kinds = {
  '.txt': 'text',
  '.text': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
} as const

/** What a file holds: one article in one of three formats, or one article a line or row. */
type RawKind = (typeof kinds)[keyof typeof kinds]

/** A raw article, or why there is none; `name` says where it comes from (`corpus.jsonl:12`, `politik/a.html`). */
export type RawItem =
  | { readonly name: string; readonly raw: RawArticle }
  | { readonly name: string; readonly error: GlosseError }

/** What `readRaw` reads where that does not follow from the path. */
export interface ReadRawOptions {
  /** What is read for the path `-`. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** What the file or the standard input holds; told from the file's name or the first character otherwise. */
  readonly kind?: RawKind
}

/**
 * The raw articles of a file, of a folder's files (also in its subfolders, in the order of their names), or of the
 * standard input (`-`), one by one: `.txt`, `.html`, `.md` hold one article each, `.jsonl` one a line, `.csv` one a
 * row below a row of field names. Never throws for what it reads: a file or row that cannot be used comes as an error
 * with its name, and the next one follows. Memory is bounded by the largest article.
 */
export async function* readRaw(path: string, options: ReadRawOptions = {}): AsyncGenerator<RawItem> {
  if (path === '-') {
    yield* guard('stdin', readInput(options))
    return
  }
  const files = await findFiles(path).catch((cause: unknown) => unreadableFile(path, cause))
  if (files instanceof GlosseError) {
    yield { name: path, error: files }
    return
  }
  for (const { file, name } of files) yield* guard(name, readFile(file, name, options.kind))
}

/**
 * About how many raw articles `readRaw` will give, for a progress bar: files, and lines of corpora; undefined for the
 * standard input, and for what cannot be read.
 */
export async function countRaw(path: string): Promise<number | undefined> {
  if (path === '-') return undefined
  const files = await findFiles(path).catch(() => undefined)
  if (files === undefined) return undefined
  const counts = await Promise.all(files.map(({ file }) => countFile(file).catch(() => 1)))
  return counts.reduce((sum, one) => sum + one, 0)
}

async function countFile(file: string): Promise<number> {
  const kind = kindOf(file)
  if (kind !== 'jsonl' && kind !== 'csv') return 1
  let lines = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  }
  return lines
}

interface RawFile {
  readonly file: string
  readonly name: string
}

async function findFiles(path: string): Promise<RawFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ file: path, name: basename(path) }]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && kindOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, name: relative(path, file) }))
}

function kindOf(name: string): RawKind | undefined {
  const extension = extname(name).toLowerCase()
  return extension in kinds ? kinds[extension as keyof typeof kinds] : undefined
}

/** Turns what `items` throws into an item that ends them. */
async function* guard(name: string, items: AsyncGenerator<RawItem>): AsyncGenerator<RawItem> {
  try {
    yield* items
  } catch (cause) {
    yield { name, error: cause instanceof GlosseError ? cause : unreadableFile(name, cause) }
  }
}

async function* readFile(file: string, name: string, given: RawKind | undefined): AsyncGenerator<RawItem> {
  const kind = given ?? kindOf(file)
  if (kind === undefined)
    throw unusableText(`${name} is none of ${Object.keys(kinds).join(', ')}: its kind has to be given.`)
  yield* readStream(createReadStream(file), name, kind)
}

async function* readInput({ stdin = process.stdin, kind }: ReadRawOptions): AsyncGenerator<RawItem> {
  const chunks = stdin[Symbol.asyncIterator]()
  const { value: first } = await chunks.next()
  if (first === undefined) throw unusableText('stdin is empty.')
  const all = prepend(first, chunks)
  yield* readStream(all, 'stdin', kind ?? guessKind(decodeText(first.subarray(0, 1000))))
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

function guessKind(start: string): RawKind {
  const first = start.trimStart()[0]
  if (first === '{') return 'jsonl'
  return first === '<' ? 'html' : 'text'
}

async function* readStream(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  kind: RawKind,
): AsyncGenerator<RawItem> {
  if (kind === 'jsonl') yield* readJsonLines(bytes, name)
  else if (kind === 'csv') yield* readCsv(bytes, name)
  else yield { name, raw: { text: decodeText(await readAll(bytes, name)), format: kind } }
}

async function readAll(bytes: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > largest) throw tooLarge(name)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(name: string): GlosseError {
  return unusableText(`${name} is larger than the ${largest / 1_000_000} MB that are read of one article.`)
}

async function* readJsonLines(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<RawItem> {
  for await (const { number, text } of readLines(bytes, largest)) {
    const place = `${file}:${number}`
    if (text === undefined) yield { name: place, error: tooLarge(place) }
    else if (text.trim() !== '') yield readRow(place, () => parseJson(text, place))
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unusableText(`${place}: not JSON: ${(cause as Error).message}`, [], cause)
  }
}

function readRow(place: string, read: () => unknown): RawItem {
  try {
    const { id, raw } = parseRow(read(), place)
    return { name: id === undefined ? place : `${place} (${id})`, raw }
  } catch (error) {
    if (error instanceof GlosseError) return { name: place, error }
    throw error
  }
}

async function* readCsv(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<RawItem> {
  let fields: readonly string[] | undefined
  let delimiter = ','
  for await (const { number, text, lines } of joinQuotedLines(readLines(bytes, largest))) {
    const place = `${file}:${number}`
    if (fields === undefined) {
      delimiter = guessDelimiter(text ?? '')
      fields = text === undefined ? [] : parseCsvRow(text, delimiter, place)
      if (!fields.some((field) => /^(?:text|html)$/.test(field)))
        throw unusableText(`${place}: the first row must name the fields, one of them text or html.`)
    } else if (text === undefined) {
      const more = lines > 1 ? `, nor are the ${lines - 1} lines after it` : ''
      yield { name: place, error: unusableText(`${place} is not read${more}: a quoted field does not end.`) }
    } else if (text.trim() !== '') {
      const names = fields
      yield readRow(place, () => toObject(names, parseCsvRow(text, delimiter, place), place))
    }
  }
}

/** Lines of a CSV file that belong together, for a quoted field may hold line ends: until their quotes are even. */
async function* joinQuotedLines(
  lines: AsyncIterable<Line>,
): AsyncGenerator<Line & { readonly lines: number }> {
  let first = 0
  let parts: (string | undefined)[] = []
  let size = 0
  let open = false
  for await (const { number, text } of lines) {
    if (parts.length === 0) first = number
    if (text !== undefined && text.split('"').length % 2 === 0) open = !open
    size += text?.length ?? largest
    parts.push(size > largest ? undefined : text)
    if (open && size <= largest) continue
    yield { number: first, text: size > largest ? undefined : parts.join('\n'), lines: parts.length }
    parts = []
    size = 0
    open = false
  }
  if (parts.length > 0) yield { number: first, text: undefined, lines: parts.length }
}

function parseCsvRow(text: string, delimiter: string, place: string): readonly string[] {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, trim: true })[0] ?? []
  } catch (cause) {
    throw unusableText(`${place}: not CSV: ${(cause as Error).message}`, [], cause)
  }
}

/** Comma, semicolon or tab: what stands most often in the row of field names. */
function guessDelimiter(header: string): string {
  const counts = [',', ';', '\t'].map((delimiter) => [delimiter, header.split(delimiter).length] as const)
  return counts.reduce((most, next) => (next[1] > most[1] ? next : most))[0]
}

function toObject(fields: readonly string[], values: readonly string[], place: string): unknown {
  if (values.length !== fields.length)
    throw unusableText(`${place}: there are ${values.length} fields, but ${fields.length} field names.`)
  return Object.fromEntries(fields.map((field, n) => [field, values[n]]))
}
