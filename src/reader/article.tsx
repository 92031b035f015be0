import type { VNode } from 'preact'
import { markParagraphs } from '../export/marks.js'
import type { Article } from '../model/article.js'
import type { ArticleEntity, EntityType } from '../model/entity.js'
import type { Quote } from '../model/quote.js'
import { type ArticlePart, placeInArticle } from './article-parts.js'
import type { PageContext } from './context.js'
import { type EntityCard, type MarkedArticle, MarkedText, markedArticle } from './marked-text.js'
import { EntityLink, entityTypes, Origin, PartyName, shorten, When } from './parts.js'
import { drawPage, Shell } from './shell.js'
import { wordsOf, writeCount, writeNumber } from './words.js'

/** A part of an article, mostly all of it, and what is known of its entities. Offsets are code points. */
export interface ArticleShown extends ArticlePart {
  /** One line about an entity, by its id; entities without one are left out. */
  readonly descriptions: ReadonlyMap<string, string>
}

interface PartProps {
  readonly context: PageContext
  readonly article: Article
}

/** The page of an article: its text with names linked and quotes marked, beside it who and what is in it. */
export function articlePage({ article, descriptions, ...part }: ArticleShown, context: PageContext): string {
  const cards = new Map(
    article.entities.map((entity): [string, EntityCard] => [
      entity.id,
      { ...entity, description: descriptions.get(entity.id) ?? null },
    ]),
  )
  const marked = markedArticle(article, cards)
  const names = article.entities.slice(0, 5).map(({ name }) => name)
  return drawPage(
    <Shell
      context={context}
      title={part.of === 1 ? article.title : `${article.title} (${part.number}/${part.of})`}
      section="articles"
      description={shorten([article.paragraphs[0]?.text ?? '', ...names].join(' · '), 200)}
    >
      <article class="reading">
        <Text context={context} article={article} marked={marked} part={part} />
        <aside class="panel" aria-labelledby="in-this-article">
          <h2 id="in-this-article">
            {part.of === 1 ? wordsOf(context.language).inThisArticle : wordsOf(context.language).onThisPage}
          </h2>
          <Entities context={context} article={article} />
          <Quotes context={context} article={article} />
        </aside>
      </article>
    </Shell>,
  )
}

interface TextProps extends PartProps {
  readonly marked: MarkedArticle
  readonly part: Omit<ArticlePart, 'article'>
}

function Text({ context, article, marked, part }: TextProps): VNode {
  const mark = markParagraphs(article)
  const words = wordsOf(context.language)
  // Marks get their ids in the order in which they are drawn: the title goes first.
  return (
    <>
      <header>
        <p class="about">
          <Origin context={context} article={article} />
        </p>
        <h1 id="p0" lang={article.language}>
          <MarkedText context={context} paragraph={mark(0, article.title)} article={marked} />
        </h1>
        {article.author === null ? null : <p class="byline">{article.author}</p>}
        <Legend context={context} article={article} />
      </header>
      <div class="text" lang={article.language}>
        {article.paragraphs.map(({ number, text }) => (
          <p key={number} id={`p${number}`}>
            <MarkedText context={context} paragraph={mark(number, text)} article={marked} />
          </p>
        ))}
        <OtherParts context={context} article={article} part={part} />
      </div>
      <footer class="about">
        {article.canonicalUrl === null ? null : (
          <a href={article.canonicalUrl} rel="external">
            {words.original}
          </a>
        )}
        <span>{writeCount(context.language, article.counts.words, 'words')}</span>
        <span>
          {words.revision} {writeNumber(context.language, article.revision)}
        </span>
        <span>
          {words.updated}: <When context={context} date={article.updatedAt} />
        </span>
        <Makers context={context} article={article} />
      </footer>
    </>
  )
}

/** The links from one part of a long article to those before and behind. */
function OtherParts({ context, article, part }: Omit<TextProps, 'marked'>): VNode | null {
  if (part.of === 1) return null
  const words = wordsOf(context.language)
  return (
    <nav class="paging" lang={context.language} aria-label={words.pages}>
      {part.previous === undefined ? null : (
        <a rel="prev" href={placeInArticle(article.url, part.previous)}>
          {words.previousPage}
        </a>
      )}
      <span>
        {part.number}/{part.of}
      </span>
      {part.next === undefined ? null : (
        <a rel="next" href={placeInArticle(article.url, part.next)}>
          {words.nextPage}
        </a>
      )}
    </nav>
  )
}

