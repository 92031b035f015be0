import * as words from '../lexicon/english-reporting.js'
import { wordSet } from '../lexicon/word-list.js'

interface VerbUse {
  /** Letters of the lexicon: see `englishReportingVerbs`. */
  readonly uses: string
  /** The form is the base: finite only after a plural. */
  readonly base: boolean
}

/** Uses of each finite form of the English reporting verbs, in lower case. */
export const verbUses: ReadonlyMap<string, VerbUse> = readVerbs()

function readVerbs(): Map<string, VerbUse> {
  const forms = new Map<string, VerbUse>()
  for (const line of words.englishReportingVerbs.split('\n')) {
    const [base, third, past, , uses] = line.split(' ')
    if (!base || !third || !past || !uses) continue
    forms.set(base, { uses, base: true }).set(third, { uses, base: false }).set(past, { uses, base: false })
  }
  return forms
}

export const auxiliaries = wordSet(words.englishAuxiliaries)
export const adverbs = wordSet(words.englishAdverbs)
export const conjunctions = wordSet(words.englishConjunctions)
export const prepositions = wordSet(words.englishPrepositions)
export const pronouns = wordSet(words.englishPronouns)
export const statementOpeners = wordSet(words.englishStatementOpeners)
export const titleNouns = wordSet(words.englishTitleNouns)
