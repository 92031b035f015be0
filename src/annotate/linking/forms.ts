import { fold, foldings } from '../../text/fold.js'
import type { FoundMention } from '../annotator.js'
import { otherSpellings } from './spellings.js'

/** The words that a name is never longer than: what is longer is looked up as it stands. */
const longest = 12

const articles = new Set(['der', 'die', 'das', 'den', 'dem', 'des', 'the'])
const kinds = new Set([
  'stadt',
  'hauptstadt',
  'insel',
  'nachrichtenagentur',
  'zeitung',
  'konzern',
  'bundesstaat',
])
const legal = new Set([
  'ag',
  'se',
  'gmbh',
  'inc',
  'corp',
  'corporation',
  'ltd',
  'plc',
  'llc',
  'kg',
  'kgaa',
  'ev',
  'nv',
  'co',
])
const endings = ['innen', 'in', 'en', 'em', 'er', 'es', 'e', 'n', 's'] as const

/**
 * The folded forms under which a mention may be known, most faithful first, each once. Made one after the other, so
 * that a name that is found as it stands costs one form; all of them together are at most 40.
 *
 * 1. the name; in brackets and before them apart; without article, legal form or kind (`die`, `AG`, `Stadt`)
 * 2. without the genitive `s`, `es` or `’s`; adjectives inside in the endings that a title may have
 *    (`Vereinten Nationen` as `Vereinte`, `Vereinter`, `Vereintes Nationen`); a place's adjective (`Washingtoner`)
 * 3. a derived word without its ending (`kasachischen` as `kasachisch`, `Kasachen` as `Kasache`), the first part of a
 *    compound (`US-Beamte` as `US`)
 * 4. a person without middle initials (`George W. Bush`), and in the other language's spelling (`Tokayev`)
 */
export function* nameForms(mention: FoundMention, language: string): Generator<string> {
  const seen = new Set<string>()
  const fresh = (form: string): boolean => {
    if (form === '' || seen.has(form) || seen.size >= 40) return false
    seen.add(form)
    return true
  }
  for (const base of baseForms(mention)) {
    const form = fold(base)
    if (fresh(form)) yield form
    const [, expanded] = foldings(base)
    if (expanded !== undefined && fresh(expanded)) yield expanded
  }
  const bases = [...seen]
  for (const base of bases) for (const form of trimmed(base)) if (fresh(form)) yield form
  const german = language !== 'en'
  for (const base of [...seen]) {
    for (const form of uninflected(base, german && mention.type !== 'person')) if (fresh(form)) yield form
  }
  if (mention.derived)
    for (const base of bases) for (const form of underived(base)) if (fresh(form)) yield form
  if (mention.type === 'person' || mention.type === 'other') {
    for (const base of [...seen]) {
      const short = base.replace(/(?<= )\p{L} /gu, '')
      if (fresh(short)) yield short
    }
    if (mention.type === 'person') {
      for (const base of [...seen]) for (const form of otherSpellings(base)) if (fresh(form)) yield form
    }
  }
}

function* baseForms(mention: FoundMention): Generator<string> {
  const { name } = mention
  yield name
  const open = name.indexOf('(')
  if (open > 0) {
    yield name.slice(0, open)
    yield name.slice(open + 1).replace(/\).*$/s, '')
  }
  if (/[¬\u00AD]/.test(name)) yield name.replace(/[¬\u00AD]\s*/g, '')
  if (mention.derived) {
    const hyphen = name.search(/[-‐‑–]/)
    if (hyphen > 0) yield name.slice(0, hyphen)
  }
}

function* trimmed(form: string): Generator<string> {
  const words = form.split(' ')
  if (words.length < 2 || words.length > longest) return
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (articles.has(first) || kinds.has(first)) yield words.slice(1).join(' ')
  if (legal.has(last)) yield words.slice(0, -1).join(' ')
}

function* uninflected(form: string, adjectives: boolean): Generator<string> {
  const bare = [form]
  if (form.length > 3 && form.endsWith('s')) {
    bare.push(form.endsWith(' s') ? form.slice(0, -2) : form.slice(0, -1))
    if (form.length > 5 && form.endsWith('es')) bare.push(form.slice(0, -2))
  }
  for (const one of bare.slice(1)) yield one
  if (adjectives && form.length > 5 && form.endsWith('er') && !form.includes(' ')) yield form.slice(0, -2)
  if (!adjectives) return
  const words = form.split(' ')
  if (words.length < 2 || words.length > longest) return
  const stems = words
    .slice(0, -1)
    .map((word) => (word.length > 4 ? word.replace(/(?:e[nmrs]|e)$/, '') : word))
  if (stems.every((stem, index) => stem === words[index])) return
  for (const ending of ['e', 'er', 'es']) {
    const start = stems.map((stem, index) => (stem === words[index] ? stem : stem + ending)).join(' ')
    for (const one of bare) yield `${start} ${one.split(' ').at(-1)}`
  }
}

function* underived(form: string): Generator<string> {
  for (const ending of endings) {
    if (form.length < ending.length + 3 || !form.endsWith(ending)) continue
    const stem = form.slice(0, -ending.length)
    yield stem
    if (ending === 'in' || ending === 'innen') yield `${stem}e`
  }
}

/** The whole set of folded names that linking may ask a Knowledge for: what a store has to be asked beforehand. */
export function lookupKeys(mentions: readonly FoundMention[], language: string): string[] {
  const keys = new Set<string>()
  const done = new Set<string>()
  for (const mention of mentions) {
    const mark = `${mention.type}/${mention.derived}/${mention.name}`
    if (done.has(mark)) continue
    done.add(mark)
    for (const form of nameForms(mention, language)) keys.add(form)
  }
  return [...keys]
}
