import { openSqliteStore } from '../store/sqlite/open.js'
import type { Command } from './command.js'

export const migrate: Command = {
  name: 'migrate',
  summary: 'Bring the database to this version.',
  description:
    'Creates the database where it is missing and applies the migrations that it has not seen. `serve` and `seed` do so ' +
    'too; use this to do it at a time of your own. A database of a newer version is left alone.',
  settings: ['database'],
  async run({ config, print }) {
    const { store, migrated } = openSqliteStore(config.database, (done, total) =>
      print(`${done} of ${total} articles indexed for search`),
    )
    await store.close()
    print(
      migrated === 0
        ? `${config.database} is up to date.`
        : `${config.database}: applied ${migrated} migration${migrated === 1 ? '' : 's'}.`,
    )
  },
}
