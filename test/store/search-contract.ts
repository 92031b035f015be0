import fc from 'fast-check'
import type { Test } from 'tap'
import type { AnnotatedDocument } from '../../src/model/document.js'
import { facetNames, type Position, type Store } from '../../src/store/store.js'
import { sliceText } from '../../src/text/codepoint.js'
import { parseQuery, type Query, QueryError } from '../../src/text/query.js'
import { firstArticle, seedDocument, smallDocument, storedAt } from '../support/archive.js'
import { holdsAsync } from '../support/property.js'

const keep = { existing: 'keep', now: storedAt } as const
const replace = { existing: 'replace', now: storedAt } as const
const page = { limit: 100 }

/** What every store must do that can be searched. */
export function testSearch(t: Test, open: (t: Test) => Promise<Store>): void {
  const titles = async (store: Store, q: string, filter = {}) =>
    (await store.searchArticles(parseQuery(q), filter, '-publishedAt', page)).items.map(
      ({ article }) => article.title,
    )
  const surfaces = async (store: Store, q: string) => {
    const { items } = await store.searchArticles(parseQuery(q), {}, 'relevance', page)
    return items.flatMap(({ hits, paragraphs }) =>
      hits.map(({ paragraph, start, end }) => sliceText(paragraphs.get(paragraph) ?? '', start, end)),
    )
  }

  t.test(
    'an article is found by its words, however they are written, and by any name of its entities',
    async (t) => {
      const store = await open(t)
      await store.importDocuments([seedDocument(), smallDocument({})], keep)
      const cases: [string, string[]][] = [
        ['praesident', ['Präsidenten', 'Präsidenten']],
        ['AUSSENMINISTERS', ['Außenminister', 'Außenminister', 'Außenminister']],
        ['Tokayev', ['Kassym-Schomart Tokajew']],
        ['Kassym Tokaev', ['Kassym-Schomart Tokajew']],
        [
          '"russischen Invasion"',
          ['russischen Invasion', 'Invasion', 'Invasion der Ukraine', 'Invasion in der Ukraine'],
        ],
        ['Erdrutsch*', ['Erdrutschsieg']],
        ['"Ukraine Führende"', []],
        ['Erdrutschsieg -Blinken', []],
        ['Erdrutschsieg OR Märkte', ['Märkte', 'Erdrutschsieg']],
        ['nirgends', []],
      ]
      for (const [q, wanted] of cases) {
        const found = await surfaces(store, q)
        if (q.startsWith('"russ')) t.ok(found.includes('russischen Invasion'), q)
        else t.same(found, wanted, q)
      }
      const { items, total, totalIsCapped, next } = await store.searchArticles(
        parseQuery('Vereinigte Staaten Astana'),
        {
          entities: ['antony-blinken', 'kasachstan'],
          speaker: 'Q7821917',
          language: 'de',
          from: '2023-02-28',
        },
        'relevance',
        page,
      )
      t.same([items.length, total, totalIsCapped, next], [1, 1, false, null], 'with every filter')
      t.ok((items[0]?.score ?? -1) >= 0)
    },
  )

  t.test('a name given today finds what was stored before', async (t) => {
    const store = await open(t)
    const document = smallDocument({ title: 'Alt' })
    await store.importDocuments([document, smallDocument({ paragraphs: ['Nur Wetter.'] })], keep)
    t.same(await titles(store, 'Spreeathen'), [])
    const [, berlin] = document.entities
    const names = [{ text: 'Spreeathen', language: 'de', source: null }]
    await store.importEntities(
      [{ ...berlin, aliases: names } as (typeof document.entities)[number]],
      storedAt,
    )
    t.same(await titles(store, 'Spreeathen'), ['Alt'])
    t.same(await titles(store, 'sagte -Spreeathen'), [])
    t.same(await surfaces(store, 'spreeathen'), ['Berlin'])
  })

  t.test('what is replaced is found by its new words alone', async (t) => {
    const store = await open(t)
    const document = { ...seedDocument(), paragraphs: [...seedDocument().paragraphs] }
    await store.importDocuments([document], keep)
    document.paragraphs[9] = 'Nun steht hier ein Nashorn.'
    await store.importDocuments([{ ...document, mentions: [], quotes: [], entities: [] }], replace)
    t.same((await titles(store, 'Nashörner')).length, 1)
    t.same(await titles(store, 'Landgrenze'), [])
    t.same(await titles(store, 'Tokayev'), [])
    t.equal((await store.searchQuotes(parseQuery('Souveränität'), {}, 'relevance', page)).total, 0)
  })

  t.test('a quote is found by its words, by whom it mentions and by who speaks', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const found = async (q: string, filter = {}) => {
      const { items } = await store.searchQuotes(parseQuery(q), filter, 'relevance', page)
      return items.flatMap(({ hits, paragraphs }) =>
        hits.map(({ paragraph, start, end }) => sliceText(paragraphs.get(paragraph) ?? '', start, end)),
      )
    }
    t.same(await found('souveraenitaet'), ['Souveränität'])
    t.same(await found('Kazakhstan'), ['Kasachstans'])
    t.same(await found('Blinken Unabhängigkeit'), ['Blinken', 'Unabhängigkeit'])
    t.same(await found('Unabhängigkeit', { kind: 'direct' }), [])
    t.same(
      await found('Unabhängigkeit', {
        speaker: 'antony-blinken',
        entity: 'kasachstan',
        article: firstArticle,
      }),
      ['Unabhängigkeit'],
    )
    t.same(await found('Landgrenze'), [])
  })

  t.test('titles weigh more, and the better match comes first', async (t) => {
    const store = await open(t)
    const filler = Array.from({ length: 8 }, (_, n) =>
      smallDocument({ paragraphs: [`Anderes Wetter ${n}.`] }),
    )
    const documents = [
      smallDocument({
        title: 'Eins',
        paragraphs: ['Ein Nashorn und viel anderer Text, der nichts zur Sache tut.'],
      }),
      smallDocument({ title: 'Zwei', paragraphs: ['Nashorn, Nashorn und noch ein Nashorn.'] }),
      smallDocument({ title: 'Nashorn', paragraphs: ['Viel anderer Text, der auch nichts zur Sache tut.'] }),
    ]
    await store.importDocuments([...filler, ...documents], keep)
    const { items } = await store.searchArticles(parseQuery('Nashörner'), {}, 'relevance', page)
    t.same(
      items.map(({ article }) => article.title),
      ['Nashorn', 'Zwei', 'Eins'],
    )
    const scores = items.map(({ score }) => score ?? -1)
    t.same(
      scores,
      scores.toSorted((a, b) => b - a),
    )
  })

  t.test(
    'pages by relevance never repeat and leave out nothing, though articles come in between',
    async (t) => {
      const store = await open(t)
      const make = (n: number) =>
        smallDocument({
          title: `Nummer ${n}`,
          paragraphs: [`${'Nashorn '.repeat(1 + (n % 5))}${'wort '.repeat(n % 7)}${n}`],
        })
      await store.importDocuments(
        Array.from({ length: 20 }, (_, n) => make(n)),
        keep,
      )
      const seen: string[] = []
      let after: Position | undefined
      for (let n = 20; n < 40; n++) {
        const { items, next } = await store.searchArticles(parseQuery('Nashorn'), {}, 'relevance', {
          limit: 7,
          after,
        })
        seen.push(...items.map(({ article }) => article.title))
        if (next === null) break
        after = next
        await store.importDocuments([make(n), smallDocument({})], keep)
      }
      t.equal(new Set(seen).size, seen.length, 'nothing twice')
      for (let n = 0; n < 20; n++) t.ok(seen.includes(`Nummer ${n}`))
      const dated: string[] = []
      for (let at: Position | undefined; ; ) {
        const { items, next } = await store.searchArticles(
          parseQuery('Nashorn'),
          { language: 'de' },
          'publishedAt',
          {
            limit: 7,
            after: at,
          },
        )
        dated.push(...items.map(({ article }) => article.title))
        if (next === null) break
        at = next
      }
      t.equal(new Set(dated).size, dated.length)
      t.equal(dated.length, (await titles(store, 'Nashorn')).length)
    },
  )

  t.test('facets count what a list has', async (t) => {
    const store = await open(t)
    await store.importDocuments(
      [
        seedDocument(),
        smallDocument({ language: 'en' }),
        smallDocument({ publisher: 'B', publishedAt: null }),
      ],
      keep,
    )
    t.match(await store.getArticleFacets(undefined, {}, facetNames), {
      entity: [
        { value: 'berlin', count: 2 },
        { value: 'anna-muster', count: 2 },
      ].sort((a, b) => (a.value < b.value ? -1 : 1)),
      speaker: [{ value: 'antony-blinken', count: 1 }, {}],
      publisher: [
        { value: 'B', count: 1 },
        { value: 'EURACTIV.de', count: 1 },
        { value: 'Probe', count: 1 },
      ],
      language: [
        { value: 'de', count: 2 },
        { value: 'en', count: 1 },
      ],
      month: [
        { value: '2024-05', count: 1 },
        { value: '2023-02', count: 1 },
      ],
    })
    t.match(await store.getArticleFacets(parseQuery('Berlin'), { language: 'en' }, ['publisher']), {
      publisher: [{ value: 'Probe', count: 1 }],
    })
    t.match(await store.getQuoteFacets(parseQuery('Souveränität'), {}, ['speaker', 'entity', 'month']), {
      speaker: [{ value: 'antony-blinken', count: 1 }],
      month: [{ value: '2023-02', count: 1 }],
    })
    t.same(Object.keys(await store.getArticleFacets(undefined, {}, ['month'])), ['month'])
  })

  t.test('a search finds what its words say, as reckoned without an index', async (t) => {
    const store = await open(t)
    const words = ['alfa', 'bravo', 'kilo', 'delta', 'tango']
    const word = fc.constantFrom(...words)
    const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => some.join(' '))
    const texts = fc.sample(fc.array(sentence, { minLength: 1, maxLength: 3 }), { numRuns: 40, seed: 7 })
    const documents = texts.map((paragraphs, n) => smallDocument({ title: `Nr ${n}`, paragraphs }))
    await store.importDocuments(documents, keep)

    const atom = fc.oneof(
      word,
      fc.array(word, { minLength: 2, maxLength: 3 }).map((some) => `"${some.join(' ')}"`),
      fc.constantFrom('alf*', 'ta*', 'ki*'),
    )
    const { query } = fc.letrec<{ query: string; part: string }>((tie) => ({
      part: fc.oneof(
        { depthSize: 'small' },
        atom,
        tie('query').map((inner) => `(${inner})`),
      ),
      query: fc.oneof(
        fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
        fc.array(tie('part'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' OR ')),
        fc.tuple(tie('part'), tie('part')).map(([one, other]) => `${one} -${other}`),
      ),
    }))
    await holdsAsync(
      t,
      fc.asyncProperty(query, async (text) => {
        let parsed: Query
        try {
          parsed = parseQuery(text)
        } catch (error) {
          return error instanceof QueryError
        }
        const wanted = documents.filter((document) => says(parsed, document)).map(({ title }) => title)
        const { items, total } = await store.searchArticles(parsed, {}, 'relevance', page)
        const found = items.map(({ article }) => article.title)
        const byDate = await store.searchArticles(parsed, {}, '-publishedAt', page)
        return (
          total === wanted.length &&
          found.length === wanted.length &&
          byDate.items.length === wanted.length &&
          wanted.every((title) => found.includes(title)) &&
          items.every(({ hits }) => hits.length > 0)
        )
      }),
      { numRuns: 120 },
    )
  })

  t.test('any search that can be read is answered', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        '(',
        ')',
        '-',
        '*',
        ' ',
        ' OR ',
        'Blinken',
        'NEAR',
        'NOT',
        'e1',
        '_',
        '\0',
        '\ud800',
        '😀',
        '^',
        ':',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    await holdsAsync(
      t,
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        let parsed: Query
        try {
          parsed = parseQuery(pieces.join(''))
        } catch (error) {
          return error instanceof QueryError
        }
        const articles = await store.searchArticles(parsed, {}, 'relevance', page)
        const quotes = await store.searchQuotes(parsed, { language: 'de' }, 'publishedAt', page)
        return articles.total <= 1 && quotes.total <= 4
      }),
      { numRuns: 200 },
    )
  })
}

/** Whether a document says what a query wants: words of lower-case letters, looked for one by one. */
function says(query: Query, document: AnnotatedDocument): boolean {
  const blocks = [document.title, ...document.paragraphs].map((text) => text.toLowerCase().split(' '))
  const check = (one: Query): boolean => {
    if (one.kind === 'any') return one.parts.some(check)
    if (one.kind === 'all') return one.parts.every(check) && !one.without.some(check)
    return blocks.some((block) =>
      block.some((_, at) =>
        one.words.every((word, index) =>
          one.isPrefix && index === one.words.length - 1
            ? block[at + index]?.startsWith(word) === true
            : block[at + index] === word,
        ),
      ),
    )
  }
  return check(query)
}
