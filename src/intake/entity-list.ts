import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, type Info, parse } from 'csv-parse'
import { invalidDocument, unreadableFile } from '../errors.js'
import { type Alias, EntityName, EntityType, WikidataId } from '../model/entity.js'
import { Language } from '../model/language.js'
import { wikidataType } from './wikidata-type.js'

/** One entity of an operator's list; the fields are those of `DocumentEntity`. */
export interface ListEntity {
  readonly wikidata: string | null
  readonly type: EntityType
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly aliases: readonly Alias[]
  readonly description: string | null
}

/** How a list is to be read. */
export interface ListOptions {
  /** Type of rows that do not tell one, or tell a kind that is none of ours (`shop/bakery`). */
  readonly type?: EntityType
  /** Languages to keep, the one of the display name first. Default: German, English. */
  readonly languages?: readonly string[]
}

/**
 * The entities of a list, one after the other while the file is read; `.gz` is unpacked on the way.
 *
 * - `.tsv`, `.csv` with a header line. Columns: `qid` or `wikidata`; `type` or `kind`; `name` or `label`, also by
 *   language (`name_de`, `label_en`); `names`, `aliases`, `aliases_de`, `variant_de`: further names, split by `|`;
 *   `description`, `description_en`. Other columns are left alone. TSV knows no quotes, CSV those of RFC 4180.
 * - `.jsonl`, `.ndjson`, `.json`: one Wikidata entity document a line (https://doc.wikimedia.org/Wikibase/master/php/
 *   docs_topics_json.html), as in a dump, whose brackets and commas are skipped, as are properties and lexemes.
 *
 * Names longer than 300 characters are left out where they are further names. Throws `unreadable-file`, and
 * `invalid-document` at the first fault, naming file, line and field.
 */
export async function* readEntityList(path: string, options: ListOptions = {}): AsyncGenerator<ListEntity> {
  const name = basename(path)
  const form = /\.(tsv|csv|jsonl|ndjson|json)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase()
  if (form === undefined) {
    throw unreadableFile(path, new Error('the name must end in .tsv, .csv, .jsonl, .ndjson or .json (.gz)'))
  }
  const stream = open(path, name.toLowerCase().endsWith('.gz'))
  const languages = options.languages ?? ['de', 'en']
  try {
    if (form === 'tsv' || form === 'csv') yield* readTable(stream, name, form, languages, options.type)
    else yield* readWikidata(stream, name, languages, options.type)
  } catch (error) {
    throw isSystemError(error) ? unreadableFile(path, error) : error
  } finally {
    stream.destroy()
  }
}

function open(path: string, packed: boolean): Readable {
  const file = createReadStream(path)
  if (!packed) return file
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  unpacked.on('close', () => file.destroy())
  return file.pipe(unpacked)
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && !(error instanceof CsvError) && 'errno' in error
}

/** What a column holds; `language` is that of its names, null for any. */
interface Column {
  readonly field: 'wikidata' | 'type' | 'name' | 'label' | 'aliases' | 'description'
  readonly language: string | null
  readonly header: string
}

const fields: Readonly<Record<string, Column['field']>> = {
  qid: 'wikidata',
  wikidata: 'wikidata',
  type: 'type',
  kind: 'type',
  name: 'name',
  label: 'name',
  names: 'aliases',
  aliases: 'aliases',
  variant: 'aliases',
  description: 'description',
}

function columnOf(header: string): Column | undefined {
  const [, word = '', language] = /^([a-z]+)(?:_([a-z]{2,3}))?$/.exec(header.trim().toLowerCase()) ?? []
  const field = fields[word]
  if (field === undefined) return undefined
  if (language === undefined) return { field, language: null, header }
  if (field === 'name') return { field: 'label', language, header }
  return field === 'aliases' || field === 'description' ? { field, language, header } : undefined
}

type Row = Readonly<Record<string, string>>

