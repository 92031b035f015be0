import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FoundMention, Knowledge } from '../../src/annotate/annotator.js'
import { createAnnotator } from '../../src/annotate/create-annotator.js'
import { loadGazetteer } from '../../src/annotate/gazetteer/gazetteer.js'
import { lookupKeys } from '../../src/annotate/linking/forms.js'
import { combineKnowledge } from '../../src/annotate/linking/knowledge.js'
import { knownEntities } from '../../src/annotate/linking/known.js'
import { linkMentions } from '../../src/annotate/linking/link.js'
import { toGoldShape } from '../../src/annotate/mentions/gold-shape.js'
import { annotateLine } from '../../src/intake/annotate-line.js'
import { readGold } from '../train/examples.js'
import { importLists } from './lists.js'
import { findSeed, linkSeed } from './seed-links.js'
import { findUnseen } from './unseen.js'

/*
 * `npm run eval`: how good the annotator is, as one table, by the scorers that lie beside the gold data in
 * ../shared/gold. The data may not be part of this repository; where it is missing, nothing is measured.
 */

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const gold = join(shared, 'gold')
if (!existsSync(gold)) {
  process.stdout.write('There is no ../shared/gold beside the repository: nothing to measure against.\n')
  process.exit(0)
}

interface Score {
  readonly p: number
  readonly r: number
  readonly f1: number
}

interface GoldDocument {
  readonly id: string
  readonly text: string
  readonly mentions: readonly { start: number; end: number; type: string | null; optional?: boolean }[]
}

