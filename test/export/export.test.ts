import fc from 'fast-check'
import t from 'tap'
import { cutContext } from '../../src/export/context.js'
import { markParagraphs } from '../../src/export/marks.js'
import { needsWhole, selectMembers } from '../../src/export/members.js'
import { articleBlocks, articleInUnit, mentionInUnit, quoteInUnit } from '../../src/export/offsets.js'
import type { Article } from '../../src/model/article.js'
import type { Mention } from '../../src/model/mention.js'
import { codePointLength, sliceText } from '../../src/text/codepoint.js'
import { firstArticle, openArchive, smallDocument } from '../support/archive.js'
import { holds } from '../support/property.js'

const provenance = { kind: 'import', agent: 'test', version: null, time: '2026-01-01T00:00:00Z' } as const

/** A mention with no more than a place. */
function mentionAt(paragraph: number, text: string, start: number, end: number): Mention {
  return {
    id: `m-${start}-${end}`,
    paragraph,
    start,
    end,
    surface: sliceText(text, start, end),
    entity: null,
    type: 'other',
    derived: false,
    confidence: 1,
    provenance,
  }
}

/** A text with a few spans in it, in code points. */
const annotated = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.array(fc.tuple(fc.nat(codePointLength(text) - 1), fc.integer({ min: 1, max: 8 })), { maxLength: 8 }),
    ),
  )
  .map(([text, places]) => ({
    text,
    mentions: places.map(([start, length]) =>
      mentionAt(1, text, start, Math.min(start + length, codePointLength(text))),
    ),
  }))

async function seedArticle(t: Parameters<typeof openArchive>[0]): Promise<Article> {
  const article = await (await openArchive(t)).getArticle(firstArticle)
  if (article === undefined) throw new Error('the first article is missing')
  return article
}

t.test('the runs of a paragraph are its text, each under just what covers it', async (t) => {
  holds(
    t,
    fc.property(annotated, ({ text, mentions }) => {
      const { runs } = markParagraphs({ mentions, quotes: [] })(1, text)
      let offset = 0
      for (const run of runs) {
        const end = offset + codePointLength(run.text)
        const covering = mentions.filter((mention) => mention.start <= offset && mention.end >= end)
        if (run.marks.length !== covering.length) return false
        if (!covering.every(({ id }) => run.marks.some((mark) => mark.id === id))) return false
        offset = end
      }
      return runs.map((run) => run.text).join('') === text
    }),
  )
})

t.test('a mention inside a quote has both marks, the quote outermost', async (t) => {
  const article = await seedArticle(t)
  const text = articleBlocks(article).get(7) ?? ''
  const { runs } = markParagraphs(article)(7, text)
  const named = (surface: string) =>
    runs.find((run) => run.text === surface)?.marks.map(({ type, entity }) => [type, entity])
  t.same(named('Washington'), [
    ['quote', 'antony-blinken'],
    ['mention', 'washington-d-c'],
  ])
  t.same(named('sagte'), [['cue', 'antony-blinken']])
  t.same(named('Blinken'), [['mention', 'antony-blinken']])
  t.equal(runs.map((run) => run.text).join(''), text)
})

t.test('in UTF-16 units every surface is what JavaScript slices', async (t) => {
  const text = '😀 Anna Muster, 🏳️‍🌈 Berlin'
  const store = await openArchive(t, [smallDocument({ title: 'T', paragraphs: [text] })])
  const article = await store.getArticle('t')
  t.ok(article)
  if (!article) return
  const converted = articleInUnit(article, 'utf16')
  t.equal(converted.offsets, 'utf16')
  t.same(
    converted.mentions.map(({ start, end }) => text.slice(start, end)),
    ['Anna Muster', 'Berlin'],
  )
  t.equal(articleInUnit(article, 'codepoint'), article)
  const [mention] = (await store.findMentions('berlin', {}, '-publishedAt', { limit: 1 })).items
  t.ok(mention)
  if (!mention) return
  const { start, end } = mentionInUnit(mention, 'utf16')
  t.equal(text.slice(start, end), 'Berlin')
  t.throws(() => mentionInUnit(cutContext(mention, 3), 'utf16'), RangeError)
})

t.test('a quote is converted with its cue and its speaker', async (t) => {
  const article = await seedArticle(t)
  const quote = article.quotes[2]
  const text = `😀${articleBlocks(article).get(8)}`
  t.ok(quote)
  if (!quote) return
  const shift = (span: { start: number; end: number }) => ({ start: span.start + 1, end: span.end + 1 })
  const shifted = {
    ...quote,
    spans: quote.spans.map((span) => ({ ...span, ...shift(span) })),
    cue: quote.cue && { ...quote.cue, ...shift(quote.cue) },
    speaker: quote.speaker?.span
      ? { ...quote.speaker, span: { ...quote.speaker.span, ...shift(quote.speaker.span) } }
      : null,
  }
  const converted = quoteInUnit(shifted, new Map([[8, text]]), 'utf16')
  const slice = (span: { start: number; end: number } | null | undefined) =>
    span && text.slice(span.start, span.end)
  t.equal(slice(converted.spans[0]), quote.text)
  t.equal(slice(converted.cue), 'sagte')
  t.equal(slice(converted.speaker?.span), 'Blinken')
  t.throws(() => quoteInUnit(shifted, new Map(), 'utf16'), RangeError)
})

t.test('converting to UTF-16 keeps every surface, whatever the text', async (t) => {
  holds(
    t,
    fc.property(annotated, ({ text, mentions }) => {
      const article = {
        title: 'x',
        paragraphs: [{ number: 1, text }],
        mentions,
        quotes: [],
      } as unknown as Article
      return articleInUnit(article, 'utf16').mentions.every(
        ({ start, end, surface }) => text.slice(start, end) === surface,
      )
    }),
  )
})

t.test('context is cut at words, to the width asked for', async (t) => {
  const [mention] = (await (await openArchive(t)).findMentions('astana', {}, '-publishedAt', { limit: 1 }))
    .items
  t.ok(mention)
  if (!mention) return
  t.match(cutContext(mention, 30), {
    left: 'zentralasiatischen Staaten in ',
    right: ' treffen, bevor er nach',
  })
  t.match(cutContext(mention, 0), { left: '', right: '' })
  t.same(cutContext(mention, 1000), mention)
})

t.test('include and fields work together', async (t) => {
  const article = await seedArticle(t)
  const names = (include?: string[], fields?: string[]) =>
    Object.keys(selectMembers(article, include, fields))
  t.equal(selectMembers(article, undefined, undefined), article)
  t.same(names(undefined, ['title']), ['id', 'title'])
  t.same(names([]).includes('paragraphs'), false)
  t.same(names(['quotes'], ['title']), ['id', 'title', 'offsets', 'quotes'])
  t.same(names(undefined, ['paragraphs']), ['id', 'paragraphs'])
  t.ok(names(['paragraphs']).includes('title'))
  t.notOk(names(['paragraphs']).includes('mentions'))
  t.equal(needsWhole([], ['title']), false)
  t.equal(needsWhole(undefined, ['mentions']), true)
  t.equal(needsWhole(['quotes']), true)
})
