import { z } from 'zod'
import { plainText } from './plain-text.js'

/** Who made an annotation, with which version, and when. */
export const Provenance = z
  .object({
    kind: z.enum(['annotator', 'import', 'human']).meta({
      description: 'A program (`annotator`), another system (`import`) or a person (`human`).',
      examples: ['human'],
    }),
    agent: plainText(200).meta({
      description: 'Name of the program, system or editor.',
      examples: ['Glosse editors'],
    }),
    version: plainText(100)
      .nullable()
      .meta({
        description: 'Version of the agent, where it has one.',
        examples: ['1'],
      }),
    time: z.iso.datetime().meta({
      description: 'When the annotation was made (UTC).',
      examples: ['2026-11-24T12:00:00Z'],
    }),
  })
  .meta({ id: 'Provenance', description: 'Who made an annotation, and when.' })
export type Provenance = z.infer<typeof Provenance>

/** How sure the maker of an annotation is: a probability; a person's plain judgement is 1. */
export const Confidence = z
  .number()
  .min(0)
  .max(1)
  .meta({
    description: 'How sure the maker is, 0 to 1. A hand-made annotation without doubt has 1.',
    examples: [1],
  })
