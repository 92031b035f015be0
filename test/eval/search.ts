import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAnnotator } from '../../src/annotate/create-annotator.js'
import { ownSeedFolder } from '../../src/config.js'
import { ingestArticle } from '../../src/intake/ingest.js'
import { readDocumentFolder } from '../../src/intake/read-document.js'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import { parseQuery } from '../../src/text/query.js'

/*
 * `npm run eval:search`: what twenty searches find in the first article and in texts of the gold data, which may not be
 * part of this repository. What they should find is reckoned by reading every text with a regular expression: a text that
 * `must` describes has to be found, one that `may` does not describe should not be. A search for a name also finds texts
 * with other names of the same entity; how many of them depends on what the annotator links.
 */

const gold = fileURLToPath(new URL('../../../shared/gold', import.meta.url))
const textsWanted = 500
const sources: readonly [file: string, language: string][] = [
  ['quotes-de-dev', 'de'],
  ['ner-de-news100-dev', 'de'],
  ['ner-de-smartdata-dev', 'de'],
  ['ner-en-newsfair-dev', 'en'],
  ['ner-en-gumnews-dev', 'en'],
  ['ner-de-pud-dev', 'de'],
]

interface Case {
  readonly q: string
  readonly must: (text: string) => boolean
  /** Where it is not the same. */
  readonly may?: (text: string) => boolean
}

/** Whether a text has one of these words, letters and digits around them excluded. */
const has = (words: string) => {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu')
  return (text: string) => pattern.test(text)
}
const both =
  (...all: ((text: string) => boolean)[]) =>
  (text: string) =>
    all.every((one) => one(text))
const not = (one: (text: string) => boolean) => (text: string) => !one(text)

const president = has('präsident(?:en|s)?')
const minister = has('au(?:ß|ss)enministers?|au(?:ß|ss)enministern')
const america = has(
  '(?:\\p{L}+-)*USA?(?:-.*)?|U\\.S\\.A?\\.?|\\p{L}*amerika\\p{L}*|america\\p{L}*|vereinigten? staaten|united states|washington\\p{L}*',
)

const cases: readonly Case[] = [
  { q: 'praesident', must: president, may: has('pr[aä]sident(?:en|s|e)?') },
  { q: 'PRÄSIDENTEN', must: president, may: has('pr[aä]sident(?:en|s|e)?') },
  { q: 'Aussenminister', must: minister },
  { q: 'Außenministern Blinken', must: both(minister, has('blinkens?')) },
  { q: '"zentralasiatische Staaten"', must: has('zentralasiatischen? staaten') },
  { q: 'Tokayev', must: has('tokajews?|tokayev') },
  { q: 'Kazakhstan', must: has('kasach\\p{L}*'), may: has('kasach\\p{L}*|kazakh\\p{L}*') },
  {
    q: 'United States',
    must: both(has('USA|united states|vereinigten? staaten')),
    may: (text) => america(text) || has('states?')(text),
  },
  {
    q: '"Europäische Union"',
    must: has('europäischen? union'),
    may: has('europäischen? union|(?:\\p{L}+-)*EU(?:-.*)?|europäischer union|union'),
  },
  {
    q: 'Regierung -Berlin',
    must: both(has('regierung(?:en)?'), not(has('\\p{L}*berlin\\p{L}*'))),
    may: both(has('regierung(?:en)?'), not(has('berlin'))),
  },
  { q: 'Polizei OR Feuerwehr', must: has('polizei|feuerwehr(?:en)?') },
  { q: 'bundesk*', must: has('bundesk\\p{L}*') },
  { q: 'Häuser', must: has('haus|häusern?|hauses|hause'), may: has('haus|häusern?|hauses|hause|häuschen') },
  { q: 'strassen', must: has('stra(?:ß|ss)en?') },
  { q: 'Muenchen', must: has('münchens?'), may: has('\\p{L}*münche?ne?r?s?') },
  { q: 'Merkel', must: has('merkels?'), may: has('merkels?|bundeskanzlerin|kanzlerin') },
  { q: 'Verletzten', must: has('verletzte[nr]?'), may: has('verletzt(?:e[nrsm]?)?') },
  { q: 'president', must: has('presidents?'), may: has('presidents?|president\\p{L}*') },
  { q: '"white house"', must: has('white house'), may: has('white house|weiße[ns]? haus(?:es)?') },
  {
    q: '(elections OR votes) -trump',
    must: both(has('elections?|votes?'), not(has('\\p{L}*trump\\p{L}*'))),
    may: both(has('elect\\p{L}*|vot\\p{L}*'), not(has('trump'))),
  },
]

if (!existsSync(gold)) {
  process.stdout.write('There is no ../shared/gold beside the repository: nothing to search in.\n')
  process.exit(0)
}

const { store } = openSqliteStore(':memory:')
const now = new Date('2026-11-24T12:00:00Z')
await store.importDocuments(await readDocumentFolder(ownSeedFolder), { existing: 'keep', now })
const annotator = createAnnotator()
let stored = 0
for (const [file, language] of sources) {
  for (const line of readFileSync(join(gold, `${file}.jsonl`), 'utf8').split('\n')) {
    if (line === '' || stored === textsWanted) continue
    const { title, text } = JSON.parse(line) as { title?: string; text: string }
    const raw = title === undefined ? { text, language } : { text, title, language }
    const { outcome } = await ingestArticle(raw, { annotator, store, now })
    if (outcome === 'created') stored++
  }
}

/** Every article as one text, by id. */
const texts = new Map<string, string>()
for (let after: Parameters<typeof store.findArticles>[2]['after']; ; ) {
  const { items, next } = await store.findArticles({}, 'publishedAt', { limit: 100, after })
  for (const { id } of items) {
    const article = await store.getArticle(id)
    texts.set(id, [article?.title, ...(article?.paragraphs ?? []).map((one) => one.text)].join('\n'))
  }
  if (next === null) break
  after = next
}

const lines = [`${'search'.padEnd(38)} should  found  missed  beside it`]
let [missedInAll, besideInAll] = [0, 0]
for (const { q, must, may = must } of cases) {
  const { items } = await store.searchArticles(parseQuery(q), {}, 'relevance', { limit: 1000 })
  const found = new Set(items.map(({ article }) => article.id))
  const wanted = [...texts].filter(([, text]) => must(text)).map(([id]) => id)
  const missed = wanted.filter((id) => !found.has(id))
  const beside = [...found].filter((id) => !may(texts.get(id) ?? ''))
  missedInAll += missed.length
  besideInAll += beside.length
  lines.push(
    [
      q.padEnd(38),
      `${wanted.length}`.padStart(6),
      `${found.size}`.padStart(6),
      `${missed.length}`.padStart(7),
      `${beside.length}`.padStart(10),
    ].join(' '),
  )
  if (process.argv.includes('--show'))
    for (const [sign, ids] of [
      ['-', missed],
      ['+', beside],
    ] as const)
      for (const id of ids) lines.push(`  ${sign} ${id}`)
}
lines.push(`${texts.size} articles; ${missedInAll} missed, ${besideInAll} beside what was meant`)
process.stdout.write(`${lines.join('\n')}\n`)
await store.close()
