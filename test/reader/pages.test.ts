import fc from 'fast-check'
import t from 'tap'
import type { Article } from '../../src/model/article.js'
import type { Entity, EntityType } from '../../src/model/entity.js'
import type { MentionInContext } from '../../src/model/mention.js'
import type { QuoteInContext } from '../../src/model/quote.js'
import type { SearchResult } from '../../src/model/search.js'
import { articlePage } from '../../src/reader/article.js'
import { articlePart } from '../../src/reader/article-parts.js'
import type { PageContext } from '../../src/reader/context.js'
import { writeDate, writePeriod } from '../../src/reader/dates.js'
import { entityPage, mentionsPage } from '../../src/reader/entity.js'
import { frontPage } from '../../src/reader/front.js'
import { articlesPage, entitiesPage, quotesPage } from '../../src/reader/lists.js'
import { problemPage, problemTypePage } from '../../src/reader/problem.js'
import { quotePage } from '../../src/reader/quote.js'
import { searchPage } from '../../src/reader/search.js'
import { interfaceLanguages, writeCount } from '../../src/reader/words.js'
import { sliceText } from '../../src/text/codepoint.js'
import { attribute, type Element, elementsOf, hasClass, textIn } from '../support/html.js'
import { holds } from '../support/property.js'

const provenance = { kind: 'human', agent: 'Editor', version: null, time: '2026-01-01T00:00:00Z' } as const

const context = (path: string, language: 'de' | 'en' = 'de'): PageContext => ({
  language,
  path,
  baseUrl: 'http://localhost',
  alternates: [{ format: 'json', type: 'application/json', path: `${path}?format=json`, isShown: false }],
})

/** Data for every page, with one text wherever the archive has texts of others. */
function dataWith(text: string) {
  const summary = {
    id: 'an-article',
    url: '/articles/an-article',
    title: text,
    language: 'de',
    publisher: text,
    publishedAt: '2024-05-01',
    author: text,
    canonicalUrl: 'https://example.org/1',
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    counts: { paragraphs: 1, words: 1, mentions: 1, entities: 1, quotes: 1 },
  }
  const length = [...text].length
  const whole = { paragraph: 1, start: 0, end: length }
  const mention = {
    ...whole,
    id: 'm-1',
    surface: text,
    entity: 'somebody',
    type: 'person' as const,
    derived: false,
    confidence: 1,
    provenance: { ...provenance, agent: text },
  }
  const party = { entity: 'somebody', name: text, surface: text, span: whole }
  const quote = {
    id: 'q-1',
    kind: 'direct' as const,
    text,
    spans: [whole],
    cue: { ...whole, surface: text },
    speaker: party,
    addressee: party,
    mentions: [],
    confidence: 1,
    provenance,
  }
  const named = { id: 'somebody', name: text, type: 'person' as const, wikidata: 'Q1' }
  const article: Article = {
    ...summary,
    offsets: 'codepoint',
    paragraphs: [{ number: 1, text }],
    mentions: [mention],
    quotes: [quote],
    entities: [{ ...named, mentions: 1 }],
  }
  const entity: Entity = {
    ...named,
    url: '/entities/somebody',
    description: text,
    sameAs: ['http://www.wikidata.org/entity/Q1'],
    labels: { de: text, en: `${text}!` },
    aliases: [{ text: `${text}?`, language: 'en', source: null }],
    counts: { articles: 9, mentions: 9, quotesBy: 9, quotesAbout: 9 },
    firstMentioned: '2024-05-01',
    lastMentioned: '2024-06-01',
  }
  const quoteInContext: QuoteInContext = { ...quote, url: '/quotes/q-1', article: summary }
  const inContext: MentionInContext = { ...mention, article: summary, left: text, right: text }
  const other = { ...named, id: 'other', articles: 1, paragraphs: 1, score: 0.5 }
  const runs = [
    { text, hit: true },
    { text, hit: false },
  ]
  const found: SearchResult = {
    q: text,
    articles: {
      data: [{ ...summary, score: 1, hits: [], snippets: [{ paragraph: 1, runs }] }],
      total: 3,
      totalIsCapped: false,
      next: '/articles?q=1',
    },
    quotes: {
      data: [{ ...quoteInContext, score: 1, hits: [], snippet: { runs } }],
      total: 1,
      totalIsCapped: true,
      next: null,
    },
    entities: { data: [entity], next: null },
    facets: {
      entity: [{ value: 'somebody', name: text, type: 'person', count: 1 }],
      publisher: [{ value: text, count: 1 }],
      language: [{ value: 'de', count: 1 }],
      month: [{ value: '2024-02', count: 1 }],
    },
    offsets: 'codepoint',
  }
  return { summary, article, entity, quote: quoteInContext, mention: inContext, other, found }
}

