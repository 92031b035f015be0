import type { Database } from 'better-sqlite3'
import { type Association, associationScore } from '../../model/association.js'
import type { EntityType, RelatedEntity } from '../../model/entity.js'
import type { DateRange, Page, PageRequest, Position, RelatedFilter, Store } from '../store.js'
import type { Database as Drizzle } from './database.js'
import { type EntityRow, entityRows, keyOf } from './entities.js'
import { cutPage } from './keyset.js'
import { Memo } from './memo.js'
import { type Company, companyReads, type Together } from './together.js'

/** Entities whose own frequency is looked up at once. */
const entitiesAtOnce = 500

/** An entity that occurs beside another one, and how closely. */
export interface Ranked extends Together {
  readonly score: number
}

interface Rest {
  readonly key: number
  readonly paragraphs: number
}

/** The ranking of what entities occur with. */
export function relatedRanking(sqlite: Database, version: () => string) {
  const company = companyReads(sqlite, version)
  const restOf = sqlite.prepare<[{ keys: string; type: string | null }], Rest>(
    `SELECT key, paragraphs FROM entity
     WHERE key IN (SELECT value FROM json_each(@keys)) AND (@type IS NULL OR type = @type)`,
  )

  /** How often each of some entities is mentioned, as far as they are of the type. */
  const frequencies = (some: readonly Together[], type: EntityType | undefined, range: DateRange) => {
    const rows = restOf.all({ keys: JSON.stringify(some.map(({ key }) => key)), type: type ?? null })
    const isWhole = range.from === undefined && range.to === undefined
    return new Map(
      rows.map(({ key, paragraphs }) => [key, isWhole ? paragraphs : company.countParagraphs(key, range)]),
    )
  }

  /**
   * What an entity occurs with, most closely related first. The frequency of the others is asked for only as far as
   * it can matter: who shares few paragraphs can at most score what it would if it stood nowhere else (the threshold
   * algorithm of Fagin, Lotem and Naor, 2003, «Optimal aggregation algorithms for middleware», JCSS 66(4), 614–656).
   */
  function* rank(
    { others, own, scale, all }: Company,
    measure: Association,
    type: EntityType | undefined,
    range: DateRange,
  ): Generator<Ranked> {
    const scoreOf = (shared: number, frequency: number) => {
      const both = Math.min(shared * scale, own, frequency)
      return associationScore(measure, { both, one: own, other: frequency, all })
    }
    let waiting: Ranked[] = []
    for (let at = 0; at < others.length; at += entitiesAtOnce) {
      const some = others.slice(at, at + entitiesAtOnce)
      const known = frequencies(some, type, range)
      for (const one of some) {
        const frequency = known.get(one.key)
        if (frequency !== undefined) waiting.push({ ...one, score: scoreOf(one.paragraphs, frequency) })
      }
      waiting.sort(compareRanked)
      const next = others[at + entitiesAtOnce]
      const bound = next === undefined ? -Infinity : scoreOf(next.paragraphs, next.paragraphs * scale)
      const sure = waiting.findIndex(({ score }) => score <= bound)
      yield* sure < 0 ? waiting : waiting.slice(0, sure)
      waiting = sure < 0 ? [] : waiting.slice(sure)
    }
    yield* waiting
  }
  const lists = new Memo<RankedList>(version, 32)
  return {
    ...company,
    /** What an entity occurs with in its newest articles, as a list that is made as far as it is read. */
    getRanked: (
      key: number,
      { measure, type, from, to }: RelatedFilter,
      articles?: number,
    ): Promise<RankedList> =>
      lists.get(JSON.stringify([key, measure, type, from, to, articles]), async () => {
        const range = { from, to }
        return new RankedList(rank(await company.countCompany(key, range, articles), measure, type, range))
      }),
  }
}

/** A ranking, made as far as it is read, and kept. */
class RankedList {
  readonly #made: Ranked[] = []
  readonly #rest: Iterator<Ranked>

  constructor(rest: Iterator<Ranked>) {
    this.#rest = rest
  }

  /** At most `limit` of them, behind a position where one is given. */
  read(limit: number, after: Position | undefined): readonly Ranked[] {
    let begin = 0
    if (after !== undefined) {
      const [score = 0, articles = 0, key = 0] = after.map(Number)
      const last = { score, articles, key, paragraphs: 0 }
      const isBehind = (row: Ranked | undefined) => row === undefined || compareRanked(row, last) > 0
      // By halves: what is made is sorted.
      let end = this.#made.length
      while (begin < end) {
        const middle = (begin + end) >> 1
        if (isBehind(this.#made[middle])) end = middle
        else begin = middle + 1
      }
      while (begin === this.#made.length && this.#make(begin + 1) && !isBehind(this.#made[begin])) begin++
    }
    this.#make(begin + limit)
    return this.#made.slice(begin, begin + limit)
  }

  /** Makes so many, if there are; tells whether there are. */
  #make(length: number): boolean {
    while (this.#made.length < length) {
      const next = this.#rest.next()
      if (next.done === true) return false
      this.#made.push(next.value)
    }
    return true
  }
}

export type Ranking = ReturnType<typeof relatedRanking>

function compareRanked(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.articles - a.articles || a.key - b.key
}

/** The method of the store that tells what belongs together. */
export function relatedReads(db: Drizzle, { getRanked }: Ranking): Pick<Store, 'findRelatedEntities'> {
  return {
    async findRelatedEntities(id, filter, page) {
      const key = keyOf(db, id)
      if (key === undefined) return { items: [], next: null }
      const list = await getRanked(key, filter)
      return relatedPage(db, list.read(page.limit + 1, page.after), page)
    },
  }
}

function relatedPage(db: Drizzle, rows: readonly Ranked[], page: PageRequest): Page<RelatedEntity> {
  const references = entityRows(
    db,
    rows.map(({ key }) => key),
  )
  return cutPage(
    rows,
    page,
    ({ score, articles, key }) => [score, articles, key],
    ({ key, articles, paragraphs, score }) => {
      const { id, name, type, wikidata } = references.get(key) as EntityRow
      return { id, name, type, wikidata, articles, paragraphs, score }
    },
  )
}
