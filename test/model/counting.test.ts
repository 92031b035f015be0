import fc from 'fast-check'
import t from 'tap'
import { associationScore } from '../../src/model/association.js'
import { fillTimeline, periodLength, periodsAtMost, type TimelineUnit } from '../../src/model/timeline.js'
import { nameSimilarity } from '../../src/text/similarity.js'
import { holds } from '../support/property.js'

t.test('the log-likelihood ratio is that of the 2 × 2 table', async (t) => {
  // The tables that Apache Mahout tests its implementation with: both, one alone, other alone, neither.
  for (const [both, one, other, neither, ratio] of [
    [1, 0, 0, 1, 2.7726],
    [10, 0, 0, 10, 27.7259],
    [5, 1995, 0, 100_000, 39.3305],
    [1000, 1995, 1000, 100_000, 4730.737],
    [1000, 1000, 1000, 100_000, 5734.343],
    [1000, 1000, 1000, 99_000, 5714.932],
  ] as const) {
    const all = both + one + other + neither
    const score = associationScore('llr', { both, one: both + one, other: both + other, all })
    t.ok(Math.abs(score - ratio) < 0.001, `${both} ${one} ${other} ${neither}: ${score}`)
  }
  t.equal(associationScore('llr', { both: 4, one: 8, other: 8, all: 16 }), 0, 'as often as by chance')
  t.ok(associationScore('llr', { both: 0, one: 8, other: 8, all: 16 }) < 0, 'less often than by chance')
  t.equal(associationScore('llr', { both: 0, one: 0, other: 0, all: 0 }), 0)
  t.equal(associationScore('dice', { both: 3, one: 4, other: 6, all: 99 }), 0.6)
  t.equal(associationScore('dice', { both: 0, one: 0, other: 0, all: 0 }), 0)
})

t.test('many meetings of frequent entities say more than one of rare ones', async (t) => {
  const frequent = { both: 60, one: 100, other: 10_000, all: 1_000_000 }
  const rare = { both: 1, one: 100, other: 1, all: 1_000_000 }
  t.ok(associationScore('llr', frequent) > associationScore('llr', rare))
  t.ok(associationScore('dice', frequent) < associationScore('dice', rare), 'which Dice sees the other way')
})

t.test('a score is a number that JSON can tell, whatever the counts', async (t) => {
  const counts = fc.tuple(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), fc.nat(1e6))
  holds(
    t,
    fc.property(counts, ([both, one, other, more]) => {
      const occurrence = { both, one: both + one, other: both + other, all: both + one + other + more }
      const [llr, dice] = [associationScore('llr', occurrence), associationScore('dice', occurrence)]
      return Number.isFinite(llr) && !Object.is(llr, -0) && dice >= 0 && dice <= 1
    }),
  )
})

const period = (period: string) => ({ period, articles: 1, mentions: 2, quotesBy: 0, quotesAbout: 0 })

t.test('a timeline has every period between its ends', async (t) => {
  const periods = (unit: TimelineUnit, known: string[], range = {}) =>
    fillTimeline(known.map(period), unit, range)?.map(({ period, articles }) => `${period} ${articles}`)
  t.same(periods('day', ['2024-02-28', '2024-03-01']), ['2024-02-28 1', '2024-02-29 0', '2024-03-01 1'])
  t.same(periods('month', ['2023-12', '2024-02']), ['2023-12 1', '2024-01 0', '2024-02 1'])
  t.same(periods('year', ['0099', '0101']), ['0099 1', '0100 0', '0101 1'])
  t.same(periods('month', ['2024-02'], { from: '2024-01-31', to: '2024-03-01' }), [
    '2024-01 0',
    '2024-02 1',
    '2024-03 0',
  ])
  t.same(periods('year', [], { from: '9998-01-01', to: '9999-12-31' }), ['9998 0', '9999 0'])
  t.same(periods('day', [], { from: '9999-12-30', to: '9999-12-31' }), ['9999-12-30 0', '9999-12-31 0'])
  t.same(periods('day', []), [])
  t.same(periods('day', [], { from: '2024-01-01' }), [], 'without a last day there is none')
  t.same(periods('day', [], { from: '2024-01-02', to: '2024-01-01' }), [])
  t.equal(periods('day', [], { from: '0001-01-01', to: '9999-12-31' }), undefined)
  t.equal(periods('day', ['2000-01-01', '2010-12-13'])?.length, periodsAtMost)
  t.equal(periods('day', ['2000-01-01', '2010-12-14']), undefined, 'one more is too many')
})

t.test('filling a timeline loses and doubles nothing', async (t) => {
  const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2000-06-30'), noInvalidDate: true })
  holds(
    t,
    fc.property(fc.array(date, { maxLength: 9 }), fc.constantFrom('day', 'month', 'year'), (dates, unit) => {
      const known = [...new Set(dates.map((one) => one.toISOString().slice(0, periodLength[unit])))].sort()
      const filled = fillTimeline(known.map(period), unit, {}) ?? []
      const shown = filled.filter(({ articles }) => articles > 0).map(({ period }) => period)
      return (
        JSON.stringify(shown) === JSON.stringify(known) &&
        filled.every(({ period }, at) => at === 0 || period > (filled[at - 1]?.period ?? ''))
      )
    }),
  )
})

t.test('names are alike whatever their case, accents and order of words', async (t) => {
  t.equal(nameSimilarity('Wolodymyr SELENSKYJ', 'wolodymyr selenskyj'), 1)
  t.equal(nameSimilarity('Müller', 'Mueller'), 1)
  t.equal(nameSimilarity('Müller', 'Muller'), 1)
  t.ok(nameSimilarity('Blinken, Antony', 'Antony Blinken') > 0.97)
  t.ok(nameSimilarity('Tokayev', 'Tokajew') > 0.7)
  t.ok(nameSimilarity('Berlin', 'Paris') < 0.4)
  t.equal(nameSimilarity('?', 'Paris'), 0)
  t.equal(nameSimilarity('', ''), 0)
})
