import type { Article } from '../model/article.js'
import type { Mark, MarkedParagraph, Run } from '../model/paragraph.js'
import { toUnits } from '../text/codepoint.js'

interface Covering {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly mark: Mark
}

/**
 * Cuts paragraphs of an article into runs wherever an annotation begins or ends: a function of a paragraph's number and
 * text. The texts of the runs joined are the paragraph's text; the marks of a run stand outermost first. Offsets of
 * `article` are code points.
 */
export function markParagraphs(
  article: Pick<Article, 'mentions' | 'quotes'>,
): (number: number, text: string) => MarkedParagraph {
  const coverings = new Map<number, Covering[]>()
  for (const covering of coveringsOf(article)) {
    const known = coverings.get(covering.paragraph)
    if (known === undefined) coverings.set(covering.paragraph, [covering])
    else known.push(covering)
  }
  return (number, text) => ({ number, runs: cutRuns(text, coverings.get(number) ?? []) })
}

function cutRuns(text: string, unsorted: readonly Covering[]): Run[] {
  const unit = toUnits(text)
  const coverings = unsorted.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const cuts = new Set([0, text.length])
  for (const { start, end } of coverings) cuts.add(unit(start)).add(unit(end))
  const places = [...cuts].sort((a, b) => a - b)

  const runs: Run[] = []
  let open: Covering[] = []
  let next = 0
  for (const [index, startUnit] of places.entries()) {
    const endUnit = places[index + 1]
    if (endUnit === undefined) break
    open = open.filter((covering) => unit(covering.end) > startUnit)
    for (; next < coverings.length; next++) {
      const covering = coverings[next] as Covering
      if (unit(covering.start) > startUnit) break
      open.push(covering)
    }
    runs.push({ text: text.slice(startUnit, endUnit), marks: open.map(({ mark }) => mark) })
  }
  return runs
}

function coveringsOf(article: Pick<Article, 'mentions' | 'quotes'>): Covering[] {
  const quotes = article.quotes.flatMap((quote) => {
    const about = { id: quote.id, entity: quote.speaker?.entity ?? null, entityType: null }
    const spans = quote.spans.map((span) => ({ ...span, mark: { type: 'quote' as const, ...about } }))
    const cue = quote.cue === null ? [] : [{ ...quote.cue, mark: { type: 'cue' as const, ...about } }]
    return [...spans, ...cue]
  })
  const mentions = article.mentions.map(({ paragraph, start, end, id, entity, type }) => ({
    paragraph,
    start,
    end,
    mark: { type: 'mention' as const, id, entity, entityType: type },
  }))
  return [...quotes, ...mentions]
}
