import { z } from 'zod'
import { ArticleReference } from './article-reference.js'
import { EntityName } from './entity.js'
import { AnnotationId, Id } from './id.js'
import { Confidence, Provenance } from './provenance.js'
import { Span, TextSpan } from './span.js'

/**
 * The kinds of quotation of Petersen-Frey and Biemann, «Dataset of Quotation Attribution in German News Articles»,
 * LREC-COLING 2024 (arXiv 2404.16764).
 */
export const QuoteKind = z
  .enum(['direct', 'indirect', 'reported', 'freeIndirect', 'indirectFreeIndirect'])
  .meta({
    id: 'QuoteKind',
    description:
      '`direct`: word for word in quotation marks. `indirect`: a paraphrase with a frame («X sagte, dass …»). ' +
      '`reported`: told that something was said. `freeIndirect`: no frame, indicative. ' +
      '`indirectFreeIndirect`: no frame, subjunctive.',
    examples: ['direct'],
  })
export type QuoteKind = z.infer<typeof QuoteKind>

/** A person or body on either side of a quote: a surface in the text and, where known, an entity. */
export const Party = z
  .object({
    entity: Id.nullable().meta({ description: 'Its entity, where known.', examples: ['antony-blinken'] }),
    name: EntityName.nullable().meta({
      description: "The entity's display name.",
      examples: ['Antony Blinken'],
    }),
    surface: z
      .string()
      .min(1)
      .nullable()
      .meta({
        description: 'How the text names it; null where the text does not.',
        examples: ['Blinken'],
      }),
    span: Span.nullable().meta({ description: 'Where the text names it.' }),
  })
  .meta({ id: 'Party', description: 'The speaker or the addressee of a quote.' })
export type Party = z.infer<typeof Party>

/** What somebody is reported to have said. The spans of a direct quote exclude the quotation marks. */
export const Quote = z
  .object({
    id: AnnotationId.meta({ examples: ['q-0123456789abcdef0123'] }),
    kind: QuoteKind,
    text: z
      .string()
      .min(1)
      .meta({
        description: 'The text of the spans, joined by one blank.',
        examples: [
          'Washington unterstütze die Souveränität, Unabhängigkeit und territoriale Integrität Kasachstans',
        ],
      }),
    spans: z.array(Span).min(1).meta({ description: 'Where the quoted words stand, in text order.' }),
    cue: TextSpan.nullable().meta({
      description: 'The words that introduce the quote (`sagte`, `laut`, `so`).',
    }),
    speaker: Party.nullable().meta({ description: 'Whom the quote is attributed to.' }),
    addressee: Party.nullable().meta({ description: 'To whom it was said, where the text tells.' }),
    mentions: z.array(AnnotationId).meta({ description: 'Ids of the mentions inside the quoted words.' }),
    confidence: Confidence,
    provenance: Provenance,
  })
  .meta({ id: 'Quote', description: 'What somebody is reported to have said: spans, kind, cue, speaker.' })
export type Quote = z.infer<typeof Quote>

/** A quote together with the article it stands in. */
export const QuoteInContext = Quote.extend({
  url: z.string().meta({ description: 'Path of this quote.', examples: ['/quotes/q-0123456789abcdef0123'] }),
  article: ArticleReference,
}).meta({ id: 'QuoteInContext', description: 'A quote and the article it stands in.' })
export type QuoteInContext = z.infer<typeof QuoteInContext>

/** Path of a quote on this server. */
export function quoteUrl(id: string): string {
  return `/quotes/${id}`
}
