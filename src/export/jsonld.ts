import type { Article } from '../model/article.js'
import { type ArticleEntity, type Entity, wikidataUri } from '../model/entity.js'
import type { Mention } from '../model/mention.js'
import type { Quote } from '../model/quote.js'
import { addresses, asUri, entitiesById } from './addresses.js'
import { schemaOrgClass } from './schema-org.js'
import { bodyText } from './text.js'

/** A node of JSON-LD 1.1. */
export type Node = Readonly<Record<string, unknown>>

/**
 * An article as a NewsArticle of schema.org: its entities as `mentions`, its quotes as Quotations in `hasPart`.
 * `base` is the URL of the server. Members without a value are left out.
 */
export function articleJsonLd(article: Article, base: string): Node {
  const url = addresses(base)
  const entities = entitiesById(article)
  const mentions = new Map(article.mentions.map((mention) => [mention.id, mention]))
  const id = url.article(article.id)
  return present({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': id,
    url: id,
    mainEntityOfPage: article.canonicalUrl === null ? null : asUri(article.canonicalUrl),
    identifier: article.id,
    headline: article.title,
    inLanguage: article.language,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    version: article.revision,
    author: article.author === null ? null : { '@type': 'Person', name: article.author },
    publisher: article.publisher === null ? null : { '@type': 'Organization', name: article.publisher },
    wordCount: article.counts.words,
    articleBody: bodyText(article),
    mentions: article.entities.map((entity) => mentioned(entity, base)),
    hasPart: article.quotes.map((quote) => quotation(quote, article, entities, mentions, base)),
  })
}

/** An entity as a thing of schema.org, with its names and where else it is described. */
export function entityJsonLd(entity: Entity, base: string): Node {
  const names = [...Object.values(entity.labels), ...entity.aliases.map(({ text }) => text)]
  const others = [...new Set(names)].filter((name) => name !== entity.name)
  return present({
    '@context': 'https://schema.org',
    ...mentioned(entity, base),
    url: addresses(base).entity(entity.id),
    identifier: entity.id,
    alternateName: others,
    description: entity.description,
    sameAs: entity.sameAs.map(asUri),
  })
}

function mentioned(entity: Pick<ArticleEntity, 'id' | 'name' | 'type' | 'wikidata'>, base: string): Node {
  return present({
    '@type': schemaOrgClass[entity.type],
    '@id': addresses(base).entity(entity.id),
    name: entity.name,
    sameAs: entity.wikidata === null ? null : wikidataUri(entity.wikidata),
  })
}

/**
 * schema.org lets persons and organizations speak (`spokenByCharacter`, https://schema.org/Quotation); whoever else
 * is named as the speaker, a place or a surface without entity, is credited by name.
 */
function quotation(
  quote: Quote,
  article: Article,
  entities: ReadonlyMap<string, ArticleEntity>,
  mentions: ReadonlyMap<string, Mention>,
  base: string,
): Node {
  const url = addresses(base)
  const speaker = quote.speaker?.entity == null ? undefined : entities.get(quote.speaker.entity)
  const reference = speaker && { '@id': url.entity(speaker.id) }
  const canSpeak = speaker?.type === 'person' || speaker?.type === 'organization'
  const about = quote.mentions.flatMap((id) => mentions.get(id)?.entity ?? [])
  return present({
    '@type': 'Quotation',
    '@id': url.quote(quote.id),
    text: quote.text,
    genre: quote.kind,
    inLanguage: article.language,
    spokenByCharacter: canSpeak ? reference : null,
    creator: speaker?.type === 'person' ? reference : null,
    creditText: canSpeak ? null : (speaker?.name ?? quote.speaker?.surface),
    isPartOf: { '@id': url.article(article.id) },
    mentions: [...new Set(about)].map((id) => ({ '@id': url.entity(id) })),
  })
}

/** The members that say something. */
function present(node: Record<string, unknown>): Node {
  const isSaid = (value: unknown) =>
    value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(node).filter(([, value]) => isSaid(value)))
}
