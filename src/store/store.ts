import type { Article, ArticleSummary } from '../model/article.js'
import type { Association } from '../model/association.js'
import type { AnnotatedDocument, DocumentEntity } from '../model/document.js'
import type { Candidate, Entity, EntityType, RelatedEntity } from '../model/entity.js'
import type { Graph } from '../model/graph.js'
import type { Scope } from '../model/key.js'
import type { MentionInContext } from '../model/mention.js'
import type { QuoteInContext, QuoteKind } from '../model/quote.js'
import type { Facets } from '../model/search.js'
import type { Span } from '../model/span.js'
import type { TimelinePeriod, TimelineUnit } from '../model/timeline.js'
import type { Query } from '../text/query.js'

/** The sort values of a list's last item: where its next page begins. Opaque outside a store. */
export type Position = readonly (string | number)[]

/** One page of a list; `next` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: Position | null
}

export interface PageRequest {
  /** At most so many items. */
  readonly limit: number
  /** Begin behind this position; from the start where it is undefined. */
  readonly after?: Position | undefined
}

/** Inclusive bounds on the publication date, `YYYY-MM-DD`; an article without date lies outside any. */
export interface DateRange {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Entities in filters are named by id or by Wikidata id; all conditions must hold. */
export interface ArticleFilter extends DateRange {
  /** Every one of them is mentioned. */
  readonly entities?: readonly string[] | undefined
  /** Is quoted. */
  readonly speaker?: string | undefined
  readonly language?: string | undefined
  readonly publisher?: string | undefined
}
export const articleSorts = ['-publishedAt', 'publishedAt', '-updatedAt', 'updatedAt'] as const
export type ArticleSort = (typeof articleSorts)[number]

export interface EntityFilter {
  /**
   * Begins a word of a name, label or alias, as it is or with one typing error in a word of at least four characters;
   * case and accents do not matter. Those without error come first in any order; by mentions, those that nothing
   * mentions come last, by name.
   */
  readonly prefix?: string | undefined
  readonly type?: EntityType | undefined
  readonly wikidata?: string | undefined
}
export const entitySorts = ['-mentions', 'mentions', 'name', '-name'] as const
export type EntitySort = (typeof entitySorts)[number]

export interface QuoteFilter extends DateRange {
  readonly speaker?: string | undefined
  /** Is mentioned in the quoted words. */
  readonly entity?: string | undefined
  readonly kind?: QuoteKind | undefined
  readonly article?: string | undefined
  readonly language?: string | undefined
  readonly publisher?: string | undefined
}
export const quoteSorts = ['-publishedAt', 'publishedAt'] as const
export type QuoteSort = (typeof quoteSorts)[number]

export interface MentionFilter extends DateRange {
  readonly derived?: boolean | undefined
  readonly language?: string | undefined
}
/** `left` and `right`: by the words before, the nearest first, or the words after; case and accents do not matter. */
export const mentionSorts = ['-publishedAt', 'publishedAt', 'left', 'right'] as const
type MentionSort = (typeof mentionSorts)[number]

/** As many mentions are sorted by their neighbours at most: the newest ones of those that meet the filter. */
export const mentionsSorted = 10_000

/** As many articles of an entity are read at most, the newest ones, to tell what it occurs with. */
export const articlesRead = 10_000

export interface RelatedFilter extends DateRange {
  readonly measure: Association
  readonly type?: EntityType | undefined
}

export interface GraphFilter extends DateRange {
  /** Steps from the entity: 2 adds what its neighbours occur with. */
  readonly depth: 1 | 2
  /** How many entities at most, itself included. */
  readonly nodes: number
  /** Of the other entities. */
  readonly type?: EntityType | undefined
}

/** A mention with the text of its paragraph, from which its context is cut. `left` and `right` are whole. */
export type MentionHit = MentionInContext

/** A quote with the texts of the paragraphs that its spans lie in, by paragraph number. */
export interface QuoteHit {
  readonly quote: QuoteInContext
  readonly paragraphs: ReadonlyMap<number, string>
}

/** `relevance` is for searches: best first. */
export type SearchSort<Sort extends string> = 'relevance' | Sort

/** How a list item meets a search. */
interface Match {
  /** How well, the higher the better, within one list (bm25); null where the list is sorted by date. */
  readonly score: number | null
  /** Where the words stand that were looked for, in text order, in code points; at most `mostHits`. */
  readonly hits: readonly Span[]
}

/** Hits of one article or quote. */
export const mostHits = 500

export interface ArticleMatch extends Match {
  readonly article: ArticleSummary
  /** The texts of the article by paragraph number, the title's among them. */
  readonly paragraphs: ReadonlyMap<number, string>
}

export interface QuoteMatch extends Match, QuoteHit {}

/** How many items of a list there are; counting stops at `mostCounted`. */
export interface MatchPage<T> extends Page<T> {
  readonly total: number
  readonly totalIsCapped: boolean
}

/** Matches are counted, and the newest ones ranked, up to this number. */
export const mostCounted = 10_000

/** A list by relevance ends after so many items, the best of those ranked; one by date shows all. */
export const mostRanked = 1000

/** Matches are told apart by facets up to this number, the newest ones. */
export const mostFaceted = 2000

export const facetNames = ['entity', 'speaker', 'publisher', 'language', 'month'] as const
export type FacetName = (typeof facetNames)[number]

/** What became of a document: stored, stored over an older one, the same as the stored one, or left alone. */
type ImportOutcome = 'created' | 'replaced' | 'unchanged' | 'kept'

/** An entity that has a name asked for. */
export interface NameHit extends Candidate {
  readonly id: string
  /** The name is one of its whole names, not the rest of one (`tokajew` of `kassym schomart tokajew`). */
  readonly whole: boolean
  /** Mentions of it in the archive. */
  readonly mentions: number
}

/** A key that lets a client write, as it is kept. */
interface StoredKey {
  /** SHA-256 of the key, hexadecimal. */
  readonly hash: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: string
}

/** What came of a request with an Idempotency-Key. */
interface IdempotentAnswer {
  readonly key: string
  /** SHA-256 of the request's body, hexadecimal. */
  readonly payload: string
  /** Id of the article that it made. */
  readonly article: string
  readonly createdAt: string
}

export interface ImportOptions {
  /** What to do with an article that the store has already. */
  readonly existing: 'keep' | 'replace'
  /** The time of the import. */
  readonly now: Date
}

export interface Imported {
  /** Id of the article. */
  readonly id: string
  readonly outcome: ImportOutcome
}

/**
 * The archive: all that Glosse keeps. Every method is a promise, so that a store may live in another process.
 * Offsets are code points. Ids that are not there give undefined, or an empty page.
 */
export interface Store {
  /** How many articles there are. */
  countArticles(): Promise<number>
  /** Changes with every change of the archive, made here or by another process; equal while nothing changed. */
  getVersion(): Promise<string>
  /** When the archive last changed; undefined while it never did. */
  getChangeTime(): Promise<string | undefined>
  /** A secret of this archive, made when it was created: 64 hexadecimal digits. */
  getSecret(): Promise<string>