async function* readTable(
  stream: Readable,
  name: string,
  form: 'tsv' | 'csv',
  languages: readonly string[],
  type: EntityType | undefined,
): AsyncGenerator<ListEntity> {
  const rows = parse({
    delimiter: form === 'tsv' ? '\t' : ',',
    quote: form === 'tsv' ? false : '"',
    columns: true,
    bom: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  })
  stream.on('error', (error) => rows.destroy(error))
  stream.pipe(rows)
  let columns: readonly Column[] | undefined
  try {
    for await (const read of rows) {
      const { record, info } = read as { record: Row; info: Info }
      columns ??= tableColumns(Object.keys(record), name)
      yield tableEntity(record, columns, `${name} line ${info.lines}`, name, languages, type)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw fault(`${name} line ${String(error['lines'] ?? '?')}`, '', error.message)
  }
}

function tableColumns(headers: readonly string[], name: string): readonly Column[] {
  const columns = headers.flatMap((header) => columnOf(header) ?? [])
  if (!columns.some(({ field }) => field === 'name' || field === 'label')) {
    throw fault(`${name} line 1`, 'name', 'the header names no column name, name_de, label or the like')
  }
  return columns
}

function tableEntity(
  row: Row,
  columns: readonly Column[],
  place: string,
  file: string,
  languages: readonly string[],
  type: EntityType | undefined,
): ListEntity {
  const cell = ({ header }: Column) => (row[header] ?? '').trim()
  const labels: Record<string, string> = {}
  const aliases: Alias[] = []
  const descriptions = new Map<string | null, string>()
  let wikidata: string | null = null
  let told: EntityType | undefined
  let plain: string | undefined
  for (const column of columns) {
    const text = cell(column)
    if (text === '') continue
    const { field, language, header } = column
    if (field === 'wikidata') wikidata = checked(WikidataId, text, place, header)
    else if (field === 'type') told ??= typeOf(text, type, place, header)
    else if (field === 'name') plain ??= checked(EntityName, text, place, header)
    else if (field === 'label' && language !== null)
      labels[language] ??= checked(EntityName, text, place, header)
    else if (field === 'description') descriptions.set(language, text)
    else for (const alias of text.split('|')) addAlias(aliases, alias, language, file)
  }
  const kept = told ?? type
  if (kept === undefined)
    throw fault(place, 'type', 'the row has no type, and none was given for the whole list (--type)')
  const name = plain ?? firstOf(labels, languages)
  if (name === undefined) throw fault(place, 'name', 'the row has no name')
  const description = descriptions.get(null) ?? firstOf(Object.fromEntries(descriptions), languages)
  return {
    wikidata,
    type: kept,
    name,
    labels,
    aliases: aliases.filter(({ text }) => text !== name),
    description: description?.slice(0, 1000) ?? null,
  }
}

const typeWords: Readonly<Record<string, EntityType>> = {
  per: 'person',
  pers: 'person',
  human: 'person',
  loc: 'location',
  gpe: 'location',
  place: 'location',
  city: 'location',
  country: 'location',
  territory: 'location',
  subterritory: 'location',
  region: 'location',
  subregion: 'location',
  org: 'organization',
  organisation: 'organization',
  company: 'organization',
  party: 'organization',
  misc: 'other',
}

function typeOf(
  text: string,
  given: EntityType | undefined,
  place: string,
  header: string,
): EntityType | undefined {
  const word = text.toLowerCase()
  const type = EntityType.safeParse(typeWords[word] ?? word)
  if (type.success) return type.data
  if (given !== undefined) return undefined
  throw fault(place, header, `«${text}» is not one of ${EntityType.options.join(', ')}`)
}

async function* readWikidata(
  stream: Readable,
  name: string,
  languages: readonly string[],
  type: EntityType | undefined,
): AsyncGenerator<ListEntity> {
  const failure: { error?: Error } = {}
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  stream.on('error', (error) => {
    failure.error = error
    lines.close()
  })
  let number = 0
  for await (const line of lines) {
    number++
    const text = line
      .trim()
      .replace(/^\uFEFF/, '')
      .replace(/,$/, '')
    if (text === '' || text === '[' || text === ']') continue
    const entity = wikidataEntity(text, `${name} line ${number}`, name, languages, type)
    if (entity !== undefined) yield entity
  }
  if (failure.error !== undefined) throw failure.error
}

function wikidataEntity(
  text: string,
  place: string,
  file: string,
  languages: readonly string[],
  type: EntityType | undefined,
): ListEntity | undefined {
  const entity = parseObject(text, place)
  const { id } = entity
  if (typeof id === 'string' && /^[PL]\d+$/.test(id)) return undefined
  const wikidata = checked(WikidataId, id, place, 'id')
  const labels: Record<string, string> = {}
  const written = texts(entity['labels'], place, 'labels')
  for (const language of languages) {
    const label = written[language] ?? written['mul']
    if (label !== undefined) labels[language] = checked(EntityName, label, place, `labels.${language}`)
  }
  const name = firstOf(labels, languages) ?? Object.values(written).sort()[0]
  if (name === undefined) return undefined
  const aliases: Alias[] = []
  const lists = record(entity['aliases'] ?? {}, place, 'aliases')
  for (const language of languages) {
    const list = lists[language]
    if (list === undefined) continue
    if (!Array.isArray(list)) throw fault(place, `aliases.${language}`, 'must be a list')
    for (const alias of list) addAlias(aliases, termText(alias) ?? '', language, file)
  }
  const description = firstOf(texts(entity['descriptions'], place, 'descriptions'), languages)
  return {
    wikidata,
    type: wikidataType(classes(entity['claims'])) ?? type ?? 'other',
    name: checked(EntityName, name, place, 'labels'),
    labels,
    aliases: aliases.filter((alias) => alias.text !== name),
    description: description?.slice(0, 1000) ?? null,
  }
}

type Json = Readonly<Record<string, unknown>>

function parseObject(text: string, place: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw fault(place, '', `not JSON: ${(error as Error).message}`)
  }
  return record(value, place, '')
}

