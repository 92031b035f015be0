import { type Article, type ArticleSummary, articleParts } from '../model/article.js'

/** Parts whose offsets need the member that names their unit. */
const counted = ['mentions', 'quotes']

/** Whether what `include` and `fields` ask for is more than a summary holds. */
export function needsWhole(include: readonly string[] = [], fields: readonly string[] = []): boolean {
  return (
    include.length > 0 || fields.includes('offsets') || articleParts.some((part) => fields.includes(part))
  )
}

/**
 * An article with only the members that were asked for: the parts that `include` names (undefined: all) and the
 * members that `fields` names (undefined: all). They work together: an included part stays whatever `fields` says.
 * `id` always stays, and so does `offsets` where something is counted in it.
 */
export function selectMembers<A extends ArticleSummary | Article>(
  article: A,
  include: readonly string[] | undefined,
  fields: readonly string[] | undefined,
): Partial<A> {
  if (include === undefined && fields === undefined) return article
  const isPart = (name: string) => (articleParts as readonly string[]).includes(name)
  const isWanted = (name: string): boolean => {
    if (name === 'id' || include?.includes(name)) return true
    if (name === 'offsets' && counted.some((part) => isWanted(part))) return true
    if (fields !== undefined) return fields.includes(name)
    return !isPart(name)
  }
  return Object.fromEntries(Object.entries(article).filter(([name]) => isWanted(name))) as Partial<A>
}