  /** The whole article as UTF-8 JSON, ready to send, and when it last changed. */
  getArticleJson(id: string): Promise<{ readonly body: Buffer; readonly updatedAt: string } | undefined>
  /** The whole article. */
  getArticle(id: string): Promise<Article | undefined>
  findArticles(filter: ArticleFilter, sort: ArticleSort, page: PageRequest): Promise<Page<ArticleSummary>>

  /** The entity's own id, by id or Wikidata id. */
  getEntityId(name: string): Promise<string | undefined>
  getEntity(id: string): Promise<Entity | undefined>
  /** The entities with these ids, in the order of the ids; those that are not there are left out. */
  getEntities(ids: readonly string[]): Promise<readonly Entity[]>
  findEntities(filter: EntityFilter, sort: EntitySort, page: PageRequest): Promise<Page<Entity>>
  /** Entities that occur in the same articles, most closely related first (see `associationScore`). */
  findRelatedEntities(id: string, filter: RelatedFilter, page: PageRequest): Promise<Page<RelatedEntity>>
  /** An entity, the strongest of what it occurs with, and how these belong together; undefined without the entity. */
  getGraph(id: string, filter: GraphFilter): Promise<Graph | undefined>
  /** What there is of it by period, oldest first; articles without date are left out, as are periods without any. */
  getTimeline(id: string, unit: TimelineUnit, range: DateRange): Promise<readonly TimelinePeriod[]>

  /** Mentions of an entity; by date, those of one article are in text order. */
  findMentions(
    entity: string,
    filter: MentionFilter,
    sort: MentionSort,
    page: PageRequest,
  ): Promise<Page<MentionHit>>

  getQuote(id: string): Promise<QuoteHit | undefined>
  /** Quotes by article date, then in text order. */
  findQuotes(filter: QuoteFilter, sort: QuoteSort, page: PageRequest): Promise<Page<QuoteHit>>

  /** Articles that match a search. `relevance` takes the newest `mostCounted` of them, by when they were stored. */
  searchArticles(
    query: Query,
    filter: ArticleFilter,
    sort: SearchSort<ArticleSort>,
    page: PageRequest,
  ): Promise<MatchPage<ArticleMatch>>
  /** Quotes that match a search in their own words or in their speaker's name. */
  searchQuotes(
    query: Query,
    filter: QuoteFilter,
    sort: SearchSort<QuoteSort>,
    page: PageRequest,
  ): Promise<MatchPage<QuoteMatch>>
  /** What a list of articles holds of each value, most frequent first (months: latest first). */
  getArticleFacets(
    query: Query | undefined,
    filter: ArticleFilter,
    names: readonly FacetName[],
  ): Promise<Facets>
  /** The same for a list of quotes. */
  getQuoteFacets(query: Query | undefined, filter: QuoteFilter, names: readonly FacetName[]): Promise<Facets>

  /**
   * Stores checked documents, all of them or, when anything throws, none. An entity is found again by its Wikidata
   * id, else by its id (or the id with a number that a namesake made it get) where type and Wikidata id do not speak
   * against it. What is known of it is added to; only with `existing: 'replace'` is it overwritten by what a document
   * states. A document without id is the article that has its text.
   */
  importDocuments(
    documents: readonly AnnotatedDocument[],
    options: ImportOptions,
  ): Promise<readonly Imported[]>

  /** The article with this text (see `textHash`), if there is one. */
  getArticleIdByText(hash: string): Promise<string | undefined>

  /** The entities with each of these folded names, whole names and the most mentioned first. */
  findByNames(names: readonly string[]): Promise<ReadonlyMap<string, readonly NameHit[]>>
  /** Stores entities as `importDocuments` does, all of them or none; how many were new. */
  importEntities(entities: readonly DocumentEntity[], now: Date): Promise<number>

  /** False when there is a key of this name already. */
  addKey(key: StoredKey): Promise<boolean>
  getKey(hash: string): Promise<StoredKey | undefined>
  findKeys(): Promise<readonly StoredKey[]>
  /** False when there is no key of this name. */
  removeKey(name: string): Promise<boolean>

  /** What came of an earlier request with this key, for a day. */
  getIdempotent(key: string): Promise<IdempotentAnswer | undefined>
  addIdempotent(answer: IdempotentAnswer): Promise<void>

  /** Throws when the archive cannot be read. */
  check(): Promise<void>
  close(): Promise<void>
}