function record(value: unknown, place: string, field: string): Json {
  // An entity without labels, aliases or claims has an empty list in their place: PHP's empty array.
  if (Array.isArray(value) && value.length === 0) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault(place, field, 'must be an object')
  }
  return value as Json
}

function termText(term: unknown): string | undefined {
  const value = typeof term === 'object' && term !== null && 'value' in term ? term.value : undefined
  return typeof value === 'string' ? value : undefined
}

function texts(terms: unknown, place: string, field: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [language, term] of Object.entries(record(terms ?? {}, place, field))) {
    const value = termText(term)
    if (value === undefined) throw fault(place, `${field}.${language}`, 'has no text «value»')
    if (value.trim() !== '') found[language] = value.trim()
  }
  return found
}

interface Statement {
  readonly rank?: string
  readonly mainsnak?: { readonly datavalue?: { readonly value?: { readonly id?: unknown } } }
}

/** The classes of an item: the values of P31 (instance of) that are not deprecated. */
function classes(claims: unknown): string[] {
  const statements = typeof claims === 'object' && claims !== null && 'P31' in claims ? claims.P31 : undefined
  if (!Array.isArray(statements)) return []
  return (statements as readonly (Statement | null)[]).flatMap((statement) => {
    const id = statement?.rank === 'deprecated' ? undefined : statement?.mainsnak?.datavalue?.value?.id
    return typeof id === 'string' ? [id] : []
  })
}

function addAlias(aliases: Alias[], text: string, language: string | null, source: string): void {
  const name = EntityName.safeParse(text)
  if (!name.success || aliases.some((alias) => alias.text === name.data)) return
  const known = language !== null && Language.safeParse(language).success
  aliases.push({ text: name.data, language: known ? language : null, source: source.slice(0, 100) })
}

function firstOf(texts: Readonly<Record<string, string>>, languages: readonly string[]): string | undefined {
  for (const language of languages) if (texts[language] !== undefined) return texts[language]
  return Object.values(texts)[0]
}

interface Check<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } }
}

function checked<T>(schema: Check<T>, value: unknown, place: string, field: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const shown = typeof value === 'string' ? `«${value.slice(0, 60)}» ` : ''
  throw fault(place, field, `${shown}${result.error.issues[0]?.message ?? 'is not valid'}`)
}

function fault(place: string, field: string, detail: string) {
  return invalidDocument(place, [{ pointer: field === '' ? '' : `/${field.replaceAll('.', '/')}`, detail }])
}
