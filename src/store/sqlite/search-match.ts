import { and, desc, eq, gt, gte, inArray, lt, or, type SQL } from 'drizzle-orm'
import { codePointLength } from '../../text/codepoint.js'
import { foldings } from '../../text/fold.js'
import type { Query, QueryWords } from '../../text/query.js'
import { type WordForm, wordForms } from '../../text/word-forms.js'
import type { Database } from './database.js'
import { behindAll } from './near-prefixes.js'
import { entity, entityName } from './schema.js'
import { entityToken, type TextTable } from './search-tables.js'

/** As many entities of one name are looked for; the most mentioned ones. */
const perName = 20

/** A name of several words that a query holds without marks has at most so many. */
const longestName = 5

/** In letters: what is shorter is too many names, or none. */
const shortestName = 2
const shortestNamePrefix = 3

/** What a query looks for. */
export interface Wanted {
  /** In the words of FTS5 (sqlite.org/fts5.html, section 3). */
  readonly match: string
  /** The words whose places are hits. */
  readonly forms: readonly WordForm[]
  /** Keys of the entities whose mentions are hits. */
  readonly entities: ReadonlySet<number>
}

/**
 * A query for a full-text table: each word as any of its forms, or as any entity that has it for a name. Names are looked
 * up when the query is asked, so that an alias added today finds the articles of last year.
 */
export function compileQuery(db: Database, query: Query, table: TextTable, language?: string): Wanted {
  const forms: WordForm[] = []
  const entities = new Set<number>()

  const compileWords = (words: QueryWords, isWanted: boolean): string => {
    const own = wordForms(words, language)
    if (isWanted) forms.push(...own)
    const text = `{${table.columns.join(' ')}} : (${own.map(phrase).join(' OR ')})`
    return either(text, named(words, isWanted))
  }
  const named = (words: QueryWords, isWanted: boolean): number[] => {
    const keys = entitiesNamed(db, words)
    if (isWanted) for (const key of keys) entities.add(key)
    return keys
  }
  const compile = (one: Query, isWanted: boolean): string => {
    if (one.kind === 'words') return compileWords(one, isWanted)
    if (one.kind === 'any') return `(${one.parts.map((part) => compile(part, isWanted)).join(' OR ')})`
    const wanted = compileRow(one.parts, isWanted)
    if (one.without.length === 0) return wanted
    return `(${wanted} NOT (${one.without.map((part) => compile(part, false)).join(' OR ')}))`
  }
  /** Parts that must all match; of words side by side the longest rows that name an entity stand for it, too. */
  const compileRow = (parts: readonly Query[], isWanted: boolean): string => {
    const compiled: string[] = []
    for (let at = 0; at < parts.length; ) {
      const name = longestNameAt(db, parts, at)
      const row = parts.slice(at, at + (name?.length ?? 1)).map((part) => compile(part, isWanted))
      const all = row.length > 1 ? `(${row.join(' AND ')})` : (row[0] as string)
      compiled.push(name === undefined ? all : either(all, named(name.words, isWanted)))
      at += row.length
    }
    return compiled.length > 1 ? `(${compiled.join(' AND ')})` : (compiled[0] as string)
  }
  return { match: compile(query, true), forms, entities }
}

/** A form as FTS5 writes it; its words hold only letters, digits and `_`. */
function phrase({ stems, isPrefix }: WordForm): string {
  return `"${stems.join(' ')}"${isPrefix ? ' *' : ''}`
}

function either(text: string, entities: readonly number[]): string {
  if (entities.length === 0) return `(${text})`
  return `(${text} OR entities : (${entities.map((key) => `"${entityToken(key)}"`).join(' OR ')}))`
}

function longestNameAt(
  db: Database,
  parts: readonly Query[],
  at: number,
): { readonly words: QueryWords; readonly length: number } | undefined {
  const row: QueryWords[] = []
  for (const part of parts.slice(at, at + longestName)) {
    if (part.kind !== 'words' || part.isPrefix) break
    row.push(part)
  }
  for (let length = row.length; length > 1; length--) {
    const words: QueryWords = {
      kind: 'words',
      words: row.slice(0, length).flatMap((part) => part.words),
      isPrefix: false,
    }
    if (entitiesNamed(db, words).length > 0) return { words, length }
  }
  return undefined
}

/**
 * Keys of the entities mentioned or quoted that have these words for a name, the most mentioned first: for a whole name, label or
 * alias, or, of a person, for all of it from some word on (`Tokayev`). With a prefix, the name begins with the words.
 */
function entitiesNamed(db: Database, { words, isPrefix }: QueryWords): number[] {
  const shortest = isPrefix ? shortestNamePrefix : shortestName
  const names = foldings(words.join(' ')).filter((name) => codePointLength(name) >= shortest)
  if (names.length === 0) return []
  const isCalled: (SQL | undefined)[] = isPrefix
    ? names.map((name) => and(gte(entityName.folded, name), lt(entityName.folded, behindAll(name))))
    : [inArray(entityName.folded, names)]
  return db
    .selectDistinct({ key: entity.key, mentions: entity.mentions })
    .from(entityName)
    .innerJoin(entity, eq(entity.key, entityName.entity))
    .where(
      and(
        or(...isCalled),
        or(eq(entityName.whole, true), eq(entity.type, 'person')),
        or(gt(entity.mentions, 0), gt(entity.quotesBy, 0)),
      ),
    )
    .orderBy(desc(entity.mentions), desc(entity.key))
    .limit(perName)
    .all()
    .map(({ key }) => key)
}
