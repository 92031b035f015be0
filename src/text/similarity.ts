import { distance } from 'fastest-levenshtein'
import { foldings } from './fold.js'

/** What is taken off where two names agree only with their words in another order (`Blinken, Antony`). */
const otherOrder = 0.02

/**
 * How alike two names are, 0 to 1, whatever their case, accents and punctuation: one minus the Levenshtein distance
 * (Levenshtein, V. I. (1966), «Binary codes capable of correcting deletions, insertions, and reversals», Soviet Physics
 * Doklady 10(8), 707–710) over the length of the longer one. Words may stand in another order. 0 where a name holds
 * no letter or digit.
 */
export function nameSimilarity(one: string, other: string): number {
  let best = 0
  for (const a of foldings(one)) {
    for (const b of foldings(other)) {
      if (a === '' || b === '') continue
      best = Math.max(best, alike(a, b), alike(sortWords(a), sortWords(b)) - otherOrder)
    }
  }
  return best
}

function alike(a: string, b: string): number {
  return 1 - distance(a, b) / Math.max(a.length, b.length)
}

function sortWords(text: string): string {
  return text.split(' ').sort().join(' ')
}
