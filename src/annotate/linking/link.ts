import type { EntityType } from '../../model/entity.js'
import { fold } from '../../text/fold.js'
import type { Block, Candidate, FoundMention, Knowledge, LinkedMention } from '../annotator.js'
import { nameForms } from './forms.js'
import { isSame } from './knowledge.js'
import { skeleton } from './spellings.js'

/*
 * Linking in five steps, each linear in the number of mentions:
 *   1. mentions with one name and type are a group;
 *   2. a group gets candidates from the Knowledge;
 *   3. groups join: a surname joins the full name, an acronym the name that it follows in brackets, a spelling the
 *      other spelling of one name;
 *   4. a joined group gets its link: the type must agree, then prior and the article's countries decide;
 *   5. every mention gets the link and the chain of its group.
 */

interface Group {
  readonly mention: FoundMention
  readonly forms: readonly string[]
  readonly words: readonly string[]
  candidates: readonly Candidate[]
  parent: Group | undefined
  link: Candidate | undefined
  open: readonly Candidate[]
  chain: number
  /** Whether a mention of it is the name itself, not a word derived from it. */
  named: boolean
}

/** A candidate wins when it is this much likelier than the next one, as a natural logarithm: twice. */
const margin = Math.log(2)

/** How much a candidate gains when it belongs to a country that the article names. */
const countryBonus = 2.5

/** A candidate of this prior is known well enough to be meant although the type found in the text is another. */
const wellKnown = 50

/** Lists that a mention carries are cut to this length. */
const mostCandidates = 10

/**
 * Links mentions to what they refer to. Pure and deterministic; the mentions come back in their order.
 * A name that `knowledge` does not have gets a candidate without entity and Wikidata id: a new entity, one for each
 * chain. A mention that may be several things stays without link and lists them in `candidates`; a derived word of an
 * unknown name (`Mustermannisch`) stays without both. Never throws, whatever the mentions.
 */
export function linkMentions(
  blocks: readonly Block[],
  mentions: readonly FoundMention[],
  language: string,
  knowledge: Knowledge,
): LinkedMention[] {
  const texts = new Map(blocks.map((block) => [block.number, block.text]))
  const groups = new Map<string, Group>()
  const groupOf = mentions.map((mention) => {
    const key = `${mention.type}/${mention.derived}/${mention.name}`
    const known = groups.get(key)
    if (known !== undefined) return known
    const group = newGroup(mention, language, knowledge)
    groups.set(key, group)
    return group
  })
  const all = [...groups.values()]
  joinSpellings(all)
  joinAcronyms(mentions, groupOf, texts)
  const full = indexFullNames(all)
  const contested = joinShortNames(all, full)
  markNamed(mentions, groupOf)
  linkRoots(all)
  return chained(mentions, groupOf, contested)
}

function newGroup(mention: FoundMention, language: string, knowledge: Knowledge): Group {
  const forms: string[] = []
  let candidates: readonly Candidate[] = []
  for (const form of nameForms(mention, language)) {
    forms.push(form)
    candidates = fitting(knowledge.lookup(form, language), mention)
    if (candidates.length > 0) break
  }
  const words = forms[0]?.split(' ') ?? []
  return {
    mention,
    forms,
    words,
    candidates,
    parent: undefined,
    link: undefined,
    open: [],
    chain: -1,
    named: false,
  }
}

/** The candidates whose type the mention's type allows. */
function fitting(candidates: readonly Candidate[], mention: FoundMention): readonly Candidate[] {
  if (candidates.length === 0 || mention.type === 'other') return candidates
  return candidates.filter((candidate) => {
    if (candidate.type === mention.type || candidate.type === 'other') return true
    if (mention.type === 'person' || candidate.type === 'person') return mention.derived
    if (mention.type === 'event' || candidate.type === 'event') return false
    return candidate.prior >= wellKnown || mention.derived
  })
}

function root(group: Group): Group {
  let top = group
  while (top.parent !== undefined) top = top.parent
  for (let at = group; at.parent !== undefined; ) {
    const next: Group = at.parent
    at.parent = top
    at = next
  }
  return top
}

function join(child: Group, parent: Group): void {
  const from = root(child)
  const to = root(parent)
  if (from !== to) from.parent = to
}

