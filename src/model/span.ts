import { z } from 'zod'

/** A paragraph's number: 0 is the title, the body counts from 1. */
export const ParagraphNumber = z
  .int()
  .min(0)
  .max(1_000_000)
  .meta({
    description: 'Paragraph number: 0 is the title, the body counts from 1.',
    examples: [7],
  })

const start = z
  .int()
  .min(0)
  .meta({
    description: 'First character, counted from 0 inside the paragraph, in the unit that `offsets` names.',
    examples: [0],
  })

const end = z
  .int()
  .min(1)
  .meta({
    description: 'One past the last character, in the unit that `offsets` names.',
    examples: [7],
  })

/**
 * A half-open range inside one paragraph's text. Stored in Unicode code points, as in the Web Annotation
 * Data Model, section 4.2.5 (Text Position Selector); served in the unit that the response names.
 */
export const Span = z.object({ paragraph: ParagraphNumber, start, end }).meta({
  id: 'Span',
  description: 'A half-open range inside one paragraph: `text.slice(start, end)`.',
})
export type Span = z.infer<typeof Span>

/** A span together with exactly the text it covers. */
export const TextSpan = Span.extend({
  surface: z
    .string()
    .min(1)
    .meta({ description: 'Exactly the text of the span.', examples: ['Blinken'] }),
}).meta({ id: 'TextSpan', description: 'A span and the text it covers.' })
export type TextSpan = z.infer<typeof TextSpan>

/** In what the offsets of a response are counted. */
export const OffsetUnit = z.enum(['codepoint', 'utf16']).meta({
  id: 'OffsetUnit',
  description:
    'The unit of every offset in this response: `codepoint` (Unicode code points, as in Python, SQLite and W3C selectors) ' +
    'or `utf16` (UTF-16 code units, as in JavaScript strings).',
  examples: ['codepoint'],
})
export type OffsetUnit = z.infer<typeof OffsetUnit>
