import type { ComponentChildren, VNode } from 'preact'
import type { ArticleSummary } from '../model/article.js'
import type { Entity, RelatedEntity } from '../model/entity.js'
import type { MentionInContext } from '../model/mention.js'
import type { QuoteInContext } from '../model/quote.js'
import type { TimelinePeriod } from '../model/timeline.js'
import { type ListPage, type PageContext, pathWith } from './context.js'
import { ContextTable } from './context-table.js'
import { writeDate } from './dates.js'
import { ChoiceField, DateField, LanguageField } from './fields.js'
import { FilterForm } from './filter-form.js'
import { Graph, type GraphEdge } from './graph.js'
import { ArticleList, QuoteList } from './hits.js'
import { EntityLink, Nothing, Paging } from './parts.js'
import { drawPage, Shell } from './shell.js'
import { Timeline } from './timeline.js'
import { wordsOf, writeCount, writeNumber } from './words.js'

/** An entity and the beginnings of what belongs to it. */
export interface EntityShown {
  readonly entity: Entity
  /** By day, month or year, in order and without gaps. */
  readonly timeline: readonly TimelinePeriod[]
  readonly quotesBy: readonly QuoteInContext[]
  readonly quotesAbout: readonly QuoteInContext[]
  /** Most closely related first. */
  readonly related: readonly RelatedEntity[]
  /** How the related ones belong to each other. */
  readonly ties: readonly GraphEdge[]
  readonly mentions: readonly MentionInContext[]
  readonly articles: readonly ArticleSummary[]
}

/** The page of an entity: what it is called, when it was in the news, who said what, and what stands around it. */
export function entityPage(shown: EntityShown, context: PageContext): string {
  const { entity } = shown
  const words = wordsOf(context.language)
  const { quotesBy, quotesAbout, articles, mentions } = entity.counts
  return drawPage(
    <Shell
      context={context}
      title={entity.name}
      section="entities"
      description={entity.description ?? undefined}
    >
      <Head context={context} entity={entity} />
      <Section id="over-time" title={words.overTime} isEmpty={shown.timeline.length < 2}>
        <Timeline context={context} periods={shown.timeline} />
      </Section>
      <div class="columns">
        <Section
          id="quotes-by"
          title={`${words.quotesBy} ${entity.name}`}
          isEmpty={shown.quotesBy.length === 0}
        >
          <QuoteList context={context} quotes={shown.quotesBy} />
          <More
            count={quotesBy}
            shown={shown.quotesBy.length}
            path={pathWith('/quotes', { speaker: entity.id })}
          >
            {words.allQuotes} ({writeNumber(context.language, quotesBy)})
          </More>
        </Section>
        <Section
          id="quotes-about"
          title={`${words.quotesAbout} ${entity.name}`}
          isEmpty={shown.quotesAbout.length === 0}
        >
          <QuoteList context={context} quotes={shown.quotesAbout} />
          <More
            count={quotesAbout}
            shown={shown.quotesAbout.length}
            path={pathWith('/quotes', { entity: entity.id })}
          >
            {words.allQuotes} ({writeNumber(context.language, quotesAbout)})
          </More>
        </Section>
      </div>
      <Section id="related" title={words.related} isEmpty={shown.related.length === 0}>
        <Related context={context} shown={shown} />
      </Section>
      <Section id="mentions" title={words.inContext} isEmpty={shown.mentions.length === 0}>
        <ContextTable context={context} mentions={shown.mentions} />
        <More count={mentions} shown={shown.mentions.length} path={`${entity.url}/mentions`}>
          {words.allMentions} ({writeNumber(context.language, mentions)})
        </More>
      </Section>
      <Section id="articles" title={words.articles} isEmpty={shown.articles.length === 0}>
        <ArticleList context={context} articles={shown.articles} heading="h3" />
        <More
          count={articles}
          shown={shown.articles.length}
          path={pathWith('/articles', { entity: entity.id })}
        >
          {words.allArticles} ({writeNumber(context.language, articles)})
        </More>
      </Section>
    </Shell>,
  )
}

