import { z } from 'zod'

/** How the association of two entities is measured; see the functions below. */
export const Association = z.enum(['llr', 'dice'], 'must be llr or dice').meta({
  id: 'Association',
  description:
    'Measure of association over paragraphs. `llr`: the log-likelihood ratio, how surely the two belong together, ' +
    'unbounded, negative where they meet less often than by chance. `dice`: the Dice coefficient, 1 where the two ' +
    'never stand apart, 0 where they share no paragraph.',
  examples: ['llr'],
})
export type Association = z.infer<typeof Association>

/** In how many paragraphs two entities are mentioned together, the one, the other, and how many paragraphs there are. */
export interface Occurrence {
  readonly both: number
  readonly one: number
  readonly other: number
  readonly all: number
}

const measures: Readonly<Record<Association, (occurrence: Occurrence) => number>> = {
  llr: logLikelihoodRatio,
  dice,
}

/** How closely two entities belong together, with four decimals. */
export function associationScore(measure: Association, occurrence: Occurrence): number {
  // Adding 0 makes 0 of -0, which JSON cannot tell.
  return Math.round(measures[measure](occurrence) * 10_000) / 10_000 + 0
}

/**
 * The coefficient of association of Dice, L. R. (1945), «Measures of the amount of ecologic association between
 * species», Ecology 26(3), 297–302. 0 where the two never meet, 1 where they always do.
 */
function dice({ both, one, other }: Occurrence): number {
  return one + other === 0 ? 0 : (2 * both) / (one + other)
}

/**
 * The log-likelihood ratio −2 log λ of Dunning, T. (1993), «Accurate methods for the statistics of surprise and
 * coincidence», Computational Linguistics 19(1), 61–74, for the 2 × 2 table of paragraphs with and without the two;
 * with a minus sign where they meet less often than they would by chance. A single meeting of two rare names says
 * less here than many meetings of frequent ones, which is what the Dice coefficient gets wrong.
 */
function logLikelihoodRatio({ both, one, other, all }: Occurrence): number {
  const total = Math.max(all, one + other - both)
  const cells = [both, one - both, other - both, total - one - other + both]
  const information =
    entropyTerm(one) + entropyTerm(total - one) + entropyTerm(other) + entropyTerm(total - other)
  const sum = cells.reduce((term, cell) => term + entropyTerm(cell), 0) - information + entropyTerm(total)
  const ratio = Math.max(0, 2 * sum)
  return both * total < one * other ? -ratio : ratio
}

function entropyTerm(count: number): number {
  return count <= 0 ? 0 : count * Math.log(count)
}
