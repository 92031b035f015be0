import type { Settings } from './field.js'

/** How the mention tagger is trained; chosen on GermEval's development part. */
export const settings: Settings = { epochs: 12, rate: 0.15, l1: 2.5, l2: 0.5 }