const period = (name: string, mentions: number) => ({
  period: name,
  articles: Math.min(1, mentions),
  mentions,
  quotesBy: 0,
  quotesAbout: 0,
})

/** Every page, with one text wherever the archive, or the request, has texts of others. */
function pagesWith(text: string): Record<string, string> {
  const { summary, article, entity, quote, mention, other, found } = dataWith(text)
  const asked = (path: string) => context(`${path}?${new URLSearchParams({ q: text, speaker: text })}`)
  const timeline = [period('2024-04', 0), period('2024-05', 2)]
  return {
    article: articlePage(
      { ...articlePart(article, 1), descriptions: new Map([['somebody', text]]) },
      context(summary.url),
    ),
    articles: articlesPage({ data: [summary], next: '/articles?cursor=1' }, asked('/articles')),
    entity: entityPage(
      {
        entity,
        timeline,
        quotesBy: [quote],
        quotesAbout: [quote],
        related: [other],
        ties: [],
        mentions: [mention],
        articles: [summary],
      },
      context(entity.url),
    ),
    entities: entitiesPage({ data: [entity], next: null }, asked('/entities')),
    mentions: mentionsPage({ data: [mention], next: null, entity }, context(`${entity.url}/mentions`)),
    quote: quotePage(quote, context(quote.url)),
    quotes: quotesPage({ data: [quote], next: null }, asked('/quotes')),
    front: frontPage(
      { articles: [summary], quotes: [quote], entities: { person: [entity] }, count: 1 },
      context('/'),
    ),
    search: searchPage(found, asked('/search')),
    problem: problemPage(
      {
        type: 'http://localhost/problems/invalid-request',
        title: text,
        status: 400,
        detail: text,
        errors: [
          { parameter: 'q', detail: 'has no end at character 1' },
          { parameter: text, detail: text },
        ],
      },
      asked('/search'),
    ),
    problemType: problemTypePage(
      { title: text, status: 400, description: `a\`${text}\`b` },
      context('/problems/x'),
    ),
  }
}

/** Pieces that mean something to a parser of HTML, or to a reader of text. */
const pieces = [
  '</script>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"',
  "' onmouseover='x",
  '" autofocus onfocus="x',
  '<!--',
  '-->',
  ']]>',
  '&amp;',
  '&lt',
  '&',
  '</title>',
  '</textarea>',
  'javascript:alert(1)',
  '{{x}}',
  '😀',
  '\u202e',
  'é',
  '„',
  ' ',
  'a',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  // What the archive never holds: control characters, white space around a text, single backticks in our own prose.
  .map((some) => `x${some.join('').replace(/[\p{Cc}`]/gu, '')}x`)

/** What a page is made of, whatever its texts say. */
const skeleton = (page: string) =>
  elementsOf(page).map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`)

t.test('no text adds an element or an attribute to a page', async (t) => {
  const plain = Object.entries(pagesWith('xx')).map(([name, page]) => [name, skeleton(page)])
  holds(
    t,
    fc.property(hostile, (text) => {
      const drawn = Object.entries(pagesWith(text)).map(([name, page]) => [name, skeleton(page)])
      return JSON.stringify(drawn) === JSON.stringify(plain)
    }),
    { numRuns: 60 },
  )
})

