import fc from 'fast-check'
import t from 'tap'
import type { Candidate, FoundMention, Knowledge, LinkedMention } from '../../src/annotate/annotator.js'
import { loadGazetteer } from '../../src/annotate/gazetteer/gazetteer.js'
import { lookupKeys } from '../../src/annotate/linking/forms.js'
import { combineKnowledge, indexKnowledge, knowledgeOf } from '../../src/annotate/linking/knowledge.js'
import { knownEntities } from '../../src/annotate/linking/known.js'
import { linkMentions } from '../../src/annotate/linking/link.js'
import { otherSpellings, skeleton } from '../../src/annotate/linking/spellings.js'
import type { EntityType } from '../../src/model/entity.js'

const gazetteer = loadGazetteer()
const empty: Knowledge = { lookup: () => [] }

type Marked = readonly [surface: string, type: EntityType, derived?: 'derived']

/** The mentions of a text, each found after the one before. */
function mark(text: string, marks: readonly Marked[]): FoundMention[] {
  let at = 0
  return marks.map(([surface, type, derived]) => {
    const startUnit = text.indexOf(surface, at)
    if (startUnit === -1) throw new Error(`«${surface}» is not in the text`)
    at = startUnit + 1
    const endUnit = startUnit + surface.length
    return {
      block: 1,
      startUnit,
      endUnit,
      type,
      derived: derived !== undefined,
      name: surface,
      confidence: 1,
    }
  })
}

function link(
  text: string,
  marks: readonly Marked[],
  knowledge: Knowledge = gazetteer,
  language = 'de',
): LinkedMention[] {
  return linkMentions([{ number: 1, text }], mark(text, marks), language, knowledge)
}

function items(linked: readonly LinkedMention[]): (string | null | undefined)[] {
  return linked.map((mention) => mention.link?.wikidata)
}

function chains(linked: readonly LinkedMention[]): number[] {
  return linked.map((mention) => mention.chain)
}

function candidate(name: string, type: EntityType, prior: number, country?: string): Candidate {
  return {
    entity: null,
    wikidata: `Q${prior}`,
    name,
    type,
    prior,
    ...(country === undefined ? {} : { country }),
  }
}

t.test('a name is found as it stands, in the genitive and with folded umlauts', async (t) => {
  const text = 'Polens Nachbar Österreich, einst Oesterreich geschrieben, und Köln, Koeln oder Koln.'
  const linked = link(text, [
    ['Polens', 'location'],
    ['Österreich', 'location'],
    ['Oesterreich', 'location'],
    ['Köln', 'location'],
    ['Koeln', 'location'],
    ['Koln', 'location'],
  ])
  t.same(items(linked), ['Q36', 'Q40', 'Q40', 'Q365', 'Q365', 'Q365'])
})

t.test('adjectives and inhabitants lead to their country', async (t) => {
  const text = 'Kasachische Bauern, die Usbekinnen, ein Franzose, US-Beamte und der kirgisischen Hauptstadt.'
  const linked = link(text, [
    ['Kasachische', 'location', 'derived'],
    ['Usbekinnen', 'location', 'derived'],
    ['Franzose', 'location', 'derived'],
    ['US-Beamte', 'location', 'derived'],
    ['kirgisischen', 'location', 'derived'],
  ])
  t.same(items(linked), ['Q232', 'Q265', 'Q142', 'Q30', 'Q813'])
})

t.test('an inflected title is found under its dictionary form', async (t) => {
  const text = 'Truppen der Vereinten Nationen, des Deutschen Bundestages und der Vereinigten Staaten.'
  const linked = link(text, [
    ['Vereinten Nationen', 'organization'],
    ['Deutschen Bundestages', 'organization'],
    ['Vereinigten Staaten', 'location'],
  ])
  t.same(items(linked), ['Q1065', 'Q154797', 'Q30'])
})

