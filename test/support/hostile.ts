import fc from 'fast-check'
import type { Article } from '../../src/model/article.js'
import { type EntityType, EntityType as EntityTypes } from '../../src/model/entity.js'
import { QuoteKind } from '../../src/model/quote.js'
import type { Span } from '../../src/model/span.js'
import { codePointLength, sliceText } from '../../src/text/codepoint.js'
import { textFault } from '../../src/text/normal.js'

/** What breaks out of some format or other, where it is not escaped. */
const hostile = [
  ...[
    ']]>',
    '</script>',
    '<!--',
    '-->',
    '<b>',
    '&amp;',
    '&#x41;',
    '&',
    '<',
    '>',
    '"',
    "'",
    '\\',
    '\\"',
    '"""',
    "'''",
  ],
  ...[
    '`',
    '```',
    '~~~',
    '# ',
    '## x',
    '* ',
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '> ',
    '---',
    '***',
    '===',
    '    code',
    '\t',
    '![a](b)',
  ],
  ...[
    '[a]: b',
    '[a](http://x.y)',
    '<http://x.y>',
    '*x*',
    '__x__',
    '~~x~~',
    '|',
    '  \n',
    '\\\n',
    '\n',
    '!',
    'http://x.y',
  ],
  ...[
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "=cmd|' /C calc'!A0",
    ',',
    ';',
    'a,b',
    '\u202e',
    '\u2066',
    '\u200f',
    '\u00ad',
    '\ufeff',
  ],
  ...[
    '😀',
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '🇩🇪',
    'e\u0301',
    'ä',
    'ß',
    '한',
    '\u0644\u0627',
    '\u2028',
    '\u2029',
    '\u0085',
    '\uffff',
    '\ufffe',
    '\u00a0',
  ],
  ...[
    '#char=0,1',
    '@prefix a: <b> .',
    '<a> <b> <c> .',
    '^^',
    '@en',
    '{"a":1}',
    'null',
    '%',
    '%00',
    '\u{10ffff}',
    '\u{1fffe}',
  ],
]

/** A text that the archive would store: made of hostile pieces and plain ones. */
export const storedText = fc
  .array(
    fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constant(' ')),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => storable(parts.join('')))

function storable(text: string): string {
  const clean = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .replace(/\n\s*\n/g, '\n')
    .normalize('NFC')
    .trim()
  return textFault(clean) === undefined ? clean : 'Text'
}

const provenance = {
  kind: 'import',
  agent: 'test "<&>',
  version: null,
  time: '2026-01-01T00:00:00Z',
} as const
const types = EntityTypes.options

/** A span in one of the given texts. */
const spanIn = (texts: readonly string[]): fc.Arbitrary<Span> =>
  fc
    .record({ paragraph: fc.nat(texts.length - 1), at: fc.nat(), length: fc.integer({ min: 1, max: 12 }) })
    .map(({ paragraph, at, length }) => {
      const size = codePointLength(texts[paragraph] as string)
      const start = at % size
      return { paragraph, start, end: Math.min(size, start + length) }
    })

interface Made {
  readonly texts: readonly string[]
  readonly names: readonly { name: string; type: EntityType }[]
  readonly mentions: readonly { span: Span; entity: number | null; derived: boolean }[]
  readonly quotes: readonly {
    spans: Span[]
    kind: QuoteKind
    speaker: number | null
    surface: Span
    cue: Span
  }[]
  readonly words: string | null
}

/** Articles with hostile texts and names, and mentions and quotes that overlap in every way. Offsets are code points. */
export const hostileArticle: fc.Arbitrary<Article> = fc
  .record({ texts: fc.array(storedText, { minLength: 1, maxLength: 4 }), words: fc.option(storedText) })
  .chain(({ texts, words }) =>
    fc.record<Made>({
      texts: fc.constant(texts),
      words: fc.constant(words),
      names: fc.array(fc.record({ name: storedText, type: fc.constantFrom(...types) }), {
        minLength: 1,
        maxLength: 3,
      }),
      mentions: fc.array(
        fc.record({ span: spanIn(texts), entity: fc.option(fc.nat(2)), derived: fc.boolean() }),
        { maxLength: 8 },
      ),
      quotes: fc.array(
        fc.record({
          spans: fc.array(spanIn(texts), { minLength: 1, maxLength: 3 }),
          kind: fc.constantFrom(...QuoteKind.options),
          speaker: fc.option(fc.nat(2)),
          surface: spanIn(texts),
          cue: spanIn(texts),
        }),
        { maxLength: 4 },
      ),
    }),
  )
  .map(makeArticle)

function makeArticle({ texts, names, mentions, quotes, words }: Made): Article {
  const surface = (span: Span) => sliceText(texts[span.paragraph] as string, span.start, span.end)
  const entities = names.map(({ name, type }, n) => ({
    ...{ id: `${n}-entity`, name, type, mentions: 1 },
    wikidata: n === 0 ? 'Q1' : null,
  }))
  const entityOf = (n: number | null) => (n === null ? null : (entities[n % entities.length] ?? null))
  const places = new Map(mentions.map((mention) => [JSON.stringify(mention.span), mention]))
  const article = {
    ...{ id: 'an-article', url: '/articles/an-article', title: texts[0] as string, language: 'de' },
    ...{
      publisher: words,
      author: words,
      publishedAt: '2024-05-01',
      canonicalUrl: 'https://example.org/?a=1&b="<',
    },
    ...{ revision: 2, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-02T00:00:00.000Z' },
    paragraphs: texts.slice(1).map((text, n) => ({ number: n + 1, text })),
    mentions: [...places.values()].map(({ span, entity, derived }, n) => ({
      ...{ ...span, id: `m-${n}`, surface: surface(span), entity: entityOf(entity)?.id ?? null, derived },
      ...{ type: entityOf(entity)?.type ?? ('other' as const), confidence: 0.5, provenance },
    })),
    quotes: quotes.map(({ spans, kind, speaker, surface: place, cue }, n) => ({
      ...{
        id: `q-${n}`,
        kind,
        spans,
        text: spans.map(surface).join(' '),
        cue: { ...cue, surface: surface(cue) },
      },
      speaker: {
        ...{ entity: entityOf(speaker)?.id ?? null, name: entityOf(speaker)?.name ?? null },
        ...{ surface: surface(place), span: place },
      },
      ...{ addressee: null, mentions: [] as string[], confidence: 1, provenance },
    })),
    entities,
    offsets: 'codepoint' as const,
  }
  const { paragraphs, mentions: named, quotes: said } = article
  const counts = {
    paragraphs: paragraphs.length,
    words: 1,
    mentions: named.length,
    entities: entities.length,
    quotes: said.length,
  }
  return { ...article, counts }
}