/** What each mark means; unticked, it is not shown. Works by style alone. */
function Legend({ context, article }: PartProps): VNode | null {
  const words = wordsOf(context.language)
  const found = entityTypes.filter((type) => article.mentions.some((mention) => mention.type === type))
  if (found.length === 0 && article.quotes.length === 0) return null
  const count = (type: EntityType) => article.mentions.filter((mention) => mention.type === type).length
  return (
    <fieldset class="legend">
      <legend class="quiet">
        {words.marks}. {words.marksHint}
      </legend>
      {found.map((type) => (
        <label key={type}>
          <input type="checkbox" id={`show-${type}`} checked autocomplete="off" />
          <span class={`sample ${type}`}>{words.groups[type]}</span> <small>{count(type)}</small>
        </label>
      ))}
      {article.quotes.length === 0 ? null : (
        <label>
          <input type="checkbox" id="show-quotes" checked autocomplete="off" />
          <span class="sample quoted direct">{words.quotes}</span> <small>{article.quotes.length}</small>
        </label>
      )}
    </fieldset>
  )
}

/** Entities of one type, and quotes, that the panel shows before it folds the rest away. */
const shownAtOnce = 12

function Entities({ context, article }: PartProps): VNode {
  const words = wordsOf(context.language)
  const groups = entityTypes
    .map((type) => ({ type, entities: article.entities.filter((entity) => entity.type === type) }))
    .filter(({ entities }) => entities.length > 0)
  return (
    <>
      {groups.map(({ type, entities }) => (
        <section key={type} aria-labelledby={`panel-${type}`}>
          <h3 id={`panel-${type}`}>{words.groups[type]}</h3>
          <EntityList context={context} entities={entities.slice(0, shownAtOnce)} />
          {entities.length <= shownAtOnce ? null : (
            <details>
              <summary>{writeCount(context.language, entities.length - shownAtOnce, 'moreNames')}</summary>
              <EntityList context={context} entities={entities.slice(shownAtOnce)} />
            </details>
          )}
        </section>
      ))}
    </>
  )
}

function EntityList({
  context,
  entities,
}: {
  context: PageContext
  entities: readonly ArticleEntity[]
}): VNode {
  return (
    <ul class="names">
      {entities.map((entity) => (
        <li key={entity.id}>
          <EntityLink entity={entity} />
          {entity.mentions === 1 ? null : (
            <small>
              {' '}
              <span aria-hidden="true">{writeNumber(context.language, entity.mentions)}</span>
              <span class="quiet">{writeCount(context.language, entity.mentions, 'mentions')}</span>
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

function Quotes({ context, article }: PartProps): VNode | null {
  if (article.quotes.length === 0) return null
  const words = wordsOf(context.language)
  return (
    <section aria-labelledby="panel-quotes">
      <h3 id="panel-quotes">{words.quotes}</h3>
      <QuoteExcerpts context={context} article={article} quotes={article.quotes.slice(0, shownAtOnce)} />
      {article.quotes.length <= shownAtOnce ? null : (
        <details>
          <summary>{writeCount(context.language, article.quotes.length - shownAtOnce, 'moreQuotes')}</summary>
          <QuoteExcerpts context={context} article={article} quotes={article.quotes.slice(shownAtOnce)} />
        </details>
      )}
    </section>
  )
}

function QuoteExcerpts({ context, article, quotes }: PartProps & { quotes: readonly Quote[] }): VNode {
  return (
    <ol class="said">
      {quotes.map((quote) => (
        <li key={quote.id} id={`panel-${quote.id}`}>
          <PartyName context={context} party={quote.speaker} />
          <Addressee context={context} quote={quote} />{' '}
          <a class="excerpt" href={`#${quote.id}`} lang={article.language}>
            {shorten(quote.text, 90)}
          </a>
        </li>
      ))}
    </ol>
  )
}

function Addressee({ context, quote }: { context: PageContext; quote: Quote }): VNode | null {
  if (quote.addressee === null) return null
  return (
    <small>
      {' '}
      {wordsOf(context.language).addressee} <PartyName context={context} party={quote.addressee} />
    </small>
  )
}

/** Who made the annotations, each once. */
function Makers({ context, article }: PartProps): VNode | null {
  const makers = [...article.mentions, ...article.quotes].map(({ provenance: { agent, version } }) =>
    version === null ? agent : `${agent} ${version}`,
  )
  if (makers.length === 0) return null
  return (
    <span>
      {wordsOf(context.language).annotatedBy} {[...new Set(makers)].slice(0, 5).join(', ')}
    </span>
  )
}