t.test('other transcriptions of a Cyrillic name find the same person', async (t) => {
  for (const name of ['Tokajew', 'Tokayev', 'Tokaev', 'Kassym-Jomart Tokayev', 'Kassym-Schomart Tokajew']) {
    t.same(items(link(name, [[name, 'person']])), ['Q200881'], name)
  }
  for (const name of ['Selenskyj', 'Zelensky', 'Wolodymyr Selenskyj', 'Volodymyr Zelenskyy']) {
    t.same(items(link(name, [[name, 'person']])), ['Q3874799'], name)
  }
  t.ok(otherSpellings('tokaev').includes('tokajew'))
  t.ok(otherSpellings('lukaschenko').includes('lukashenko'))
  t.equal(skeleton('selenskyj'), skeleton('zelensky'))
})

t.test('two spellings of a new name in one article are one person', async (t) => {
  const text = 'Boris Tschernow kam; Boris Chernov ging.'
  const linked = link(text, [
    ['Boris Tschernow', 'person'],
    ['Boris Chernov', 'person'],
  ])
  t.same(chains(linked), [0, 0])
})

t.test('a surname joins the full name, before or after it', async (t) => {
  const text = 'Musterfrau reist ab. Erika Musterfrau winkt. Musterfraus Koffer blieb stehen.'
  const linked = link(text, [
    ['Musterfrau', 'person'],
    ['Erika Musterfrau', 'person'],
    ['Musterfraus', 'person'],
  ])
  t.same(chains(linked), [0, 0, 0])
  t.same(linked[0]?.link, {
    entity: null,
    wikidata: null,
    name: 'Erika Musterfrau',
    type: 'person',
    prior: 1,
  })
})

t.test('first names, initials and particles join the full name', async (t) => {
  const text = 'Hanna van der Beek: Hanna, H. Beek und van der Beek.'
  const linked = link(text, [
    ['Hanna van der Beek', 'person'],
    ['Hanna', 'person'],
    ['H. Beek', 'person'],
    ['van der Beek', 'person'],
  ])
  t.same(chains(linked), [0, 0, 0, 0])
})

t.test('a surname of two persons goes to the one who was named last', async (t) => {
  const text = 'Anna Lange lachte. Lange blieb. Peter Lange kam. Lange ging.'
  const linked = link(text, [
    ['Anna Lange', 'person'],
    ['Lange', 'person'],
    ['Peter Lange', 'person'],
    ['Lange', 'person'],
  ])
  t.same(chains(linked), [0, 0, 1, 1])
})

t.test('a surname before two persons of that name stays open and lists both', async (t) => {
  const text = 'Lange sprach. Anna Lange lachte, Peter Lange kam.'
  const [first] = link(text, [
    ['Lange', 'person'],
    ['Anna Lange', 'person'],
    ['Peter Lange', 'person'],
  ])
  t.equal(first?.link, undefined)
  t.same(
    first?.candidates.map((one) => one.name),
    ['Anna Lange', 'Peter Lange'],
  )
})

t.test('a namesake of a known politician is not the politician', async (t) => {
  const text = 'Klaus Merkel backt Brot. Merkel verkauft es.'
  const linked = link(text, [
    ['Klaus Merkel', 'person'],
    ['Merkel', 'person'],
  ])
  t.same(items(linked), [null, null])
  t.same(chains(linked), [0, 0])
})

t.test('a compound with a surname refers to the person', async (t) => {
  const text = 'Die Biden-Regierung berät.'
  t.same(items(link(text, [['Biden-Regierung', 'person', 'derived']])), ['Q6279'])
})

t.test('an acronym in brackets joins the name before it', async (t) => {
  const text = 'Das Amt für Brunnen und Quellen (ABQ) warnt. Das ABQ misst täglich.'
  const linked = link(text, [
    ['Amt für Brunnen und Quellen', 'organization'],
    ['ABQ', 'organization'],
    ['ABQ', 'organization'],
  ])
  t.same(chains(linked), [0, 0, 0])
  t.equal(linked[2]?.link?.name, 'Amt für Brunnen und Quellen')
})

