import fc from 'fast-check'
import t from 'tap'
import { withoutGenitive } from '../../src/annotate/mentions/derivation.js'
import { findMentions } from '../../src/annotate/mentions/find.js'
import { toGoldShape } from '../../src/annotate/mentions/gold-shape.js'
import { createLexicon } from '../../src/annotate/mentions/lexicon.js'
import type { EntityType } from '../../src/model/entity.js'
import { tokenize } from '../../src/text/tokens.js'

function find(text: string, language = 'de') {
  return findMentions([{ number: 1, text }], language).map((mention) => ({
    surface: text.slice(mention.startUnit, mention.endUnit),
    name: mention.name,
    type: mention.type,
    derived: mention.derived,
  }))
}

function one(text: string, surface: string, language = 'de') {
  return find(text, language).find((mention) => mention.surface === surface)
}

t.test('a person is found without the title', async (t) => {
  t.match(one('Am Montag reiste Präsident Wladimir Putin nach Berlin.', 'Wladimir Putin'), { type: 'person' })
  t.match(one('Am Montag reiste Präsident Wladimir Putin nach Berlin.', 'Berlin'), { type: 'location' })
})

t.test('a genitive is looked up without its ending', async (t) => {
  t.match(one('Die Vertreter Moskaus verließen den Saal.', 'Moskaus'), { type: 'location', name: 'Moskau' })
})

t.test('adjectives and inhabitants are derived from their country', async (t) => {
  const text = 'Der kasachische Minister sagte, viele Kasachen und russische Gäste seien gekommen.'
  t.match(one(text, 'kasachische'), { derived: true, name: 'Kasachstan', type: 'location' })
  t.match(one(text, 'Kasachen'), { derived: true, name: 'Kasachstan' })
  t.match(one(text, 'russische'), { derived: true, name: 'Russland' })
})

t.test('a compound is derived from its first part, over the whole word', async (t) => {
  t.match(one('Ein US-Beamter bestätigte das gestern.', 'US-Beamter'), { derived: true, name: 'USA' })
})

t.test('a compound without hyphen is derived from the place that it begins with', async (t) => {
  const text = 'Die Zypernfrage beschäftigte viele Sowjetrepubliken, nicht aber die Indienststellung.'
  t.match(one(text, 'Zypernfrage'), { derived: true, name: 'Zypern', type: 'location' })
  t.match(one(text, 'Sowjetrepubliken'), { derived: true, name: 'Sowjetunion' })
  t.equal(one(text, 'Indienststellung'), undefined)
  for (const word of ['Allerdings', 'Bernstein', 'Europas', 'Sowjetunion'])
    t.not(one(`Er sah ${word} dort.`, word)?.derived, true, word)
})

t.test('an event that a noun and places name is found around the names in it', async (t) => {
  const name = 'Russische Invasion in der Ukraine'
  for (const phrase of [
    'Invasion der Ukraine',
    'russischen Invasion in der Ukraine',
    'Russlands Krieg gegen die Ukraine',
    'russische Überfall auf die Ukraine',
  ]) {
    const text = `Ein Jahr lang dauert ${phrase} nun schon.`
    t.match(one(text, phrase), { type: 'event', name, derived: false })
    t.match(one(text, 'Ukraine'), { type: 'location' })
  }
  const english = "Russia's invasion of Ukraine began in February."
  t.match(one(english, "Russia's invasion of Ukraine", 'en'), { type: 'event', name })
  t.match(one('The war in Ukraine goes on.', 'war in Ukraine', 'en'), { type: 'event', name })
  const other = find('Schwedens Überfall auf die Ukraine und ein Krieg in Mustermannien.')
  t.notOk(other.some(({ type }) => type === 'event'))
})

t.test('an abbreviation in brackets is found with the organization that it stands for', async (t) => {
  const text = 'Das teilte die Europäische Zentralbank (EZB) am Dienstag in Frankfurt mit.'
  t.match(one(text, 'EZB'), { type: 'organization', derived: false })
})

t.test('common nouns are no names', async (t) => {
  t.same(find('Der Hund lief über die Wiese, und die Kinder warfen den Ball in den Garten.'), [])
  t.same(find('The dog ran over the meadow and the children threw the ball.', 'en'), [])
})

