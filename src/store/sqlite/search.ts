import type { Store } from '../store.js'
import type { Database } from './database.js'
import { articleFacets, quoteFacets } from './facets.js'
import { searchArticles } from './search-articles.js'
import { searchQuotes } from './search-quotes.js'

/** The search methods of the store. */
export function searchReads(
  db: Database,
): Pick<Store, 'searchArticles' | 'searchQuotes' | 'getArticleFacets' | 'getQuoteFacets'> {
  return {
    async searchArticles(query, filter, sort, page) {
      return searchArticles(db, query, filter, sort, page)
    },
    async searchQuotes(query, filter, sort, page) {
      return searchQuotes(db, query, filter, sort, page)
    },
    async getArticleFacets(query, filter, names) {
      return articleFacets(db, query, filter, names)
    },
    async getQuoteFacets(query, filter, names) {
      return quoteFacets(db, query, filter, names)
    },
  }
}
