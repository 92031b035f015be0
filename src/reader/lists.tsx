import type { VNode } from 'preact'
import type { Entity } from '../model/entity.js'
import type { Facets as FacetsShown } from '../model/search.js'
import { type ListPage, type PageContext, parametersOf } from './context.js'
import { Facets } from './facets.js'
import {
  ChoiceField,
  DateField,
  KindField,
  LanguageField,
  NameField,
  TextField,
  TypeField,
} from './fields.js'
import { FilterForm } from './filter-form.js'
import {
  ArticleList,
  type ArticleShownInList,
  FoundCount,
  QuoteList,
  type QuoteShownInList,
  type Total,
} from './hits.js'
import { EntityLink, Nothing, Paging } from './parts.js'
import { drawPage, Shell } from './shell.js'
import { wordsOf, writeCount } from './words.js'

/** A page of a list, with what a search says of the list where there was one. */
interface Searched<Item> extends ListPage<Item>, Partial<Total> {
  readonly facets?: FacetsShown | undefined
}
export type ArticlesShown = Searched<ArticleShownInList>
export type QuotesShown = Searched<QuoteShownInList>

/** The page of a list of articles. */
export function articlesPage({ data, next, ...shown }: ArticlesShown, context: PageContext): string {
  const words = wordsOf(context.language)
  const { facets } = shown
  const orders = [
    ...ordersByDate(context),
    ['-updatedAt', words.lastChangedFirst],
    ['updatedAt', words.firstChangedFirst],
  ] as const
  return drawPage(
    <Shell context={context} title={words.articles} section="articles" next={next}>
      <h1>{words.articles}</h1>
      <FilterForm
        context={context}
        action="/articles"
        kept={['facets']}
        first={<SearchField context={context} />}
      >
        <LanguageField context={context} />
        <NameField context={context} name="publisher" label={words.publisher} known={facets?.publisher} />
        <NameField context={context} name="entity" label={words.mentionedEntity} known={facets?.entity} />
        <NameField context={context} name="speaker" label={words.speaker} known={facets?.speaker} />
        <DateField context={context} name="from" label={words.from} />
        <DateField context={context} name="to" label={words.to} />
        <ChoiceField context={context} name="sort" label={words.order} options={orders} />
      </FilterForm>
      <Divided context={context} list="/articles" shown={{ ...shown, next }}>
        {data.length === 0 ? null : <ArticleList context={context} articles={data} heading="h2" />}
      </Divided>
    </Shell>,
  )
}

/** The page of a list of entities. */
export function entitiesPage({ data, next }: ListPage<Entity>, context: PageContext): string {
  const words = wordsOf(context.language)
  const orders = [
    ['', words.mostMentionedFirst],
    ['mentions', words.leastMentionedFirst],
    ['name', words.byName],
    ['-name', words.byNameBackwards],
  ] as const
  return drawPage(
    <Shell context={context} title={words.entities} section="entities" next={next}>
      <h1>{words.entities}</h1>
      <FilterForm
        context={context}
        action="/entities"
        kept={['wikidata']}
        first={<SearchField context={context} />}
      >
        <TypeField context={context} />
        <ChoiceField context={context} name="sort" label={words.order} options={orders} />
      </FilterForm>
      {data.length === 0 ? <Nothing context={context} /> : <EntityItems context={context} entities={data} />}
      <Paging context={context} next={next} />
    </Shell>,
  )
}

/** Entities one below the other, with what they are. */
export function EntityItems({
  context,
  entities,
}: {
  context: PageContext
  entities: readonly Entity[]
}): VNode {
  const words = wordsOf(context.language)
  return (
    <ul class="list entities">
      {entities.map((entity) => (
        <li key={entity.id}>
          <EntityLink entity={entity} /> <small class="type">{words.types[entity.type]}</small>
          {entity.description === null ? null : <p>{entity.description}</p>}
          <p class="about">
            <span>{writeCount(context.language, entity.counts.mentions, 'mentions')}</span>
            <span>{writeCount(context.language, entity.counts.articles, 'articles')}</span>
            {entity.counts.quotesBy === 0 ? null : (
              <span>{writeCount(context.language, entity.counts.quotesBy, 'quotes')}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The page of a list of quotes. */
export function quotesPage({ data, next, ...shown }: QuotesShown, context: PageContext): string {
  const words = wordsOf(context.language)
  const { facets } = shown
  return drawPage(
    <Shell context={context} title={words.quotes} section="quotes" next={next}>
      <h1>{words.quotes}</h1>
      <FilterForm
        context={context}
        action="/quotes"
        kept={['article', 'facets']}
        first={<SearchField context={context} />}
      >
        <NameField context={context} name="speaker" label={words.speaker} known={facets?.speaker} />
        <NameField context={context} name="entity" label={words.mentionedEntity} known={facets?.entity} />
        <KindField context={context} />
        <LanguageField context={context} />
        <NameField context={context} name="publisher" label={words.publisher} known={facets?.publisher} />
        <DateField context={context} name="from" label={words.from} />
        <DateField context={context} name="to" label={words.to} />
        <ChoiceField context={context} name="sort" label={words.order} options={ordersByDate(context)} />
      </FilterForm>
      <Divided context={context} list="/quotes" shown={{ ...shown, next }}>
        {data.length === 0 ? null : <QuoteList context={context} quotes={data} />}
      </Divided>
    </Shell>,
  )
}

/** The field for what to look for, with the button that sends the form. */
function SearchField({ context }: { context: PageContext }): VNode {
  const words = wordsOf(context.language)
  return (
    <>
      <TextField context={context} name="q" label={words.searchHere} />
      <button type="submit">{words.apply}</button>
    </>
  )
}

/** The orders of a list by date; what a search finds stands in the order of its score if nothing else is asked for. */
function ordersByDate(context: PageContext): readonly (readonly [value: string, label: string])[] {
  const { bestFirst, newestFirst, oldestFirst } = wordsOf(context.language)
  return parametersOf(context).has('q')
    ? [
        ['', bestFirst],
        ['-publishedAt', newestFirst],
        ['publishedAt', oldestFirst],
      ]
    : [
        ['', newestFirst],
        ['publishedAt', oldestFirst],
      ]
}

interface DividedProps {
  readonly context: PageContext
  readonly list: '/articles' | '/quotes'
  readonly shown: Omit<Searched<unknown>, 'data'>
  /** Null where nothing was found. */
  readonly children: VNode | null
}

/** A list below how much of it there is, and beside how it divides. */
function Divided({ context, list, shown, children }: DividedProps): VNode {
  const { total, totalIsCapped = false, facets, next } = shown
  return (
    <>
      {total === undefined ? null : (
        <p>
          <FoundCount context={context} total={{ total, totalIsCapped }} />
        </p>
      )}
      <div class={facets === undefined ? undefined : 'found'}>
        <div>
          {children ?? <Nothing context={context} />}
          <Paging context={context} next={next} />
        </div>
        <Facets context={context} list={list} facets={facets} />
      </div>
    </>
  )
}
