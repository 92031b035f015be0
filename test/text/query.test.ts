import fc from 'fast-check'
import t from 'tap'
import { codePointLength, sliceText } from '../../src/text/codepoint.js'
import { findHits } from '../../src/text/hits.js'
import { longestQuery, parseQuery, type Query, QueryError, wantedWords } from '../../src/text/query.js'
import { searchWords, stemText, stemWord } from '../../src/text/stem.js'
import { wordForms } from '../../src/text/word-forms.js'
import { holds } from '../support/property.js'

/** A query as one line: `+` for all, `|` for any, `-` for left out. */
function show(query: Query): string {
  if (query.kind === 'words') return query.words.join('_') + (query.isPrefix ? '*' : '')
  if (query.kind === 'any') return `(${query.parts.map(show).join('|')})`
  return `(${[...query.parts.map(show), ...query.without.map((part) => `-${show(part)}`)].join('+')})`
}

t.test('a search is read as it is meant', async (t) => {
  const cases: [string, string][] = [
    ['Blinken', 'Blinken'],
    ['  Blinken\tAstana ', '(Blinken+Astana)'],
    ['"erste Reise"', 'erste_Reise'],
    ['„erste Reise“ «nach Astana»', '(erste_Reise+nach_Astana)'],
    ['US-Außenminister', 'US_Außenminister'],
    ["Biden's", 'Biden_s'],
    ['a b OR c', '((a+b)|c)'],
    ['a (b OR c)', '(a+(b|c))'],
    ['a AND b', '(a+b)'],
    ['a or b', '(a+or+b)'],
    ['Kasachstan -Moskau -"rote Linie"', '(Kasachstan+-Moskau+-rote_Linie)'],
    ['a -(b c)', '(a+-(b+c))'],
    ['zentral*', 'zentral*'],
    ['US-Auß*', 'US_Auß*'],
    ['"zentral*"', 'zentral'],
    ['title:foo', 'title_foo'],
    ['a - b – & 😀 "" () *', '(a+b)'],
    ['((a))', 'a'],
    ['a -"–" b', '(a+b)'],
    ['a -AND b', '(a+b)'],
    ['a -OR b', '(a|b)'],
    ['AND a AND', 'a'],
  ]
  for (const [text, wanted] of cases) t.equal(show(parseQuery(text)), wanted, text)
  t.same(
    wantedWords(parseQuery('a -b (c OR "d e")')).map(({ words }) => words),
    [['a'], ['c'], ['d', 'e']],
  )
})

t.test('what cannot be read is refused with its place', async (t) => {
  const cases: [string, string][] = [
    ['', 'has no word to look for at character 1'],
    [' – 😀', 'has no word to look for at character 1'],
    ['ab "cd', 'has a quotation mark that is not closed at character 4'],
    ['😀😀 "cd', 'has a quotation mark that is not closed at character 4'],
    ['a b)', 'closes a bracket that was not opened at character 4'],
    ['a (b', 'has a bracket that is not closed at character 3'],
    ['a OR', 'has an OR without words on both sides at character 3'],
    ['OR a', 'has an OR without words on both sides at character 1'],
    ['a OR OR b', 'has an OR without words on both sides at character 6'],
    ['-a', 'has only words to leave out, and none to look for, at character 1'],
    ['a OR -b', 'has only words to leave out, and none to look for, at character 6'],
    ['ab c*', 'has a * behind fewer than 2 letters at character 4'],
    ['a '.repeat(33), 'has more than 32 words at character 65'],
    ['ab* cd* ef* gh* ij*', 'has more than 4 words with a * at character 17'],
    [`${'('.repeat(9)}a${')'.repeat(9)}`, 'has brackets more than 8 deep at character 9'],
    ['x'.repeat(longestQuery + 1), 'has more than 500 characters'],
  ]
  for (const [text, message] of cases) t.throws(() => parseQuery(text), { name: 'QueryError', message }, text)
  t.equal(show(parseQuery(`${'😀'.repeat(longestQuery - 1)}a`)), 'a', 'characters are code points')
})

t.test('any text is a search or is refused', async (t) => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '„',
      '(',
      ')',
      '-',
      '*',
      ' ',
      'OR',
      'AND',
      '\0',
      '\ud800',
      '😀',
      'ä',
      'wort',
      '_',
      ':',
      '^',
      '+',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const isFine = (text: string) => {
    try {
      return wantedWords(parseQuery(text)).length > 0
    } catch (error) {
      return error instanceof QueryError
    }
  }
  holds(
    t,
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      isFine,
    ),
    { numRuns: 1000 },
  )
  for (const one of ['(', '"', '-', 'a ', '\0', '\ud800', '😀', ')', 'a OR '])
    t.ok(isFine(one.repeat(10_000)), JSON.stringify(one))
})

