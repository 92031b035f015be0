/*
 * `npm run eval:time`: milliseconds of processor time a kilobyte of finding, linking and turning into a document, for texts of 1 kB to
 * 1 MB: news, and soups that are hard on rules. Ends with status 1 where the time grows faster than the text.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createAnnotator } from '../../src/annotate/create-annotator.js'
import { toDocumentParts } from '../../src/annotate/to-document.js'
import { documentBlocks } from '../../src/model/document.js'
import { seedDocument } from '../support/archive.js'

const sizes = [1_000, 10_000, 100_000, 1_000_000]
/** A row ends before a size that may take longer than this, in ms. */
const patience = 30_000
/** The last size may take this many times as long a kilobyte as the quickest before it: noise and memory are in it. */
const mostGrowth = 5

function newsText(): string {
  const gold = new URL('../../../shared/gold/quotes-de-dev.jsonl', import.meta.url)
  if (!existsSync(gold)) return documentBlocks(seedDocument()).join('\n\n')
  const lines = readFileSync(gold, 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .join('\n\n')
}

const news = newsText()
const texts: readonly (readonly [name: string, unit: string, language: string])[] = [
  ['news', news, 'de'],
  ['news on one line', news.replace(/\s+/g, ' '), 'de'],
  ['news as if English', news, 'en'],
  ['A. A. A.', 'A. ', 'de'],
  ['a. 1. a. 1.', 'a. 1. ', 'de'],
  ['open marks „„„', '„', 'de'],
  ['marks of all kinds', '„a “b” «c» "d" ', 'de'],
  ['apostrophes', "'a ", 'en'],
  ['open brackets', '( [ ', 'de'],
  ['one letter a line', 'a\n', 'de'],
  ['one word without end', 'x', 'de'],
  ['hyphens without end', 'US-', 'de'],
  ['names', 'Angela Merkel ', 'de'],
  ['abbreviations', 'Deutsche Bank (EZB) ', 'de'],
  ['events', 'Russlands Invasion in der Ukraine, ', 'de'],
  ['clauses', 'Er sagte, dass ', 'de'],
  ['verbs without subject', 'bat der Mann den Mann, der sagte und ', 'de'],
  ['subjunctives', 'Er sei da. ', 'de'],
  ['sources', 'nach Angaben Polizei zufolge, ', 'de'],
  ['English verbs', 'said that he told the ', 'en'],
  ['English quotes', '"Yes," said Mr. Smith, a man. ', 'en'],
]

const annotator = createAnnotator()

function annotate(text: string, language: string): number {
  const blocks = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => ({ number: index + 1, text: line }))
  // The processor's time, not the clock's: what else the machine does is no matter.
  const start = process.cpuUsage()
  const found = annotator.find(blocks, language)
  toDocumentParts(blocks, annotator.link(found, new Map()))
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

for (const [, unit, language] of texts)
  annotate(unit.repeat(Math.ceil(5_000 / unit.length)).slice(0, 5_000), language)

const heads = sizes.map((size) => (size < 1e6 ? `${size / 1e3} kB` : `${size / 1e6} MB`).padStart(9))
process.stdout.write(`${'ms per kB'.padEnd(24)}${heads.join('')}\n`)
let steep = 0
for (const [name, unit, language] of texts) {
  const costs: number[] = []
  for (const size of sizes) {
    if ((costs.at(-1) ?? 0) * (size / 1000) > patience) break
    const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
    const runs = Array.from({ length: size < 100_000 ? 7 : size < 1_000_000 ? 2 : 1 }, () =>
      annotate(text, language),
    )
    costs.push(Math.min(...runs) / (size / 1000))
  }
  const least = Math.max(0.05, Math.min(...costs.slice(0, -1)))
  const isSteep = costs.length < sizes.length || (costs.at(-1) ?? 0) > least * mostGrowth
  if (isSteep) steep += 1
  const cells = costs.map((cost) => cost.toFixed(2).padStart(9)).join('')
  process.stdout.write(`${name.padEnd(24)}${cells}${isSteep ? '  grows faster than the text' : ''}\n`)
}
process.exitCode = steep > 0 ? 1 : 0
