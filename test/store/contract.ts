import fc from 'fast-check'
import type { Test } from 'tap'
import { quoteUrl } from '../../src/model/quote.js'
import type { Page, Position, Store } from '../../src/store/store.js'
import { sliceText } from '../../src/text/codepoint.js'
import { firstArticle, seedDocument, smallDocument, storedAt } from '../support/archive.js'
import { holdsAsync } from '../support/property.js'
import { testSearch } from './search-contract.js'

const keep = { existing: 'keep', now: storedAt } as const
const later = { existing: 'replace', now: new Date('2026-11-25T12:00:00Z') } as const

/** All items of a list, page by page. */
async function walk<T>(
  find: (page: { limit: number; after?: Position }) => Promise<Page<T>>,
  limit: number,
): Promise<T[]> {
  const items: T[] = []
  let after: Position | undefined
  for (let pages = 0; pages < 1000; pages++) {
    const page = await find(after === undefined ? { limit } : { limit, after })
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
  throw new Error('the list does not end')
}

/** What every store must do. `open` gives a new empty store, closed after the test. */
export function testStore(t: Test, open: (t: Test) => Promise<Store>): void {
  testSearch(t, open)

  t.test('an article comes back as it was put in', async (t) => {
    const store = await open(t)
    const document = seedDocument()
    t.same(await store.importDocuments([document], keep), [{ id: firstArticle, outcome: 'created' }])
    const article = await store.getArticle(firstArticle)
    t.match(article, {
      title: document.title,
      url: `/articles/${firstArticle}`,
      revision: 1,
      createdAt: storedAt.toISOString(),
      offsets: 'codepoint',
      counts: { paragraphs: 10, words: 308, mentions: 52, entities: 20, quotes: 4 },
    })
    t.same(
      article?.paragraphs.map(({ text }) => text),
      document.paragraphs,
    )
    t.same(
      article?.mentions.map(({ paragraph, start, end, surface, entity, derived }) => ({
        paragraph,
        start,
        end,
        surface,
        entity,
        derived,
      })),
      document.mentions.map(({ paragraph, start, end, surface, entity, derived }) => ({
        paragraph,
        start,
        end,
        surface,
        entity,
        derived,
      })),
    )
    t.same(
      article?.quotes.map(({ kind, text, spans, cue }) => ({ kind, text, spans, cue })),
      document.quotes.map(({ kind, text, spans, cue }) => ({ kind, text, spans, cue })),
    )
    t.equal(new Set(article?.mentions.map(({ id }) => id)).size, 52)
    t.same(JSON.parse((await store.getArticleJson(firstArticle))?.body.toString('utf8') ?? ''), article)
  })

  t.test(
    'a quote knows the mentions inside it, and is found under speaker and mentioned entity',
    async (t) => {
      const store = await open(t)
      await store.importDocuments([seedDocument()], keep)
      const article = await store.getArticle(firstArticle)
      const [quote] =
        article?.quotes.filter(({ kind, speaker }) => kind === 'indirect' && speaker?.entity) ?? []
      t.ok(quote)
      if (!quote) return
      const surfaces = quote.mentions.map(
        (id) => article?.mentions.find((mention) => mention.id === id)?.surface,
      )
      t.same(surfaces, ['Washington', 'Kasachstans'])
      const page = { limit: 10 }
      for (const filter of [
        { speaker: 'antony-blinken', kind: 'indirect' as const },
        { entity: 'kasachstan' },
        { speaker: 'Q7821917', entity: 'washington-d-c' },
        {
          entity: 'kasachstan',
          article: firstArticle,
          language: 'de',
          publisher: 'EURACTIV.de',
          from: '2023-02-28',
        },
      ]) {
        const hits = await store.findQuotes(filter, '-publishedAt', page)
        t.same(
          hits.items.map((hit) => hit.quote.id),
          [quote.id],
          JSON.stringify(filter),
        )
      }
      for (const filter of [
        { speaker: 'kasachstan' },
        { entity: 'antony-blinken' },
        { speaker: 'nobody' },
        { to: '2023-02-27' },
      ]) {
        t.same((await store.findQuotes(filter, '-publishedAt', page)).items, [], JSON.stringify(filter))
      }
      const single = await store.getQuote(quote.id)
      t.equal(single?.quote.url, quoteUrl(quote.id))
      t.equal(single?.quote.article.id, firstArticle)
      t.same([...(single?.paragraphs.keys() ?? [])], [7])
    },
  )

  t.test('an entity counts what the archive has of it', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    t.match(await store.getEntity('antony-blinken'), {
      wikidata: 'Q7821917',
      sameAs: ['http://www.wikidata.org/entity/Q7821917'],
      counts: { articles: 1, mentions: 7, quotesBy: 2, quotesAbout: 0 },
      firstMentioned: '2023-02-28',
      lastMentioned: '2023-02-28',
    })
    t.match(await store.getEntity('kasachstan'), {
      counts: { articles: 1, mentions: 5, quotesBy: 0, quotesAbout: 1 },
    })
    t.equal(await store.getEntityId('Q232'), 'kasachstan')
    t.equal(await store.getEntityId('kasachstan'), 'kasachstan')
    t.equal(await store.getEntityId('nobody'), undefined)
    t.equal(await store.getEntity('nobody'), undefined)
    t.same(await store.getEntities(['kasachstan', 'nobody', 'antony-blinken']), [
      await store.getEntity('kasachstan'),
      await store.getEntity('antony-blinken'),
    ])
    t.same(await store.getEntities([]), [])
  })

  t.test('an entity is found by the beginning of any word of any of its names', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const find = async (prefix: string) =>
      (await store.findEntities({ prefix }, '-mentions', { limit: 10 })).items.map(({ id }) => id)
    for (const prefix of ['Tokajew', 'tokayev', 'TOKAEV', 'kassym', 'Schomart T', 'qassym']) {
      t.same(await find(prefix), ['kassym-schomart-tokajew'], prefix)
    }
    t.same(await find('usa'), ['vereinigte-staaten'])
    t.same(await find('kajew'), [])
    t.same(await find('%'), [])
  })

  t.test('lists of entities are sorted and filtered', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const all = await walk((page) => store.findEntities({}, '-mentions', page), 3)
    t.equal(all.length, 20)
    t.equal(all[0]?.id, 'antony-blinken')
    t.same(
      all.map(({ counts }) => counts.mentions),
      all.map(({ counts }) => counts.mentions).toSorted((a, b) => b - a),
    )
    const names = await walk((page) => store.findEntities({}, 'name', page), 7)
    t.equal(names[0]?.name, 'Antony Blinken')
    t.same(
      (await walk((page) => store.findEntities({}, '-name', page), 7)).map(({ id }) => id),
      names.map(({ id }) => id).toReversed(),
    )
    t.same(
      (await walk((page) => store.findEntities({ type: 'event' }, 'name', page), 7)).map(({ id }) => id),
      ['russische-invasion-in-der-ukraine'],
    )
    t.same(
      (await walk((page) => store.findEntities({ wikidata: 'Q649' }, 'name', page), 7)).map(({ id }) => id),
      ['moskau'],
    )
  })

  t.test('mentions come with all of their paragraph on either side', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const hits = await walk((page) => store.findMentions('russland', {}, '-publishedAt', page), 2)
    t.same(
      hits.map(({ surface }) => surface),
      ['russischen', 'Russland', 'Russlands', 'russischen', 'Russland', 'russischen'],
    )
    const article = await store.getArticle(firstArticle)
    for (const hit of hits) {
      t.equal(hit.left + hit.surface + hit.right, article?.paragraphs[hit.paragraph - 1]?.text)
    }
    const some = { limit: 10 }
    t.same((await store.findMentions('russland', { derived: true }, 'left', some)).items.length, 3)
    t.same((await store.findMentions('Q159', { language: 'en' }, '-publishedAt', some)).items, [])
  })

  t.test('related entities are ranked by how closely they belong together', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const related = await walk(
      (page) => store.findRelatedEntities('antony-blinken', { measure: 'dice' }, page),
      4,
    )
    t.equal(related.length, 19)
    t.equal(new Set(related.map(({ id }) => id)).size, 19)
    t.match(related[0], { id: 'zentralasien', articles: 1, paragraphs: 3, score: 0.6 })
    t.same(
      related.map(({ score }) => score),
      related.map(({ score }) => score).toSorted((a, b) => b - a),
    )
    const people = await store.findRelatedEntities(
      'antony-blinken',
      { measure: 'llr', type: 'person' },
      { limit: 10 },
    )
    t.ok(people.items.length === 4 && people.items.every(({ type }) => type === 'person'))
    t.same((await store.findRelatedEntities('nobody', { measure: 'llr' }, { limit: 10 })).items, [])
  })

  t.test('articles are listed by date, and those without date last', async (t) => {
    const store = await open(t)
    const dates = ['2024-01-02', null, '2024-01-01', '2024-01-02T08:00:00Z', '2023-12-31', null]
    await store.importDocuments(
      dates.map((publishedAt) => smallDocument({ publishedAt })),
      keep,
    )
    const newest = await walk((page) => store.findArticles({}, '-publishedAt', page), 2)
    t.same(
      newest.map(({ publishedAt }) => publishedAt),
      ['2024-01-02T08:00:00Z', '2024-01-02', '2024-01-01', '2023-12-31', null, null],
    )
    const oldest = await walk((page) => store.findArticles({}, 'publishedAt', page), 1)
    t.same(
      oldest.map(({ id }) => id),
      newest.map(({ id }) => id).toReversed(),
    )
    const day = { from: '2024-01-02', to: '2024-01-02' }
    t.equal((await store.findArticles(day, '-publishedAt', { limit: 10 })).items.length, 2)
    t.equal((await store.findArticles({ to: '2024-01-01' }, '-publishedAt', { limit: 10 })).items.length, 2)
    t.same(await store.getTimeline('anna-muster', 'year', {}), [
      { period: '2023', articles: 1, mentions: 1, quotesBy: 0, quotesAbout: 0 },
      { period: '2024', articles: 3, mentions: 3, quotesBy: 0, quotesAbout: 0 },
    ])
    t.same(await store.getTimeline('anna-muster', 'day', day), [
      { period: '2024-01-02', articles: 2, mentions: 2, quotesBy: 0, quotesAbout: 0 },
    ])
    t.match(await store.getEntity('anna-muster'), {
      firstMentioned: '2023-12-31',
      lastMentioned: '2024-01-02T08:00:00.000Z',
    })
  })

  t.test('articles are filtered by all of their entities, speaker, language and publisher', async (t) => {
    const store = await open(t)
    await store.importDocuments(
      [
        seedDocument(),
        smallDocument({ title: 'Both', language: 'en', publisher: 'Other' }),
        smallDocument({ title: 'One', paragraphs: ['Anna Muster ging.'] }),
      ],
      keep,
    )
    const find = async (filter: Parameters<Store['findArticles']>[0]) =>
      (await walk((page) => store.findArticles(filter, '-publishedAt', page), 1))
        .map(({ id }) => id)
        .toSorted()
    t.same(await find({ entities: ['anna-muster'] }), ['both', 'one'])
    t.same(await find({ entities: ['anna-muster', 'Q64'] }), ['both'])
    t.same(await find({ entities: ['anna-muster', 'ukraine'] }), [])
    t.same(await find({ entities: ['nobody'] }), [])
    t.same(await find({ speaker: 'antony-blinken' }), [firstArticle])
    t.same(await find({ speaker: 'antony-blinken', entities: ['ukraine'] }), [firstArticle])
    t.same(await find({ speaker: 'ukraine' }), [])
    t.same(await find({ language: 'en' }), ['both'])
    t.same(await find({ publisher: 'EURACTIV.de' }), [firstArticle])
  })

  t.test('a page goes on behind its last item, whatever is added before it', async (t) => {
    const store = await open(t)
    await store.importDocuments(
      Array.from({ length: 5 }, () => smallDocument({})),
      keep,
    )
    const first = await store.findArticles({}, '-publishedAt', { limit: 2 })
    await store.importDocuments([smallDocument({ publishedAt: '2025-01-01' })], keep)
    const second = await store.findArticles({}, '-publishedAt', { limit: 9, after: first.next ?? [] })
    t.equal(second.items.length, 3)
    t.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 5)
  })

  t.test('what is stored already is kept, or replaced under a new revision where it differs', async (t) => {
    const store = await open(t)
    const document = seedDocument()
    await store.importDocuments([document], keep)
    t.match(await store.importDocuments([document], keep), [{ outcome: 'kept' }])
    t.match(await store.importDocuments([document], later), [{ outcome: 'unchanged' }])
    t.match(await store.getArticle(firstArticle), { revision: 1, updatedAt: storedAt.toISOString() })

    const before = await store.getArticle(firstArticle)
    const changed = { ...document, mentions: document.mentions.slice(1), quotes: [] }
    t.match(await store.importDocuments([changed], later), [{ id: firstArticle, outcome: 'replaced' }])
    const after = await store.getArticle(firstArticle)
    t.match(after, { revision: 2, createdAt: storedAt.toISOString(), updatedAt: later.now.toISOString() })
    t.same(after?.mentions, before?.mentions.slice(1), 'the ids of unchanged mentions stay')
    t.match(await store.getEntity('antony-blinken'), {
      counts: { articles: 1, mentions: 6, quotesBy: 0, quotesAbout: 0 },
    })
    t.same((await store.findQuotes({}, '-publishedAt', { limit: 10 })).items, [])
    t.equal(await store.countArticles(), 1)
  })

  t.test('a document without id is the article with its text', async (t) => {
    const store = await open(t)
    const [one, other] = [smallDocument({ title: 'Ticker' }), smallDocument({ title: 'Ticker' })]
    const imported = await store.importDocuments([one, other, one], keep)
    t.same(imported, [
      { id: 'ticker', outcome: 'created' },
      { id: 'ticker-2', outcome: 'created' },
      { id: 'ticker', outcome: 'kept' },
    ])
  })

  t.test('entities meet by Wikidata id, else by id, and learn from each document', async (t) => {
    const store = await open(t)
    const base = smallDocument({ title: 'Base' })
    const entity = (change: object) =>
      base.entities.map((one) => (one.id === 'berlin' ? { ...one, ...change } : one))
    const document = (title: string, id: string, change: object) => ({
      ...base,
      title,
      mentions: base.mentions.map((mention) =>
        mention.entity === 'berlin' ? { ...mention, entity: id } : mention,
      ),
      entities: entity({ id, ...change }),
    })
    await store.importDocuments([document('Without', 'berlin', { wikidata: null })], keep)
    await store.importDocuments(
      [document('Learns', 'berlin', { wikidata: 'Q64', description: 'Capital' })],
      keep,
    )
    await store.importDocuments([document('By item', 'spree-athen', { name: 'Spree-Athen' })], keep)
    await store.importDocuments([document('Namesake', 'berlin', { wikidata: 'Q821244' })], keep)
    t.match(await store.getEntity('berlin'), {
      name: 'Berlin',
      wikidata: 'Q64',
      description: 'Capital',
      counts: { articles: 3 },
      aliases: [{ text: 'Spree-Athen' }],
    })
    t.match(await store.getEntity('berlin-2'), { wikidata: 'Q821244', counts: { articles: 1 } })
    const reference = (await store.getArticle('without'))?.entities.find(({ id }) => id === 'berlin')
    t.equal(reference?.wikidata, 'Q64', 'an article shows what was learnt later')
  })

  t.test('a namesake gets an id of its own, and keeps it', async (t) => {
    const store = await open(t)
    const namesake = (title: string, type: 'person' | 'location') => {
      const document = smallDocument({ title })
      const entities = [{ ...document.entities[0], id: 'paris', name: 'Paris', type, wikidata: null }]
      const mentions = document.mentions.slice(0, 1).map((mention) => ({ ...mention, entity: 'paris' }))
      return { ...document, entities, mentions } as typeof document
    }
    const documents = [namesake('A', 'location'), namesake('B', 'person'), namesake('C', 'person')]
    for (let run = 0; run < 3; run++) await store.importDocuments(documents, run === 0 ? keep : later)
    const { items } = await store.findEntities({}, 'name', { limit: 10 })
    t.same(
      items.map(({ id, type, counts }) => [id, type, counts.articles]),
      [
        ['paris', 'location', 1],
        ['paris-2', 'person', 2],
      ],
    )
    t.match(await store.getArticle('b'), { revision: 1 })
  })

  t.test('replacing corrects what a document says of its entities', async (t) => {
    const store = await open(t)
    const document = seedDocument()
    await store.importDocuments([document, smallDocument({ title: 'Other' })], keep)
    const changed = document.entities.map((one) =>
      one.id === 'moskau' ? { ...one, name: 'Moskwa', labels: { de: 'Moskwa' }, description: 'A city' } : one,
    )
    await store.importDocuments([{ ...document, entities: changed }], keep)
    t.match(await store.getEntity('moskau'), { name: 'Moskau' })
    t.match(await store.importDocuments([{ ...document, entities: changed }], later), [
      { outcome: 'replaced' },
    ])
    t.match(await store.getEntity('moskau'), {
      name: 'Moskwa',
      labels: { de: 'Moskwa' },
      description: 'A city',
    })
    t.equal((await store.findEntities({ prefix: 'moskwa' }, 'name', { limit: 1 })).items.length, 1)
    t.equal(await store.getChangeTime(), later.now.toISOString())
  })

  t.test('names are looked up whole and by their last words', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const found = await store.findByNames(['tokajew', 'kassym schomart tokajew', 'putin', 'nobody'])
    t.match(found.get('tokajew'), [{ id: 'kassym-schomart-tokajew', whole: true, mentions: 1 }])
    t.match(found.get('putin'), [{ id: 'wladimir-putin', wikidata: 'Q7747' }])
    t.equal(found.get('nobody'), undefined)
  })

  t.test('a list of entities is stored once, and what is known is kept', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const { entities } = smallDocument({})
    const known = {
      ...entities[1],
      id: 'moscow',
      name: 'Moscow',
      wikidata: 'Q649',
    } as (typeof entities)[number]
    t.equal(await store.importEntities([...entities, known], storedAt), 2)
    t.equal(await store.importEntities([...entities, known], storedAt), 0)
    t.match(await store.getEntity('moskau'), { name: 'Moskau', aliases: [{ text: 'Moscow' }] })
  })

  t.test('keys are kept by their hash until they are removed', async (t) => {
    const store = await open(t)
    const key = { hash: 'ab', name: 'one', scopes: ['write' as const], createdAt: '2026-01-01T00:00:00.000Z' }
    t.equal(await store.addKey(key), true)
    t.equal(await store.addKey({ ...key, hash: 'cd' }), false, 'the name is taken')
    t.same(await store.getKey('ab'), key)
    t.same(await store.findKeys(), [key])
    t.equal(await store.removeKey('one'), true)
    t.equal(await store.removeKey('one'), false)
    t.equal(await store.getKey('ab'), undefined)
  })

  t.test('nothing is stored when one document of several cannot be', async (t) => {
    const store = await open(t)
    const version = await store.getVersion()
    const broken = { ...smallDocument({}), mentions: [{ ...smallDocument({}).mentions[0] }, {}] }
    await t.rejects(store.importDocuments([seedDocument(), broken as never], keep))
    t.equal(await store.countArticles(), 0)
    t.equal(await store.getVersion(), version)
    t.same((await store.findEntities({}, 'name', { limit: 10 })).items, [])
  })

  t.test('the version tells every change, and only changes', async (t) => {
    const store = await open(t)
    t.equal(await store.getChangeTime(), undefined)
    const empty = await store.getVersion()
    t.equal(await store.getVersion(), empty)
    await store.importDocuments([seedDocument()], keep)
    t.not(await store.getVersion(), empty)
    t.equal(await store.getChangeTime(), storedAt.toISOString())
  })

  t.test('the secret is one and the same', async (t) => {
    const store = await open(t)
    t.match(await store.getSecret(), /^[0-9a-f]{64}$/)
    t.equal(await store.getSecret(), await store.getSecret())
  })

  t.test('a surface is the text at its span, whatever the text holds', async (t) => {
    const store = await open(t)
    const filler = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replace(/\s|\p{C}/gu, ''))
    await holdsAsync(
      t,
      fc.asyncProperty(filler, filler, async (before, after) => {
        const text = `x${before} Anna Muster ${after}x`.normalize('NFC')
        const [imported] = await store.importDocuments([smallDocument({ paragraphs: [text] })], keep)
        const article = await store.getArticle(imported?.id ?? '')
        return (
          article?.mentions.length === 1 &&
          article.mentions.every(({ start, end, surface }) => sliceText(text, start, end) === surface)
        )
      }),
      { numRuns: 40 },
    )
  })
}
