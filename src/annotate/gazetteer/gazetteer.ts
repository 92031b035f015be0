import { readFileSync } from 'node:fs'
import type { EntityType } from '../../model/entity.js'
import { fold } from '../../text/fold.js'
import type { Candidate, Knowledge } from '../annotator.js'
import { indexKnowledge, type NamedCandidate } from '../linking/knowledge.js'

/*
 * The files of src/annotate/data share one form: tab-separated, a header line, lists split by `|`:
 * wikidata, type, name_de, name_en, names, derived, country, prior. Rows of one item in several files are one entry;
 * the first row to fill a field wins, names add up. `names` are spellings and short forms in any language; `derived`
 * are the adjective without ending (`kasachisch`) and the inhabitant in the singular (`Kasache`).
 * `country-names`, `places`, `cities`, `people`, `organizations` and `events` are written by hand, each Wikidata id
 * checked against a public source; `countries` and `brands` are generated (npm run gazetteer).
 */
const folder = new URL('../../../src/annotate/data/', import.meta.url)

const files = [
  'country-names',
  'countries',
  'places',
  'cities',
  'people',
  'organizations',
  'events',
  'brands',
] as const

interface Entry {
  type: EntityType
  name: string
  names: Set<string>
  /** Adjectives and inhabitants. */
  derived: Set<string>
  country: string | null
  prior: number
}

/**
 * The names that Glosse knows by itself: countries with adjectives and inhabitants, big cities, German and United
 * States federal states, persons and organizations of world politics, and last the brands of many words. Reads the
 * files of src/annotate/data, in about 30 ms; throws when one of them is missing.
 */
export function loadGazetteer(): Knowledge {
  return indexKnowledge(namedCandidates(readEntries()))
}

let read: ReadonlyMap<string, Entry> | undefined

/** The entries of all files, read once. */
function readEntries(): ReadonlyMap<string, Entry> {
  read ??= parseFiles()
  return read
}

function parseFiles(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const file of files) {
    const text = readFileSync(new URL(`${file}.tsv`, folder), 'utf8')
    for (const line of text.split('\n').slice(1)) if (line !== '') readRow(line, entries)
  }
  return entries
}

function readRow(line: string, entries: Map<string, Entry>): void {
  const [wikidata = '', type, german, english, names, derived, country, prior] = line.split('\t')
  const entry = entries.get(wikidata)
  const isSpelling = (spelling: string | undefined): spelling is string =>
    spelling !== undefined && spelling !== ''
  const spellings = [german, english, ...(names ?? '').split('|')].filter(isSpelling)
  const words = (derived ?? '').split('|').filter(isSpelling)
  const [name = wikidata] = spellings
  if (entry === undefined) {
    entries.set(wikidata, {
      type: type as EntityType,
      name,
      names: new Set(spellings),
      derived: new Set(words),
      country: country || null,
      prior: Number(prior || 0),
    })
    return
  }
  for (const spelling of spellings) entry.names.add(spelling)
  for (const word of words) entry.derived.add(word)
  entry.country ??= country || null
  if (entry.prior === 0) entry.prior = Number(prior || 0)
}

function* namedCandidates(entries: ReadonlyMap<string, Entry>): Generator<NamedCandidate> {
  for (const [wikidata, { type, name, names, derived, country, prior }] of entries) {
    const candidate: Candidate = { entity: null, wikidata, name, type, prior: prior || 1, country }
    yield { candidate, names: [...names, ...derived] }
  }
}

/**
 * The names that Glosse knows by itself, folded, with their types: what the finding of mentions may take for granted. A
 * name of several things has the type of the likeliest.
 */
export function gazetteerNames(): ReadonlyMap<string, EntityType> {
  const best = new Map<string, Entry>()
  for (const entry of readEntries().values()) {
    // Events are told by their words; `Kalter Krieg` need not be looked for.
    if (entry.type === 'event') continue
    for (const name of entry.names) {
      const key = fold(name)
      if (entry.prior >= (best.get(key)?.prior ?? 0)) best.set(key, entry)
    }
  }
  return new Map(Array.from(best, ([name, { type }]) => [name, type]))
}
