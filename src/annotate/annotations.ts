import type { FoundQuote, LinkedMention } from './annotator.js'

/** All that was found in an article. */
export interface Annotations {
  readonly mentions: readonly LinkedMention[]
  readonly quotes: readonly FoundQuote[]
}
