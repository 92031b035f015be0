import { readFileSync } from 'node:fs'
import { compoundPlace } from './compound.js'
import { flagsOf, type Lexicon, Listed } from './lexicon.js'

interface Derivations {
  readonly adjectives: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly inhabitants: Readonly<Record<string, Readonly<Record<string, string>>>>
}

let derivations: Derivations | undefined

function load(): Derivations {
  derivations ??= JSON.parse(
    readFileSync(new URL('../../../src/annotate/data/derivations.json', import.meta.url), 'utf8'),
  ) as Derivations
  return derivations
}

function own(record: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** The longest word that is looked up. */
const longest = 40

/** The place that an adjective or a word for inhabitants comes from (`kasachischen`: Kasachstan); undefined if none. */
export function placeOf(word: string, language: string): string | undefined {
  if (word.length > longest || word.length < 4) return undefined
  const { adjectives, inhabitants } = load()
  const lower = word.toLowerCase()
  if (!language.toLowerCase().startsWith('de')) {
    if (!/^\p{Lu}/u.test(word)) return undefined
    return own(adjectives['en'], lower) ?? own(adjectives['en'], lower.replace(/s$/, ''))
  }
  const capital = lower.charAt(0) !== word.charAt(0)
  const person = capital ? own(inhabitants['de'], lower) : undefined
  if (person !== undefined) return person
  return own(adjectives['de'], lower) ?? own(adjectives['de'], lower.replace(/(?:e[nrsm]?)$/, ''))
}

const names = Listed.given | Listed.family | Listed.city | Listed.town | Listed.country | Listed.organization
const places = Listed.city | Listed.town | Listed.country

const irregular: Readonly<Record<string, string>> = {
  us: 'USA',
  'u.s.': 'USA',
  usa: 'USA',
  münchner: 'München',
  münchener: 'München',
  bremer: 'Bremen',
  dresdner: 'Dresden',
  basler: 'Basel',
  zürcher: 'Zürich',
  kasseler: 'Kassel',
  kölner: 'Köln',
  göttinger: 'Göttingen',
  tübinger: 'Tübingen',
  thüringer: 'Thüringen',
  pariser: 'Paris',
  wiener: 'Wien',
  römer: 'Rom',
  hannoveraner: 'Hannover',
  moskauer: 'Moskau',
  kiewer: 'Kiew',
  brüsseler: 'Brüssel',
  genfer: 'Genf',
  züricher: 'Zürich',
}

/**
 * The name that a derived word comes from: `kasachischen` and `Kasachen` from Kasachstan, `US-Beamte` from USA,
 * `Biden-Regierung` from Biden, `Sowjetrepubliken` from Sowjetunion, `Hamburger` from Hamburg. The word itself where that cannot be told.
 */
export function baseName(word: string, language: string, lexicon: Lexicon): string {
  const place = placeOf(word, language)
  if (place !== undefined) return place
  const special =
    own(irregular, word.toLowerCase().replace(/n$|s$/, '')) ?? own(irregular, word.toLowerCase())
  if (special !== undefined) return special
  const dash = word.lastIndexOf('-')
  if (dash > 0) {
    const first = word.slice(0, dash)
    return own(irregular, first.toLowerCase()) ?? placeOf(first, language) ?? first
  }
  const compound = language.toLowerCase().startsWith('de') ? compoundPlace(word, lexicon) : undefined
  if (compound !== undefined) return compound
  const city = /^(\p{Lu}.{2,30})er(?:n|s|in|innen)?$/u.exec(word)?.[1]
  if (city !== undefined) {
    for (const end of ['', 'en', 'e', 'n']) {
      if ((flagsOf(lexicon, city + end) & places) !== 0) return city + end
    }
  }
  return word
}

/**
 * A name without the ending of the genitive: `Moskaus` is Moskau, `Angela Merkels` Angela Merkel, `Grass'` Grass.
 * A name that is listed with its `s` keeps it, and so does one of which neither form is listed, unless `sure`: the
 * text has the form without `s` too, or a noun follows.
 */
export function withoutGenitive(name: string, lexicon: Lexicon, sure: (stem: string) => boolean): string {
  if (/[sxzß]['’]$/.test(name)) return name.slice(0, -1)
  if (/\p{L}['’]s$/u.test(name)) return name.slice(0, -2)
  if (!/\p{Ll}s$/u.test(name) || name.length < 4) return name
  const last = name.slice(name.lastIndexOf(' ') + 1)
  if (last.length < 4 || last.length > longest || /[sx]s$/.test(last)) return name
  const stem = last.slice(0, -1)
  const whole = name.slice(0, -1)
  if (sure(whole) || sure(stem)) return whole
  if ((flagsOf(lexicon, last) & names) !== 0) return name
  return (flagsOf(lexicon, stem) & names) !== 0 ? whole : name
}
