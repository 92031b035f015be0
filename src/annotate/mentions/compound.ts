import { flagsOf, type Lexicon, Listed } from './lexicon.js'

/** Short forms that stand for a place only as the first part of a word. */
const shortForms: Readonly<Record<string, string>> = { sowjet: 'Sowjetunion', europa: 'Europa' }

const names = Listed.given | Listed.family | Listed.city | Listed.town | Listed.country | Listed.organization
const shape = /^\p{Lu}\p{Ll}{8,39}$/u
const shortestPlace = 5
const shortestNoun = 4
/** The two bits for how frequent a German word is, both set: one of the thousand most frequent. */
const veryFrequent = Listed.german

/**
 * The place that a German word without hyphen begins with, where the rest is a common noun (`Sowjetrepubliken`:
 * Sowjetunion, `Zypernfrage`: Zypern). Undefined for a word that is listed itself, but for those of a short form.
 */
export function compoundPlace(word: string, lexicon: Lexicon): string | undefined {
  if (!shape.test(word)) return undefined
  const own = flagsOf(lexicon, word)
  if ((own & names) !== 0) return undefined
  for (let cut = word.length - shortestNoun; cut >= shortestPlace; cut -= 1) {
    if ((flagsOf(lexicon, word.slice(cut)) & Listed.noun) === 0) continue
    const first = word.slice(0, cut)
    const place = shortForms[first.toLowerCase()]
    if (place !== undefined) return place
    const flags = flagsOf(lexicon, first)
    const isPlace = (flags & Listed.country) !== 0 && (flags & Listed.noun) === 0
    if (isPlace && (own & Listed.noun) === 0 && (flags & veryFrequent) !== veryFrequent) return first
  }
  return undefined
}
