import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { fold } from '../../text/fold.js'
import { type MentionFilter, mentionsSorted, type PageRequest } from '../store.js'
import { dateBounds } from './filter.js'
import { Memo } from './memo.js'

/** Code points of context that mentions are sorted by, and of its words as many: enough to part all but repetitions. */
const context = { width: 120, words: 8 }

/** Mentions made comparable before other requests are let through: some milliseconds. */
const mentionsAtOnce = 1000

/** A mention and the folded words beside it, the nearest first. */
interface Line {
  readonly key: number
  readonly words: string
}

/** Which side of a mention it is sorted by. */
export type Side = 'left' | 'right'

/**
 * The concordance of an entity: its mentions sorted by the words before them, the nearest first, or by those after
 * them; compared folded, so that case, accents and punctuation do not matter. Only the newest `mentionsSorted` of
 * those that meet the filter are sorted. The order is kept while the archive does not change.
 */
export function concordance(sqlite: Database, version: () => string) {
  const memo = new Memo<readonly Line[]>(version, 16)
  const texts: Readonly<Record<Side, string>> = {
    left: `substr(p.text, max(1, m.start + 1 - ${context.width}), min(m.start, ${context.width}))`,
    right: `substr(p.text, m."end" + 1, ${context.width})`,
  }
  const prepare = (side: Side) =>
    sqlite.prepare<[Record<string, string | number | null>], { key: number; text: string }>(
      `SELECT m.key, ${texts[side]} AS text
       FROM mention m JOIN paragraph p ON p.article = m.article AND p.number = m.paragraph
       WHERE m.entity = (SELECT key FROM entity WHERE id = @entity OR wikidata = @entity)
         AND m.sort_date >= @begin AND m.sort_date < @end
         AND (@derived IS NULL OR m.derived = @derived)
         AND (@language IS NULL OR (SELECT language FROM article WHERE key = m.article) = @language)
       ORDER BY m.sort_date DESC, m.article DESC, m.paragraph, m.start LIMIT ${mentionsSorted}`,
    )
  const rows = { left: prepare('left'), right: prepare('right') }

  const sort = async (entity: string, filter: MentionFilter, side: Side): Promise<Line[]> => {
    const [begin, end] = dateBounds(filter)
    const derived = filter.derived === undefined ? null : Number(filter.derived)
    const found = rows[side].all({ entity, begin, end, derived, language: filter.language ?? null })
    const lines: Line[] = []
    for (const [index, { key, text }] of found.entries()) {
      if (index % mentionsAtOnce === mentionsAtOnce - 1) await setImmediate()
      const words = fold(text).split(' ')
      lines.push({
        key,
        words: (side === 'left' ? words.reverse() : words).slice(0, context.words).join(' '),
      })
    }
    return lines.sort(compareLines)
  }

  /** The keys of a page of mentions, and one more where there is a next page. */
  return async (
    entity: string,
    filter: MentionFilter,
    side: Side,
    page: PageRequest,
  ): Promise<readonly Line[]> => {
    const { derived, language, from, to } = filter
    const name = JSON.stringify([side, entity, derived, language, from, to])
    const lines = await memo.get(name, () => sort(entity, filter, side))
    const [words, key] = page.after ?? []
    const last = { words: String(words), key: Number(key) }
    const begin = page.after === undefined ? 0 : lines.findIndex((line) => compareLines(line, last) > 0)
    return begin < 0 ? [] : lines.slice(begin, begin + page.limit + 1)
  }
}

function compareLines(a: Line, b: Line): number {
  if (a.words !== b.words) return a.words < b.words ? -1 : 1
  return a.key - b.key
}
