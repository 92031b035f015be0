import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import * as annotator from '@apache-annotator/selector'
import { Parser as MarkdownParser } from 'commonmark'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { Store as TripleStore, Parser as TurtleParser } from 'n3'
import t, { type Test } from 'tap'
import { validateXML } from 'xmllint-wasm'
import { csvHeader, csvLines } from '../../src/export/csv.js'
import { atomFeed, jsonFeed } from '../../src/export/feed.js'
import { articleJsonLd, entityJsonLd } from '../../src/export/jsonld.js'
import { articleMarkdown } from '../../src/export/markdown.js'
import { articleNif } from '../../src/export/nif.js'
import { articleNinjs } from '../../src/export/ninjs.js'
import { articleTable, entityTable, quoteTable } from '../../src/export/tables.js'
import { articleTei } from '../../src/export/tei.js'
import { articleText, textRanges } from '../../src/export/text.js'
import { annotationCollection, annotationPage, wholeAnnotationCollection } from '../../src/export/webanno.js'
import type { Article } from '../../src/model/article.js'
import { sliceText } from '../../src/text/codepoint.js'
import { firstArticle, openArchive } from '../support/archive.js'
import { toQuads } from '../support/contexts.js'
import { hostileArticle, storedText } from '../support/hostile.js'
import { holds, holdsAsync } from '../support/property.js'
import { elementsOf, parseXml, teiFaults, textOf } from '../support/xml.js'

const base = 'https://archive.example'
const runs = { numRuns: 150 }

// The declarations of the package leave these out.
const { textPositionSelectorMatcher: atPosition, textQuoteSelectorMatcher: atQuotation } =
  annotator as unknown as Record<'textPositionSelectorMatcher' | 'textQuoteSelectorMatcher', Matcher>

async function seedArticle(t: Test): Promise<Article> {
  const article = await (await openArchive(t)).getArticle(firstArticle)
  if (article === undefined) throw new Error('the first article is missing')
  return article
}

/** What XML can hold of a text. */
const inXml = (text: string) => text.replace(/[\ufffe\uffff]/g, '')

t.test('the article text has every surface at its range', async (t) => {
  holds(
    t,
    fc.property(hostileArticle, (article) => {
      const text = articleText(article)
      const range = textRanges(article)
      for (const mention of article.mentions) {
        const { start, end } = range(mention)
        if (sliceText(text, start, end) !== mention.surface) return false
      }
      return text.split('\n\n').length === article.paragraphs.length + 1
    }),
    runs,
  )
  t.throws(() => textRanges({ title: 'x', paragraphs: [] })({ paragraph: 1, start: 0, end: 1 }), RangeError)
})

t.test('Markdown renders to the very text, and to no markup', async (t) => {
  const reader = new MarkdownParser()
  holds(
    t,
    fc.property(fc.array(storedText, { minLength: 1, maxLength: 4 }), ([title = '', ...texts]) => {
      const paragraphs = texts.map((text, n) => ({ number: n + 1, text }))
      const walker = reader.parse(articleMarkdown({ title, paragraphs })).walker()
      const blocks: string[] = []
      for (let step = walker.next(); step !== null; step = walker.next()) {
        const { entering, node } = step
        if (!['document', 'heading', 'paragraph', 'text', 'softbreak'].includes(node.type)) return false
        if (entering && (node.type === 'heading' || node.type === 'paragraph')) blocks.push('')
        if (entering && node.type === 'text') blocks.push(blocks.pop() + (node.literal ?? ''))
        if (entering && node.type === 'softbreak') blocks.push(`${blocks.pop()}\n`)
      }
      // The parser drops blanks at the end of a line even where they are written as references.
      const shown = (texts: string[]) => texts.map((text) => text.replace(/ +\n/g, '\n'))
      return isDeepStrictEqual(shown(blocks), shown([title, ...texts]))
    }),
    runs,
  )
})

