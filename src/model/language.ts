import { z } from 'zod'

/** A language by its ISO 639-1 code, the primary subtag of BCP 47. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'must be a language code such as de or en')
  .meta({ description: 'Language code (ISO 639).', examples: ['de'] })
export type Language = z.infer<typeof Language>
