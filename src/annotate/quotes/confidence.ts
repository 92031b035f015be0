/**
 * How likely a quote is right, by what shows that it is one: the rule that found it. Set by hand to a twentieth, near what
 * was seen on development texts; `npm run eval:reliability` compares both. Words in marks are told apart by how likely
 * they are speech (`marks 0.5` and up), other quotes by their frame, mood or verb.
 */
const confidences = {
  'marks 0.5': 0.65,
  'marks 0.7': 0.75,
  'marks 0.85': 0.9,
  'marks 0.95': 0.95,
  'marks 0.98': 0.98,
  'source phrase': 0.9,
  'aside with wie': 0.8,
  'content before the verb': 0.7,
  'content after the verb': 0.8,
  'content after the verb, with conjunction or infinitive': 0.85,
  'reporting noun': 0.7,
  'sentence before': 0.8,
  'subjunctive I': 0.7,
  'subjunctive II': 0.6,
  'hearsay in the perfect': 0.5,
  'hearsay near a quote': 0.5,
  'verb that reports': 0.5,
  'verb that reports, around marks': 0.25,
} as const

/** What shows that words are a quote. */
export type Evidence = keyof typeof confidences

/** Likelihoods of words in marks from which on they are told apart. */
const steps = [0.5, 0.7, 0.85, 0.95, 0.98] as const

/** How likely a quote with this evidence is right, 0 to 1. */
export function confidenceFor(evidence: Evidence): number {
  return confidences[evidence]
}

/** The evidence of words in marks that are speech with this likelihood, 0.5 to 1. */
export function marksEvidence(likelihood: number): Evidence {
  return `marks ${steps.findLast((step) => likelihood >= step) ?? steps[0]}`
}