t.test('mentions of one new name share a chain, other names do not', async (t) => {
  const text = 'Die Firma Quarkwerk AG kauft Quarkhaus; Quarkwerk AG zahlt bar.'
  const linked = link(text, [
    ['Quarkwerk AG', 'organization'],
    ['Quarkhaus', 'organization'],
    ['Quarkwerk AG', 'organization'],
  ])
  t.same(chains(linked), [0, 1, 0])
  t.equal(linked[0]?.link?.entity, null)
})

t.test('names of one country share a chain', async (t) => {
  const text = 'Die USA sind die Vereinigten Staaten.'
  const linked = link(text, [
    ['USA', 'location'],
    ['Vereinigten Staaten', 'location'],
  ])
  t.same(chains(linked), [0, 0])
})

t.test('the type must agree: a person is no city, and a team no country', async (t) => {
  const [person] = link('Frau Berlin klagt.', [['Berlin', 'person']])
  t.equal(person?.link?.wikidata, null)
  const [team] = link('Schweden verlor 0:2.', [['Schweden', 'organization']])
  t.equal(team?.link, undefined)
  t.same(
    team?.candidates.map((one) => one.wikidata),
    ['Q34'],
  )
})

t.test('words that are also brands do not lead to the brand', async (t) => {
  const text = 'An der Nordsee, am Aral, ein Bild und ein Penny.'
  const linked = link(text, [
    ['Nordsee', 'location'],
    ['Aral', 'location'],
    ['Penny', 'person'],
  ])
  t.same(items(linked), ['Q1693', null, null])
})

t.test('the capital is meant before its namesake', async (t) => {
  t.same(items(link('In Washington tagt der Rat.', [['Washington', 'location']])), ['Q61'])
})

t.test('of two equal places the one in a country of the article is meant', async (t) => {
  const knowledge = combineKnowledge(
    gazetteer,
    indexKnowledge([
      { candidate: candidate('Neudorf', 'location', 3, 'Q36'), names: ['Neudorf'] },
      { candidate: candidate('Neudorf', 'location', 2, 'Q40'), names: ['Neudorf'] },
    ]),
  )
  const text = 'In Neudorf bei Krakau brannte es.'
  const marks: Marked[] = [
    ['Neudorf', 'location'],
    ['Krakau', 'location'],
  ]
  t.equal(link(text, marks, knowledge)[0]?.link?.wikidata, 'Q3')
  const [alone] = link('In Neudorf brannte es.', [['Neudorf', 'location']], knowledge)
  t.equal(alone?.link, undefined)
  t.same(
    alone?.candidates.map((one) => one.wikidata),
    ['Q3', 'Q2'],
  )
})

t.test('an entity of the store and an entry of the gazetteer become one candidate', async (t) => {
  const stored: Candidate = {
    entity: 'polen',
    wikidata: 'Q36',
    name: 'Republik Polen',
    type: 'location',
    prior: 2,
  }
  const found = new Map([['polen', [stored]]])
  const [first] = link(
    'Polen wählt.',
    [['Polen', 'location']],
    combineKnowledge(knowledgeOf(found), gazetteer),
  )
  t.match(first?.link, { entity: 'polen', wikidata: 'Q36', country: 'Q36' })
  t.same(first?.candidates, [])
})

t.test('an entity of the archive is found under each of its names', async (t) => {
  const known = {
    id: 'buergerverein-sued',
    wikidata: 'Q7',
    type: 'organization' as const,
    name: 'Bürgerverein Süd',
    whole: true,
    mentions: 0,
  }
  const names = ['burgerverein sud', 'buergerverein sued', 'south citizens', 'bvs']
  const knowledge = knownEntities(new Map(names.map((name) => [name, [known]])))
  for (const name of [
    'Bürgerverein Süd',
    'Buergerverein Sued',
    'South Citizens',
    'BVS',
    'Bürgervereins Süd',
  ]) {
    t.same(items(link(name, [[name, 'organization']], knowledge)).length, 1)
  }
  t.same(items(link('BVS', [['BVS', 'organization']], knowledge)), ['Q7'])
  t.same(items(link('South Citizens', [['South Citizens', 'organization']], knowledge, 'en')), ['Q7'])
})

