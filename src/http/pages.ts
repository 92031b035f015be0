import type { FastifyRequest } from 'fastify'
import type { Entity } from '../model/entity.js'
import type { MentionInContext } from '../model/mention.js'
import type { QuoteInContext } from '../model/quote.js'
import type { SearchResult } from '../model/search.js'
import type { ArticlePart } from '../reader/article-parts.js'
import type { ListPage, PageContext } from '../reader/context.js'
import type { ArticlesShown, QuotesShown } from '../reader/lists.js'
import type { ProblemTypeShown, ProblemTypesShown } from '../reader/problem.js'
import { chooseLanguage } from './language.js'
import { alternates } from './offer.js'

/** Draws a page as HTML, from the same data that the JSON answer carries and what else the page shows. */
type Draw<Shown> = (shown: Shown, context: PageContext) => string | Promise<string>

/** The pages that the resources of this API are in a browser. */
export interface Pages {
  readonly front: (context: PageContext) => Promise<string>
  /** Offsets of the article are code points. */
  readonly article: Draw<ArticlePart>
  readonly articles: Draw<ArticlesShown>
  readonly entity: Draw<Entity>
  readonly entities: Draw<ListPage<Entity>>
  readonly mentions: Draw<ListPage<MentionInContext> & { readonly entity: string }>
  readonly quote: Draw<QuoteInContext>
  readonly quotes: Draw<QuotesShown>
  readonly search: Draw<SearchResult>
  readonly problemType: Draw<ProblemTypeShown>
  readonly problemTypes: Draw<ProblemTypesShown>
}

/** What a page needs to know about a request. */
export function pageContext(request: FastifyRequest, baseUrl: string): PageContext {
  return {
    language: chooseLanguage(request),
    path: request.url,
    baseUrl,
    alternates: alternates(request),
  }
}