t.test(
  'TEI holds the text, each name and quote at its place, and nothing that TEI does not allow',
  async (t) => {
    const check = (article: Article) => {
      const tei = parseXml(articleTei(article, base))
      t.same(teiFaults(tei), [])
      const all = elementsOf(tei)
      const ids = all.flatMap(({ attributes }) => attributes['xml:id'] ?? [])
      t.equal(new Set(ids).size, ids.length)
      for (const { attributes } of all)
        for (const name of ['ref', 'who', 'toWhom', 'ana', 'corresp', 'next', 'prev']) {
          const pointer = attributes[name]
          if (pointer !== undefined) t.ok(ids.includes(pointer.slice(1)), pointer)
        }
      const blocks = all.filter(
        ({ name, attributes }) => (name === 'head' || name === 'p') && attributes['n'],
      )
      t.same(blocks.map(textOf), [article.title, ...article.paragraphs.map(({ text }) => text)].map(inXml))
      /** The text of an element, following `next` from piece to piece. */
      const wholeOf = (id: string): string => {
        const element = all.find(({ attributes }) => attributes['xml:id'] === id)
        if (element === undefined) throw new Error(`nothing has the id ${id}`)
        const { next } = element.attributes
        return textOf(element) + (next === undefined ? '' : wholeOf(next.slice(1)))
      }
      for (const { id, surface } of article.mentions) t.equal(wholeOf(id), inXml(surface))
      return { all, wholeOf }
    }
    holds(
      t,
      fc.property(hostileArticle, (article) => {
        check(article)
      }),
      runs,
    )
    const seed = await seedArticle(t)
    const { all, wholeOf } = check(seed)
    for (const { id, text } of seed.quotes) t.equal(wholeOf(id), text)
    t.match(
      all.filter(({ name }) => name === 'said').map(({ attributes }) => attributes),
      [
        { who: '#q-bb921e07367bcaa6a1f4-speaker', direct: 'false', ana: '#kind-indirect' },
        { who: '#entity-antony-blinken', toWhom: '#entity-mukhtar-tileuberdi', direct: 'false' },
        { who: '#entity-antony-blinken', direct: 'true' },
        { who: '#entity-kassym-schomart-tokajew', direct: 'false', ana: '#kind-reported' },
      ],
    )
  },
)

t.test('libxml2 reads TEI and Atom of hostile articles', async (t) => {
  const articles = fc.sample(hostileArticle, { numRuns: 40, seed: 7 })
  const files = [
    ...articles.map((article) => articleTei(article, base)),
    atomFeed({ title: '<&>', home: base, self: base, next: base, articles, base }),
  ]
  const { valid, errors } = await validateXML({
    xml: files.map((contents, n) => ({ fileName: `${n}.xml`, contents })),
    normalization: 'c14n',
  })
  t.same(errors, [])
  t.ok(valid)
})

type Matcher = (
  selector: object,
) => (scope: object) => AsyncGenerator<{ startIndex: number; endIndex: number }, void>

/** A text as Apache Annotator walks it. */
function chunker(text: string) {
  const chunk = { data: text, equals: (other: unknown) => other === chunk }
  return {
    currentChunk: chunk,
    nextChunk: () => null,
    previousChunk: () => null,
    precedesCurrentChunk: () => false,
  }
}

interface AnnotationShape {
  id: string
  target: { selector: [{ start: number; end: number }, { exact: string; prefix: string; suffix: string }] }
}

t.test('Apache Annotator finds every annotation by either selector', async (t) => {
  const find = async (article: Article) => {
    const text = articleText(article)
    const { first } = wholeAnnotationCollection(article, base) as { first?: { items: AnnotationShape[] } }
    for (const { id, target } of first?.items ?? []) {
      const mention = article.mentions.find((one) => id.endsWith(`#${one.id}`))
      for (const { selector } of [target].flat()) {
        const [position, quotation] = selector
        const places = atPosition({ type: 'TextPositionSelector', ...position })(chunker(text))
        const { value: place } = await places.next()
        if (place === undefined) throw new Error(`no place for ${id}`)
        if (text.slice(place.startIndex, place.endIndex) !== quotation.exact)
          throw new Error(`${id} is elsewhere`)
        if (mention !== undefined && mention.surface !== quotation.exact)
          throw new Error(`${id} says something else`)
        let isFound = false
        const matches = atQuotation({ type: 'TextQuoteSelector', ...quotation })(chunker(text))
        for await (const match of matches) isFound ||= match.startIndex === place.startIndex
        if (!isFound) throw new Error(`${id} is not found by its words`)
        for (const side of [quotation.prefix, quotation.suffix]) {
          if ([...side].length > 32) throw new Error('too much context')
          if (!side.isWellFormed()) throw new Error('half a character')
        }
      }
    }
  }
  await holdsAsync(t, fc.asyncProperty(hostileArticle, find), { numRuns: 100 })
  await find(await seedArticle(t))
})

