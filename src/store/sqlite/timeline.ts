import type { Database } from 'better-sqlite3'
import { periodLength, type TimelinePeriod } from '../../model/timeline.js'
import type { Store } from '../store.js'
import { dateBounds } from './filter.js'

/** The method of the store that tells when an entity was in the news. */
export function timelineReads(sqlite: Database): Pick<Store, 'getTimeline'> {
  const periods = sqlite.prepare<[number, string, string, string], TimelinePeriod>(
    `SELECT substr(sort_date, 1, ?) AS period, sum(mentions > 0) AS articles, sum(mentions) AS mentions,
       sum(quotes_by) AS quotesBy, sum(quotes_about) AS quotesAbout
     FROM article_entity
     WHERE entity = (SELECT key FROM entity WHERE id = ?) AND sort_date > '' AND sort_date >= ? AND sort_date < ?
     GROUP BY 1 HAVING articles + quotesBy > 0 ORDER BY 1`,
  )
  return {
    async getTimeline(id, unit, range) {
      return periods.all(periodLength[unit], id, ...dateBounds(range))
    },
  }
}