t.test('the ways to write a German word meet', async (t) => {
  const groups = [
    ['praesident', 'Präsidenten', 'prasident', 'PRÄSIDENT', 'Pra\u0308sident', 'Präsi\u00addent'],
    ['Aussenminister', 'Außenministern', 'AUSSENMINISTER', 'Außenministers'],
    ['Straße', 'STRASSE', 'Strassen'],
    ['Müller', 'Mueller', 'MULLER', 'Müllers'],
    ['Tokajew', 'Tokajews', 'TOKAJEW'],
    ['Häuser', 'Haus', 'haeuser', 'Hause'],
    ['neue', 'neuen', 'neuer'],
  ]
  for (const words of groups)
    t.equal(new Set(words.map((word) => stemWord(word, 'de'))).size, 1, words.join())
  t.not(stemWord('Quelle', 'de'), stemWord('Qülle', 'de'), 'no umlaut behind a q')
  t.not(stemWord('Bauer', 'de'), stemWord('Baür', 'de'), 'none behind a vowel')
  t.equal(stemWord('running', 'en'), stemWord('RUNS', 'en'))
  t.equal(stemWord('Éléphants', 'fr'), 'elephants', 'other languages are folded')
  t.equal(stemWord('Ⅷ'.repeat(100), 'xx').length, 64, 'long words are cut')
})

t.test('without a language, a word is looked for in each', async (t) => {
  const found = (query: string, text: string, language: string) =>
    findHits(
      text,
      language,
      wantedWords(parseQuery(query)).flatMap((words) => wordForms(words)),
    ).map((range) => sliceText(text, range.start, range.end))
  t.same(found('Präsidenten', '😀 Der Präsident ging.', 'de'), ['Präsident'])
  t.same(found('ministers', 'The minister left.', 'en'), ['minister'])
  t.same(found('Mueller', 'Mr. Müller left.', 'en'), ['Müller'])
  t.same(found('Müller', 'Mr. Mueller left.', 'en'), ['Mueller'])
  t.same(found('poets', 'Pots and poets.', 'en'), ['poets'])
  t.same(found('leader', 'Leaders lead.', 'en'), ['Leaders'], 'a German stem is none of an English text')
  t.same(found('Elephant', 'Un éléphant.', 'fr'), ['éléphant'])
  t.same(found('Präsidenten*', 'Präsident, Präsidentenwahl', 'de'), ['Präsident', 'Präsidentenwahl'])
  t.same(found('US-Außenm*', 'Der US-Außenminister', 'de'), ['US-Außenminister'])
  t.same(found('"neuen Linien"', 'Neue Linie. Linie neu. Neue', 'de'), ['Neue Linie'])
})

t.test('hits are whole words in order, in code points', async (t) => {
  const word = fc.constantFrom('Haus', 'Häuser', 'Tür', '😀', 'é', '👩‍👩‍👧', '—', 'Außen-Haus')
  holds(
    t,
    fc.property(
      fc.array(word, { maxLength: 20 }),
      fc.constantFrom('Haus', 'tür', '"haus tür"', 'ha*'),
      (words, query) => {
        const text = words.join(' ')
        const forms = wantedWords(parseQuery(query)).flatMap((one) => wordForms(one, 'de'))
        const hits = findHits(text, 'de', forms)
        return hits.every(({ start, end }, index) => {
          const before = hits[index - 1]?.end ?? 0
          const around = [sliceText(text, 0, start).at(-1), sliceText(text, end).at(0)]
          return (
            before <= start &&
            start < end &&
            end <= codePointLength(text) &&
            searchWords(sliceText(text, start, end)).length > 0 &&
            around.every((character) => character === undefined || !/[\p{L}\p{N}]/u.test(character))
          )
        })
      },
    ),
  )
})

t.test('stems lie where their words do', async (t) => {
  holds(
    t,
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('de', 'en', 'xx'),
      (text, language) =>
        stemText(text, language).every(
          ({ stem, startUnit, endUnit }) =>
            stem !== '' && stemWord(text.slice(startUnit, endUnit), language) === stem,
        ),
    ),
    { numRuns: 200 },
  )
  holds(
    t,
    fc.property(fc.string({ unit: 'grapheme' }), (text) =>
      stemText(text, 'de').every(({ stem }) => /^[\p{L}\p{N}]+_de$/u.test(stem)),
    ),
    { numRuns: 200 },
  )
})
