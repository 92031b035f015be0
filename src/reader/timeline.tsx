import type { VNode } from 'preact'
import type { TimelinePeriod } from '../model/timeline.js'
import type { PageContext } from './context.js'
import { writePeriod } from './dates.js'
import { wordsOf, writeCount, writeNumber } from './words.js'

/** Periods that a chart has room for: of more years, decades are shown. */
const barLimit = 120

/** A period of a chart, or a decade, which its first year names. */
interface Bar extends TimelinePeriod {
  readonly isDecade?: true
}

/** The periods themselves, or, where they are more than a chart has room for, those of each decade as one. */
function barsOf(periods: readonly TimelinePeriod[]): readonly Bar[] {
  if (periods.length <= barLimit) return periods
  const decades = new Map<string, Bar>()
  for (const period of periods) {
    const decade = period.period.slice(0, 3)
    const sum = decades.get(decade)
    decades.set(decade, {
      period: `${decade}0`,
      isDecade: true,
      mentions: (sum?.mentions ?? 0) + period.mentions,
      articles: (sum?.articles ?? 0) + period.articles,
      quotesBy: (sum?.quotesBy ?? 0) + period.quotesBy,
      quotesAbout: (sum?.quotesAbout ?? 0) + period.quotesAbout,
    })
  }
  return [...decades.values()]
}

/** Bars by day, month or year, and the same as a table. `periods` are in order and without gaps. */
export function Timeline({
  context,
  periods,
}: {
  context: PageContext
  periods: readonly TimelinePeriod[]
}): VNode | null {
  const words = wordsOf(context.language)
  const bars = barsOf(periods)
  const first = bars[0]
  const last = bars.at(-1)
  if (first === undefined || last === undefined) return null
  const name = ({ period, isDecade }: Bar, isShort = false) =>
    isDecade ? words.decade.replace('#', period) : writePeriod(context.language, period, isShort)
  const highest = Math.max(1, ...bars.map(({ mentions }) => mentions))
  const total = bars.reduce((sum, { mentions }) => sum + mentions, 0)
  const label = `${writeCount(context.language, total, 'mentions')}, ${name(first)} – ${name(last)}`
  return (
    <figure class="timeline">
      <p class="highest" aria-hidden="true">
        {writeCount(context.language, highest, 'mentions')}
      </p>
      <svg
        viewBox={`0 0 ${Math.max(bars.length, 12)} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map((bar, index) => {
          const { period, mentions } = bar
          return mentions === 0 ? null : (
            <rect
              key={period}
              x={index + 0.1}
              y={100 - (100 * mentions) / highest}
              width={0.8}
              height={(100 * mentions) / highest}
            >
              <title>{`${name(bar)}: ${writeCount(context.language, mentions, 'mentions')}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption>
        <span>{name(first, true)}</span>
        {bars.length > 1 ? <span>{name(last, true)}</span> : null}
      </figcaption>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col">{words.mentions}</th>
              <th scope="col">{words.articles}</th>
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ mentions }) => mentions > 0)
              .map((bar) => (
                <tr key={bar.period}>
                  <th scope="row">{name(bar)}</th>
                  <td>{writeNumber(context.language, bar.mentions)}</td>
                  <td>{writeNumber(context.language, bar.articles)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
