import { z } from 'zod'
import { ArticleReference } from './article-reference.js'
import { Candidate, EntityType } from './entity.js'
import { AnnotationId, Id } from './id.js'
import { Confidence, Provenance } from './provenance.js'
import { TextSpan } from './span.js'

export const Derived = z.boolean().meta({
  description: 'True for a word derived from the name (`kasachisch`, `Kasachen`, `US-Beamte`).',
  examples: [false],
})

/** What a mention could refer to, where that could not be decided. */
export const Candidates = z.array(Candidate).min(1).max(20).meta({
  description: 'What it could refer to, most likely first; only where that could not be decided.',
})

/** A span that refers to an entity. */
export const Mention = TextSpan.extend({
  id: AnnotationId.meta({ examples: ['m-0123456789abcdef0123'] }),
  entity: Id.nullable().meta({
    description: 'The entity it refers to; null while it is not linked.',
    examples: ['antony-blinken'],
  }),
  type: EntityType,
  derived: Derived,
  candidates: Candidates.optional(),
  confidence: Confidence,
  provenance: Provenance,
}).meta({
  id: 'Mention',
  description: 'A span that refers to an entity; `surface` is exactly the text of the span.',
})
export type Mention = z.infer<typeof Mention>

/** A mention with the words around it and the article it stands in. */
export const MentionInContext = Mention.extend({
  article: ArticleReference,
  left: z.string().meta({
    description: 'Text before the mention, in the same paragraph.',
    examples: ['US-Außenminister '],
  }),
  right: z.string().meta({
    description: 'Text after the mention, in the same paragraph.',
    examples: [' traf am Dienstag (28. Februar) in Zentralasien ein'],
  }),
}).meta({
  id: 'MentionInContext',
  description: 'A mention in context: left, surface, right, and its article.',
})
export type MentionInContext = z.infer<typeof MentionInContext>
