import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { borders, feature } from '@rapideditor/country-coder'
import { fold } from '../src/text/fold.js'

/*
 * Writes the generated files of the gazetteer: `npm run gazetteer`. From packages of npm alone:
 *   countries.tsv  Wikidata ids and English names: @rapideditor/country-coder (ISC); German and English names:
 *                  cldr-localenames-full (Unicode-3.0); adjectives: i18n-nationality (MIT)
 *   brands.tsv     companies, brands and public bodies with their ids: name-suggestion-index (BSD-3-Clause)
 * The columns are told in src/annotate/gazetteer/gazetteer.ts.
 */
const require = createRequire(import.meta.url)
const folder = new URL('../src/annotate/data/', import.meta.url)
const header = 'wikidata\ttype\tname_de\tname_en\tnames\tderived\tcountry\tprior'

/** How likely a name means an area of this level of country-coder, on the scale of `Candidate.prior`. */
const areas: Readonly<Record<string, number>> = {
  country: 1000,
  region: 400,
  subregion: 200,
  intermediateRegion: 200,
  territory: 120,
  subterritory: 60,
  sharedLandform: 60,
}

/** country-coder gives these two the ids of the whole realms. */
const realms: Readonly<Record<string, string>> = { Q756617: 'Q35', Q29999: 'Q55' }

/** Great Britain means the state before it means the island; CLDR calls Latin America with the Caribbean `Lateinamerika`. */
const leftOut = new Set(['Q23666', 'Q72829598'])

type Territories = Readonly<Record<string, string>>

function territories(language: string): Territories {
  const { main } = require(`cldr-localenames-full/main/${language}/territories.json`)
  return main[language].localeDisplayNames.territories
}

function nationalities(language: string): Readonly<Record<string, string>> {
  return require(`i18n-nationality/langs/${language}.json`).nationalities
}

function countries(): string[] {
  const german = territories('de')
  const english = territories('en')
  const adjectives = nationalities('de')
  const nationals = nationalities('en')
  const rows: string[] = []
  for (const { properties } of borders.features) {
    const area = feature(properties.wikidata)?.properties ?? properties
    const prior = areas[area.level ?? '']
    if (prior === undefined || leftOut.has(area.wikidata)) continue
    const code = area.iso1A2 ?? area.m49 ?? ''
    const wikidata = realms[area.wikidata] ?? area.wikidata
    const names = [
      german[code],
      english[code],
      area.nameEn,
      ...(area.aliases ?? []),
      ...['-alt-short', '-alt-variant'].flatMap((form) => [german[code + form], english[code + form]]),
    ].map(plainName)
    const [first = '', second = '', ...others] = names
    const adjective = adjectives[code] ?? ''
    const derived = [/isch$/.test(adjective) ? adjective.toLowerCase() : '', nationals[code] ?? '']
    const country = area.country === undefined ? '' : (feature(area.country)?.properties.wikidata ?? '')
    rows.push(
      [
        wikidata,
        'location',
        first,
        second === first ? '' : second,
        list(
          others.filter(
            (name) => name !== first && name !== second && !/^[A-Z]{2,}\d?(-[A-Z\d]+)?$/.test(name),
          ),
        ),
        list(derived.filter((word) => !names.includes(word))),
        prior === areas['country'] ? wikidata : (realms[country] ?? country),
        String(prior),
      ].join('\t'),
    )
  }
  return rows.sort()
}

/** A name of CLDR without its bracket or status: `Sonderverwaltungsregion Hongkong`. */
function plainName(name: string | undefined): string {
  return (name ?? '')
    .replace(/ *\([^)]*\)$/, '')
    .replace(/^Sonderverwaltungsregion | SAR China$/, '')
    .trim()
}

function list(names: readonly string[]): string {
  return [...new Set(names.filter((name) => name !== ''))].join('|')
}

interface Item {
  readonly displayName: string
  readonly locationSet: { readonly include: readonly unknown[] }
  readonly tags: Readonly<Record<string, string>>
}

