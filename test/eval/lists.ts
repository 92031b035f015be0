import { join } from 'node:path'
import type { Knowledge } from '../../src/annotate/annotator.js'
import { entityKnowledge } from '../../src/annotate/gazetteer/entity-list.js'
import { type ListEntity, readEntityList } from '../../src/intake/entity-list.js'
import type { EntityType } from '../../src/model/entity.js'

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

/** The entity lists of a folder as an operator would import them, in memory. */
export async function importLists(folder: string): Promise<Knowledge> {
  const entities = new Map<string, ListEntity>()
  for (const [file, type] of Object.entries(lists)) {
    for await (const entity of readEntityList(join(folder, file), { type })) {
      const key = entity.wikidata ?? entity.name
      const known = entities.get(key)
      if (known === undefined) entities.set(key, entity)
      else {
        const names = [entity.name, ...Object.values(entity.labels)]
        const more = names.map((text) => ({ text, language: null, source: null }))
        entities.set(key, { ...known, aliases: [...known.aliases, ...more, ...entity.aliases] })
      }
    }
  }
  return entityKnowledge(entities.values())
}
