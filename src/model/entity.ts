import { z } from 'zod'
import { Id } from './id.js'
import { Language } from './language.js'
import { plainText, webUrl } from './plain-text.js'

/** What kind of thing an entity is. */
export const EntityType = z.enum(['person', 'location', 'organization', 'event', 'other']).meta({
  id: 'EntityType',
  description: 'What kind of thing an entity is.',
  examples: ['person'],
})
export type EntityType = z.infer<typeof EntityType>

export const WikidataId = z
  .string()
  .regex(/^Q[1-9][0-9]{0,14}$/, 'must be a Wikidata item id such as Q212')
  .meta({ description: 'Wikidata item id.', examples: ['Q7821917'] })

export const EntityName = plainText(300).meta({
  description: 'Display name.',
  examples: ['Antony Blinken'],
})

/** A name under which an entity may be mentioned, with its language (null: any) and where the name is from. */
export const Alias = z
  .object({
    text: EntityName.meta({ description: 'The name as written.', examples: ['Tony Blinken'] }),
    language: Language.nullable().meta({
      description: 'Language of the name; null where it fits any.',
      examples: ['en'],
    }),
    source: z
      .string()
      .min(1)
      .max(100)
      .nullable()
      .meta({
        description: 'Where the name is from.',
        examples: ['Glosse editors'],
      }),
  })
  .meta({ id: 'Alias', description: 'A name under which an entity may be mentioned.' })
export type Alias = z.infer<typeof Alias>

export const Labels = z.record(Language, EntityName).meta({
  id: 'Labels',
  description: 'Display names by language.',
  examples: [{ de: 'Antony Blinken', en: 'Antony Blinken' }],
})
export type Labels = z.infer<typeof Labels>

/** An entity by name and link alone, as other resources point at it. */
export const EntityReference = z
  .object({
    id: Id.meta({ examples: ['antony-blinken'] }),
    name: EntityName,
    type: EntityType,
    wikidata: WikidataId.nullable(),
  })
  .meta({ id: 'EntityReference', description: 'An entity as other resources point at it.' })

/** Something that a mention could refer to: an entity of the archive, a Wikidata item, or both. */
export const Candidate = z
  .object({
    id: Id.nullable().meta({
      description: 'Its id, where the archive knows it.',
      examples: ['washington-d-c'],
    }),
    name: EntityName,
    type: EntityType,
    wikidata: WikidataId.nullable(),
  })
  .meta({ id: 'Candidate', description: 'Something that a mention could refer to.' })
export type Candidate = z.infer<typeof Candidate>

/** An entity of one article, with how often the article mentions it. */
export const ArticleEntity = EntityReference.extend({
  mentions: z
    .int()
    .min(0)
    .meta({ description: 'Mentions of it in this article.', examples: [9] }),
}).meta({
  id: 'ArticleEntity',
  description: 'An entity that an article mentions or quotes, and how often it is mentioned there.',
})
export type ArticleEntity = z.infer<typeof ArticleEntity>

/** What the archive holds about an entity; dates are those of the articles, null while none has one. */
export const Entity = EntityReference.extend({
  url: z.string().meta({ description: 'Path of this entity.', examples: ['/entities/antony-blinken'] }),
  description: z
    .string()
    .nullable()
    .meta({
      description: 'One line that tells it from namesakes.',
      examples: ['American diplomat, Secretary of State of the United States from 2021 to 2025'],
    }),
  sameAs: z.array(webUrl).meta({
    description: 'The same thing elsewhere, Wikidata first.',
    examples: [['http://www.wikidata.org/entity/Q7821917']],
  }),
  labels: Labels,
  aliases: z.array(Alias).meta({ description: 'Further names under which it may be mentioned.' }),
  counts: z
    .object({
      articles: z
        .int()
        .min(0)
        .meta({ description: 'Articles that mention it.', examples: [1] }),
      mentions: z
        .int()
        .min(0)
        .meta({ description: 'Mentions of it.', examples: [9] }),
      quotesBy: z
        .int()
        .min(0)
        .meta({ description: 'Quotes of which it is the speaker.', examples: [2] }),
      quotesAbout: z
        .int()
        .min(0)
        .meta({ description: 'Quotes in which it is mentioned.', examples: [0] }),
    })
    .meta({ description: 'What the archive holds about it.' }),
  firstMentioned: z
    .string()
    .nullable()
    .meta({
      description: 'Date of the earliest dated article that mentions it.',
      examples: ['2023-02-28'],
    }),
  lastMentioned: z
    .string()
    .nullable()
    .meta({
      description: 'Date of the latest dated article that mentions it.',
      examples: ['2023-02-28'],
    }),
}).meta({
  id: 'Entity',
  description: 'A person, location, organization, event or other thing that mentions are linked to.',
})
export type Entity = z.infer<typeof Entity>

/** How often two entities occur together. */
export const together = {
  articles: z
    .int()
    .min(1)
    .meta({ description: 'Articles that mention both.', examples: [1] }),
  paragraphs: z
    .int()
    .min(0)
    .meta({ description: 'Paragraphs (titles included) that mention both.', examples: [1] }),
}

/** An entity that occurs beside another one; see `associationScore`. */
export const RelatedEntity = EntityReference.extend({
  ...together,
  score: z.number().meta({
    description: 'How closely they belong together, by the measure asked for.',
    examples: [3.3302],
  }),
}).meta({ id: 'RelatedEntity', description: 'An entity that occurs in the same articles, and how closely.' })
export type RelatedEntity = z.infer<typeof RelatedEntity>

/** Path of an entity on this server. */
export function entityUrl(id: string): string {
  return `/entities/${id}`
}

/** The Wikidata concept URI of an item id (https://www.wikidata.org/wiki/Wikidata:Data_access). */
export function wikidataUri(item: string): string {
  return `http://www.wikidata.org/entity/${item}`
}
