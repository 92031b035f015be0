import { z } from 'zod'

/** Length of a period. */
export const TimelineUnit = z.enum(['day', 'month', 'year'], 'must be day, month or year')
export type TimelineUnit = z.infer<typeof TimelineUnit>

const amount = (description: string, example: number) =>
  z
    .int()
    .min(0)
    .meta({ description, examples: [example] })

/** How often an entity is in the news in one day, month or year. */
export const TimelinePeriod = z
  .object({
    period: z.string().meta({ description: '`YYYY`, `YYYY-MM` or `YYYY-MM-DD`.', examples: ['2023-02'] }),
    articles: amount('Articles of the period that mention it.', 1),
    mentions: amount('Mentions of it in those articles.', 7),
    quotesBy: amount('Quotes of the period of which it is the speaker.', 2),
    quotesAbout: amount('Quotes of the period in which it is mentioned.', 0),
  })
  .meta({
    id: 'TimelinePeriod',
    description: 'How often an entity was mentioned and quoted in one day, month or year.',
  })
export type TimelinePeriod = z.infer<typeof TimelinePeriod>

/** As many periods make a timeline at most: eleven years of days. */
export const periodsAtMost = 4000

/** Characters of a date that tell its period. */
export const periodLength: Readonly<Record<TimelineUnit, number>> = { day: 10, month: 7, year: 4 }

/**
 * A timeline with a period for each day, month or year from its first to its last one, or between the days given;
 * those that were missing hold zeros. Undefined where it would have more than `periodsAtMost`.
 */
export function fillTimeline(
  periods: readonly TimelinePeriod[],
  unit: TimelineUnit,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): TimelinePeriod[] | undefined {
  const first = from?.slice(0, periodLength[unit]) ?? periods[0]?.period
  const last = to?.slice(0, periodLength[unit]) ?? periods.at(-1)?.period
  if (first === undefined || last === undefined) return []
  const known = new Map(periods.map((one) => [one.period, one]))
  const filled: TimelinePeriod[] = []
  for (let period = first; period <= last; period = periodAfter(period, unit)) {
    if (filled.length === periodsAtMost) return undefined
    filled.push(known.get(period) ?? { period, articles: 0, mentions: 0, quotesBy: 0, quotesAbout: 0 })
    // Years have four digits; nothing comes behind the last one.
    if (period.startsWith('9999') && periodAfter(period, unit).length > period.length) break
  }
  return filled
}

function periodAfter(period: string, unit: TimelineUnit): string {
  const [year = 0, month = 1, day = 1] = period.split('-').map(Number)
  const next = new Date(0)
  if (unit === 'day') next.setUTCFullYear(year, month - 1, day + 1)
  else if (unit === 'month') next.setUTCFullYear(year, month, 1)
  else next.setUTCFullYear(year + 1, 0, 1)
  const text = next.toISOString().replace(/^\+0+/, '')
  return text.slice(0, text.indexOf('-') - 4 + periodLength[unit])
}
