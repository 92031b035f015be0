import type { VNode } from 'preact'
import type { ArticleSummary } from '../model/article.js'
import type { QuoteInContext } from '../model/quote.js'
import type { FoundArticle, FoundQuote, SearchResult, SnippetRun } from '../model/search.js'
import { placeInArticle } from './article-parts.js'
import type { PageContext } from './context.js'
import { ArticleItem, QuoteItem } from './parts.js'
import { writeCount } from './words.js'

/** An article of a list, with what a search says of it where there was one. */
export type ArticleShownInList = ArticleSummary & Partial<Pick<FoundArticle, 'snippets'>>

/** A quote of a list, with what a search says of it where there was one. */
export type QuoteShownInList = QuoteInContext & Partial<Pick<FoundQuote, 'snippet'>>

/** How many of a list there are. */
export type Total = Pick<SearchResult['articles'], 'total' | 'totalIsCapped'>

/** Text with what was searched for marked. */
function Hits({ runs }: { runs: readonly SnippetRun[] }): VNode {
  return <>{runs.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
}

interface ArticleListProps {
  readonly context: PageContext
  readonly articles: readonly ArticleShownInList[]
  readonly heading: 'h2' | 'h3'
}

/** Articles one below the other. */
export function ArticleList({ context, articles, heading }: ArticleListProps): VNode {
  return (
    <ul class="list articles">
      {articles.map((article) => (
        <ArticleItem key={article.id} context={context} article={article} heading={heading}>
          {article.snippets?.map(({ paragraph, runs }) => (
            <p key={paragraph} class="snippet" lang={article.language}>
              <a href={placeInArticle(article.url, paragraph)}>
                <Hits runs={runs} />
              </a>
            </p>
          ))}
        </ArticleItem>
      ))}
    </ul>
  )
}

/** Quotes one below the other. */
export function QuoteList({
  context,
  quotes,
}: {
  context: PageContext
  quotes: readonly QuoteShownInList[]
}): VNode {
  return (
    <ul class="list quotes">
      {quotes.map((quote) => (
        <QuoteItem key={quote.id} context={context} quote={quote}>
          {quote.snippet === undefined ? undefined : <Hits runs={quote.snippet.runs} />}
        </QuoteItem>
      ))}
    </ul>
  )
}

/** How many were found. */
export function FoundCount({
  context,
  total: { total, totalIsCapped },
}: {
  context: PageContext
  total: Total
}): VNode {
  const found = writeCount(context.language, total, totalIsCapped ? 'atLeast' : 'results')
  return <small>{found}</small>
}