t.test('English names are found without the possessive', async (t) => {
  const text = 'On Monday President Barack Obama spoke about Russia’s plans in Washington.'
  t.match(one(text, 'Barack Obama', 'en'), { type: 'person' })
  t.match(one(text, 'Russia', 'en'), { type: 'location', derived: false })
  t.match(one(text, 'Washington', 'en'), { type: 'location' })
})

t.test('names that are known beforehand are found', async (t) => {
  const text = 'Danach sprach auch Quorbix zu den Leuten.'
  const found = findMentions([{ number: 1, text }], 'de', new Map([['quorbix', 'organization']]))
  t.ok(found.some(({ startUnit, endUnit }) => text.slice(startUnit, endUnit) === 'Quorbix'))
})

t.test('what a list knows a name as outweighs what the tagger only supposes', async (t) => {
  const known = new Map<string, EntityType>([
    ['vereinigte staaten', 'location'],
    ['hong kong', 'location'],
  ])
  const type = (text: string, surface: string) =>
    findMentions([{ number: 1, text }], 'de', known).find(
      ({ startUnit, endUnit }) => text.slice(startUnit, endUnit) === surface,
    )?.type
  t.equal(type('Er kam aus den Vereinigten Staaten zurück.', 'Vereinigten Staaten'), 'location')
  t.equal(type('Danach ging Hong Kong in die Pause.', 'Hong Kong'), 'location')
  t.equal(type('Die vereinigten Staaten waren müde.', 'vereinigten Staaten'), undefined)
})

t.test('the ending of the genitive stays where the name is listed with it', async (t) => {
  const lexicon = createLexicon([])
  t.equal(
    withoutGenitive('Grass’', lexicon, () => false),
    'Grass',
  )
  t.equal(
    withoutGenitive('Blinkens', lexicon, (stem) => stem === 'Blinken'),
    'Blinken',
  )
  t.equal(
    withoutGenitive('Blinkens', lexicon, () => false),
    'Blinkens',
  )
})

t.test('mentions take the shape of test data', async (t) => {
  const text = 'Der kasachische Minister kam.'
  const mention = findMentions([{ number: 1, text }], 'de')[0]
  t.same(mention && toGoldShape(mention), { start: 4, end: 15, type: 'LOC', derived: true })
})

t.test('capitals with full stops are one token', async (t) => {
  t.same(
    tokenize('the U.S. army').map(({ text }) => text),
    ['the', 'U.S.', 'army'],
  )
})

t.test(
  'every mention lies in its block, is not empty, and crosses no other, whatever the text',
  async (t) => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Angela Merkel ',
        'US-',
        'Moskaus ',
        'Kasachen',
        "'s ",
        '(EZB)',
        '. ',
        '\n',
        '\ud800',
        '–',
        ' Dr. ',
        ' Invasion der ',
        'Ukraine ',
        'Russlands ',
        'Sowjetrepublik ',
      ),
    )
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 4 }),
        fc.constantFrom('de', 'en', 'fr', ''),
        (texts, language) => {
          const blocks = texts.map((text, number) => ({ number, text }))
          const found = findMentions(blocks, language)
          let block = 0
          let end = 0
          let event = 0
          for (const mention of found) {
            if (mention.block !== block) end = event = 0
            block = mention.block
            const whole = blocks[block]?.text ?? ''
            if (
              mention.startUnit < end ||
              mention.endUnit <= mention.startUnit ||
              mention.endUnit > whole.length
            )
              return false
            if (whole.slice(mention.startUnit, mention.endUnit).trim() === '' || mention.name.trim() === '')
              return false
            if (!(mention.confidence >= 0 && mention.confidence <= 1)) return false
            // Only the names inside a phrase for an event lie in another mention, and wholly.
            if (mention.startUnit < event && mention.endUnit > event) return false
            if (mention.type === 'event' && mention.startUnit >= event) event = mention.endUnit
            else end = mention.endUnit
          }
          return JSON.stringify(found) === JSON.stringify(findMentions(blocks, language))
        },
      ),
    )
    t.pass()
  },
)
