import type { Annotations } from './annotations.js'
import type { Block, Candidate, FoundMention, FoundQuote } from './annotator.js'
import { gazetteerNames, loadGazetteer } from './gazetteer/gazetteer.js'
import { lookupKeys } from './linking/forms.js'
import { combineKnowledge, knowledgeOf } from './linking/knowledge.js'
import { linkMentions } from './linking/link.js'
import { findMentions } from './mentions/find.js'
import { findQuotes } from './quotes/find-quotes.js'

/** Raised with every change that may make the annotator find something else. */
const annotatorVersion = '1'

/** What was found in an article before anybody looked up what it means. */
interface Found {
  readonly blocks: readonly Block[]
  readonly language: string
  readonly mentions: readonly FoundMention[]
  readonly quotes: readonly FoundQuote[]
  /** The folded names to look up in the archive. */
  readonly names: readonly string[]
}

/** An entity of the archive that has a name looked up. */
interface KnownEntity {
  readonly id: string
  readonly name: string
  readonly type: Candidate['type']
  readonly wikidata: string | null
  /** The name looked up is one of its whole names, not the rest of one. */
  readonly whole: boolean
  /** Mentions of it in the archive. */
  readonly mentions: number
}

/** The entities with each folded name. */
type KnownEntities = ReadonlyMap<string, readonly KnownEntity[]>

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
      const knowledge = combineKnowledge(knowledgeOf(candidatesOf(known)), gazetteer)
      return { mentions: linkMentions(blocks, mentions, language, knowledge), quotes }
    },
  }
}

/** What the archive knows, as candidates: an entity is the likelier the more it is mentioned. */
function candidatesOf(known: KnownEntities): ReadonlyMap<string, readonly Candidate[]> {
  return new Map(
    Array.from(known, ([name, entities]) => [
      name,
      entities.map((one) => ({
        entity: one.id,
        wikidata: one.wikidata,
        name: one.name,
        type: one.type,
        prior: (1 + one.mentions) * (one.whole ? 1 : 0.1),
      })),
    ]),
  )
}
