import type { Article } from '../model/article.js'
import type { ArticleEntity } from '../model/entity.js'
import { wikidataUri } from '../model/entity.js'

/**
 * Absolute URLs of what an export names; `base` is the URL of the server without a slash at its end. Ids hold letters,
 * digits and hyphens alone, so that nothing needs escaping.
 */
export function addresses(base: string) {
  return {
    article: (id: string) => `${base}/articles/${id}`,
    /** The article text, over which ranges count. */
    text: (id: string) => `${base}/articles/${id}?format=txt`,
    entity: (id: string) => `${base}/entities/${id}`,
    quote: (id: string) => `${base}/quotes/${id}`,
    annotations: (article: string) => `${base}/articles/${article}/annotations`,
  }
}

/** The entity under the name that the world knows it by, else under ours. */
export function entityUri(entity: Pick<ArticleEntity, 'id' | 'wikidata'>, base: string): string {
  return entity.wikidata === null ? addresses(base).entity(entity.id) : wikidataUri(entity.wikidata)
}

/** The entities of an article by id. */
export function entitiesById(article: Pick<Article, 'entities'>): ReadonlyMap<string, ArticleEntity> {
  return new Map(article.entities.map((entity) => [entity.id, entity]))
}

/** An address as IRIs take it (RFC 3987): what may not stand in one is percent-encoded. */
export function asUri(address: string): string {
  return address.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent)
}
