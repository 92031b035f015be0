import type { QuoteInContext } from '../model/quote.js'
import { placeOfQuote } from './article-parts.js'
import { type PageContext, pathWith } from './context.js'
import { Origin, PartyName, shorten } from './parts.js'
import { drawPage, Shell } from './shell.js'
import { wordsOf } from './words.js'

/** The page of one quote: its words, who said it to whom, and where it stands. */
export function quotePage(quote: QuoteInContext, context: PageContext): string {
  const words = wordsOf(context.language)
  const speaker = quote.speaker?.name ?? quote.speaker?.surface ?? words.unknownSpeaker
  return drawPage(
    <Shell
      context={context}
      title={`${speaker}: ${shorten(quote.text, 60)}`}
      section="quotes"
      description={shorten(quote.text, 200)}
    >
      <h1>
        {words.quoteBy} {speaker}
      </h1>
      <figure class={`quote-item single ${quote.kind}`}>
        <blockquote lang={quote.article.language} cite={quote.article.url}>
          <p>{quote.text}</p>
        </blockquote>
      </figure>
      <dl class="facts">
        <dt>{words.speaker}</dt>
        <dd>
          <PartyName context={context} party={quote.speaker} />
        </dd>
        {quote.addressee === null ? null : (
          <>
            <dt>{words.addressee}</dt>
            <dd>
              <PartyName context={context} party={quote.addressee} />
            </dd>
          </>
        )}
        <dt>{words.kind}</dt>
        <dd>{words.kinds[quote.kind]}</dd>
        {quote.cue === null ? null : (
          <>
            <dt>{words.cue}</dt>
            <dd lang={quote.article.language}>{quote.cue.surface}</dd>
          </>
        )}
        <dt>{words.inArticle}</dt>
        <dd>
          <a href={quote.article.url} lang={quote.article.language}>
            {quote.article.title}
          </a>
          <p class="about">
            <Origin context={context} article={quote.article} />
          </p>
        </dd>
        <dt>{words.annotatedBy}</dt>
        <dd>{quote.provenance.agent}</dd>
      </dl>
      <p class="about">
        <a class="button" href={placeOfQuote(quote)}>
          {words.read}
        </a>
        {quote.speaker === null || quote.speaker.entity === null ? null : (
          <a href={pathWith('/quotes', { speaker: quote.speaker.entity })}>
            {words.quotesBy} {speaker}
          </a>
        )}
      </p>
    </Shell>,
  )
}
