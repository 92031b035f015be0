import { type AnnotatedDocument, compareSpans } from '../model/document.js'
import { freeId, quoteId, slug } from '../model/id.js'
import type { Provenance } from '../model/provenance.js'
import type { Span } from '../model/span.js'
import { toOffsets } from '../text/codepoint.js'
import type { Annotations } from './annotations.js'
import type { Block, Candidate, FoundQuote, LinkedMention, UnitSpan } from './annotator.js'
import { indexMentions, speakerMention } from './speaker.js'

type Parts = Pick<AnnotatedDocument, 'entities' | 'mentions' | 'quotes'>
type DocumentMention = AnnotatedDocument['mentions'][number]
type DocumentQuote = AnnotatedDocument['quotes'][number]

/** Candidates of one undecided mention that are kept. */
const candidatesKept = 5

/**
 * What was found in an article as the parts of an annotated document: offsets in code points, one entity for each thing
 * that mentions are linked to. Confidences are rounded to three places, so that a document does not change with the
 * last bit of a sum.
 */
export function toDocumentParts(blocks: readonly Block[], { mentions, quotes }: Annotations): Parts {
  const texts = new Map(blocks.map(({ number, text }) => [number, { text, offset: toOffsets(text) }]))
  const toSpan = ({ block, startUnit, endUnit }: UnitSpan): Span => {
    const offset = texts.get(block)?.offset ?? ((unit: number) => unit)
    return { paragraph: block, start: offset(startUnit), end: offset(endUnit) }
  }
  const surfaceOf = ({ block, startUnit, endUnit }: UnitSpan) =>
    texts.get(block)?.text.slice(startUnit, endUnit) ?? ''
  const toTextSpan = (span: UnitSpan) => ({ ...toSpan(span), surface: surfaceOf(span) })
  const mentionsIn = indexMentions(mentions)
  const entities = new DocumentEntities()
  const ids = new Map(mentions.map((mention) => [mention, entities.idOf(mention)]))

  const toMention = (mention: LinkedMention): DocumentMention => {
    const id = ids.get(mention) ?? null
    return {
      ...toTextSpan(mention),
      entity: id,
      ...(id === null ? { type: mention.type } : {}),
      derived: mention.derived,
      ...(id === null && mention.candidates.length > 0
        ? { candidates: toCandidates(mention.candidates) }
        : {}),
      confidence: round(mention.confidence),
    }
  }

  const toParty = (span: UnitSpan | undefined, antecedent: UnitSpan | undefined) => {
    if (span === undefined) return null
    const phrase = antecedent ?? span
    const named = speakerMention(phrase, texts.get(phrase.block)?.text ?? '', mentionsIn(phrase))
    return { entity: (named && ids.get(named)) ?? null, surface: surfaceOf(span), span: toSpan(span) }
  }

  const toQuote = (quote: FoundQuote): DocumentQuote => ({
    kind: quote.kind,
    text: quote.spans.map(surfaceOf).join(' '),
    spans: quote.spans.map(toSpan),
    cue: quote.cue[0] === undefined ? null : toTextSpan(quote.cue[0]),
    speaker: toParty(quote.speaker, quote.antecedent),
    addressee: toParty(quote.addressee, undefined),
    confidence: round(quote.confidence),
  })

  return {
    mentions: unique(
      mentions.map(toMention),
      ({ paragraph, start, end }) => `${paragraph}:${start}-${end}`,
    ).sort(compareSpans),
    quotes: unique(quotes.map(toQuote), ({ kind, spans }) => quoteId('', kind, spans)),
    entities: entities.all(),
  }
}

/** The provenance of what this version of the annotator finds. */
export function annotatorProvenance(version: string, time: Date): Provenance {
  return { kind: 'annotator', agent: 'glosse', version, time: time.toISOString() }
}

function toCandidates(candidates: readonly Candidate[]) {
  return candidates
    .slice(0, candidatesKept)
    .map(({ entity, name, type, wikidata }) => ({ id: entity, name, type, wikidata }))
}

function round(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(item)
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()]
}

/** The entities of a document that grows: the same thing has the same id. */
class DocumentEntities {
  readonly #byThing = new Map<string, AnnotatedDocument['entities'][number]>()
  readonly #taken = new Set<string>()

  /** The document id of what a mention is linked to; null where it is not. */
  idOf({ link, chain }: LinkedMention): string | null {
    if (link === undefined) return null
    const thing = link.entity ?? link.wikidata ?? `chain ${chain}`
    const known = this.#byThing.get(thing)
    if (known !== undefined) return known.id
    const id = freeId(link.entity ?? slug(link.name), (taken) => this.#taken.has(taken))
    this.#taken.add(id)
    this.#byThing.set(thing, {
      id,
      name: link.name,
      type: link.type,
      wikidata: link.wikidata,
      description: null,
      sameAs: [],
      labels: {},
      aliases: [],
    })
    return id
  }

  all(): AnnotatedDocument['entities'] {
    return [...this.#byThing.values()]
  }
}
