import { createHash } from 'node:crypto'
import { z } from 'zod'
import { codePointLength, sliceText } from '../text/codepoint.js'
import { textFault } from '../text/normal.js'
import { PublicationDate, Publisher, Title } from './article-reference.js'
import { Alias, EntityName, EntityType, Labels, WikidataId } from './entity.js'
import type { Fault } from './faults.js'
import { Id, quoteId, slug } from './id.js'
import { Language } from './language.js'
import { Candidates, Derived } from './mention.js'
import { plainText, webUrl } from './plain-text.js'
import { Confidence, Provenance } from './provenance.js'
import { QuoteKind } from './quote.js'
import { Span, TextSpan } from './span.js'

const EntityKey = Id.meta({
  description: 'Id of an entity of this document. The archive may know the same thing by another id already.',
  examples: ['antony-blinken'],
})

const Annotation = {
  confidence: Confidence.default(1),
  provenance: Provenance.optional().meta({
    description: "Who made it, where that differs from the document's.",
  }),
}

const StrictSpan = z.strictObject(Span.shape)
const StrictTextSpan = z.strictObject(TextSpan.shape)

const DocumentEntity = z
  .strictObject({
    id: EntityKey,
    name: EntityName,
    type: EntityType,
    wikidata: WikidataId.nullable().default(null),
    description: plainText(1000).nullable().default(null),
    sameAs: z.array(webUrl).max(100).default([]),
    labels: Labels.default({}),
    aliases: z.array(z.strictObject(Alias.shape)).max(1000).default([]),
  })
  .meta({ id: 'DocumentEntity', description: 'An entity that annotations of this document refer to.' })
export type DocumentEntity = z.infer<typeof DocumentEntity>

const DocumentMention = StrictTextSpan.extend({
  entity: EntityKey.nullable().default(null),
  type: EntityType.optional().meta({
    description: "Type of what is mentioned; the linked entity's type where it is left out.",
  }),
  derived: Derived.default(false),
  candidates: Candidates.optional(),
  ...Annotation,
}).meta({ id: 'DocumentMention', description: 'A span that refers to an entity.' })

const DocumentParty = z
  .strictObject({
    entity: EntityKey.nullable().default(null),
    surface: z.string().min(1).nullable().default(null),
    span: StrictSpan.nullable().default(null),
  })
  .meta({ id: 'DocumentParty', description: 'The speaker or addressee of a quote.' })
type DocumentParty = z.infer<typeof DocumentParty>

const DocumentQuote = z
  .strictObject({
    kind: QuoteKind,
    text: z.string().min(1).meta({ description: 'The texts of the spans, joined by one blank.' }),
    spans: z.array(StrictSpan).min(1).max(1000),
    cue: StrictTextSpan.nullable().default(null),
    speaker: DocumentParty.nullable().default(null),
    addressee: DocumentParty.nullable().default(null),
    ...Annotation,
  })
  .meta({ id: 'DocumentQuote', description: 'What somebody is reported to have said.' })
export type DocumentQuote = z.infer<typeof DocumentQuote>

/**
 * The annotated document: one article with its text, entities, mentions and quotes, as it is seeded, imported and
 * exported. Offsets are code points. `parseDocument` checks what a schema cannot say.
 */
export const AnnotatedDocument = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Where this schema is.' }),
    version: z.literal(1).meta({ description: 'Version of this format.' }),
    id: Id.optional().meta({
      description: 'Id of the article; made from the title where it is left out.',
      examples: ['blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten'],
    }),
    title: Title,
    language: Language,
    publisher: Publisher.nullable().default(null),
    author: plainText(300).nullable().default(null),
    publishedAt: PublicationDate.nullable().default(null),
    canonicalUrl: webUrl.nullable().default(null),
    provenance: Provenance.meta({ description: 'Who made the annotations.' }),
    paragraphs: z.array(z.string().min(1).max(1_000_000)).min(1).max(100_000).meta({
      description: 'The body; the first one is paragraph 1. The title is paragraph 0.',
    }),
    entities: z.array(DocumentEntity).max(100_000).default([]),
    mentions: z.array(DocumentMention).max(1_000_000).default([]),
    quotes: z.array(DocumentQuote).max(100_000).default([]),
  })
  .meta({
    id: 'AnnotatedDocument',
    title: 'Annotated document',
    description:
      'An article with its text, entities, mentions and quotes, as Glosse seeds, imports and exports it. ' +
      'Every offset counts Unicode code points inside one paragraph, end exclusive.',
  })
export type AnnotatedDocument = z.infer<typeof AnnotatedDocument>

/** SHA-256 of the article text, hexadecimal: articles with the same text are the same article. */
export function hashText(document: ArticleText): string {
  return createHash('sha256').update(documentBlocks(document).join('\n\n')).digest('hex')
}

/** The id under which a document is stored, unless another article has it. */
export function documentId(document: Pick<AnnotatedDocument, 'id' | 'title'>): string {
  return document.id ?? slug(document.title)
}

