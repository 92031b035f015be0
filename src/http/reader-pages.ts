import { notFound } from '../errors.js'
import { cutContext } from '../export/context.js'
import type { Entity } from '../model/entity.js'
import { fillTimeline, type TimelineUnit } from '../model/timeline.js'
import { type ArticleShown, articlePage } from '../reader/article.js'
import type { ArticlePart } from '../reader/article-parts.js'
import { type EntityShown, entityPage, mentionsPage } from '../reader/entity.js'
import { type FrontShown, frontPage } from '../reader/front.js'
import { articlesPage, entitiesPage, quotesPage } from '../reader/lists.js'
import { problemTypePage, problemTypesPage } from '../reader/problem.js'
import { quotePage } from '../reader/quote.js'
import { searchPage } from '../reader/search.js'
import type { Store } from '../store/store.js'
import type { Pages } from './pages.js'

/** Entities of an article that its page describes: those mentioned most. */
const described = 80
/** Entities that an entity's page shows around it. */
const relatedShown = 12
/** Characters of text on either side of a mention. */
const contextWidth = 70

/** The reader's pages over a store: each gathers what it shows beside the data of the JSON answer. */
export function readerPages(store: Store): Pages {
  return {
    front: async (context) => frontPage(await gatherFront(store), context),
    article: async (part, context) => articlePage(await gatherArticle(store, part), context),
    articles: articlesPage,
    entity: async (entity, context) => entityPage(await gatherEntity(store, entity), context),
    entities: entitiesPage,
    mentions: async ({ entity, ...list }, context) => {
      const known = await store.getEntity(entity)
      if (known === undefined) throw notFound('entity', entity)
      return mentionsPage({ ...list, entity: known }, context)
    },
    quote: quotePage,
    quotes: quotesPage,
    search: searchPage,
    problemType: problemTypePage,
    problemTypes: problemTypesPage,
  }
}

async function gatherFront(store: Store): Promise<FrontShown> {
  const most = async (type: 'person' | 'location' | 'organization') =>
    (await store.findEntities({ type }, '-mentions', { limit: 8 })).items
  return {
    count: await store.countArticles(),
    articles: (await store.findArticles({}, '-publishedAt', { limit: 8 })).items,
    quotes: (await store.findQuotes({}, '-publishedAt', { limit: 5 })).items.map(({ quote }) => quote),
    entities: {
      person: await most('person'),
      location: await most('location'),
      organization: await most('organization'),
    },
  }
}

async function gatherArticle(store: Store, part: ArticlePart): Promise<ArticleShown> {
  const shown = part.article.entities.slice(0, described)
  const entities = await store.getEntities(shown.map(({ id }) => id))
  const descriptions = new Map<string, string>()
  for (const { id, description } of entities) if (description !== null) descriptions.set(id, description)
  return { ...part, descriptions }
}

async function gatherEntity(store: Store, entity: Entity): Promise<EntityShown> {
  const { id } = entity
  const quotes = async (role: 'speaker' | 'entity') =>
    (await store.findQuotes({ [role]: id }, '-publishedAt', { limit: 5 })).items.map(({ quote }) => quote)
  const unit = timelineUnit(entity)
  const graph = await store.getGraph(id, { depth: 1, nodes: relatedShown + 1 })
  const mentions = await store.findMentions(id, {}, '-publishedAt', { limit: 12 })
  return {
    entity,
    timeline: fillTimeline(await store.getTimeline(id, unit, {}), unit, {}) ?? [],
    quotesBy: await quotes('speaker'),
    quotesAbout: await quotes('entity'),
    related: (await store.findRelatedEntities(id, { measure: 'llr' }, { limit: relatedShown })).items,
    ties: graph?.edges.filter(({ source, target }) => source !== id && target !== id) ?? [],
    mentions: mentions.items.map((mention) => cutContext(mention, contextWidth)),
    articles: (await store.findArticles({ entities: [id] }, '-publishedAt', { limit: 6 })).items,
  }
}

/** The length of a timeline's periods that gives a chart neither three bars nor a thousand. */
function timelineUnit({ firstMentioned, lastMentioned }: Entity): TimelineUnit {
  const [first, last] = [firstMentioned, lastMentioned].map((date) => Date.parse(date ?? ''))
  const days = ((last ?? 0) - (first ?? 0)) / 86_400_000
  return days <= 60 ? 'day' : days <= 365 * 8 ? 'month' : 'year'
}
