import type { Article, ArticleSummary } from '../model/article.js'
import type { ArticleEntity, Entity, RelatedEntity } from '../model/entity.js'
import type { Mention, MentionInContext } from '../model/mention.js'
import type { MarkedParagraph, Paragraph } from '../model/paragraph.js'
import type { Quote, QuoteInContext } from '../model/quote.js'
import type { OffsetUnit } from '../model/span.js'
import type { TimelinePeriod } from '../model/timeline.js'
import { joined, table } from './csv.js'

/** An item together with the unit of its offsets. */
type Counted<Item> = Item & { readonly offsets: OffsetUnit }

type Columns<Item> = Parameters<typeof table<Item>>[0]

const ofArticle: Columns<{ article: QuoteInContext['article'] }> = {
  article: ({ article }) => article.id,
  title: ({ article }) => article.title,
  language: ({ article }) => article.language,
  publisher: ({ article }) => article.publisher,
  publishedAt: ({ article }) => article.publishedAt,
}

const ofMention: Columns<Counted<Mention>> = {
  id: ({ id }) => id,
  paragraph: ({ paragraph }) => paragraph,
  start: ({ start }) => start,
  end: ({ end }) => end,
  offsets: ({ offsets }) => offsets,
  surface: ({ surface }) => surface,
  entity: ({ entity }) => entity,
  type: ({ type }) => type,
  derived: ({ derived }) => derived,
  confidence: ({ confidence }) => confidence,
}

const ofQuote: Columns<Counted<Quote>> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  text: ({ text }) => text,
  speaker: ({ speaker }) => speaker?.entity,
  speakerName: ({ speaker }) => speaker?.name,
  speakerSurface: ({ speaker }) => speaker?.surface,
  addressee: ({ addressee }) => addressee?.entity,
  addresseeName: ({ addressee }) => addressee?.name,
  cue: ({ cue }) => cue?.surface,
  spans: ({ spans }) => joined(spans.map(({ paragraph, start, end }) => `${paragraph}:${start}-${end}`)),
  offsets: ({ offsets }) => offsets,
  confidence: ({ confidence }) => confidence,
}

const ofEntity: Columns<Pick<Entity, 'id' | 'name' | 'type' | 'wikidata'>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  type: ({ type }) => type,
  wikidata: ({ wikidata }) => wikidata,
}

/** Every table that a list can be had as. Spans are written `paragraph:start-end`. */
export const articleTable = table<Partial<ArticleSummary | Article>>({
  id: ({ id }) => id,
  title: ({ title }) => title,
  language: ({ language }) => language,
  publisher: ({ publisher }) => publisher,
  author: ({ author }) => author,
  publishedAt: ({ publishedAt }) => publishedAt,
  canonicalUrl: ({ canonicalUrl }) => canonicalUrl,
  revision: ({ revision }) => revision,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  paragraphs: ({ counts }) => counts?.paragraphs,
  words: ({ counts }) => counts?.words,
  mentions: ({ counts }) => counts?.mentions,
  entities: ({ counts }) => counts?.entities,
  quotes: ({ counts }) => counts?.quotes,
})

export const paragraphTable = table<Paragraph | MarkedParagraph>({
  number: ({ number }) => number,
  text: (paragraph) =>
    'text' in paragraph ? paragraph.text : paragraph.runs.map(({ text }) => text).join(''),
})

export const mentionTable = table<Counted<Mention>>(ofMention)

export const mentionInContextTable = table<Counted<MentionInContext>>({
  ...ofMention,
  left: ({ left }) => left,
  right: ({ right }) => right,
  ...ofArticle,
})

export const quoteTable = table<Counted<Quote>>(ofQuote)

export const quoteInContextTable = table<Counted<QuoteInContext>>({ ...ofQuote, ...ofArticle })

export const articleEntityTable = table<ArticleEntity>({ ...ofEntity, mentions: ({ mentions }) => mentions })

export const entityTable = table<Entity>({
  ...ofEntity,
  description: ({ description }) => description,
  aliases: ({ aliases }) => joined(aliases.map(({ text }) => text)),
  sameAs: ({ sameAs }) => joined(sameAs),
  articles: ({ counts }) => counts.articles,
  mentions: ({ counts }) => counts.mentions,
  quotesBy: ({ counts }) => counts.quotesBy,
  quotesAbout: ({ counts }) => counts.quotesAbout,
  firstMentioned: ({ firstMentioned }) => firstMentioned,
  lastMentioned: ({ lastMentioned }) => lastMentioned,
})

export const relatedTable = table<RelatedEntity>({
  ...ofEntity,
  articles: ({ articles }) => articles,
  paragraphs: ({ paragraphs }) => paragraphs,
  score: ({ score }) => score,
})

export const timelineTable = table<TimelinePeriod>({
  period: ({ period }) => period,
  articles: ({ articles }) => articles,
  mentions: ({ mentions }) => mentions,
  quotesBy: ({ quotesBy }) => quotesBy,
  quotesAbout: ({ quotesAbout }) => quotesAbout,
})
