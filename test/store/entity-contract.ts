import damerauLevenshtein from 'damerau-levenshtein'
import fc from 'fast-check'
import type { Test } from 'tap'
import type { DocumentEntity } from '../../src/model/document.js'
import type { Page, Position, Store } from '../../src/store/store.js'
import { fold, foldings } from '../../src/text/fold.js'
import { seedDocument, smallDocument, storedAt } from '../support/archive.js'
import { holdsAsync } from '../support/property.js'

const keep = { existing: 'keep', now: storedAt } as const

/** All items of a list, page by page. */
async function walk<T>(find: (page: { limit: number; after?: Position }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let page: Page<T> = await find({ limit: 3 })
  for (; page.next !== null; page = await find({ limit: 3, after: page.next })) items.push(...page.items)
  return [...items, ...page.items]
}

function entityNamed(name: string, number: number, aliases: string[] = []): DocumentEntity {
  return {
    id: `e-${number}`,
    name,
    type: 'other',
    description: null,
    wikidata: null,
    sameAs: [],
    labels: {},
    aliases: aliases.map((text) => ({ text, language: null, source: null })),
  }
}

/** Whether a name has a word from which on it begins with `query`, as it is or with one error in one long word. */
export function begins(name: string, query: string): 'exactly' | 'nearly' | undefined {
  const ways = foldings(query).flatMap((folded) =>
    foldings(name).flatMap((text) => {
      const words = text.split(' ')
      return words.map((_, index) => compareWords(words.slice(index), folded.split(' ')))
    }),
  )
  return ways.includes('exactly') ? 'exactly' : ways.includes('nearly') ? 'nearly' : undefined
}

/** The same for the folded words of a name and of a query, from the first word on. */
export function compareWords(
  name: readonly string[],
  query: readonly string[],
): 'exactly' | 'nearly' | undefined {
  let errors = 0
  for (const [index, whole] of query.entries()) {
    // The package counts UTF-16 code units: one stands in for the only character here that has two.
    const [word, asked] = [name[index]?.replaceAll('𝒳', 'X'), whole.replaceAll('𝒳', 'X')]
    if (word === undefined || asked === '') return undefined
    const isLast = index === query.length - 1
    if (isLast ? word.startsWith(asked) : word === asked) continue
    const beginnings = isLast ? [...word].map((_, at) => word.slice(0, at + 1)) : [word]
    const isNear = beginnings.some((beginning) => damerauLevenshtein(beginning, asked).steps === 1)
    if ([...asked].length < 4 || /^\d+$/.test(asked) || !isNear) return undefined
    errors++
  }
  return errors === 0 ? 'exactly' : errors === 1 ? 'nearly' : undefined
}

/** What every store must do with entities, beyond `testStore`. */
export function testEntities(t: Test, open: (t: Test) => Promise<Store>): void {
  t.test('an entity is found in spite of one typing error', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument()], keep)
    const find = async (prefix: string) =>
      (await store.findEntities({ prefix }, '-mentions', { limit: 10 })).items.map(({ id }) => id)
    for (const prefix of [
      'Blimken',
      'blinekn',
      'linken',
      'xblinken',
      'Anotny Bli',
      'antony blinkne',
      'blin ken',
    ]) {
      t.same(await find(prefix), prefix === 'blin ken' ? [] : ['antony-blinken'], prefix)
    }
    t.same(await find('blniekn'), [], 'two errors are two too many')
    t.same((await find('russ')).slice(0, 2), ['russland', 'russische-invasion-in-der-ukraine'])
    t.same(await find('pu3'), [], 'short words are taken as they are')
    const typed = await store.findEntities({ prefix: 'blimken', type: 'location' }, '-mentions', {
      limit: 10,
    })
    t.same(typed.items, [])
    const byItem = await store.findEntities({ prefix: 'blimken', wikidata: 'Q7821917' }, 'name', {
      limit: 10,
    })
    t.same(
      byItem.items.map(({ id }) => id),
      ['antony-blinken'],
    )
    t.same(
      (await store.findEntities({ prefix: 'putin', wikidata: 'Q7821917' }, 'name', { limit: 1 })).items,
      [],
    )
  })

  t.test('who is found without an error comes first, in every order, and pages do not overlap', async (t) => {
    const store = await open(t)
    const names = ['Marder', 'Mardur', 'Mander', 'Otto Marder', 'Merder', 'Zoe Marder', 'Arder']
    await store.importEntities(
      names.map((name, number) => entityNamed(name, number)),
      storedAt,
    )
    const found = async (sort: Parameters<Store['findEntities']>[1]) =>
      (await walk((page) => store.findEntities({ prefix: 'marder' }, sort, page))).map(({ name }) => name)
    t.same(await found('name'), [
      'Marder',
      'Otto Marder',
      'Zoe Marder',
      'Arder',
      'Mander',
      'Mardur',
      'Merder',
    ])
    t.same(await found('-name'), [
      'Zoe Marder',
      'Otto Marder',
      'Marder',
      'Merder',
      'Mardur',
      'Mander',
      'Arder',
    ])
    t.same(await found('-mentions'), [
      'Marder',
      'Otto Marder',
      'Zoe Marder',
      'Arder',
      'Mander',
      'Mardur',
      'Merder',
    ])
    t.same((await found('mentions')).slice(0, 3), ['Marder', 'Otto Marder', 'Zoe Marder'])
  })

  t.test('lookup finds what comparing all names would, whatever they are', async (t) => {
    const store = await open(t)
    const all: { readonly id: string; readonly names: readonly string[] }[] = []
    const word = fc.string({ unit: fc.constantFrom(...'abcä1я𝒳'), minLength: 1, maxLength: 6 })
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    const names = fc.array(name, { minLength: 1, maxLength: 3 })
    await holdsAsync(
      t,
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 6 }), name, async (added, query) => {
        const entities = added.map(([own = '', ...aliases], n) => entityNamed(own, all.length + n, aliases))
        await store.importEntities(entities, storedAt)
        all.push(...added.map((names, n) => ({ id: `e-${all.length + n}`, names })))
        const expected = (how: string) =>
          all
            .filter(({ names }) => {
              const ways = names.map((one) => begins(one, query))
              return (ways.includes('exactly') ? 'exactly' : ways.find((way) => way === 'nearly')) === how
            })
            .map(({ id }) => id)
            .sort()
        const [exact, near] = [expected('exactly'), expected('nearly')]
        const found = await walk((page) => store.findEntities({ prefix: query }, '-mentions', page))
        const ids = found.map(({ id }) => id)
        const parts = [ids.slice(0, exact.length).sort(), ids.slice(exact.length).sort()]
        return JSON.stringify(parts) === JSON.stringify([exact, near])
      }),
      // The archive grows with each run, so that there is no smaller case of a failure to look for.
      { numRuns: 40, endOnFailure: true },
    )
  })

  t.test('mentions are sorted by their neighbours', async (t) => {
    const store = await open(t)
    const lines = [
      'Die junge Anna Muster ging.',
      'Die ALTE Anna Muster, sagte er.',
      'Anna Muster schlief.',
      'Eine Äbtissin, Anna Muster betete.',
      'Keine alte Anna Muster: nichts.',
    ]
    await store.importDocuments(
      lines.map((line, index) => smallDocument({ paragraphs: [line], publishedAt: `2024-01-0${index + 1}` })),
      keep,
    )
    const find = async (sort: Parameters<Store['findMentions']>[2], filter = {}) =>
      (await walk((page) => store.findMentions('anna-muster', filter, sort, page))).map(
        ({ left, surface, right }) => lines.indexOf(left + surface + right),
      )
    t.same(await find('left'), [2, 3, 1, 4, 0], 'nothing, abtissin, alte die, alte keine, junge')
    t.same(await find('right'), [3, 0, 4, 1, 2], 'betete, ging, nichts, sagte, schlief')
    t.same(await find('publishedAt'), [0, 1, 2, 3, 4])
    t.same(await find('-publishedAt'), [4, 3, 2, 1, 0])
    t.same(await find('left', { from: '2024-01-02', to: '2024-01-03' }), [2, 1])
    t.same(await find('right', { derived: true }), [])
    t.same(await find('right', { language: 'de' }), [3, 0, 4, 1, 2])
    await store.importDocuments([smallDocument({ paragraphs: ['Auch Anna Muster.'] })], keep)
    t.equal((await find('left')).length, 6, 'what is new is seen')
    t.same((await store.findMentions('nobody', {}, 'left', { limit: 3 })).items, [])
  })

  t.test('the order by a neighbour is that of the folded words, whatever the text holds', async (t) => {
    const store = await open(t)
    const before = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replace(/\p{C}|\s/gu, ' ').trim())
    let stored = 0
    await holdsAsync(
      t,
      fc.asyncProperty(fc.array(before, { minLength: 2, maxLength: 6 }), async (texts) => {
        const paragraphs = texts.map((text) => `x ${text} Anna Muster`.normalize('NFC'))
        await store.importDocuments(
          paragraphs.map((text) => smallDocument({ paragraphs: [text] })),
          keep,
        )
        stored += texts.length
        const found = await walk((page) => store.findMentions('anna-muster', {}, 'left', page))
        const words = found.map(({ left }) => fold(left).split(' ').reverse().slice(0, 8).join(' '))
        return found.length === stored && words.every((one, at) => at === 0 || (words[at - 1] ?? '') <= one)
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  t.test('a graph holds the entity, its neighbours, and who meets whom', async (t) => {
    const store = await open(t)
    await store.importDocuments([seedDocument(), smallDocument({ title: 'Other' })], keep)
    const graph = await store.getGraph('antony-blinken', { depth: 1, nodes: 5 })
    t.equal(graph?.nodes.length, 5)
    t.match(graph, { entity: 'antony-blinken', depth: 1 })
    t.match(graph?.nodes[0], { id: 'antony-blinken', mentions: 7, articles: 1, distance: 0 })
    t.match(graph?.nodes[1], { id: 'zentralasien', distance: 1 })
    const edge = graph?.edges.find(({ target }) => target === 'zentralasien')
    t.match(edge, { source: 'antony-blinken', articles: 1, paragraphs: 3 })
    const related = await store.findRelatedEntities('antony-blinken', { measure: 'llr' }, { limit: 4 })
    t.same(
      graph?.nodes.slice(1).map(({ id }) => id),
      related.items.map(({ id }) => id),
    )
    t.equal(edge?.score, related.items[0]?.score, 'as the list of related entities scores it')
    const ids = new Set(graph?.nodes.map(({ id }) => id))
    t.ok(graph?.edges.every(({ source, target }) => ids.has(source) && ids.has(target) && source !== target))

    const wider = await store.getGraph('antony-blinken', { depth: 2, nodes: 9 })
    t.same(
      wider?.nodes.map(({ distance }) => distance),
      [0, 1, 1, 1, 1, 2, 2, 2, 2],
    )
    const alone = await store.getGraph('antony-blinken', { depth: 1, nodes: 1 })
    t.same([alone?.nodes.length, alone?.edges], [1, []])
    const people = await store.getGraph('antony-blinken', { depth: 1, nodes: 9, type: 'person' })
    t.ok(people?.nodes.every(({ type }) => type === 'person'))
    const empty = await store.getGraph('antony-blinken', { depth: 1, nodes: 9, from: '2024-01-01' })
    t.match(empty, { nodes: [{ id: 'antony-blinken', articles: 0, mentions: 0 }], edges: [] })
    t.equal(await store.getGraph('nobody', { depth: 1, nodes: 9 }), undefined)
  })
}
