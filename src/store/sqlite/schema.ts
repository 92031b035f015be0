import { sql } from 'drizzle-orm'
import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Candidate, EntityType } from '../../model/entity.js'
import type { Scope } from '../../model/key.js'
import type { Provenance } from '../../model/provenance.js'
import type { QuoteKind } from '../../model/quote.js'

/*
 * Tables of the SQLite store. `key` columns are row ids that never leave the store; `id` columns are the public ids.
 * Offsets are Unicode code points inside one paragraph, end exclusive. `sortDate` repeats the article's date where an
 * index must deliver rows newest first. The migration makes these tables STRICT, and those with a composite primary
 * key WITHOUT ROWID, which drizzle-kit cannot write.
 */

/** Facts about the database itself, such as the secret that signs cursors. */
export const setting = sqliteTable('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
})

/** Keys that let clients write. */
export const apiKey = sqliteTable('api_key', {
  /** SHA-256 of the key, hexadecimal; the key itself is shown once and kept by nobody. */
  hash: text().primaryKey(),
  /** What its owner calls it. */
  name: text().notNull().unique(),
  scopes: text({ mode: 'json' }).$type<readonly Scope[]>().notNull(),
  /** ISO 8601, UTC. */
  createdAt: text('created_at').notNull(),
})

/** Answers to requests that carried an Idempotency-Key, for a day. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    key: text().primaryKey(),
    /** SHA-256 of the request's body. */
    payload: text().notNull(),
    /** Id of the article that was made. */
    article: text().notNull(),
    /** ISO 8601, UTC. */
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('idempotency_by_time').on(table.createdAt)],
)

/** Who made annotations: one row for each distinct maker, version and time. */
export const provenance = sqliteTable(
  'provenance',
  {
    key: integer().primaryKey(),
    kind: text().$type<Provenance['kind']>().notNull(),
    agent: text().notNull(),
    /** Empty where the agent has no version. */
    version: text().notNull(),
    /** ISO 8601, UTC. */
    time: text().notNull(),
  },
  (table) => [uniqueIndex('provenance_unique').on(table.kind, table.agent, table.version, table.time)],
)

export const article = sqliteTable(
  'article',
  {
    key: integer().primaryKey(),
    id: text().notNull().unique(),
    title: text().notNull(),
    /** ISO 639 code. */
    language: text().notNull(),
    publisher: text(),
    author: text(),
    /** Date or UTC instant, as published. */
    publishedAt: text('published_at'),
    /** `publishedAt`, or empty: articles without a date come last. */
    sortDate: text('sort_date').notNull(),
    canonicalUrl: text('canonical_url'),
    /** SHA-256 of the article text: the same text is the same article. */
    textHash: text('text_hash').notNull(),
    revision: integer().notNull(),
    /** ISO 8601, UTC. */
    createdAt: text('created_at').notNull(),
    /** ISO 8601, UTC. */
    updatedAt: text('updated_at').notNull(),
    /** Words of the body. */
    words: integer().notNull(),
    paragraphs: integer().notNull(),
    mentions: integer().notNull(),
    entities: integer().notNull(),
    quotes: integer().notNull(),
  },
  (table) => [
    index('article_by_text').on(table.textHash),
    index('article_by_date').on(table.sortDate),
    index('article_by_update').on(table.updatedAt),
    index('article_by_publisher').on(table.publisher, table.sortDate),
    index('article_by_language').on(table.language, table.sortDate),
  ],
)

/** The article as it is served, assembled when it changes rather than when it is read. */
export const articleJson = sqliteTable('article_json', {
  article: integer()
    .primaryKey()
    .references(() => article.key, { onDelete: 'cascade' }),
  /** UTF-8 JSON of the whole article, offsets in code points. */
  body: blob({ mode: 'buffer' }).notNull(),
})

/** The blocks of an article's text. */
export const paragraph = sqliteTable(
  'paragraph',
  {
    article: integer()
      .notNull()
      .references(() => article.key, { onDelete: 'cascade' }),
    /** 0 is the title. */
    number: integer().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.article, table.number] })],
)

export const entity = sqliteTable(
  'entity',
  {
    key: integer().primaryKey(),
    id: text().notNull().unique(),
    name: text().notNull(),
    /** `name` folded, for sorting. */
    sortName: text('sort_name').notNull(),
    type: text().$type<EntityType>().notNull(),
    description: text(),
    wikidata: text().unique(),
    /** Other URIs of the same thing, without the Wikidata one. */
    sameAs: text('same_as', { mode: 'json' }).$type<string[]>().notNull(),
    /** Articles that mention it. */
    articles: integer().notNull().default(0),
    mentions: integer().notNull().default(0),
    /** Paragraphs (titles included) that mention it. */
    paragraphs: integer().notNull().default(0),
    /** Quotes of which it is the speaker. */
    quotesBy: integer('quotes_by').notNull().default(0),
    /** Quotes that hold a mention of it. */
    quotesAbout: integer('quotes_about').notNull().default(0),
  },
  (table) => [
    index('entity_by_mentions').on(table.mentions),
    index('entity_by_name').on(table.sortName),
    index('entity_by_type').on(table.type, table.mentions),
  ],
)

/** Display names by language. */
export const label = sqliteTable(
  'label',
  {
    entity: integer()
      .notNull()
      .references(() => entity.key, { onDelete: 'cascade' }),
    language: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.language] })],
)

