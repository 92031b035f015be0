import { z } from 'zod'
import { textFault } from '../text/normal.js'

/** A short text of somebody's (a name, a description): trimmed, normalised, without control characters. */
export function plainText(longest: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `must have at most ${longest} characters`)
    .superRefine((text, context) => {
      const fault = text === '' ? undefined : textFault(text)
      if (fault !== undefined) context.addIssue({ code: 'custom', message: `the text ${fault}` })
    })
}

/** The address of a page: http or https, nothing that a link could run. */
export const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).max(2000)