const folder = mkdtempSync(join(tmpdir(), 'glosse-eval-'))
const read = (name: string) =>
  readFileSync(join(gold, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldDocument)

function score(
  scorer: string,
  name: string,
  predictions: readonly object[],
  options: readonly string[] = [],
) {
  const file = join(folder, `${name}.jsonl`)
  writeFileSync(file, predictions.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(gold, scorer), join(gold, `${name}.jsonl`), file, '--json', ...options],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const annotator = createAnnotator()
const store = { findByNames: async () => new Map<string, never>() }
const annotateOne = (id: string, text: string, language: string) =>
  annotateLine({ id, text }, { annotator, store, language })
const annotateAll = (name: string, language: string) =>
  Promise.all(read(name).map(({ id, text }) => annotateOne(id, text, language)))

const lines: string[] = []
const row = (measure: string, value: string, least = '', more = '') =>
  lines.push(`${measure.padEnd(58)} ${value.padStart(8)} ${least.padStart(8)}  ${more}`)
const rowF = (measure: string, { p, r, f1 }: Score, least = '') =>
  row(measure, f1.toFixed(3), least, `precision ${p.toFixed(3)}, recall ${r.toFixed(3)}`)

async function measureQuotes(name: string, language: string, floors: boolean): Promise<void> {
  const { all, byType } = score('score-quotes.mjs', name, await annotateAll(name, language))
  const floor = (text: string) => (floors ? text : '')
  rowF(`${name}: tokens F1, all kinds`, all.detection.tokens, floor('0.62'))
  if (byType.Direct) rowF(`${name}: direct, typed F1 (IoU)`, byType.Direct.iou, floor('0.86'))
  if (byType.Indirect) rowF(`${name}: indirect, typed F1 (IoU)`, byType.Indirect.iou, floor('0.55'))
  if (byType.Reported?.counts.gold > 0)
    rowF(`${name}: reported, typed F1 (IoU)`, byType.Reported.iou, floor('0.25'))
  const { acc, right, of } = all.speaker.name
  row(`${name}: speaker right (name), given a match`, acc.toFixed(3), floor('0.78'), `${right} of ${of}`)
  rowF(`${name}: joint F1 (IoU and speaker)`, all.joint.lenient, floor('0.45'))
  if (all.dataset.addressee.r > 0)
    rowF(`${name}: addressee, F1 by the data set's rules`, all.dataset.addressee)
}

async function measureMentions(name: string, language: string): Promise<void> {
  rowF(`${name}: mentions, strict`, scoreMentions(name, await annotateAll(name, language)))
}

function scoreMentions(name: string, predictions: readonly object[]): Score {
  return score('score-mentions.mjs', name, predictions, ['--types', 'PER,LOC,ORG']).strict
}

/** GermEval's development part, which the shipped weights have seen, by weights that have not. */
function measureUnseen(least: string): void {
  const name = 'ner-de-germeval14-dev'
  const base = readGold(join(gold, 'ner-de-germeval14-train.jsonl'))
  const found = findUnseen(base, readGold(join(gold, `${name}.jsonl`)))
  const predictions = Array.from(found, ([id, mentions]) => ({ id, mentions: mentions.map(toGoldShape) }))
  rowF(`${name}: mentions, strict, unseen`, scoreMentions(name, predictions), least)
}

/** What is known of the names that may stand for these mentions. */
type Ask = (mentions: readonly FoundMention[], language: string) => Promise<Knowledge>

async function measureLinks(name: string, language: string, ask: Ask, how: string, least = '') {
  const types: Record<string, FoundMention['type']> = { PER: 'person', LOC: 'location', ORG: 'organization' }
  const link = async ({ id, text, mentions }: GoldDocument) => {
    const given = mentions.map(
      ({ start, end, type }): FoundMention => ({
        block: 0,
        startUnit: start,
        endUnit: end,
        type: types[type ?? ''] ?? 'other',
        derived: false,
        name: text.slice(start, end),
        confidence: 1,
      }),
    )
    const knowledge = await ask(given, language)
    const linked = linkMentions([{ number: 0, text }], given, language, knowledge)
    const found = linked.flatMap(({ startUnit: start, endUnit: end, link }, index) =>
      link?.wikidata
        ? [
            {
              start,
              end,
              type: mentions[index]?.type ?? null,
              wikidata: link.wikidata,
              dbpedia: `de:${link.name}`,
            },
          ]
        : [],
    )
    return { id, mentions: found }
  }
  const predictions = await Promise.all(read(name).map(link))
  // Where the gold has a page and no id, its title must be our name to the letter.
  const { links } = score('score-mentions.mjs', name, predictions)
  const { p, r } = links.endToEnd as Score
  row(
    `${name}: links given the span, ${how}`,
    links.accuracy.toFixed(3),
    least,
    `${links.right} of ${links.of} linked; precision ${p.toFixed(3)}, recall ${r.toFixed(3)}`,
  )
}

/** What a process of its own, compiled, takes to load the annotator with all that it reads; the median of five. */
function measureLoading(): { ms: number; megabytes: number } {
  const dist = new URL('../../dist/annotate/create-annotator.js', import.meta.url).href
  const script = `
    const memory = process.memoryUsage().rss, started = process.cpuUsage()
    const { createAnnotator } = await import(${JSON.stringify(dist)})
    const annotator = createAnnotator()
    for (const [text, language] of [['Anna Muster sagte, Berlin sei schön.', 'de'], ['Berlin is nice, Anna Muster said.', 'en']])
      annotator.link(annotator.find([{ number: 1, text }], language), new Map())
    const { user, system } = process.cpuUsage(started)
    const ms = (user + system) / 1000
    globalThis.gc()
    console.log(JSON.stringify({ ms, megabytes: (process.memoryUsage().rss - memory) / 1e6 }))`
  const runs = Array.from({ length: 5 }, () => {
    const options = ['--expose-gc', '--input-type=module', '-e', script]
    const { stdout } = spawnSync(process.execPath, options, { encoding: 'utf8' })
    return JSON.parse(stdout) as { ms: number; megabytes: number }
  }).sort((one, other) => one.ms - other.ms)
  return runs[2] ?? { ms: Number.NaN, megabytes: Number.NaN }
}

await measureQuotes('quotes-de-dev', 'de', true)
await measureQuotes('quotes-en-gumnews-dev', 'en', false)
measureUnseen('0.64')
for (const name of ['ner-de-smartdata-dev', 'ner-de-pud-dev']) await measureMentions(name, 'de')
for (const name of ['ner-en-pud-dev', 'ner-en-gumnews-dev']) await measureMentions(name, 'en')
const gazetteer = loadGazetteer()
const shipped: Ask = async () => gazetteer
const lists = join(shared, 'gazetteer')
if (existsSync(lists)) {
  const archive = importLists(lists, folder)
  const withLists: Ask = async (mentions, language) =>
    combineKnowledge(knownEntities(await archive.findByNames(lookupKeys(mentions, language))), gazetteer)
  await measureLinks('ner-de-news100-dev', 'de', withLists, 'all lists imported', '0.92')
  await archive.close()
}
await measureLinks('ner-de-news100-dev', 'de', shipped, 'as shipped')
await measureLinks('ner-en-gumnews-dev', 'en', shipped, 'as shipped')
const { right, of } = linkSeed(gazetteer)
row('first article: links given the span, as shipped', `${right}/${of}`, 'all')
const seed = findSeed(annotator)
row('first article: mentions found and linked', `${seed.right}/${seed.of}`, 'all', `${seed.extra} more`)

const texts = read('ner-de-news100-dev').map(({ text }) => text)
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
const before = process.cpuUsage()
const rounds = 5
for (let round = 0; round < rounds; round++) {
  for (const text of texts) await annotateOne('', text, 'de')
}
const { user, system } = process.cpuUsage(before)
const seconds = (user + system) / 1e6
row(
  'articles of 300 words a second, one core',
  ((words * rounds) / 300 / seconds).toFixed(0),
  '150',
  `${words} words of news`,
)
const { ms, megabytes } = measureLoading()
row(
  'start-up of lexicons and weights, processor ms',
  ms.toFixed(0),
  '≤ 300',
  'until a German and an English sentence are annotated',
)
row('memory of lexicons and weights, MB', megabytes.toFixed(0), '≤ 200')

process.stdout.write(
  `${'measure'.padEnd(58)} ${'value'.padStart(8)} ${'at least'.padStart(8)}\n${lines.join('\n')}\n`,
)
rmSync(folder, { recursive: true, force: true })