/** Names under which an entity may be mentioned. */
export const alias = sqliteTable(
  'alias',
  {
    entity: integer()
      .notNull()
      .references(() => entity.key, { onDelete: 'cascade' }),
    text: text().notNull(),
    /** Empty where the name fits any language. */
    language: text().notNull(),
    source: text(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.text, table.language] })],
)

/** Every name, label and alias, folded, from each of its words on: what a prefix is looked up in. */
export const entityName = sqliteTable(
  'entity_name',
  {
    folded: text().notNull(),
    /** A whole name, not the rest of one. */
    whole: integer({ mode: 'boolean' }).notNull(),
    entity: integer()
      .notNull()
      .references(() => entity.key, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.folded, table.entity] }),
    index('entity_name_by_entity').on(table.entity),
  ],
)

/** Which articles mention or quote an entity, and how often. */
export const articleEntity = sqliteTable(
  'article_entity',
  {
    entity: integer()
      .notNull()
      .references(() => entity.key),
    sortDate: text('sort_date').notNull(),
    article: integer()
      .notNull()
      .references(() => article.key, { onDelete: 'cascade' }),
    /** 0 for a speaker or addressee that the text does not name. */
    mentions: integer().notNull(),
    /** Paragraphs (title included) with a mention of it. */
    paragraphs: integer().notNull(),
    quotesBy: integer('quotes_by').notNull(),
    quotesAbout: integer('quotes_about').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entity, table.sortDate, table.article] }),
    // Holds all that facets count, so that they need not look at the rows.
    index('article_entity_by_article').on(table.article, table.mentions, table.quotesBy),
  ],
)

export const mention = sqliteTable(
  'mention',
  {
    key: integer().primaryKey(),
    id: text().notNull().unique(),
    article: integer()
      .notNull()
      .references(() => article.key, { onDelete: 'cascade' }),
    sortDate: text('sort_date').notNull(),
    paragraph: integer().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    surface: text().notNull(),
    /** Null while it is not linked. */
    entity: integer().references(() => entity.key),
    type: text().$type<EntityType>().notNull(),
    derived: integer({ mode: 'boolean' }).notNull(),
    /** What it could be, where that could not be decided. */
    candidates: text({ mode: 'json' }).$type<Candidate[]>(),
    /** 0 to 1. */
    confidence: real().notNull(),
    provenance: integer()
      .notNull()
      .references(() => provenance.key),
  },
  (table) => [
    // With the entity, so that what occurs together is counted from the index alone.
    index('mention_by_article').on(table.article, table.paragraph, table.start, table.entity),
    // Read backwards: newest article first, then in text order.
    index('mention_by_entity').on(
      table.entity,
      table.sortDate,
      table.article,
      sql`${table.paragraph} DESC`,
      sql`${table.start} DESC`,
    ),
  ],
)

export const quote = sqliteTable(
  'quote',
  {
    key: integer().primaryKey(),
    id: text().notNull().unique(),
    article: integer()
      .notNull()
      .references(() => article.key, { onDelete: 'cascade' }),
    sortDate: text('sort_date').notNull(),
    /** Place among the article's quotes, in text order, from 0. */
    position: integer().notNull(),
    kind: text().$type<QuoteKind>().notNull(),
    text: text().notNull(),
    cueParagraph: integer('cue_paragraph'),
    cueStart: integer('cue_start'),
    cueEnd: integer('cue_end'),
    cueSurface: text('cue_surface'),
    /** 0 to 1. */
    confidence: real().notNull(),
    provenance: integer()
      .notNull()
      .references(() => provenance.key),
  },
  (table) => [
    uniqueIndex('quote_by_article').on(table.article, table.position),
    index('quote_by_date').on(table.sortDate, table.article, sql`${table.position} DESC`),
  ],
)

/** The pieces of a quote, in text order. */
export const quoteSpan = sqliteTable(
  'quote_span',
  {
    quote: integer()
      .notNull()
      .references(() => quote.key, { onDelete: 'cascade' }),
    position: integer().notNull(),
    paragraph: integer().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.quote, table.position] })],
)

/** Speakers and addressees of quotes. */
export const quoteParty = sqliteTable(
  'quote_party',
  {
    quote: integer()
      .notNull()
      .references(() => quote.key, { onDelete: 'cascade' }),
    role: text().$type<'speaker' | 'addressee'>().notNull(),
    /** Null where nobody knows who it is. */
    entity: integer().references(() => entity.key),
    /** How the text names it; null where it does not. */
    surface: text(),
    paragraph: integer(),
    start: integer(),
    end: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.quote, table.role] }),
    index('quote_party_by_entity').on(table.entity, table.role, table.quote),
  ],
)

/** The mentions inside a quote's words. */
export const quoteMention = sqliteTable(
  'quote_mention',
  {
    quote: integer()
      .notNull()
      .references(() => quote.key, { onDelete: 'cascade' }),
    mention: integer()
      .notNull()
      .references(() => mention.key, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.quote, table.mention] }),
    index('quote_mention_by_mention').on(table.mention),
  ],
)

/** What an entity has to do with a quote, newest first: `speaker`, or `mentioned` in its words. */
export const quoteEntity = sqliteTable(
  'quote_entity',
  {
    entity: integer()
      .notNull()
      .references(() => entity.key),
    role: text().$type<'speaker' | 'mentioned'>().notNull(),
    sortDate: text('sort_date').notNull(),
    article: integer().notNull(),
    position: integer().notNull(),
    quote: integer()
      .notNull()
      .references(() => quote.key, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.entity, table.role, table.sortDate, table.article, table.position] }),
    index('quote_entity_by_quote').on(table.quote),
  ],
)
