/*
 * Whether the confidence of a quote is what it says: expected and observed share of right ones by evidence, on the
 * development part of the quotation corpus, beside which the confidences were set. `npm run eval:reliability`.
 */
import { type Judged, judgeQuotes } from './quote-evidence.js'

const gold = new URL('../../../shared/gold/quotes-de-dev.jsonl', import.meta.url)
const judged = judgeQuotes(gold)

function row(name: string, some: readonly Judged[]): void {
  const expected = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length
  const observed = some.filter(({ right }) => right).length / some.length
  process.stdout.write(
    `${name.padEnd(58)} ${String(some.length).padStart(6)} ${expected.toFixed(3).padStart(9)} ${observed.toFixed(3).padStart(9)}\n`,
  )
}

process.stdout.write(`${'evidence'.padEnd(58)} quotes  expected  observed\n`)
const kinds = [...new Set(judged.map(({ evidence }) => evidence))].sort((a, b) => a.localeCompare(b, 'en'))
for (const evidence of kinds)
  row(
    evidence,
    judged.filter((one) => one.evidence === evidence),
  )
row('all', judged)
const gap = (some: readonly Judged[]) =>
  Math.abs(some.reduce((sum, { confidence, right }) => sum + confidence - Number(right), 0))
const bins = Array.from({ length: 10 }, (_, bin) =>
  judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
)
const error = bins.reduce((sum, bin) => sum + gap(bin), 0) / judged.length
const brier =
  judged.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2, 0) / judged.length
process.stdout.write(`expected calibration error ${error.toFixed(3)}, Brier score ${brier.toFixed(3)}\n`)
