import type { Annotations } from './annotations.js'
import type { Block, FoundMention, FoundQuote } from './annotator.js'
import { gazetteerNames, loadGazetteer } from './gazetteer/gazetteer.js'
import { lookupKeys } from './linking/forms.js'
import { combineKnowledge } from './linking/knowledge.js'
import { type KnownEntities, knownEntities } from './linking/known.js'
import { linkMentions } from './linking/link.js'
import { findMentions } from './mentions/find.js'
import { findQuotes } from './quotes/find-quotes.js'

/** Raised with every change that may make the annotator find something else. */
export const annotatorVersion = '2'

/** What was found in an article before anybody looked up what it means. */
export interface Found {
  readonly blocks: readonly Block[]
  readonly language: string
  readonly mentions: readonly FoundMention[]
  readonly quotes: readonly FoundQuote[]
  /** The folded names to look up in the archive. */
  readonly names: readonly string[]
}

/**
 * The annotator, in two steps, so that whoever calls may look names up in between: what is found in the text, and what
 * it refers to. Both are pure and give the same for the same.
 */
export interface Annotator {
  readonly version: string
  readonly find: (blocks: readonly Block[], language: string) => Found
  readonly link: (found: Found, known: KnownEntities) => Annotations
}

/** The annotator with its lexicons, weights and gazetteer, which are read from disk once. */
export function createAnnotator(): Annotator {
  const gazetteer = loadGazetteer()
  const names = gazetteerNames()
  return {
    version: annotatorVersion,
    find(blocks, language) {
      const mentions = findMentions(blocks, language, names)
      const quotes = findQuotes(blocks, language, mentions)
      return { blocks, language, mentions, quotes, names: lookupKeys(mentions, language) }
    },
    link({ blocks, language, mentions, quotes }, known) {
      const knowledge = combineKnowledge(knownEntities(known), gazetteer)
      return { mentions: linkMentions(blocks, mentions, language, knowledge), quotes }
    },
  }
}
