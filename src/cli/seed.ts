import { ownSeedFolder } from '../config.js'
import { readDocumentFolder } from '../intake/read-document.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Command } from './command.js'

export const seed: Command = {
  name: 'seed',
  usage: '[FOLDER]',
  summary: 'Store the annotated documents of a folder.',
  description:
    'Checks every .json file of FOLDER as an annotated document (openapi/annotated-document.schema.json) and stores all of ' +
    'them in one transaction, or none. Articles that are stored already are kept as they are, so that it may run again. ' +
    'Without FOLDER: the documents that come with Glosse.',
  settings: ['database'],
  options: {
    replace: {
      type: 'boolean',
      help: 'Write documents over stored articles; what differs gets a new revision.',
    },
  },
  positionals: 1,
  async run({ config, options, positionals, print }) {
    const folder = positionals[0] ?? ownSeedFolder
    const documents = await readDocumentFolder(folder)
    const { store } = openSqliteStore(config.database)
    const existing = options['replace'] === true ? 'replace' : 'keep'
    const imported = await store
      .importDocuments(documents, { existing, now: new Date() })
      .finally(() => store.close())
    for (const { id, outcome } of imported) print(`${outcome.padEnd(9)} ${id}`)
    const stored = imported.filter(({ outcome }) => outcome === 'created' || outcome === 'replaced').length
    print(`${stored} of ${imported.length} documents written to ${config.database}.`)
  },
}