t.test('a prefix or suffix splits no grapheme', async (t) => {
  const family = '👩‍👩‍👧‍👦'
  const seed = await seedArticle(t)
  const text = `${family.repeat(8)} Berlin ${family.repeat(8)}`
  const start = [...family.repeat(8)].length + 1
  const mention = { ...seed.mentions[0], paragraph: 1, start, end: start + 6, surface: 'Berlin' }
  const article = {
    ...seed,
    paragraphs: [{ number: 1, text }],
    mentions: [mention],
    quotes: [],
  } as unknown as Article
  const { first } = wholeAnnotationCollection(article, base) as { first: { items: AnnotationShape[] } }
  const quotation = first.items[0]?.target.selector[1]
  t.match(quotation, { exact: 'Berlin', prefix: `${family.repeat(4)} `, suffix: ` ${family.repeat(4)}` })
})

t.test('Web Annotations are RDF in the words of the recommendation; a collection has pages', async (t) => {
  const seed = await seedArticle(t)
  const whole = await toQuads(wholeAnnotationCollection(seed, base))
  t.match(whole, '<http://www.w3.org/ns/oa#motivatedBy> <http://www.w3.org/ns/oa#identifying>')
  t.equal(whole.match(/#type> <http:\/\/www.w3.org\/ns\/oa#Annotation>/g)?.length, 56)
  const mentions = Array.from({ length: 250 }, (_, n) => ({ ...seed.mentions[0], id: `m-${n}` }))
  const long = { ...seed, mentions } as unknown as Article
  const id = `${base}/articles/${firstArticle}/annotations`
  t.match(annotationCollection(long, base), { id, total: 254, first: `${id}?page=1`, last: `${id}?page=3` })
  const pages = [1, 2, 3].map((number) => annotationPage(long, number, base) as { items: AnnotationShape[] })
  t.match(pages[0], { next: `${id}?page=2`, partOf: { id, total: 254 }, startIndex: 0 })
  t.match(pages[2], { prev: `${id}?page=2`, startIndex: 200 })
  t.notOk('next' in (pages[2] as object) || 'prev' in (pages[0] as object))
  t.same(
    pages.flatMap(({ items }) => items.map((item) => item.id.split('#')[1])),
    [...mentions.map((mention) => mention.id), ...seed.quotes.map((quote) => quote.id)],
  )
  t.equal(annotationPage(long, 4, base), undefined)
  for (const page of pages) await t.resolves(toQuads(page))
  const empty = annotationCollection({ ...seed, mentions: [], quotes: [] }, base)
  t.match(empty, { total: 0 })
  t.notOk('first' in empty || 'last' in empty)
})

const nif = 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#'

t.test('NIF is Turtle whose indices give the anchors back', async (t) => {
  holds(
    t,
    fc.property(hostileArticle, (article) => {
      const store = new TripleStore(new TurtleParser().parse(articleNif(article, base)))
      const value = (subject: Parameters<typeof store.getObjects>[0], name: string) =>
        store.getObjects(subject, `${nif}${name}`, null).map((object) => object.value)
      const [context] = store.getSubjects(`${nif}isString`, null, null)
      const [text = ''] = value(context ?? null, 'isString')
      t.equal(text, articleText(article))
      const phrases = store.getSubjects(
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
        `${nif}Phrase`,
        null,
      )
      const anchors = new Set<string>()
      for (const phrase of phrases) {
        const [begin, end] = [Number(value(phrase, 'beginIndex')[0]), Number(value(phrase, 'endIndex')[0])]
        t.same(value(phrase, 'anchorOf'), [sliceText(text, begin, end)])
        t.ok(phrase.value.endsWith(`#char=${begin},${end}`))
        anchors.add(sliceText(text, begin, end))
      }
      return article.mentions.every(({ surface }) => anchors.has(surface))
    }),
    runs,
  )
})

/** The properties of each class of schema.org, inherited ones too, read from the types of the package schema-dts. */
function schemaOrgProperties(): (name: string) => Set<string> {
  const types = readFileSync(
    new URL('../../node_modules/schema-dts/dist/schema.d.ts', import.meta.url),
    'utf8',
  )
  const classes = new Map(
    [...types.matchAll(/^(?:export )?interface (\w+?)(?:Base)? extends ([^{]+)\{\n([\s\S]*?)^\}/gm)].map(
      ([, name = '', parents = '', body = '']) => [
        name,
        {
          parents: [...parents.matchAll(/(\w+?)Base\b/g)].map(([, parent = '']) => parent),
          own: [...body.matchAll(/^ {4}"(\w+)"\?:/gm)].map(([, property = '']) => property),
        },
      ],
    ),
  )
  const all = (name: string): string[] => {
    const found = classes.get(name)
    return found === undefined ? [] : [...found.own, ...found.parents.flatMap(all)]
  }
  return (name) => new Set(all(name))
}

t.test('JSON-LD says what schema.org has words for, and the same quotes as NIF', async (t) => {
  const propertiesOf = schemaOrgProperties()
  t.ok(propertiesOf('Quotation').has('spokenByCharacter') && propertiesOf('Quotation').has('isPartOf'))
  const checkNode = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) checkNode(one)
    if (Array.isArray(node) || typeof node !== 'object' || node === null) return
    const { '@type': type, '@id': _, '@context': __, ...members } = node as Record<string, unknown>
    if (type === undefined) t.same(members, {})
    const known = type === undefined ? new Set<string>() : propertiesOf(String(type))
    for (const [name, value] of Object.entries(members)) {
      t.ok(known.has(name), `${type} has ${name}`)
      checkNode(value)
    }
  }
  const archive = await openArchive(t)
  const seed = await seedArticle(t)
  const document = articleJsonLd(seed, base)
  checkNode(document)
  const entity = await archive.getEntity('antony-blinken')
  if (entity === undefined) throw new Error('no entity')
  checkNode(entityJsonLd(entity, base))
  t.match(entityJsonLd(entity, base), {
    '@type': 'Person',
    '@id': `${base}/entities/antony-blinken`,
    sameAs: ['http://www.wikidata.org/entity/Q7821917'],
    alternateName: ['Blinken', 'Tony Blinken'],
  })

  const quads = new TripleStore(new TurtleParser({ format: 'N-Quads' }).parse(await toQuads(document)))
  const turtle = new TripleStore(new TurtleParser().parse(articleNif(seed, base)))
  for (const property of ['text', 'genre', 'isPartOf']) {
    const said = (store: TripleStore) =>
      store
        .getQuads(null, `http://schema.org/${property}`, null, null)
        .map(({ subject, object }) => `${subject.value} ${object.value}`)
        .sort()
    t.same(said(quads), said(turtle), property)
    t.equal(said(quads).length, 4)
  }
  const speakers = quads.getQuads(null, 'http://schema.org/spokenByCharacter', null, null)
  t.same(
    speakers.map(({ object }) => object.value),
    ['antony-blinken', 'antony-blinken', 'kassym-schomart-tokajew'].map((id) => `${base}/entities/${id}`),
  )
  await holdsAsync(
    t,
    fc.asyncProperty(hostileArticle, async (article) => {
      const text = JSON.stringify(articleJsonLd(article, base))
      const parsed = new TripleStore(
        new TurtleParser({ format: 'N-Quads' }).parse(await toQuads(JSON.parse(text))),
      )
      const [title] = parsed.getObjects(null, 'http://schema.org/headline', null)
      if (title?.value !== article.title) throw new Error('another title')
    }),
    { numRuns: 60 },
  )
})

t.test('ninjs has the members of its schema, with their types', async (t) => {
  // No package holds the schema; these are its members as far as we use them (ninjs-schema_3.0.json, read 2026-11-25).
  const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
  const concept = { name: String, rel: String, uri: /^https?:/, literal: String }
  const shapes: Record<string, unknown> = {
    uri: /^https?:/,
    standard: { name: String, version: String, schema: /^https?:/ },
    type: 'text',
    representationType: 'full',
    profile: String,
    version: String,
    firstCreated: date,
    versionCreated: date,
    contentCreated: date,
    language: String,
    title: String,
    headlines: [{ role: String, contentType: String, value: String }],
    by: String,
    bodies: [{ role: String, contentType: String, charCount: Number, wordCount: Number, value: String }],
    people: [concept],
    places: [concept],
    organisations: [concept],
    events: [concept],
    subjects: [concept],
    infoSources: [{ name: String }],
    renditions: [{ name: String, href: /^https?:/, contentType: String }],
    altIds: [{ role: String, value: String }],
  }
  const check = (article: Article) => {
    for (const [name, value] of Object.entries(articleNinjs(article, base))) {
      const shape = shapes[name]
      t.ok(shape, `ninjs has ${name}`)
      for (const one of [value].flat()) {
        const [wanted] = [shape].flat()
        t.match(one, wanted, name)
        if (typeof wanted === 'object' && !(wanted instanceof RegExp))
          t.same(
            Object.keys(one as object).filter((key) => !(key in (wanted as object))),
            [],
          )
      }
    }
  }
  const seed = await seedArticle(t)
  check(seed)
  t.match(articleNinjs(seed, base), {
    contentCreated: '2023-02-28T00:00:00Z',
    events: [{ literal: /invasion/ }],
  })
  holds(t, fc.property(hostileArticle, check), { numRuns: 50 })
})

t.test('CSV gives every cell back, with an apostrophe before what a spreadsheet would run', async (t) => {
  const guarded = (cell: string) => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)
  holds(
    t,
    fc.property(hostileArticle, (article) => {
      const quotes = article.quotes.map((quote) => ({ ...quote, offsets: 'codepoint' as const }))
      const rows = parseCsv(csvHeader(quoteTable) + csvLines(quoteTable, quotes), {
        record_delimiter: '\r\n',
        relax_quotes: false,
      }) as string[][]
      t.same(rows[0], quoteTable.columns)
      t.equal(rows.length, quotes.length + 1)
      quotes.forEach((quote, n) => {
        const [id, kind, text] = rows[n + 1] as string[]
        t.same([id, kind, text], [quote.id, quote.kind, guarded(quote.text)])
        for (const cell of rows[n + 1] as string[]) t.notMatch(cell, /^[=+@\t\r]/)
      })
      const [header, row] = parseCsv(csvHeader(articleTable) + csvLines(articleTable, [article]), {
        record_delimiter: '\r\n',
      }) as string[][]
      t.equal(row?.[header?.indexOf('title') ?? -1], guarded(article.title))
    }),
    runs,
  )
  const entity = await (await openArchive(t)).getEntity('antony-blinken')
  if (entity === undefined) throw new Error('no entity')
  const [row] = parseCsv(csvHeader(entityTable) + csvLines(entityTable, [entity]), {
    columns: true,
  }) as object[]
  t.match(row, { id: 'antony-blinken', aliases: 'Blinken; Tony Blinken', articles: '1', quotesBy: '2' })
})

