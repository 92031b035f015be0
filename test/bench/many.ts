import { fakerDE as faker } from '@faker-js/faker'
import { type AnnotatedDocument, documentFaults } from '../../src/model/document.js'
import type { EntityType } from '../../src/model/entity.js'
import { slug } from '../../src/model/id.js'
import type { Store } from '../../src/store/store.js'

const paragraphs = 9
const wordsOfParagraph = 30
const publishers = ['Morgenblatt', 'Abendzeitung', 'Nachrichten am Mittag', 'Wochenspiegel']

/** A number from 0 below `most` by Zipf's law: the first ones come up most. */
function zipf(most: number): number {
  return Math.min(most - 1, Math.floor(most ** faker.number.float()) - 1)
}

function pick<T>(from: readonly T[]): T {
  return from[zipf(from.length)] as T
}

/**
 * Stores made-up articles of about 300 words in nine paragraphs, each with some 18 mentions and three quotes, whose words
 * and entities come up as unevenly as in news (Zipf), over ten years. The same number makes the same articles.
 */
export async function storeMany(store: Store, amount: number): Promise<void> {
  faker.seed(5)
  const words = Array.from({ length: 8000 }, () => faker.word.sample())
  const entities = Array.from({ length: 5000 }, (_, n): AnnotatedDocument['entities'][number] => {
    const type: EntityType = n % 3 === 0 ? 'location' : n % 7 === 0 ? 'organization' : 'person'
    const name = {
      location: faker.location.city,
      organization: faker.company.name,
      person: faker.person.fullName,
    }
    const text = name[type as 'person']()
    const rest = { description: null, sameAs: [], labels: {}, aliases: [] }
    return { id: `${slug(text)}-${n}`, name: text, type, wikidata: `Q${900_000 + n}`, ...rest }
  })
  for (let at = 0; at < amount; at += 250) {
    const documents = Array.from({ length: Math.min(250, amount - at) }, (_, n) =>
      document(at + n, words, entities),
    )
    const faults = documents.flatMap(documentFaults)
    if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
    await store.importDocuments(documents, { existing: 'keep', now: new Date('2026-11-25T00:00:00Z') })
  }
}

function document(
  number: number,
  words: readonly string[],
  entities: AnnotatedDocument['entities'],
): AnnotatedDocument {
  const used = new Map<string, AnnotatedDocument['entities'][number]>()
  const mentions: AnnotatedDocument['mentions'] = []
  const quotes: AnnotatedDocument['quotes'] = []
  const name = (paragraph: number, start: number) => {
    const entity = pick(entities)
    used.set(entity.id, entity)
    const surface = entity.name
    const span = { paragraph, start, end: start + [...surface].length }
    mentions.push({ ...span, surface, entity: entity.id, derived: false, confidence: 0.9 })
    return { entity: entity.id, surface, span }
  }
  const sentence = () => Array.from({ length: wordsOfParagraph / 2 }, () => pick(words)).join(' ')
  const texts = Array.from({ length: paragraphs }, (_, index) => {
    const paragraph = index + 1
    const speaker = name(paragraph, 0)
    const said = sentence()
    const begin = [...speaker.surface].length + ' sagte: „'.length
    if (index % 3 === 0) {
      const span = { paragraph, start: begin, end: begin + [...said].length }
      quotes.push({
        kind: 'direct',
        text: said,
        spans: [span],
        cue: null,
        speaker,
        addressee: null,
        confidence: 0.9,
      })
    }
    const first = `${speaker.surface} sagte: „${said}“ in `
    const place = name(paragraph, [...first].length)
    return `${first}${place.surface}, ${sentence()}.`
  })
  const day = new Date(Date.UTC(2015, 0, 1 + faker.number.int(3650)))
  return {
    version: 1,
    title: `${sentence()} ${number}`,
    language: 'de',
    publisher: pick(publishers),
    author: null,
    publishedAt: day.toISOString().slice(0, 10),
    canonicalUrl: null,
    provenance: { kind: 'import', agent: 'bench', version: null, time: '2026-11-25T00:00:00.000Z' },
    paragraphs: texts,
    entities: [...used.values()],
    mentions,
    quotes,
  }
}
