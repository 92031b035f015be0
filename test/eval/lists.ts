import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EntityType } from '../../src/model/entity.js'
import { openSqliteStore } from '../../src/store/sqlite/open.js'
import type { Store } from '../../src/store/store.js'

/** The type of the rows of a list that do not tell one, by the file's name; lists without a row here are left out. */
const lists: Readonly<Record<string, EntityType>> = {
  'countries.tsv': 'location',
  'countries-de-hand.tsv': 'location',
  'core-orgs.tsv': 'organization',
  'places.tsv': 'location',
  'admin1.tsv': 'location',
  'officeholders.tsv': 'person',
  'officeholders-de-variants.tsv': 'person',
  'legislators.tsv': 'person',
  'parties.tsv': 'organization',
  'us-newspapers.tsv': 'organization',
  'organisations-nsi.tsv': 'organization',
}

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/**
 * An archive in `folder` with all entity lists of `from`, imported as an operator does it: `glosse entities import`,
 * a file at a time.
 */
export function importLists(from: string, folder: string): Store {
  const database = join(folder, 'lists.db')
  for (const [file, type] of Object.entries(lists)) {
    const command = [program, 'entities', 'import', join(from, file), '--type', type, '--database', database]
    execFileSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return openSqliteStore(database).store
}