t.test('feed readers read JSON Feed and Atom', async (t) => {
  const feed = (articles: readonly Article[]) => ({
    title: 'Archive',
    home: `${base}/articles?q=%22a%22&language=de`,
    self: `${base}/articles?q=%22a%22&language=de&format=atom`,
    next: `${base}/articles?cursor=x&format=atom`,
    articles,
    base,
  })
  const text = ({ paragraphs }: Article) => paragraphs.map(({ text }) => text).join('\n\n')
  const url = `${base}/articles/an-article`
  holds(
    t,
    fc.property(hostileArticle, (article) => {
      const json = JSON.parse(JSON.stringify(jsonFeed(feed([article]))))
      t.match(parseJsonFeed(json), {
        title: 'Archive',
        next_url: feed([]).next,
        items: [{ id: url, url, date_published: '2024-05-01T00:00:00Z', language: 'de' }],
      })
      t.equal(json.items[0].content_text, text(article))
      const xml = atomFeed(feed([article]))
      const { entries = [], links, id } = parseAtomFeed(xml)
      t.equal(id, feed([]).home)
      t.same(
        links?.map(({ rel, href }) => [rel, href]),
        [
          ['self', feed([]).self],
          ['alternate', feed([]).home],
          ['next', feed([]).next],
        ],
      )
      t.match(entries, [{ id: url, updated: article.updatedAt, published: '2024-05-01T00:00:00Z' }])
      const root = parseXml(xml)
      const inside = (name: string) =>
        elementsOf(root)
          .filter((element) => element.name === name)
          .map(textOf)
      t.same(inside('content'), [inXml(text(article))])
      t.same(inside('title'), ['Archive', inXml(article.title)])
    }),
    { numRuns: 80 },
  )
  t.match(atomFeed(feed([])), '<updated>1970-01-01T00:00:00Z</updated>')
})
