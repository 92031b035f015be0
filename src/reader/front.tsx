import type { ArticleSummary } from '../model/article.js'
import type { Entity, EntityType } from '../model/entity.js'
import type { QuoteInContext } from '../model/quote.js'
import type { PageContext } from './context.js'
import { ArticleList, QuoteList } from './hits.js'
import { EntityLink, Nothing } from './parts.js'
import { drawPage, SearchBox, Shell } from './shell.js'
import { wordsOf, writeCount, writeNumber } from './words.js'

/** What the front page shows. */
export interface FrontShown {
  readonly articles: readonly ArticleSummary[]
  readonly quotes: readonly QuoteInContext[]
  /** The most mentioned entities of a few types. */
  readonly entities: Readonly<Partial<Record<EntityType, readonly Entity[]>>>
  /** Articles in the archive. */
  readonly count: number
}

/** The front page: a search box, and what is newest and most mentioned. */
export function frontPage({ articles, quotes, entities, count }: FrontShown, context: PageContext): string {
  const words = wordsOf(context.language)
  const groups = (Object.entries(entities) as [EntityType, readonly Entity[]][]).filter(
    ([, members]) => members.length > 0,
  )
  return drawPage(
    <Shell context={context} title="Glosse" section="front" description={words.tagline}>
      <div class="opening">
        <h1>Glosse</h1>
        <p>
          {words.tagline} {writeCount(context.language, count, 'articles')}.
        </p>
        <SearchBox context={context} isLarge={true} />
      </div>
      <div class="columns">
        <section aria-labelledby="newest-articles">
          <h2 id="newest-articles">{words.newestArticles}</h2>
          {articles.length === 0 ? (
            <Nothing context={context} />
          ) : (
            <ArticleList context={context} articles={articles} heading="h3" />
          )}
          <p class="more">
            <a href="/articles">{words.allArticles}</a>
          </p>
        </section>
        <section aria-labelledby="newest-quotes">
          <h2 id="newest-quotes">{words.newestQuotes}</h2>
          {quotes.length === 0 ? (
            <Nothing context={context} />
          ) : (
            <QuoteList context={context} quotes={quotes} />
          )}
          <p class="more">
            <a href="/quotes">{words.allQuotes}</a>
          </p>
        </section>
      </div>
      {groups.length === 0 ? null : (
        <section class="most" aria-labelledby="most-mentioned">
          <h2 id="most-mentioned">{words.mostMentioned}</h2>
          <div class="columns">
            {groups.map(([type, members]) => (
              <section key={type} aria-labelledby={`most-${type}`}>
                <h3 id={`most-${type}`}>{words.groups[type]}</h3>
                <ul class="names">
                  {members.map((entity) => (
                    <li key={entity.id}>
                      <EntityLink entity={entity} />{' '}
                      <small>
                        <span aria-hidden="true">
                          {writeNumber(context.language, entity.counts.mentions)}
                        </span>
                        <span class="quiet">
                          {writeCount(context.language, entity.counts.mentions, 'mentions')}
                        </span>
                      </small>
                    </li>
                  ))}
                </ul>
                <p class="more">
                  <a href={`/entities?type=${type}`}>{words.allOf[type]}</a>
                </p>
              </section>
            ))}
          </div>
        </section>
      )}
    </Shell>,
  )
}