t.test('texts read in a page as they were written', async (t) => {
  const say: Record<string, (page: string) => string[]> = {
    article: (page) => [textOf(page, (e) => attribute(e, 'id') === 'p1', isAside), titleOf(page)],
    entity: (page) => [textOf(page, (e) => e.tagName === 'h1'), titleOf(page)],
    quote: (page) => [textOf(page, (e) => e.tagName === 'blockquote')],
    search: (page) => [textOf(page, (e) => e.tagName === 'q'), textOf(page, (e) => e.tagName === 'mark')],
    problem: (page) => [textOf(page, (e) => e.tagName === 'code' && textIn(e) !== 'q')],
  }
  holds(
    t,
    fc.property(hostile, (text) => {
      const pages = pagesWith(text)
      for (const [name, read] of Object.entries(say))
        for (const shown of read(pages[name] ?? '')) if (!shown.startsWith(text)) return false
      const links = Object.values(pages).flatMap((page) => elementsOf(page).map((e) => attribute(e, 'href')))
      return links.every((href) => href === undefined || /^(\/|#|https?:\/\/)/.test(href))
    }),
    { numRuns: 60 },
  )
})

const isAside = (element: Element) => hasClass(element, 'card') || hasClass(element, 'note')
const titleOf = (page: string) => textOf(page, (e) => e.tagName === 'title')
function textOf(page: string, isWanted: (element: Element) => boolean, isLeftOut = (_: Element) => false) {
  const element = elementsOf(page).find(isWanted)
  return element === undefined ? '' : textIn(element, isLeftOut)
}

/** An article whose mentions and quotes lie anywhere, across each other too. */
const anyArticle = fc
  .record({
    text: fc
      .string({ unit: 'grapheme', minLength: 3, maxLength: 40 })
      .map((text) => text.replace(/\p{Cc}/gu, '')),
    spans: fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(4)), { maxLength: 8 }),
  })
  .filter(({ text }) => [...text].length >= 3)
  .map(({ text, spans }) => {
    const { article } = dataWith('x')
    const length = [...text].length
    const types: EntityType[] = ['person', 'location', 'organization', 'event', 'other']
    const marked = spans
      .map(([one, two, type], n) => {
        const [start = 0, last = 0] = [one % length, two % length].sort((a, b) => a - b)
        const span = { paragraph: 1, start, end: last + 1 }
        return { n, span, surface: sliceText(text, span.start, span.end), type: types[type] ?? 'other' }
      })
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    const mentions = marked.map(({ n, span, surface, type }) => ({
      ...span,
      id: `m-${n}`,
      surface,
      entity: n % 3 === 0 ? null : 'somebody',
      type,
      derived: n % 2 === 0,
      confidence: 1,
      provenance,
    }))
    const quotes = marked
      .filter(({ n }) => n % 2 === 1)
      .map(({ n, span, surface }) => ({
        ...(article.quotes[0] as Article['quotes'][number]),
        id: `q-${n}`,
        text: surface,
        spans: [span],
      }))
    return { text, article: { ...article, paragraphs: [{ number: 1, text }], mentions, quotes } }
  })

t.test('marks change nothing of the text, nest as HTML allows, and have each id once', async (t) => {
  holds(
    t,
    fc.property(anyArticle, ({ text, article }) => {
      const page = articlePage(
        { ...articlePart(article, 1), descriptions: new Map() },
        context('/articles/an-article'),
      )
      const elements = elementsOf(page)
      const ids = elements.flatMap((element) => attribute(element, 'id') ?? [])
      const wanted = [...article.mentions, ...article.quotes].map(({ id }) => id)
      const links = elements.filter(({ tagName }) => tagName === 'a')
      // A parser takes links apart that stand in one another: as many must come out as went in.
      return (
        textOf(page, (e) => attribute(e, 'id') === 'p1', isAside) === text &&
        new Set(ids).size === ids.length &&
        wanted.every((id) => ids.includes(id)) &&
        links.length === (page.match(/<a /g) ?? []).length
      )
    }),
    { numRuns: 300 },
  )
})

t.test('the interface speaks both languages, the article its own', async (t) => {
  for (const language of interfaceLanguages) {
    const { article } = dataWith('Ein Text.')
    const page = articlePage(
      { ...articlePart(article, 1), descriptions: new Map() },
      context('/articles/an-article', language),
    )
    const [html] = elementsOf(page)
    t.equal(attribute(html as Element, 'lang'), language)
    const text = elementsOf(page).find((element) => hasClass(element, 'text')) as Element
    t.equal(attribute(text, 'lang'), 'de')
  }
  t.equal(writeDate('de', '2023-02-28'), '28. Februar 2023')
  t.equal(writeDate('en', '2023-02-28T23:30:00Z'), '28 February 2023')
  t.equal(writePeriod('de', '2023-02'), 'Februar 2023')
  t.equal(writePeriod('en', '2023'), '2023')
  t.equal(writeCount('de', 1, 'mentions'), '1 Erwähnung')
  t.equal(writeCount('de', 12_000, 'mentions'), '12.000 Erwähnungen')
  t.equal(writeCount('en', 0, 'quotes'), '0 quotes')
})

