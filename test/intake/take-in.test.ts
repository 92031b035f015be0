import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { GlosseError } from '../../src/errors.js'
import { cleanText } from '../../src/intake/clean.js'
import type { RawArticle } from '../../src/intake/raw-article.js'
import { type Intake, largestText, takeIn } from '../../src/intake/take-in.js'
import { textFault } from '../../src/text/normal.js'

const golden = 'test/golden/intake'
const formats = { '.txt': 'text', '.html': 'html', '.md': 'markdown' } as const

function readCase(name: string): { raw: RawArticle; expected: unknown } {
  const folder = join(golden, name)
  const file = readdirSync(folder).find((entry) => entry.startsWith('input.')) ?? ''
  const format = formats[file.slice('input'.length) as keyof typeof formats]
  const text = readFileSync(join(folder, file), 'utf8')
  return {
    raw: { text, format },
    expected: JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')),
  }
}

const ownText = ({ title, paragraphs }: Intake) => [title, ...paragraphs].join('\n\n')
const again = (intake: Intake) => takeIn({ text: ownText(intake) })
const cores = ({ title, paragraphs }: Intake) => ({ title, paragraphs })

/** The intake of `raw`, or undefined when it is refused; anything but a GlosseError is thrown on. */
function tryTakeIn(raw: RawArticle): Intake | undefined {
  try {
    return takeIn(raw)
  } catch (error) {
    if (error instanceof GlosseError && error.code === 'unusable-text') return undefined
    throw error
  }
}

function assertStorable(intake: Intake): void {
  for (const text of [intake.title, ...intake.paragraphs]) {
    const fault = textFault(text)
    if (fault !== undefined) throw new Error(`«${text}» ${fault}`)
  }
  if (intake.title.length > 1000) throw new Error('the title is too long')
}

/** How often each letter and digit is in a text. */
function letters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of cleanText(text).match(/[\p{L}\p{N}]/gu) ?? [])
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

function assertNothingLost(text: string, intake: Intake): void {
  const removed = intake.removed.map((part) => part.text)
  const kept = letters([intake.title, ...intake.paragraphs, ...removed].join('\n\n'))
  for (const [letter, count] of letters(text)) {
    if ((kept.get(letter) ?? 0) < count) throw new Error(`${letter} is lost from «${text}»`)
  }
}

t.test('the first article comes out of its scraped text as its hand-made document has it', async (t) => {
  const seed = 'seed/blinken-fuehrt-gespraeche-mit-zentralasiatischen-staaten'
  const document = JSON.parse(readFileSync(`${seed}.json`, 'utf8'))
  const intake = takeIn({ text: readFileSync(`${seed}.txt`, 'utf8'), format: 'text' })
  t.equal(intake.title, document.title)
  t.equal(intake.publisher, 'EURACTIV.de')
  t.equal(intake.language, 'de')
  t.strictSame(intake.paragraphs, document.paragraphs)
  t.strictSame(
    intake.removed.map(({ text }) => text),
    ['source site', 'Leave a Reply', '– EURACTIV.de'],
  )
  t.strictSame(cores(again(intake)), cores(intake))
})

t.test(
  'every golden text and page comes out as expected, storable, and the same when taken in again',
  async (t) => {
    for (const name of readdirSync(golden)) {
      const { raw, expected } = readCase(name)
      const intake = takeIn(raw)
      t.strictSame(intake, expected, name)
      assertStorable(intake)
      t.strictSame(cores(again(intake)), cores(intake), `${name}, again`)
      if ('text' in raw && raw.format === 'text') assertNothingLost(raw.text, intake)
    }
  },
)

t.test('what the caller knows wins over what the text says', async (t) => {
  const intake = takeIn({
    text: 'Titel – EURACTIV.de\n\nVon Eva Berg\n\n3. März 2024\n\nDer Zug kam nicht.',
    title: 'Titel',
    publisher: 'Euractiv',
    author: 'E. B.',
    publishedAt: '2024-03-04T01:00:00+02:00',
    language: 'de-AT',
    canonicalUrl: 'https://example.org/a b',
  })
  t.match(intake, {
    title: 'Titel',
    publisher: 'Euractiv',
    author: 'E. B.',
    publishedAt: '2024-03-03T23:00:00Z',
    language: 'de',
    canonicalUrl: 'https://example.org/a%20b',
    paragraphs: ['Der Zug kam nicht.'],
  })
})