/** Joins groups that have one name: the same form with another type or ending, or another spelling of a person. */
function joinSpellings(groups: readonly Group[]): void {
  const byForm = new Map<string, Group>()
  const bySkeleton = new Map<string, Group>()
  for (const group of groups) {
    const form = group.forms[0]
    if (form === undefined || group.mention.derived) continue
    const same = byForm.get(form)
    if (same === undefined) byForm.set(form, group)
    else if (agree(same, group)) join(group, same)
    if (group.mention.type !== 'person' || group.words.length < 2) continue
    const bones = `${form[0]}${group.words.length} ${skeleton(form)}`
    const alike = bySkeleton.get(bones)
    if (alike === undefined) bySkeleton.set(bones, group)
    else if (agree(alike, group)) join(group, alike)
  }
  for (const group of groups) {
    const form = group.forms[0]
    if (form === undefined || group.mention.derived || !/..s$/.test(form)) continue
    const bare = byForm.get(form.replace(/ ?s$/, ''))
    if (bare !== undefined && bare !== group && agree(bare, group)) join(group, bare)
  }
}

/** Whether nothing speaks against two groups being one thing: types that fit, no certain other candidate. */
function agree(a: Group, b: Group): boolean {
  const types = a.mention.type === b.mention.type || a.mention.type === 'other' || b.mention.type === 'other'
  const first = a.candidates[0]
  const second = b.candidates[0]
  if (first === undefined || second === undefined) return types
  return isSame(first, second)
}

const acronym = /^[\p{Lu}\d][\p{L}\d.&-]{1,7}$/u

/** Two capitals in one word: no surname. */
const capitals = /^\p{Lu}.*\p{Lu}/u

