import { createAnnotator } from '../annotate/create-annotator.js'
import { GlosseError, ingestIncomplete } from '../errors.js'
import { ingestArticle } from '../intake/ingest.js'
import { countRaw, readRaw } from '../intake/read-raw.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Command } from './command.js'
import { createProgress } from './progress.js'

export const ingest: Command = {
  name: 'ingest',
  usage: 'FILE|FOLDER|-',
  summary: 'Clean, annotate and store raw articles.',
  description:
    'Reads .txt, .html and .md files of one article each, .jsonl and .csv files of one article a line, folders of them, or ' +
    'standard input. Each article is stored whole or not at all; what is stored already is skipped, so that a broken run ' +
    'may be started again. A document that cannot be used is named on standard error and the rest goes on; the exit code ' +
    'is then 1.',
  settings: ['database'],
  positionals: 1,
  async run({ config, positionals, print }) {
    const path = positionals[0] ?? '-'
    const annotator = createAnnotator()
    const { store } = openSqliteStore(config.database)
    const progress = createProgress('articles', await countRaw(path))
    const counts = { created: 0, skipped: 0, failed: 0 }
    try {
      for await (const item of readRaw(path)) {
        try {
          if ('error' in item) throw item.error
          const { outcome } = await ingestArticle(item.raw, { annotator, store, now: new Date() })
          counts[outcome]++
        } catch (error) {
          if (!(error instanceof GlosseError)) throw error
          counts.failed++
          progress.warn(`${item.name}: ${error.message}`)
        }
        progress.step(counts)
      }
    } finally {
      progress.stop()
      await store.close()
    }
    print(
      `${counts.created} stored, ${counts.skipped} there already, ${counts.failed} failed: ${config.database}`,
    )
    if (counts.failed > 0) throw ingestIncomplete(counts.failed)
  },
}