t.test('metadata that cannot be used are refused by the name of their field', async (t) => {
  const text = 'Titel\n\nDer Zug kam nicht.'
  for (const bad of [
    { publishedAt: '03/04/2024' },
    { publishedAt: '2024-02-30' },
    { language: '??' },
    { canonicalUrl: 'javascript:alert(1)' },
    { title: '\u200b – ' },
    { publisher: 'x'.repeat(500) },
  ]) {
    const field = Object.keys(bad)[0]
    t.throws(() => takeIn({ text, ...bad }), { code: 'unusable-text', fields: [{ pointer: `/${field}` }] })
  }
})

t.test(
  'empty, binary and too large texts, and texts of boilerplate alone, are refused with a sentence',
  async (t) => {
    const cases: [string, RegExp][] = [
      ['', /^The text is empty\.$/],
      [' \n\u00a0\n', /empty/],
      ['PK\u0003\u0004\0\0', /binary/],
      [`\ufffd\u0001`.repeat(50), /binary|encoding/],
      ['x'.repeat(largestText + 1), /longer than/],
      [`Titel\n\n${'x'.repeat(1_000_001)}`, /Paragraph 1 is longer/],
      ['Leave a Reply\n\nTeilen', /no article/],
      ['!!! ???', /no article/],
    ]
    for (const [text, message] of cases) t.throws(() => takeIn({ text }), { code: 'unusable-text', message })
    t.throws(() => takeIn({ text: '<html></html>', format: 'html' }), { code: 'unusable-text' })
    t.throws(() => takeIn({ title: 'Titel', paragraphs: [' '] }), { code: 'unusable-text' })
  },
)

t.test(
  'ready paragraphs are cleaned and kept apart, and a title among them is not taken from them',
  async (t) => {
    const intake = takeIn({
      title: 'Zug entgleist | Nordwall Kurier',
      paragraphs: ['Der Zug\nentgleiste.', 'Zweitens\n\nDrittens', 'Teilen'],
    })
    t.strictSame(intake.paragraphs, ['Der Zug entgleiste.', 'Zweitens', 'Drittens'])
    t.equal(intake.title, 'Zug entgleist')
    t.equal(intake.publisher, 'Nordwall Kurier')
    t.strictSame(intake.removed, [{ text: 'Teilen', reason: 'sharing' }])
  },
)

/** Lines as scraped pages have them, and lines that resemble them. */
const line = fc.oneof(
  fc.constantFrom(
    'Zug entgleist bei Nordwall',
    'Zug entgleist – EURACTIV.de',
    'Zug | Kultur | ZEIT ONLINE',
    'Kommentare | ZEIT ONLINE',
    'Foto: | Kurier',
    '28. Februar 2023, 14:30 Uhr',
    'Aktualisiert am 1. März 2024',
    'Von Anna Schmidt und Max Muster, Berlin',
    'By Jane Doe | March 3, 2024 | 2 min read',
    'Leave a Reply',
    'Leave a Reply. Danke.',
    'Mehr zum Thema',
    'Teilen',
    'Es regnet.',
    'Es regnet',
    'BERLIN (dpa) - Der Minister sagte am Montag, die Lage sei ernst, aber nicht hoffnungslos, wie er es nannte.',
    '„Wir wissen es nicht“, sagte sie. „Noch nicht.“',
    'und so ging es wei-',
    'ter, bis der Abend kam, an dem niemand mehr da war, der den Bericht lesen konnte',
    'Das ist schÃ¶n, sagte sie â€“ und ging.',
    '- ein Punkt',
    '…',
    '— – -',
    'Die Ukra\u00adine, das Ca\u0301fe\u0301 und der\u200bFluss',
    'x'.repeat(300),
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('a', 'Ä', 'ß', ' ', '.', ',', '–', '|', '-', '(', ')', '“', '\u00ad', '\u0301'),
    maxLength: 30,
  }),
)
const scraped = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\r\n', '\r\n \r\n', '\u2028')), {
    maxLength: 14,
  })
  .map((lines) => lines.flat().join(''))

t.test('taking in title and paragraphs again changes nothing, and nothing is lost', async () => {
  fc.assert(
    fc.property(scraped, (text) => {
      const intake = tryTakeIn({ text })
      if (intake === undefined) return
      assertStorable(intake)
      assertNothingLost(text, intake)
      const second = again(intake)
      if (JSON.stringify(cores(second)) !== JSON.stringify(cores(intake)))
        throw new Error(`${JSON.stringify(cores(intake))}\n${JSON.stringify(cores(second))}`)
    }),
    { numRuns: 2000 },
  )
})

