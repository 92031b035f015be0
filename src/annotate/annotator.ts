import type { EntityType } from '../model/entity.js'
import type { QuoteKind } from '../model/quote.js'

/*
 * What the parts of the annotator hand to each other. Inside `annotate/` every index is a UTF-16 code unit of one
 * block's text, in a name ending in `Unit`; the annotator turns them into code points at its door.
 */

/** A block of the article text: number 0 is the title, the body counts from 1. */
export interface Block {
  readonly number: number
  readonly text: string
}

/** A half-open range of one block. */
export interface UnitSpan {
  readonly block: number
  readonly startUnit: number
  readonly endUnit: number
}

/** A name, or a word derived from one, that was found in the text; not yet linked. */
export interface FoundMention extends UnitSpan {
  readonly type: EntityType
  /** The whole word is derived from the name (`kasachisch`, `Kasachen`, `US-Beamte`). */
  readonly derived: boolean
  /** What to look up: the name without genitive ending or title; for a derived word the name that it is derived from. */
  readonly name: string
  /** 0 to 1. */
  readonly confidence: number
}

/** Something a name may refer to: an entity of the store (`entity`), an entry of the gazetteer, or both. */
export interface Candidate {
  readonly entity: string | null
  readonly wikidata: string | null
  readonly name: string
  readonly type: EntityType
  /**
   * How likely the name means this, before the text is looked at: relative, above 0. About 1 for a name that one
   * imported list has, 100 for a well-known place or person, 1000 for a country.
   */
  readonly prior: number
  /** Wikidata id of the country that it lies in or belongs to, where that is known. */
  readonly country?: string | null
}

/** Looks up what a name may refer to. Pure and synchronous: built from the gazetteer and what the store was asked for. */
export interface Knowledge {
  /** Candidates for a name, most likely first; case, accents and umlauts are folded (see text/fold.ts). */
  readonly lookup: (name: string, language: string) => readonly Candidate[]
}

/** A mention with what it refers to. */
export interface LinkedMention extends FoundMention {
  /** Undefined: not linked. A new name carries a candidate without entity and Wikidata id. */
  readonly link: Candidate | undefined
  /** What else it could be, where that could not be decided. */
  readonly candidates: readonly Candidate[]
  /** Mentions of one thing in this article share a number. */
  readonly chain: number
}

/** A quote that was found in the text. */
export interface FoundQuote {
  readonly kind: QuoteKind
  /** Pieces in text order; a direct quote's pieces exclude the quotation marks. */
  readonly spans: readonly UnitSpan[]
  /** Empty where nothing introduces the quote; more than one for a separable verb (`wies … zurück`). */
  readonly cue: readonly UnitSpan[]
  /** The noun phrase that names the speaker, where the text has one: in the sentence, or the nearest before. */
  readonly speaker: UnitSpan | undefined
  readonly addressee: UnitSpan | undefined
  /** Where the speaker is a pronoun or a role (`er`, `der Minister`): the noun phrase that it stands for. */
  readonly antecedent: UnitSpan | undefined
  /** The rule that found it: one of those in quotes/confidence.ts. */
  readonly evidence: string
  /** How often quotes with this evidence are right, 0 to 1. */
  readonly confidence: number
}