/** The page of an entity's mentions. */
export function mentionsPage(
  { entity, data, next }: ListPage<MentionInContext> & { entity: Entity },
  context: PageContext,
): string {
  const words = wordsOf(context.language)
  const orders = [
    ['', words.newestFirst],
    ['publishedAt', words.oldestFirst],
    ['left', words.byLeft],
    ['right', words.byRight],
  ] as const
  return drawPage(
    <Shell context={context} title={`${words.inContext}: ${entity.name}`} section="entities" next={next}>
      <h1>{words.inContext}</h1>
      <p>
        <EntityLink entity={entity} />
      </p>
      <FilterForm
        context={context}
        action={`${entity.url}/mentions`}
        kept={['context']}
        first={
          <>
            <ChoiceField context={context} name="sort" label={words.order} options={orders} />
            <button type="submit">{words.apply}</button>
          </>
        }
      >
        <LanguageField context={context} />
        <DateField context={context} name="from" label={words.from} />
        <DateField context={context} name="to" label={words.to} />
      </FilterForm>
      {data.length === 0 ? <Nothing context={context} /> : <ContextTable context={context} mentions={data} />}
      <Paging context={context} next={next} />
    </Shell>,
  )
}

function Head({ context, entity }: { context: PageContext; entity: Entity }): VNode {
  const words = wordsOf(context.language)
  const { counts } = entity
  return (
    <header class="entity-head">
      <p class="about">
        <a class={`sample ${entity.type}`} href={pathWith('/entities', { type: entity.type })}>
          {words.types[entity.type]}
        </a>
      </p>
      <h1>{entity.name}</h1>
      {entity.description === null ? null : <p class="description">{entity.description}</p>}
      <p class="about">
        <span>{writeCount(context.language, counts.mentions, 'mentions')}</span>
        <span>{writeCount(context.language, counts.articles, 'articles')}</span>
        {counts.quotesBy === 0 ? null : (
          <span>{writeCount(context.language, counts.quotesBy, 'quotes')}</span>
        )}
        <Dates context={context} entity={entity} />
      </p>
      <Names context={context} entity={entity} />
    </header>
  )
}

function Dates({ context, entity }: { context: PageContext; entity: Entity }): VNode | null {
  const { firstMentioned, lastMentioned } = entity
  if (firstMentioned === null || lastMentioned === null) return null
  const [first, last] = [firstMentioned, lastMentioned].map((date) => writeDate(context.language, date))
  return <span>{first === last ? first : `${first} – ${last}`}</span>
}

/** What else it is called, and where else it is. */
function Names({ context, entity }: { context: PageContext; entity: Entity }): VNode | null {
  const words = wordsOf(context.language)
  const labels = Object.entries(entity.labels).map(([language, text]) => ({ text, language }))
  const all = [...labels, ...entity.aliases].filter(({ text }) => text !== entity.name)
  const names = [...new Map(all.map((name) => [name.text, name])).values()].slice(0, 30)
  if (names.length === 0 && entity.sameAs.length === 0) return null
  return (
    <dl class="facts">
      {names.length === 0 ? null : (
        <>
          <dt>{words.otherNames}</dt>
          <dd>
            <ul class="inline">
              {names.map(({ text, language }) => (
                <li key={text} lang={language ?? undefined}>
                  {text}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {entity.sameAs.length === 0 ? null : (
        <>
          <dt>{words.elsewhere}</dt>
          <dd>
            <ul class="inline">
              {entity.sameAs.map((url) => (
                <li key={url}>
                  <a href={url} rel="external" referrerpolicy="no-referrer">
                    {placeName(url, entity)}
                  </a>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  )
}

/** What a link to another site is called: its host, and for Wikidata the id of the item. */
function placeName(url: string, { wikidata }: Entity): string {
  const { host, pathname } = new URL(url)
  return wikidata !== null && pathname.endsWith(`/${wikidata}`)
    ? `Wikidata ${wikidata}`
    : host.replace(/^www\./, '')
}

function Related({
  context,
  shown: { entity, related, ties },
}: {
  context: PageContext
  shown: EntityShown
}): VNode {
  const own = related.map(({ id, score }) => ({ source: entity.id, target: id, score }))
  return (
    <div class="related">
      <Graph context={context} center={entity} nodes={related} edges={[...ties, ...own]} />
      <ol class="names">
        {related.map((other) => (
          <li key={other.id}>
            <EntityLink entity={other} />{' '}
            <small>{writeCount(context.language, other.articles, 'articles')}</small>
          </li>
        ))}
      </ol>
    </div>
  )
}

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly isEmpty: boolean
  readonly children: ComponentChildren
}

/** A part of the page with its heading; left out where there is nothing to show. */
function Section({ id, title, isEmpty, children }: SectionProps): VNode | null {
  if (isEmpty) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** A link to all of a list, where more of it is there than shown. */
function More(props: {
  count: number
  shown: number
  path: string
  children: ComponentChildren
}): VNode | null {
  if (props.count <= props.shown) return null
  return (
    <p class="more">
      <a href={props.path}>{props.children}</a>
    </p>
  )
}