t.test('a timeline is a table too, a graph a list too', async (t) => {
  const page = pagesWith('Name')['entity'] ?? ''
  const elements = elementsOf(page)
  const rows = elements.filter(({ tagName }) => tagName === 'tr').map((row) => textIn(row))
  t.ok(rows.includes('Mai 202421'))
  const links = elements.filter((element) => attribute(element, 'href') === '/entities/other')
  t.equal(links.length, 2)
  t.equal(attribute(links[0] as Element, 'tabindex'), '-1')
})

/** The page of an entity that was mentioned in these periods. */
function timelinePage(timeline: ReturnType<typeof period>[]): string {
  const { entity } = dataWith('Name')
  const nothing = { quotesBy: [], quotesAbout: [], related: [], ties: [], mentions: [], articles: [] }
  return entityPage({ entity, timeline, ...nothing }, context(entity.url))
}

t.test(
  'a timeline shows all of the time: decades where years are too many, nothing for one day',
  async (t) => {
    const years = Array.from({ length: 160 }, (_, n) => period(String(1864 + n), n === 3 || n > 157 ? 2 : 0))
    const page = timelinePage(years)
    const rows = elementsOf(page).filter(({ tagName }) => tagName === 'tr')
    t.strictSame(
      rows.slice(1).map((row) => textIn(row)),
      ['1860er-Jahre21', '2020er-Jahre42'],
    )
    t.match(page, 'aria-label="6 Erwähnungen, 1860er-Jahre – 2020er-Jahre"')
    t.match(timelinePage(years.slice(-120)), '<th scope="row">2022</th>')
    t.notMatch(timelinePage([period('2024-05-01', 3)]), '<svg')
  },
)

t.test('a speaker is named once for what is quoted one after the other in a paragraph', async (t) => {
  const words = Array.from({ length: 15 }, (_, n) => `Zitat${String(n).padStart(2, '0')}`)
  const { article } = dataWith(words.join(' '))
  const [quote] = article.quotes
  if (quote === undefined) throw new Error('there is no quote to begin with')
  const quotes = words.map((text, n) => ({
    ...quote,
    id: `q-${n}`,
    text,
    spans: [{ paragraph: 1, start: 8 * n, end: 8 * n + 7 }],
    cue: null,
    addressee: null,
    speaker: { entity: null, name: n === 14 ? 'Berta' : 'Anna', surface: 'sie', span: null },
  }))
  const part = articlePart({ ...article, mentions: [], quotes }, 1)
  const page = articlePage({ ...part, descriptions: new Map() }, context(article.url))
  const notes = elementsOf(page).filter((element) => hasClass(element, 'note'))
  t.equal(notes.length, 15, 'each quote has its note')
  const named = notes.filter((element) => !hasClass(element, 'same')).map((note) => textIn(note))
  t.strictSame(named, ['Anna wörtlich', 'Berta wörtlich'])
  t.match(textIn(notes[1] as Element), 'Anna: wörtlich', 'whom a link belongs to can be heard')
  t.match(page, '<summary>3 weitere Zitate</summary>')
})

t.test('a fault in a search is pointed at, in code points', async (t) => {
  const q = '😀a(b'
  const problem = {
    type: 'http://localhost/problems/invalid-request',
    title: '',
    status: 400,
    detail: '',
    errors: [{ parameter: 'q', detail: 'has an open bracket at character 3' }],
  }
  const page = problemPage(problem, context(`/search?${new URLSearchParams({ q })}`))
  t.equal(
    textOf(page, (element) => element.tagName === 'mark'),
    '(',
  )
  t.equal(
    textOf(page, (element) => element.tagName === 'pre'),
    q,
  )
})
