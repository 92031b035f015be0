import { foldings } from '../../text/fold.js'
import type { Candidate, Knowledge } from '../annotator.js'

const nothing: readonly Candidate[] = []

/** A name that folding leaves as it is. */
const folded = /^[a-z\d]+(?: [a-z\d]+)*$/

/** An entry of a list with every name under which it can be found. */
export interface NamedCandidate {
  readonly candidate: Candidate
  readonly names: Iterable<string>
}

/**
 * A Knowledge that holds its entries in memory, indexed under each folding of each name. Names other than the first
 * count 0.6 of the entry's prior: what a thing is called outright is likelier meant than what it is also called.
 */
export function indexKnowledge(entries: Iterable<NamedCandidate>): Knowledge {
  const found = new Map<string, Candidate[]>()
  for (const { candidate, names } of entries) {
    const alias: Candidate = { ...candidate, prior: candidate.prior * 0.6 }
    let first = true
    for (const name of names) {
      for (const key of foldings(name)) {
        if (key === '') continue
        const list = found.get(key)
        if (list === undefined) found.set(key, [first ? candidate : alias])
        else if (!list.some((other) => isSame(other, candidate))) list.push(first ? candidate : alias)
      }
      first = false
    }
  }
  for (const list of found.values()) if (list.length > 1) list.sort(byPrior)
  return knowledgeOf(found)
}

/**
 * A Knowledge of what a store knows: candidates by folded name (see text/fold.ts), most likely
 * first. A name is tried under each of its foldings.
 */
export function knowledgeOf(found: ReadonlyMap<string, readonly Candidate[]>): Knowledge {
  return {
    lookup: (name) => {
      const ready = found.get(name)
      if (ready !== undefined || folded.test(name)) return ready ?? nothing
      const [plain = '', expanded] = foldings(name)
      const direct = found.get(plain)
      if (direct !== undefined) return direct
      return (expanded === undefined ? undefined : found.get(expanded)) ?? nothing
    },
  }
}

/**
 * One Knowledge from several. Candidates of one Wikidata item become one: with the store's entity where a source has
 * it, the highest prior, and the country where a source knows it.
 */
export function combineKnowledge(...sources: readonly Knowledge[]): Knowledge {
  const only = sources.length === 1 ? sources[0] : undefined
  if (only !== undefined) return only
  return {
    lookup: (name, language) => {
      let kept: readonly Candidate[] = nothing
      for (const source of sources) {
        const more = source.lookup(name, language)
        if (more.length > 0) kept = kept.length === 0 ? more : merge(kept, more)
      }
      return kept
    },
  }
}

/** Whether two candidates are one thing: the same entity of the store, or the same Wikidata item. */
export function isSame(a: Candidate, b: Candidate): boolean {
  return (a.wikidata !== null && a.wikidata === b.wikidata) || (a.entity !== null && a.entity === b.entity)
}

function merge(some: readonly Candidate[], more: readonly Candidate[]): Candidate[] {
  const merged = [...some]
  const places = new Map<string, number>()
  merged.forEach((candidate, index) => {
    if (candidate.wikidata !== null) places.set(candidate.wikidata, index)
    if (candidate.entity !== null) places.set(`/${candidate.entity}`, index)
  })
  for (const candidate of more) {
    const index =
      (candidate.wikidata === null ? undefined : places.get(candidate.wikidata)) ??
      (candidate.entity === null ? undefined : places.get(`/${candidate.entity}`))
    const twin = index === undefined ? undefined : merged[index]
    if (index === undefined || twin === undefined) {
      merged.push(candidate)
      continue
    }
    merged[index] = {
      ...twin,
      entity: twin.entity ?? candidate.entity,
      wikidata: twin.wikidata ?? candidate.wikidata,
      prior: Math.max(twin.prior, candidate.prior),
      country: twin.country ?? candidate.country ?? null,
    }
  }
  return merged.sort(byPrior)
}

function byPrior(a: Candidate, b: Candidate): number {
  return b.prior - a.prior
}