/** Kinds that name a place or a common thing rather than a firm or a public body. */
const commonKinds =
  /flagpole|school|place_of_worship|kindergarten|^flags|transit|route|toilets|recycling|bus_stop|books|parking/

const audience = /^(001|150|155|de|at|ch|us|gb|eu|de-.*|q183)$/

/**
 * Brands whose name cannot be a common word: of several words that each begin with a capital (`Deutsche Bank`), or one
 * with a capital inside (`McDonald’s`). `Nordsee`, `Aral` and `Penny` stay out: as words they mean something else.
 */
function brands(known: ReadonlySet<string>): string[] {
  const { nsi } = readSuggestions<{ nsi: Readonly<Record<string, { items?: readonly Item[] }>> }>('json/nsi')
  const { wikidata } = readSuggestions<{ wikidata: Readonly<Record<string, { label?: string }>> }>(
    'wikidata/wikidata',
  )
  const found = new Map<string, Set<string>>()
  for (const [kind, { items }] of Object.entries(nsi)) {
    if (commonKinds.test(kind)) continue
    for (const { locationSet, tags } of items ?? []) {
      if (!locationSet.include.some((place) => typeof place === 'string' && audience.test(place))) continue
      const item = tags['brand:wikidata'] ?? tags['operator:wikidata'] ?? tags['network:wikidata']
      if (item === undefined || !/^Q\d+$/.test(item)) continue
      const label = wikidata[item]?.label
      const names = [label, tags['brand'], tags['operator'], tags['name']]
      const kept = found.get(item) ?? new Set<string>()
      for (const name of names) {
        if (name !== undefined && isDistinctive(name) && !known.has(fold(name))) kept.add(name)
      }
      if (kept.size > 0) found.set(item, kept)
    }
  }
  const takenBy = new Map<string, number>()
  for (const names of found.values()) {
    for (const key of new Set([...names].map(fold))) takenBy.set(key, (takenBy.get(key) ?? 0) + 1)
  }
  const rows: string[] = []
  for (const [item, names] of found) {
    const [first, ...others] = [...names].filter((name) => takenBy.get(fold(name)) === 1)
    if (first === undefined) continue
    rows.push([item, 'organization', first, '', list(others), '', '', '5'].join('\t'))
  }
  return rows.sort()
}

/** A file of name-suggestion-index, which exports no paths to its data. */
function readSuggestions<T>(path: string): T {
  const file = new URL(`../node_modules/name-suggestion-index/dist/${path}.min.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

const leading = /^(?:der|die|das|dem|den|zum|zur|am|im|auf|bei|mein|the|la|le|el|il) /i

function isDistinctive(name: string): boolean {
  if (name.length > 60 || leading.test(name) || /[\t|;/()]/.test(name) || !/^[\p{L}\p{N}]/u.test(name))
    return false
  const words = name.split(/[\s-]+/)
  if (words.length === 1) return name.length >= 5 && /^\p{Lu}\p{Ll}+.*\p{Lu}/u.test(name)
  return (
    name.length >= 7 && words.filter((word) => /^\p{Lu}/u.test(word) && fold(word).length > 1).length >= 2
  )
}

function knownNames(): Set<string> {
  const known = new Set<string>()
  for (const file of ['country-names', 'countries', 'places', 'cities', 'people', 'organizations']) {
    const [, ...rows] = readFileSync(new URL(`${file}.tsv`, folder), 'utf8').split('\n')
    for (const row of rows) {
      const [, , german = '', english = '', names = '', derived = ''] = row.split('\t')
      for (const name of [german, english, ...names.split('|'), ...derived.split('|')]) known.add(fold(name))
    }
  }
  return known
}

function write(file: string, rows: readonly string[]): void {
  writeFileSync(new URL(file, folder), `${[header, ...rows].join('\n')}\n`)
  process.stdout.write(`${file}: ${rows.length} rows\n`)
}

write('countries.tsv', countries())
write('brands.tsv', brands(knownNames()))