const tag = fc.constantFrom(
  ...'p div article main aside nav h1 h2 b i a span table tr td ul li br blockquote figure figcaption pre section form button template script style svg head body html title noscript iframe select'.split(
    ' ',
  ),
)
const shred = fc.oneof(
  tag.map((name) => `<${name}>`),
  tag.map((name) => `</${name}>`),
  tag.map((name) => `<${name} class="share hidden" hidden href='`),
  fc.constantFrom(
    '<!--',
    '-->',
    '<![CDATA[',
    '&amp',
    '&#0;',
    '&#xd800;',
    '&nbsp;',
    '<',
    '>',
    '</',
    '<p',
    '"',
    '\u0001',
    '\ufde0\ufdd1\ufde1',
  ),
  fc.constantFrom(
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":["x"],"author":{"name":7},"publisher":null}</script>',
    '<meta property="og:title" content="Ein Titel">',
    '<p>Der Minister sagte am Montag, die Lage sei ernst, aber nicht hoffnungslos, wie er es nannte.</p>',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('Wort und ', 'Satz. ', 'noch ein Satz, mit Komma, '),
)
const page = fc.array(shred, { maxLength: 60 }).map((parts) => parts.join(''))

t.test('every other input is an article or refused, in every format', async () => {
  const halves = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 60,
  })
  const anything = fc.oneof(page, halves, fc.string({ unit: 'binary', maxLength: 200 }), scraped)
  fc.assert(
    fc.property(
      anything,
      fc.constantFrom('text' as const, 'html' as const, 'markdown' as const),
      (text, format) => {
        const intake = tryTakeIn({ text, format })
        if (intake !== undefined) assertStorable(intake)
      },
    ),
    { numRuns: 1500 },
  )
})

t.test('what a reader sees of a page is in the article or among what was removed', async () => {
  const words = fc.array(fc.constantFrom('Zug', 'Hafen', 'sagte', 'Minister', 'Montag', 'wieder', 'am'), {
    minLength: 1,
    maxLength: 30,
  })
  const element = fc
    .tuple(
      fc.constantFrom('p', 'div', 'li', 'h2', 'aside', 'nav', 'figcaption', 'td', 'button', 'footer', 'span'),
      words,
    )
    .map(([name, text]) => `<${name}>${text.join(' ')}.</${name}>`)
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 20 }), (elements) => {
      const intake = tryTakeIn({ text: `<body><main>${elements.join('')}</main></body>`, format: 'html' })
      if (intake !== undefined) assertNothingLost(elements.join(' ').replace(/<[^>]+>/g, ' '), intake)
    }),
    { numRuns: 200 },
  )
})

t.test('large and tangled inputs are taken in or refused in seconds', async (t) => {
  const cases: Record<string, RawArticle & { text: string }> = {
    'one line of 5 MB': { text: 'Wort '.repeat(1_000_000) },
    'one line of 5 MB as HTML': { text: 'Wort '.repeat(1_000_000), format: 'html' },
    'line ends without end': { text: 'a\n'.repeat(200_000) },
    'dates without end': { text: '2024-03-03\n'.repeat(200_000) },
    'bylines without end': { text: 'Titel\nVon Eva Berg\n'.repeat(100_000) },
    'boilerplate with site names': { text: 'Teilen | ZEIT ONLINE\n'.repeat(100_000) },
    'many names': { text: `Titel\n\nVon ${'Ab von '.repeat(28)}.\n\nText` },
    'dashes in a title': { text: `Titel\u00a0-${' - A'.repeat(200)}\n\nText` },
    'deeply nested elements': { text: `${'<div>'.repeat(100_000)}Ein Wort.`, format: 'html' },
    'elements nested as deep as is taken': { text: `${'<div>'.repeat(1990)}Wort`, format: 'html' },
    'line breaks in one block': { text: 'Wort<br><br>'.repeat(150_000), format: 'html' },
    'line breaks beyond number': { text: 'x<br>'.repeat(500_000), format: 'html' },
    'tags closed that were never open': {
      text: `${'<i>'.repeat(1900)}${'</x>'.repeat(200_000)}x`,
      format: 'html',
    },
    'unclosed tags': { text: '<p '.repeat(200_000), format: 'html' },
    'asterisks in Markdown': { text: '*a_'.repeat(200_000), format: 'markdown' },
    'brackets in Markdown': { text: '![['.repeat(200_000), format: 'markdown' },
  }
  for (const [name, raw] of Object.entries(cases)) {
    const start = performance.now()
    tryTakeIn(raw)
    const time = performance.now() - start
    t.ok(time < 15_000, `${name}: ${Math.round(time)} ms`)
  }
})
