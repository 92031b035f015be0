import type { Article } from '../model/article.js'
import { wikidataUri } from '../model/entity.js'
import type { Mention } from '../model/mention.js'
import type { Provenance } from '../model/provenance.js'
import type { Party, Quote } from '../model/quote.js'
import type { Span } from '../model/span.js'
import { toUnits } from '../text/codepoint.js'
import { graphemesOf } from '../text/graphemes.js'
import { addresses, entitiesById } from './addresses.js'
import { schemaOrgClass } from './schema-org.js'
import { articleText, textRanges } from './text.js'

/*
 * W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): the annotations of an article as a collection
 * with pages (section 5). Targets are places of the article text as text/plain.
 */

const context = 'http://www.w3.org/ns/anno.jsonld'

/** Code points of `prefix` and `suffix`. */
const quoteContext = 32

/** Annotations on a page. */
const annotationsOnPage = 100

type Json = Readonly<Record<string, unknown>>

/** How many pages the annotations of an article fill. */
function annotationPages(article: Pick<Article, 'mentions' | 'quotes'>): number {
  return Math.ceil((article.mentions.length + article.quotes.length) / annotationsOnPage)
}

/** The collection: how many there are, and its first and last page, unless it is empty (section 5.1). */
export function annotationCollection(article: Article, base: string): Json {
  const pages = annotationPages(article)
  const id = addresses(base).annotations(article.id)
  return {
    '@context': context,
    ...collectionHead(article, base),
    ...(pages === 0 ? {} : { first: `${id}?page=1`, last: `${id}?page=${pages}` }),
  }
}

/** The collection with all annotations in its first and only page, as one document. */
export function wholeAnnotationCollection(article: Article, base: string): Json {
  const head = collectionHead(article, base)
  const items = annotations(article, base)
  if (items.length === 0) return { '@context': context, ...head }
  const page = { id: `${head['id']}#all`, type: 'AnnotationPage', startIndex: 0, items }
  return { '@context': context, ...head, first: page, last: page.id }
}

/** A page of the collection, counted from 1 (section 5.2); undefined where there is none. */
export function annotationPage(article: Article, number: number, base: string): Json | undefined {
  const pages = annotationPages(article)
  if (number < 1 || number > pages) return undefined
  const collection = addresses(base).annotations(article.id)
  const startIndex = (number - 1) * annotationsOnPage
  return {
    '@context': context,
    id: `${collection}?page=${number}`,
    type: 'AnnotationPage',
    partOf: collectionHead(article, base),
    ...(number > 1 ? { prev: `${collection}?page=${number - 1}` } : {}),
    ...(number < pages ? { next: `${collection}?page=${number + 1}` } : {}),
    startIndex,
    items: annotations(article, base, startIndex, startIndex + annotationsOnPage),
  }
}

function collectionHead(article: Article, base: string): Json {
  return {
    id: addresses(base).annotations(article.id),
    type: 'AnnotationCollection',
    label: article.title,
    modified: article.updatedAt,
    total: article.mentions.length + article.quotes.length,
  }
}

/** The mentions, then the quotes; those with the numbers from `from` to before `to`. */
function annotations(article: Article, base: string, from = 0, to?: number): Json[] {
  const target = targets(article, base)
  const entities = entitiesById(article)
  const url = addresses(base)

  const identifying = (id: string | null) => {
    const entity = id === null ? undefined : entities.get(id)
    if (entity === undefined) return []
    const sources = [
      url.entity(entity.id),
      ...(entity.wikidata === null ? [] : [wikidataUri(entity.wikidata)]),
    ]
    return sources.map((source) => ({ type: 'SpecificResource', purpose: 'identifying', source }))
  }
  const ofMention = (mention: Mention): Json => ({
    ...annotationHead(mention, url.annotations(article.id)),
    motivation: mention.entity === null ? 'classifying' : 'identifying',
    body: [
      ...identifying(mention.entity),
      {
        type: 'SpecificResource',
        purpose: 'classifying',
        source: `http://schema.org/${schemaOrgClass[mention.type]}`,
      },
    ],
    target: target(mention),
  })
  const party = (one: Party | null) => {
    if (one?.entity != null) return { id: url.entity(one.entity) }
    return one === null ? undefined : { 'schema:name': one.surface }
  }
  const ofQuote = (quote: Quote): Json => ({
    ...annotationHead(quote, url.annotations(article.id)),
    motivation: 'describing',
    body: [
      {
        type: 'SpecificResource',
        purpose: 'describing',
        source: {
          id: url.quote(quote.id),
          type: 'schema:Quotation',
          'schema:spokenByCharacter': party(quote.speaker),
        },
      },
      ...identifying(quote.speaker?.entity ?? null),
      { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: quote.kind },
    ],
    target: quote.spans.length === 1 ? target(quote.spans[0] as Span) : quote.spans.map(target),
  })
  const mentions = article.mentions.slice(from, to).map(ofMention)
  const count = article.mentions.length
  const quotes = article.quotes.slice(
    Math.max(0, from - count),
    to === undefined ? to : Math.max(0, to - count),
  )
  return [...mentions, ...quotes.map(ofQuote)]
}

const agentTypes: Readonly<Record<Provenance['kind'], string>> = {
  annotator: 'Software',
  import: 'Software',
  human: 'Person',
}

/** Who made an annotation, and when (section 3.3.1). */
function annotationHead({ id, provenance }: Mention | Quote, collection: string): Json {
  return {
    id: `${collection}#${id}`,
    type: 'Annotation',
    created: provenance.time,
    creator: {
      type: agentTypes[provenance.kind],
      name: provenance.version === null ? provenance.agent : `${provenance.agent} ${provenance.version}`,
    },
  }
}

/**
 * Makes the target at a span: the article text in the state of this revision (section 4.3), selected by position and
 * by quotation (4.2.4, 4.2.5). Positions are code points of the article text.
 */
function targets(article: Article, base: string): (span: Span) => Json {
  const range = textRanges(article)
  const quotation = quotations(articleText(article))
  const source = {
    id: addresses(base).text(article.id),
    type: 'Text',
    format: 'text/plain',
    language: article.language,
    'schema:version': article.revision,
  }
  const state = { type: 'TimeState', sourceDate: article.updatedAt }
  return (span) => {
    const { start, end } = range(span)
    return {
      type: 'SpecificResource',
      source,
      state,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', ...quotation(start, end) },
      ],
    }
  }
}

/** A function from code point ranges of `text` to their words with what stands before and after, in whole graphemes. */
function quotations(text: string) {
  const unit = toUnits(text)
  const graphemes = graphemesOf(text)
  return (start: number, end: number) => {
    const [from, to] = [unit(start), unit(end)]
    const left = graphemes.after(unit(Math.max(0, start - quoteContext)))
    const right = graphemes.before(Math.min(unit(end + quoteContext), text.length))
    return {
      exact: text.slice(from, to),
      prefix: text.slice(Math.min(left, from), from),
      suffix: text.slice(to, Math.max(right, to)),
    }
  }
}
