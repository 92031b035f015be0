import { z } from 'zod'
import { EntityType } from './entity.js'
import { AnnotationId, Id } from './id.js'
import { ParagraphNumber } from './span.js'

/** One block of an article; number 0 is its title. */
export const Paragraph = z
  .object({
    number: ParagraphNumber,
    text: z
      .string()
      .min(1)
      .max(1_000_000)
      .meta({
        description: 'Text of the paragraph: Unicode NFC, no line ends around it.',
        examples: [
          'Blinken wird am Dienstag die Außenminister aller fünf zentralasiatischen Staaten in Astana treffen …',
        ],
      }),
  })
  .meta({ id: 'Paragraph', description: "One block of an article's text." })
export type Paragraph = z.infer<typeof Paragraph>

/** An annotation that covers a run of text. */
export const Mark = z
  .object({
    type: z.enum(['mention', 'quote', 'cue']).meta({
      description: 'A mention, the words of a quote, or the cue of a quote.',
      examples: ['mention'],
    }),
    id: AnnotationId.meta({
      description: 'Id of the mention, or of the quote.',
      examples: ['m-0123456789abcdef0123'],
    }),
    entity: Id.nullable().meta({
      description: "The mention's entity, or the quote's speaker.",
      examples: ['antony-blinken'],
    }),
    entityType: EntityType.nullable().meta({ description: 'Type of a mention; null for quotes and cues.' }),
  })
  .meta({ id: 'Mark', description: 'An annotation that covers a run of text.' })
export type Mark = z.infer<typeof Mark>

/** A stretch of text with the same annotations throughout. */
export const Run = z
  .object({
    text: z
      .string()
      .min(1)
      .meta({ description: 'The characters of the run.', examples: ['Antony Blinken'] }),
    marks: z.array(Mark).meta({ description: 'What covers it, outermost first.' }),
  })
  .meta({ id: 'Run', description: 'A stretch of text under the same annotations.' })
export type Run = z.infer<typeof Run>

/** A paragraph cut into runs: their texts joined are the paragraph's text. */
export const MarkedParagraph = z.object({ number: ParagraphNumber, runs: z.array(Run) }).meta({
  id: 'MarkedParagraph',
  description: 'A paragraph as runs, ready to render with no offset arithmetic.',
})
export type MarkedParagraph = z.infer<typeof MarkedParagraph>