/** What an article says. */
interface ArticleText {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** The blocks of a document by paragraph number: the title first, then the body. */
export function documentBlocks(document: ArticleText): readonly string[] {
  return [document.title, ...document.paragraphs]
}

/**
 * What is wrong with a document beyond its schema: texts that are not normalised, spans that leave their paragraph or
 * do not have their surface, references to entities that it does not hold, annotations that it holds twice.
 * Empty when the document is sound. Each detail names paragraph and span; pointers are JSON Pointers (RFC 6901).
 */
export function documentFaults(document: AnnotatedDocument): Fault[] {
  const faults: Fault[] = []
  const blocks = documentBlocks(document)
  const report = (pointer: string, detail: string) => faults.push({ pointer, detail })

  blocks.forEach((text, number) => {
    const fault = textFault(text)
    if (fault !== undefined) {
      report(
        number === 0 ? '/title' : `/paragraphs/${number - 1}`,
        `the text of paragraph ${number} ${fault}`,
      )
    }
  })

  const types = new Map<string, EntityType>()
  const items = new Map<string, string>()
  document.entities.forEach((entity, index) => {
    const pointer = `/entities/${index}`
    if (types.has(entity.id)) report(`${pointer}/id`, `there is another entity '${entity.id}'`)
    types.set(entity.id, entity.type)
    if (entity.wikidata === null) return
    const twin = items.get(entity.wikidata)
    if (twin !== undefined) report(`${pointer}/wikidata`, `${entity.wikidata} is the id of '${twin}' already`)
    items.set(entity.wikidata, entity.id)
  })

  const checkSpan = (pointer: string, span: Span, surface: string | null): string | undefined => {
    const text = blocks[span.paragraph]
    if (text === undefined) {
      report(pointer, `${place(span)}: there are only ${blocks.length - 1} paragraphs`)
      return undefined
    }
    if (span.start >= span.end || span.end > codePointLength(text)) {
      report(
        pointer,
        `${place(span)}: the span does not lie inside the ${codePointLength(text)} characters there`,
      )
      return undefined
    }
    const found = sliceText(text, span.start, span.end)
    if (surface !== null && surface !== found) {
      report(pointer, `${place(span)}: the surface is «${surface}», but the text there is «${found}»`)
    }
    return found
  }

  const checkEntity = (pointer: string, entity: string | null) => {
    if (entity !== null && !types.has(entity))
      report(pointer, `there is no entity '${entity}' in this document`)
  }

  const places = new Set<string>()
  document.mentions.forEach((mention, index) => {
    const pointer = `/mentions/${index}`
    checkSpan(pointer, mention, mention.surface)
    checkEntity(`${pointer}/entity`, mention.entity)
    const linked = mention.entity === null ? undefined : types.get(mention.entity)
    if (mention.entity === null && mention.type === undefined) {
      report(`${pointer}/type`, `${place(mention)}: a mention without entity needs a type`)
    } else if (linked !== undefined && mention.type !== undefined && mention.type !== linked) {
      report(
        `${pointer}/type`,
        `${place(mention)}: the type is ${mention.type}, but '${mention.entity}' is a ${linked}`,
      )
    }
    if (places.has(place(mention)))
      report(pointer, `${place(mention)}: there is another mention at this span`)
    places.add(place(mention))
  })

  const checkParty = (pointer: string, party: DocumentParty | null) => {
    if (party === null) return
    checkEntity(`${pointer}/entity`, party.entity)
    if (party.span !== null) {
      if (party.surface === null) report(pointer, `${place(party.span)}: a span needs its surface`)
      checkSpan(`${pointer}/span`, party.span, party.surface)
    } else if (party.entity === null && party.surface === null) {
      report(pointer, 'neither an entity nor a surface')
    }
  }

  const ids = new Set<string>()
  document.quotes.forEach((quote, index) => {
    const pointer = `/quotes/${index}`
    const texts = quote.spans.map((span, n) => checkSpan(`${pointer}/spans/${n}`, span, null))
    if (!texts.includes(undefined) && texts.join(' ') !== quote.text) {
      const places = quote.spans.map(place).join('; ')
      report(
        `${pointer}/text`,
        `${places}: the text is «${quote.text}», but the spans hold «${texts.join(' ')}»`,
      )
    }
    quote.spans.forEach((span, n) => {
      const before = quote.spans[n - 1]
      if (before !== undefined && compareSpans({ ...before, start: before.end, end: before.end }, span) > 0) {
        report(`${pointer}/spans/${n}`, `${place(span)}: spans must follow each other in text order`)
      }
    })
    if (quote.cue !== null) checkSpan(`${pointer}/cue`, quote.cue, quote.cue.surface)
    checkParty(`${pointer}/speaker`, quote.speaker)
    checkParty(`${pointer}/addressee`, quote.addressee)
    const id = quoteId('', quote.kind, quote.spans)
    if (ids.has(id)) report(pointer, `there is another ${quote.kind} quote at the same spans`)
    ids.add(id)
  })
  return faults
}

/** Text order: by paragraph, then start; of two that start together, the longer one first. */
export function compareSpans(a: Span, b: Span): number {
  return a.paragraph - b.paragraph || a.start - b.start || b.end - a.end
}

function place(span: Span): string {
  return `paragraph ${span.paragraph}, span ${span.start}–${span.end}`
}
