import type { ComponentChildren, VNode } from 'preact'
import type { ArticleSummary } from '../model/article.js'
import type { ArticleReference } from '../model/article-reference.js'
import { type EntityType, entityUrl } from '../model/entity.js'
import type { Party, QuoteInContext } from '../model/quote.js'
import { placeOfQuote } from './article-parts.js'
import { type PageContext, parametersOf } from './context.js'
import { writeDate, writeLanguage } from './dates.js'
import { wordsOf, writeCount } from './words.js'

interface InPage {
  readonly context: PageContext
}

/** The entity types in the order in which readers look for them. */
export const entityTypes = [
  'person',
  'location',
  'organization',
  'event',
  'other',
] as const satisfies readonly EntityType[]

/** A date for people and programs. */
export function When({ context, date }: InPage & { date: string | null }): VNode {
  if (date === null) return <span>{wordsOf(context.language).undated}</span>
  return <time dateTime={date}>{writeDate(context.language, date)}</time>
}

/** Where an article is from, and of what day. */
export function Origin({ context, article }: InPage & { article: ArticleReference }): VNode {
  return (
    <span class="origin">
      {article.publisher === null ? null : <span>{article.publisher}</span>}
      <When context={context} date={article.publishedAt} />
      {article.language === context.language ? null : (
        <span>{writeLanguage(context.language, article.language)}</span>
      )}
    </span>
  )
}

/** The entity's name as a link, with its type as a mark that does without colour. */
export function EntityLink({ entity }: { entity: { id: string; name: string; type: EntityType } }): VNode {
  return (
    <a class={`entity ${entity.type}`} href={entityUrl(entity.id)}>
      {entity.name}
    </a>
  )
}

/** Whom a quote is attributed to: a link where it is known who that is. */
export function PartyName({ context, party }: InPage & { party: Party | null }): VNode {
  const name = party?.name ?? party?.surface ?? wordsOf(context.language).unknownSpeaker
  return party === null || party.entity === null ? (
    <span>{name}</span>
  ) : (
    <a href={entityUrl(party.entity)}>{name}</a>
  )
}

/** One article of a list. */
export function ArticleItem({
  context,
  article,
  heading: Heading,
  children,
}: InPage & { article: ArticleSummary; heading: 'h2' | 'h3'; children?: ComponentChildren }): VNode {
  return (
    <li class="article">
      <Heading>
        <a href={article.url} lang={article.language} hreflang={article.language}>
          {article.title}
        </a>
      </Heading>
      <p class="about">
        <Origin context={context} article={article} />
        <span>{writeCount(context.language, article.counts.mentions, 'mentions')}</span>
        {article.counts.quotes === 0 ? null : (
          <span>{writeCount(context.language, article.counts.quotes, 'quotes')}</span>
        )}
      </p>
      {children}
    </li>
  )
}

/** Characters of a quote that a list shows. */
const quoteLength = 420

/** A quote of a list, with who said it where. Without `children`, it shows its own words. */
export function QuoteItem({
  context,
  quote,
  children,
}: InPage & { quote: QuoteInContext; children?: ComponentChildren }): VNode {
  const words = wordsOf(context.language)
  const speaker = quote.speaker?.name ?? quote.speaker?.surface ?? words.unknownSpeaker
  return (
    <li>
      <figure class={`quote-item ${quote.kind}`}>
        <blockquote lang={quote.article.language}>
          <p>{children ?? shorten(quote.text, quoteLength)}</p>
        </blockquote>
        <figcaption>
          <span class="who">
            <PartyName context={context} party={quote.speaker} />
          </span>
          <a class="kind" href={quote.url}>
            {words.kinds[quote.kind]}
            <span class="quiet">
              , {words.quoteBy} {speaker}
            </span>
          </a>
          <a class="where" href={placeOfQuote(quote)} lang={quote.article.language}>
            {quote.article.title}
          </a>
          <When context={context} date={quote.article.publishedAt} />
        </figcaption>
      </figure>
    </li>
  )
}

/** The beginning of a text of more than `length` code points, up to a whole word, with an ellipsis. */
export function shorten(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  return `${characters
    .slice(0, length)
    .join('')
    .replace(/\s+\S*$/, '')} …`
}

/** The links from one page of a list to others. */
export function Paging({ context, next }: InPage & { next: string | null }): VNode | null {
  const words = wordsOf(context.language)
  const parameters = parametersOf(context)
  const isFirst = !parameters.has('cursor')
  parameters.delete('cursor')
  const [path = ''] = context.path.split('?')
  if (isFirst && next === null) return null
  return (
    <nav class="paging" aria-label={words.pages}>
      {isFirst ? null : (
        <a href={parameters.size === 0 ? path : `${path}?${parameters}`}>{words.firstPage}</a>
      )}
      {next === null ? null : (
        <a rel="next" href={next}>
          {words.nextPage}
        </a>
      )}
    </nav>
  )
}

/** What stands where a list is empty. */
export function Nothing({ context }: InPage): VNode {
  const words = wordsOf(context.language)
  return (
    <p class="nothing">
      {words.nothing} {words.nothingHint}
    </p>
  )
}
