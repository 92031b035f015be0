import type { VNode } from 'preact'
import type { SearchResult } from '../model/search.js'
import type { PageContext } from './context.js'
import { Facets } from './facets.js'
import { ArticleList, FoundCount, QuoteList } from './hits.js'
import { EntityItems } from './lists.js'
import { Nothing } from './parts.js'
import { drawPage, Shell } from './shell.js'
import { wordsOf } from './words.js'

/** The page of a search: what was found of each kind, and ways to narrow it down. */
export function searchPage(found: SearchResult, context: PageContext): string {
  const words = wordsOf(context.language)
  const { articles, quotes, entities } = found
  const isEmpty = articles.data.length + quotes.data.length + entities.data.length === 0
  return drawPage(
    <Shell context={context} title={`${words.search}: ${found.q}`} section="search">
      <h1>
        {words.results} <q>{found.q}</q>
      </h1>
      {isEmpty ? (
        <>
          <Nothing context={context} />
          <p>{words.queryHelp}</p>
        </>
      ) : null}
      <div class="found">
        <div class="groups">
          {entities.data.length === 0 ? null : (
            <section aria-labelledby="found-entities">
              <h2 id="found-entities">{words.entities}</h2>
              <EntityItems context={context} entities={entities.data} />
              <More path={entities.next} label={words.moreEntities} />
            </section>
          )}
          {articles.data.length === 0 ? null : (
            <section aria-labelledby="found-articles">
              <h2 id="found-articles">
                {words.articles} <FoundCount context={context} total={articles} />
              </h2>
              <ArticleList context={context} articles={articles.data} heading="h3" />
              <More path={articles.next} label={words.moreArticles} />
            </section>
          )}
          {quotes.data.length === 0 ? null : (
            <section aria-labelledby="found-quotes">
              <h2 id="found-quotes">
                {words.quotes} <FoundCount context={context} total={quotes} />
              </h2>
              <QuoteList context={context} quotes={quotes.data} />
              <More path={quotes.next} label={words.moreQuotes} />
            </section>
          )}
        </div>
        <Facets context={context} list="/articles" facets={found.facets} />
      </div>
    </Shell>,
  )
}

function More({ path, label }: { path: string | null; label: string }): VNode | null {
  if (path === null) return null
  return (
    <p class="more">
      <a href={path}>{label}</a>
    </p>
  )
}
