import type { FoundMetadata } from './page-metadata.js'

/** A part of the text that is not part of the article, and why in a few words. */
export interface Removed {
  readonly text: string
  readonly reason: string
}

/** What a reader of one format finds in a text, before title and boilerplate are told from its paragraphs. */
export interface Found {
  readonly metadata: FoundMetadata
  readonly paragraphs: string[]
  readonly removed: Removed[]
}
