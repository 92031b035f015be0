import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { articlesRead, type DateRange } from '../store.js'
import { dateBounds } from './filter.js'
import { Memo } from './memo.js'

/** Articles read before other requests are let through: some milliseconds. */
const articlesAtOnce = 250

/** More than there are entities: makes one number of paragraph and entity. */
const paragraphFactor = 2 ** 32

/** What an entity occurs with. `paragraphs` includes titles. */
export interface Company {
  /** Those that share most paragraphs first, then by articles shared. */
  readonly others: readonly Together[]
  /** Paragraphs with the entity, of all its articles. */
  readonly own: number
  /** How many times more there is than what was read; 1 where all was read. */
  readonly scale: number
  /** Paragraphs there are. */
  readonly all: number
}

export interface Together {
  readonly key: number
  /** Articles that mention both. */
  readonly articles: number
  /** Paragraphs that mention both. */
  readonly paragraphs: number
}

/** Counts what entities occur with; the counts of one entity are kept while the archive does not change. */
export function companyReads(sqlite: Database, version: () => string) {
  const memo = new Memo<Company>(version, 16)
  const articlesOf = sqlite
    .prepare<[number, string, string, number], number>(
      `SELECT article FROM article_entity WHERE entity = ? AND mentions > 0 AND sort_date >= ? AND sort_date < ?
       ORDER BY sort_date DESC, article DESC LIMIT ?`,
    )
    .pluck()
  const ownOf = sqlite
    .prepare<[number, string, string], number>(
      `SELECT coalesce(sum(paragraphs), 0) FROM article_entity WHERE entity = ? AND sort_date >= ? AND sort_date < ?`,
    )
    .pluck()
  const allOf = sqlite
    .prepare<[string, string], number>(
      'SELECT coalesce(sum(paragraphs + 1), 0) FROM article WHERE sort_date >= ? AND sort_date < ?',
    )
    .pluck()
  // One text an article: three times as fast as one row a mention.
  const placesOf = sqlite
    .prepare<[number], string | null>(
      `SELECT group_concat(paragraph * ${paragraphFactor} + entity) FROM mention WHERE article = ? AND entity IS NOT NULL`,
    )
    .pluck()

  const count = async (key: number, range: DateRange, limit: number): Promise<Company> => {
    const bounds = dateBounds(range)
    const articles = articlesOf.all(key, ...bounds, limit)
    const tally = new Tally(key)
    for (const [index, article] of articles.entries()) {
      if (index % articlesAtOnce === articlesAtOnce - 1) await setImmediate()
      tally.add(placesOf.get(article) ?? '')
    }
    const own = ownOf.get(key, ...bounds) ?? 0
    const scale = articles.length < limit || tally.own === 0 ? 1 : own / tally.own
    return { others: tally.others(), own, scale, all: allOf.get(...bounds) ?? 0 }
  }
  return {
    /** What an entity occurs with in its newest articles, at most `limit` of them. */
    countCompany: (key: number, range: DateRange, limit = articlesRead) =>
      memo.get(JSON.stringify([key, range.from, range.to, limit]), () => count(key, range, limit)),
    /** How many paragraphs mention an entity. */
    countParagraphs: (key: number, range: DateRange) => ownOf.get(key, ...dateBounds(range)) ?? 0,
    /** How many paragraphs there are. */
    countAllParagraphs: (range: DateRange) => allOf.get(...dateBounds(range)) ?? 0,
  }
}

/** Counts, article by article, whom an entity shares articles and paragraphs with. */
class Tally {
  readonly #key: number
  readonly #articles = new Map<number, number>()
  readonly #paragraphs = new Map<number, number>()
  /** Paragraphs with the entity itself. */
  own = 0

  constructor(key: number) {
    this.#key = key
  }

  /** @param places paragraph and entity of each mention of an article, as numbers with commas */
  add(places: string): void {
    if (places === '') return
    const distinct = [...new Set(places.split(','))].map((place) => {
      const number = Number(place)
      const paragraph = Math.floor(number / paragraphFactor)
      return { paragraph, key: number - paragraph * paragraphFactor }
    })
    const mine = new Set(distinct.filter(({ key }) => key === this.#key).map(({ paragraph }) => paragraph))
    this.own += mine.size
    const inArticle = new Set<number>()
    for (const { paragraph, key } of distinct) {
      if (key === this.#key) continue
      inArticle.add(key)
      if (mine.has(paragraph)) this.#paragraphs.set(key, (this.#paragraphs.get(key) ?? 0) + 1)
    }
    for (const key of inArticle) this.#articles.set(key, (this.#articles.get(key) ?? 0) + 1)
  }

  others(): Together[] {
    return [...this.#articles]
      .map(([key, articles]) => ({ key, articles, paragraphs: this.#paragraphs.get(key) ?? 0 }))
      .sort((a, b) => b.paragraphs - a.paragraphs || b.articles - a.articles || a.key - b.key)
  }
}
