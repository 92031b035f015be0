import { type Faker, faker, fakerDE, generateMersenne53Randomizer } from '@faker-js/faker'
import type { Database } from 'better-sqlite3'
import { fold, foldings } from '../../src/text/fold.js'

const types = ['person', 'organization', 'location', 'event', 'other'] as const

/** Fills a database with entities of made-up names, as a large imported list does; each has two to four names. */
export function fillEntities(sqlite: Database, amount: number): void {
  faker.seed(1)
  fakerDE.seed(1)
  const addEntity = sqlite.prepare(
    'INSERT INTO entity (key, id, name, sort_name, type, same_as) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const addName = sqlite.prepare('INSERT OR IGNORE INTO entity_name (folded, whole, entity) VALUES (?, ?, ?)')
  sqlite.transaction(() => {
    for (let key = 1; key <= amount; key++) {
      const name = nameOf(key % 2 === 0 ? fakerDE : faker, key)
      addEntity.run(key, `e-${key}`, name, fold(name), types[key % types.length], '[]')
      for (const folded of new Set(foldings(name).flatMap(fromEachWord))) addName.run(folded, 1, key)
    }
  })()
}

function nameOf(from: Faker, key: number): string {
  if (key % 5 === 1) return `${from.company.name()} ${key % 97}`
  if (key % 5 === 2) return `${from.location.city()} ${from.location.street()}`
  return `${from.person.firstName()} ${from.person.firstName()} ${from.person.lastName()}`
}

function fromEachWord(folded: string): string[] {
  const words = folded.split(' ')
  return words.map((_, index) => words.slice(index).join(' '))
}

const paragraphs = 10
const perArticle = 24

/**
 * Adds articles of ten paragraphs with 48 mentions of 24 entities, which are mentioned as unevenly as words are
 * (Zipf); the first entity stands in `share` of all.
 */
export function fillArticles(sqlite: Database, amount: number, share: number): void {
  const entities = sqlite.prepare<[], number>('SELECT count(*) FROM entity').pluck().get() ?? 0
  const randomizer = generateMersenne53Randomizer(7)
  const random = () => randomizer.next()
  // The inverse of the distribution function of a density like 1/x.
  const pick = () => Math.max(2, Math.ceil(entities ** random()))
  const addProvenance = sqlite.prepare(
    "INSERT INTO provenance (key, kind, agent, version, time) VALUES (1, 'import', 'bench', '', '2026-01-01T00:00:00Z')",
  )
  const addArticle = sqlite.prepare(
    `INSERT INTO article (key, id, title, language, sort_date, published_at, text_hash, revision, created_at, updated_at, words,
     paragraphs, mentions, entities, quotes) VALUES (?, ?, ?, 'de', ?, ?, ?, 1, ?, ?, 300, ${paragraphs}, 0, 0, 0)`,
  )
  const addParagraph = sqlite.prepare('INSERT INTO paragraph (article, number, text) VALUES (?, ?, ?)')
  const addMention = sqlite.prepare(
    `INSERT INTO mention (id, article, sort_date, paragraph, start, "end", surface, entity, type, derived, confidence, provenance)
     VALUES (?, ?, ?, ?, ?, ?, 'Name', ?, 'person', 0, 1, 1)`,
  )
  const addPair = sqlite.prepare(
    `INSERT INTO article_entity (entity, sort_date, article, mentions, paragraphs, quotes_by, quotes_about)
     VALUES (?, ?, ?, ?, ?, 0, 0)`,
  )
  sqlite.transaction(() => {
    addProvenance.run()
    for (let key = 1; key <= amount; key++) {
      const date = new Date(Date.UTC(2000, 0, 1 + Math.floor((key * 9000) / amount)))
        .toISOString()
        .slice(0, 10)
      addArticle.run(key, `a-${key}`, `Title ${key}`, date, date, `h${key}`, date, date)
      const chosen = new Set(random() < share ? [1] : [])
      while (chosen.size < perArticle) chosen.add(pick())
      const words = Array.from({ length: paragraphs + 1 }, () =>
        Array.from({ length: 40 }, () => `w${Math.floor(300 ** random())}`),
      )
      for (const entity of chosen) {
        const places = new Set([Math.floor(random() * 11), Math.floor(random() * 11)])
        addPair.run(entity, date, key, 2, places.size)
        for (const place of places) {
          const at = words[place]?.slice(0, Math.floor(random() * 40)).join(' ').length ?? 0
          addMention.run(`m-${key}-${entity}-${place}`, key, date, place, at, at + 1, entity)
        }
      }
      for (const [number, text] of words.entries()) addParagraph.run(key, number, text.join(' '))
    }
    sqlite.exec(`UPDATE entity SET (articles, mentions, paragraphs) = (SELECT count(*), coalesce(sum(x.mentions), 0),
      coalesce(sum(x.paragraphs), 0) FROM article_entity x WHERE x.entity = entity.key)`)
  })()
}
