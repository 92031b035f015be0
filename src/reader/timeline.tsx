import type { VNode } from 'preact'
import type { TimelinePeriod } from '../model/timeline.js'
import type { PageContext } from './context.js'
import { writePeriod } from './dates.js'
import { wordsOf, writeCount, writeNumber } from './words.js'

/** Periods that a chart has room for: of more, the latest are shown. */
const barLimit = 120

/** Bars by day, month or year, and the same as a table. `periods` are in order and without gaps. */
export function Timeline({
  context,
  periods,
}: {
  context: PageContext
  periods: readonly TimelinePeriod[]
}): VNode | null {
  const words = wordsOf(context.language)
  const first = periods[0]
  const last = periods.at(-1)
  if (first === undefined || last === undefined) return null
  const bars = periods.slice(-barLimit)
  const highest = Math.max(1, ...bars.map(({ mentions }) => mentions))
  const start = bars[0]?.period ?? first.period
  const total = bars.reduce((sum, { mentions }) => sum + mentions, 0)
  const label = `${writeCount(context.language, total, 'mentions')}, ${writePeriod(context.language, start)} – ${writePeriod(context.language, last.period)}`
  return (
    <figure class="timeline">
      <p class="highest" aria-hidden="true">
        {writeNumber(context.language, highest)}
      </p>
      <svg
        viewBox={`0 0 ${Math.max(bars.length, 12)} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map(({ period, mentions }, index) =>
          mentions === 0 ? null : (
            <rect
              key={period}
              x={index + 0.1}
              y={100 - (100 * mentions) / highest}
              width={0.8}
              height={(100 * mentions) / highest}
            >
              <title>{`${writePeriod(context.language, period)}: ${writeCount(context.language, mentions, 'mentions')}`}</title>
            </rect>
          ),
        )}
      </svg>
      <figcaption>
        <span>{writePeriod(context.language, start, true)}</span>
        {bars.length > 1 ? <span>{writePeriod(context.language, last.period, true)}</span> : null}
      </figcaption>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col">{words.mention}</th>
              <th scope="col">{words.articles}</th>
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ mentions }) => mentions > 0)
              .map(({ period, mentions, articles }) => (
                <tr key={period}>
                  <th scope="row">{writePeriod(context.language, period)}</th>
                  <td>{writeNumber(context.language, mentions)}</td>
                  <td>{writeNumber(context.language, articles)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
