import fc from 'fast-check'
import t from 'tap'
import { cutQuoteSnippet, cutSnippets } from '../../src/export/snippets.js'
import { codePointLength } from '../../src/text/codepoint.js'
import { holds } from '../support/property.js'

const body = (...texts: string[]) => new Map(['Titel', ...texts].map((text, number) => [number, text]))
const line = (runs: readonly { text: string; hit: boolean }[]) =>
  runs.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

t.test('a snippet shows where the hits stand closest', async (t) => {
  const far = 'wort '.repeat(60)
  const text = `Haus ${far}Haus und Tür ${far}Tür`
  const at = (word: string, from = 0) => {
    const start = text.indexOf(word, from)
    return { paragraph: 1, start, end: start + word.length }
  }
  const hits = [at('Haus'), at('Haus', 5), at('Tür'), at('Tür', text.indexOf('Tür') + 1)]
  const [snippet, ...others] = cutSnippets(body(text), hits)
  t.same(others, [])
  t.match(line(snippet?.runs ?? []), /^… (wort )+\[Haus\] und \[Tür\]( wort)+ …$/)
})

t.test('without hits in the body its beginning is shown; a long word is cut', async (t) => {
  t.same(cutSnippets(body('Kurz.'), [{ paragraph: 0, start: 0, end: 5 }]), [
    { paragraph: 1, runs: [{ text: 'Kurz.', hit: false }] },
  ])
  t.same(cutSnippets(new Map([[0, 'Titel']]), []), [])
  const [snippet] = cutSnippets(body('👩‍👩‍👧'.repeat(100)), [])
  t.match(snippet?.runs[0]?.text, /^(👩‍👩‍👧)+$/u)
  t.same(cutQuoteSnippet('Ja.', [{ start: 0, end: 2 }]).runs, [
    { text: 'Ja', hit: true },
    { text: '.', hit: false },
  ])
})

t.test('a snippet is a piece of its text, at whole words, with the hits as they stand', async (t) => {
  const word = fc.oneof(
    fc.constantFrom('Haus', 'Tür', 'und', '😀', 'é', '👩‍👩‍👧', 'Donaudampfschifffahrtsgesellschaft', '—'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s/gu, 'x')),
  )
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
  holds(
    t,
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 80 }),
      fc.array(fc.nat(79), { maxLength: 6 }),
      (words, chosen) => {
        const text = words.join(' ')
        const hits = [...new Set(chosen)]
          .filter((index) => index < words.length)
          .sort((a, b) => a - b)
          .map((index) => {
            const start = codePointLength(
              words
                .slice(0, index)
                .map((one) => `${one} `)
                .join(''),
            )
            return { paragraph: 1, start, end: start + codePointLength(words[index] ?? '') }
          })
        return cutSnippets(body(text), hits).every(({ runs }) => {
          const shown = runs.map((run) => run.text).join('')
          const cut = shown.replace(/^… /, '').replace(/ …$/, '')
          const at = text.indexOf(cut)
          const breaks = new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length))
          const marked = runs.filter(({ hit }) => hit)
          return (
            at >= 0 &&
            breaks.has(at) &&
            breaks.has(at + cut.length) &&
            cut.length <= 160 + 40 &&
            runs.every((run) => run.text !== '') &&
            (hits.length === 0 || marked.length > 0) &&
            marked.every((run) => words.includes(run.text))
          )
        })
      },
    ),
    { numRuns: 500 },
  )
})