t.test('a derived word of an unknown name has no link and makes no new entity', async (t) => {
  const [first] = link('Die musterländische Flagge.', [['musterländische', 'location', 'derived']])
  t.equal(first?.link, undefined)
  t.same(first?.candidates, [])
})

const anyMention: fc.Arbitrary<FoundMention> = fc.record({
  block: fc.integer({ min: -1, max: 2 }),
  startUnit: fc.integer({ min: -5, max: 60 }),
  endUnit: fc.integer({ min: -5, max: 60 }),
  type: fc.constantFrom<EntityType>('person', 'location', 'organization', 'event', 'other'),
  derived: fc.boolean(),
  name: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'Anna Lange',
      'Lange',
      'Langes',
      'USA',
      'Washington',
      '(',
      'S',
      "''s",
      'Kassym Tokaev',
      'Tokajew',
    ),
  ),
  confidence: fc.constant(1),
})

t.test('any mentions come back in their order, with numbered chains, the same every time', async (t) => {
  fc.assert(
    fc.property(fc.array(anyMention, { maxLength: 30 }), fc.string({ maxLength: 60 }), (mentions, text) => {
      const blocks = [{ number: 1, text }]
      const linked = linkMentions(blocks, mentions, 'de', gazetteer)
      t.same(linkMentions(blocks, mentions, 'de', gazetteer), linked)
      let next = 0
      linked.forEach((mention, index) => {
        const { link: _, candidates: __, chain, ...found } = mention
        t.same(found, mentions[index])
        t.ok(chain <= next && chain >= 0)
        if (chain === next) next++
      })
    }),
    { numRuns: 200 },
  )
})

t.test('linking asks for nothing that the lookup keys do not hold', async (t) => {
  fc.assert(
    fc.property(fc.array(anyMention, { maxLength: 10 }), (mentions) => {
      const keys = new Set(lookupKeys(mentions, 'de'))
      const asked: string[] = []
      const knowledge: Knowledge = {
        lookup: (name) => {
          asked.push(name)
          return []
        },
      }
      linkMentions([], mentions, 'de', knowledge)
      t.same(
        asked.filter((name) => !keys.has(name)),
        [],
      )
    }),
  )
})

t.test('linking twenty thousand mentions takes no quadratic time', async (t) => {
  const mentions = Array.from({ length: 20_000 }, (_, index): FoundMention => {
    const name = index % 2 === 0 ? `Anna${index} Lange` : 'Lange'
    return { block: 0, startUnit: 0, endUnit: 1, type: 'person', derived: false, name, confidence: 1 }
  })
  const before = performance.now()
  const linked = linkMentions([], mentions, 'de', empty)
  t.equal(linked.length, 20_000)
  t.ok(performance.now() - before < 10_000)
})

t.test('the gazetteer knows what the news names most', async (t) => {
  const known: Record<string, string> = {
    Deutschland: 'Q183',
    Großbritannien: 'Q145',
    'New York': 'Q60',
    'Nordrhein-Westfalen': 'Q1198',
    'Wladimir Putin': 'Q7747',
    EU: 'Q458',
    Zentralasien: 'Q27275',
    Sowjetunion: 'Q15180',
    SPD: 'Q49768',
    Kyjiw: 'Q1899',
    Kiew: 'Q1899',
    'Deutsche Bank': 'Q66048',
  }
  for (const [name, item] of Object.entries(known)) {
    t.equal(gazetteer.lookup(name, 'de')[0]?.wikidata, item, name)
  }
  t.equal(
    gazetteer.lookup('Alderney', 'de')[0]?.name,
    'Alderney',
    'a place without a German name has its English one',
  )
  t.same(gazetteer.lookup('', 'de'), [])
  t.same(gazetteer.lookup('Nirgendwo', 'de'), [])
})
