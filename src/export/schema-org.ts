import type { EntityType } from '../model/entity.js'

/** The class of schema.org (https://schema.org/docs/full.html) that each type of entity is. */
export const schemaOrgClass: Readonly<Record<EntityType, string>> = {
  person: 'Person',
  location: 'Place',
  organization: 'Organization',
  event: 'Event',
  other: 'Thing',
}
