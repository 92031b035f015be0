import { invalidConfiguration } from '../errors.js'
import { readEntityList } from '../intake/entity-list.js'
import type { DocumentEntity } from '../model/document.js'
import { EntityType } from '../model/entity.js'
import { slug } from '../model/id.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Command } from './command.js'
import { createProgress } from './progress.js'

/** Entities of one transaction: large enough to be fast, small enough to let readers and other writers in. */
const batchSize = 5000

export const entities: Command = {
  name: 'entities',
  usage: 'import FILE',
  summary: 'Import a list of entities that the annotator links to.',
  description:
    'Reads a TSV or CSV file with a header line (qid, type or kind, name_de, name_en, names, aliases, description …; lists ' +
    'inside a cell are divided by |) or Wikidata JSON lines. An entity that is known already, by its Wikidata id, learns what ' +
    'the list has beyond that. It may run again. A row that does not fit stops it with file, line and field.',
  settings: ['database'],
  options: {
    type: {
      type: 'string',
      value: 'TYPE',
      help: 'person, location, organization, event or other: type of rows that do not tell theirs.',
    },
  },
  positionals: 2,
  async run({ config, options, positionals, print }) {
    const [act, path] = positionals
    if (act !== 'import' || path === undefined) throw invalidConfiguration('entities takes import FILE.')
    const { store } = openSqliteStore(config.database)
    const progress = createProgress('entities')
    let [read, added] = [0, 0]
    try {
      let batch: DocumentEntity[] = []
      const flush = async () => {
        added += await store.importEntities(batch, new Date())
        read += batch.length
        batch = []
        progress.step({ created: added, skipped: read - added, failed: 0 })
      }
      for await (const { labels, aliases, ...entity } of readEntityList(path, typeOption(options['type']))) {
        batch.push({
          ...entity,
          id: slug(entity.name),
          sameAs: [],
          labels: { ...labels },
          aliases: [...aliases],
        })
        if (batch.length >= batchSize) await flush()
      }
      await flush()
    } finally {
      progress.stop()
      await store.close()
    }
    print(`${read} entities read, ${added} of them new: ${config.database}`)
  },
}

function typeOption(text: string | boolean | undefined): { type?: EntityType } {
  if (text === undefined) return {}
  const parsed = EntityType.safeParse(text)
  if (!parsed.success)
    throw invalidConfiguration(`--type must be one of ${EntityType.options.join(', ')}, not '${text}'.`)
  return { type: parsed.data }
}
