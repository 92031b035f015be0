import type { Article } from '../model/article.js'
import { instant } from '../model/article-reference.js'
import type { EntityType } from '../model/entity.js'
import { codePointLength } from '../text/codepoint.js'
import { addresses, asUri, entityUri } from './addresses.js'
import { bodyText } from './text.js'

/** The schema that a news item here follows. */
export const ninjsSchema = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json'

/** The member of ninjs that holds each type of entity. */
const members: Readonly<Record<EntityType, string>> = {
  person: 'people',
  location: 'places',
  organization: 'organisations',
  event: 'events',
  other: 'subjects',
}

/**
 * The article as a news item of IPTC ninjs 3.0 (https://iptc.org/std/ninjs/). ninjs knows instants only: a date of
 * publication stands for its first second in UTC. Quotes and places of mentions have no home there.
 */
export function articleNinjs(article: Article, base: string): Record<string, unknown> {
  const uri = addresses(base).article(article.id)
  const body = bodyText(article)
  const concepts = Object.entries(members).flatMap(([type, member]) => {
    const entities = article.entities.filter((entity) => entity.type === type)
    return entities.length === 0 ? [] : [[member, entities.map((entity) => concept(entity, base))] as const]
  })
  return {
    uri,
    standard: { name: 'ninjs', version: '3.0', schema: ninjsSchema },
    type: 'text',
    representationType: 'full',
    profile: 'text-only',
    version: String(article.revision),
    firstCreated: article.createdAt,
    versionCreated: article.updatedAt,
    ...(article.publishedAt === null ? {} : { contentCreated: instant(article.publishedAt) }),
    language: article.language,
    title: article.title,
    headlines: [{ role: 'main', contentType: 'text/plain', value: article.title }],
    ...(article.author === null ? {} : { by: article.author }),
    bodies: [
      {
        role: 'main',
        contentType: 'text/plain',
        charCount: codePointLength(body),
        wordCount: article.counts.words,
        value: body,
      },
    ],
    ...Object.fromEntries(concepts),
    ...(article.publisher === null ? {} : { infoSources: [{ name: article.publisher }] }),
    ...(article.canonicalUrl === null
      ? {}
      : { renditions: [{ name: 'web', href: asUri(article.canonicalUrl), contentType: 'text/html' }] }),
    altIds: [{ role: 'glosse', value: article.id }],
  }
}

function concept(entity: Article['entities'][number], base: string) {
  return { name: entity.name, rel: 'mentions', uri: entityUri(entity, base), literal: entity.id }
}