/** Joins `NOAA` to the name before it in `Nationale Behörde … (NOAA)`, where the letters are those of the words. */
function joinAcronyms(
  mentions: readonly FoundMention[],
  groupOf: readonly Group[],
  texts: ReadonlyMap<number, string>,
): void {
  const endings = new Map<string, Group>()
  mentions.forEach((mention, index) => {
    const group = groupOf[index]
    if (group !== undefined && group.words.length > 1 && !mention.derived) {
      endings.set(`${mention.block} ${mention.endUnit}`, group)
    }
  })
  if (endings.size === 0) return
  mentions.forEach((mention, index) => {
    const group = groupOf[index]
    const text = texts.get(mention.block)
    if (group === undefined || text === undefined || !acronym.test(mention.name)) return
    const before = text.slice(Math.max(0, mention.startUnit - 3), mention.startUnit)
    const opening = /\s?\($/.exec(before)
    if (opening === null) return
    const named = endings.get(`${mention.block} ${mention.startUnit - opening[0].length}`)
    if (named === undefined || root(named) === root(group)) return
    if (group.candidates.length > 0 && named.candidates.length > 0) return
    if (group.mention.type === 'location' || group.mention.type === 'person') return
    if (isAcronymOf(mention.name, named.words)) join(group, named)
  })
}

/** Whether every letter of an acronym begins a word, or stands inside one after it: `BAMF`, `NOAA`. */
function isAcronymOf(name: string, words: readonly string[]): boolean {
  const letters = fold(name).replace(/ /g, '')
  const text = words.join(' ')
  if (letters === '' || letters[0] !== text[0]) return text.startsWith(letters)
  let at = 0
  for (const letter of letters) {
    const next = text.indexOf(letter, at)
    if (next === -1) return false
    at = next + 1
  }
  return true
}

type FullNames = ReadonlyMap<string, Set<Group>>

const particles = new Set([
  'von',
  'van',
  'der',
  'den',
  'de',
  'zu',
  'al',
  'el',
  'bin',
  'ibn',
  'di',
  'da',
  'dos',
  'le',
  'la',
])

/** The names of several words by what they may be cut to: surname, surname with particles or initial, first name. */
function indexFullNames(groups: readonly Group[]): FullNames {
  const full = new Map<string, Set<Group>>()
  const add = (key: string, group: Group) => {
    const list = full.get(key)
    if (list === undefined) full.set(key, new Set([root(group)]))
    else if (list.size < 8) list.add(root(group))
  }
  for (const group of groups) {
    const { mention, words } = group
    if (words.length < 2 || words.length > 6 || mention.derived) continue
    const isPerson = mention.type === 'person' || group.candidates[0]?.type === 'person'
    if (!isPerson && (mention.type !== 'other' || group.candidates.length > 0 || words.length > 3)) continue
    const [first = ''] = words
    const last = words.at(-1) ?? ''
    add(`last ${last}`, group)
    add(`last ${skeleton(last)}~`, group)
    if (isPerson) {
      add(`first ${first}`, group)
      add(`last ${first[0]} ${last}`, group)
    }
    let start = words.length - 1
    while (start > 1 && particles.has(words[start - 1] ?? '')) {
      start--
      add(`last ${words.slice(start).join(' ')}`, group)
    }
  }
  return full
}

/**
 * Joins short names to full names. Gives back the groups that may be short for several, with those: each of their
 * mentions goes to the one that was named last.
 */
function joinShortNames(groups: readonly Group[], full: FullNames): Map<Group, readonly Group[]> {
  const contested = new Map<Group, readonly Group[]>()
  for (const group of groups) {
    const { mention, words, forms } = group
    const type = mention.type
    if ((type !== 'person' && type !== 'other' && !mention.derived) || words.length > 3) continue
    if (group.parent !== undefined) continue
    const best = group.candidates[0]
    if (type !== 'person' && best !== undefined && best.type !== 'person' && best.prior >= wellKnown) continue
    const owners = shortFor(group, forms, full)
    if (owners.length === 1 && owners[0] !== undefined) join(group, owners[0])
    else if (owners.length > 1) contested.set(group, owners)
  }
  return contested
}

function shortFor(group: Group, forms: readonly string[], full: FullNames): readonly Group[] {
  const own = root(group)
  for (const place of ['last', 'first']) {
    for (const form of forms.slice(0, 6)) {
      if (place === 'first' && form.includes(' ')) continue
      const bare = form.length > 3 && form.endsWith('s') ? [form, form.replace(/ ?s$/, '')] : [form]
      for (const key of bare) {
        const owners = full.get(`${place} ${key}`)
        if (owners !== undefined) return others(owners, own)
      }
    }
    const [form = ''] = forms
    const alike =
      place === 'last' && !form.includes(' ') && form.length > 4 && group.mention.type === 'person'
    const owners = alike ? full.get(`last ${skeleton(form)}~`) : undefined
    if (owners !== undefined && [...owners].every((owner) => owner.words.at(-1)?.[0] !== undefined)) {
      return others(owners, own)
    }
  }
  return []
}

function others(owners: ReadonlySet<Group>, own: Group): Group[] {
  return [...new Set([...owners].map(root))].filter((owner) => owner !== own)
}

function markNamed(mentions: readonly FoundMention[], groupOf: readonly Group[]): void {
  mentions.forEach((mention, index) => {
    const group = groupOf[index]
    if (group !== undefined && !mention.derived) root(group).named = true
  })
}

/** Gives every joined group its link: first where prior and type suffice, then with the countries that these name. */
function linkRoots(groups: readonly Group[]): void {
  const roots: Group[] = []
  for (const group of groups) {
    const top = root(group)
    if (top === group) roots.push(group)
    else if (top.candidates.length === 0) top.candidates = lent(group, top)
  }
  const countries = new Set<string>()
  const undecided: Group[] = []
  for (const group of roots) {
    const winner = decide(group, undefined)
    if (winner === undefined) {
      if (group.candidates.length > 0) undecided.push(group)
      continue
    }
    group.link = winner
    const country = winner.country
    if (country !== undefined && country !== null && winner.type !== 'organization') countries.add(country)
  }
  for (const group of roots) {
    if (group.candidates.length < 2) continue
    const winner = decide(group, countries)
    if (winner !== undefined) group.link = winner
  }
  for (const group of undecided)
    if (group.link === undefined) group.open = group.candidates.slice(0, mostCandidates)
}

/**
 * What a joined group lends the group that it joined: for a surname only persons whose first name is that of the full
 * name (`Medwedew` for `Dmitrij Medwedew`, but `Merkel` not for `Klaus Merkel`).
 */
function lent(child: Group, top: Group): readonly Candidate[] {
  const [first = ''] = top.words
  const isShort = child.words.length < top.words.length && (top.words.at(-1) ?? '') !== ''
  const isAcronym = capitals.test(child.mention.name) && child.words.length === 1
  if (!isShort || isAcronym) return child.candidates.filter(({ type }) => agrees(type, top.mention.type))
  const start = skeleton(first)
  return child.candidates.filter(
    ({ type, name }) => type === 'person' && skeleton(fold(name)).startsWith(start),
  )
}

function agrees(a: EntityType, b: EntityType): boolean {
  return a === b || a === 'other' || b === 'other'
}

function decide(group: Group, countries: ReadonlySet<string> | undefined): Candidate | undefined {
  const { candidates, mention, forms } = group
  const [only] = candidates
  if (only === undefined) return undefined
  // A team or a government bears the name of its country: whether that is meant cannot be told from the name.
  if (mention.type === 'organization' && !mention.derived && isBarePlace(only, group)) return undefined
  // What a list alone knows as a company of one word may as well be a product, a ship or a word, unless the text tells.
  const isOneWord = !/\s/.test(mention.name)
  if (mention.type === 'other' && isOneWord && only.type === 'organization' && only.prior <= 1)
    return undefined
  if (candidates.length === 1) return only
  let best: Candidate | undefined
  let bestScore = Number.NEGATIVE_INFINITY
  let nextScore = Number.NEGATIVE_INFINITY
  const form = forms.at(-1)
  for (const candidate of candidates.slice(0, 50)) {
    let score = Math.log(candidate.prior > 0 ? candidate.prior : 1e-9)
    if (candidate.type === mention.type) score += 2
    if (candidate.entity !== null) score += 0.3
    if (fold(candidate.name) === form) score += 0.5
    const { country } = candidate
    if (countries !== undefined && country !== undefined && country !== null && countries.has(country)) {
      score += countryBonus
    }
    if (score > bestScore) {
      nextScore = bestScore
      bestScore = score
      best = candidate
    } else if (score > nextScore) nextScore = score
  }
  return bestScore - nextScore >= margin ? best : undefined
}

function isBarePlace(candidate: Candidate, group: Group): boolean {
  return candidate.type === 'location' && group.words.length === 1
}

/** The mentions with their links; a chain's number is that of its first mention among the chains. */
function chained(
  mentions: readonly FoundMention[],
  groupOf: readonly Group[],
  contested: ReadonlyMap<Group, readonly Group[]>,
): LinkedMention[] {
  const chains = new Map<string, number>()
  const lastNamed = new Map<Group, number>()
  let next = 0
  const chainOf = (group: Group): number => {
    if (group.chain !== -1) return group.chain
    const { link } = group
    const key =
      link === undefined
        ? undefined
        : (link.wikidata ?? (link.entity === null ? undefined : `/${link.entity}`))
    group.chain = (key === undefined ? undefined : chains.get(key)) ?? next++
    if (key !== undefined) chains.set(key, group.chain)
    return group.chain
  }
  return mentions.map((mention, index) => {
    const group = groupOf[index]
    if (group === undefined) return { ...mention, link: undefined, candidates: [], chain: next++ }
    const owners = contested.get(group)
    const owner = owners === undefined ? root(group) : latest(owners, lastNamed)
    if (owner === undefined) {
      const links = (owners ?? []).flatMap((one) => one.link ?? newEntity(one))
      return {
        ...mention,
        link: undefined,
        candidates: links.slice(0, mostCandidates),
        chain: chainOf(root(group)),
      }
    }
    lastNamed.set(owner, index)
    const link = owner.link ?? (owner.open.length > 0 || !owner.named ? undefined : newEntity(owner))
    return { ...mention, link, candidates: owner.open, chain: chainOf(owner) }
  })
}

function latest(owners: readonly Group[], lastNamed: ReadonlyMap<Group, number>): Group | undefined {
  let found: Group | undefined
  let at = -1
  for (const owner of owners) {
    const last = lastNamed.get(owner) ?? -1
    if (last > at) {
      at = last
      found = owner
    }
  }
  return found
}

function newEntity(group: Group): Candidate {
  return { entity: null, wikidata: null, name: group.mention.name, type: group.mention.type, prior: 1 }
}
