import fc from 'fast-check'
import t from 'tap'
import { fold, foldings } from '../../src/text/fold.js'
import { textFault } from '../../src/text/normal.js'
import { countWords } from '../../src/text/words.js'
import { holds } from '../support/property.js'

t.test('folding drops case, accents and punctuation', async (t) => {
  t.equal(fold('Kassym-Schomart Tokajew'), 'kassym schomart tokajew')
  t.equal(fold('  José  Łukasz '), 'jose lukasz')
  t.equal(fold('Außenminister'), 'aussenminister')
  t.equal(fold('Washington, D.C.'), 'washington d c')
  t.equal(fold('…'), '')
})

t.test('an umlaut is found with and without its e', async (t) => {
  t.same(foldings('Österreich'), ['osterreich', 'oesterreich'])
  t.same(foldings('Astana'), ['astana'])
})

t.test('folding twice is folding once', async (t) => {
  holds(
    t,
    fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
  )
})

t.test('a text that is not normalised is told apart, with the reason', async (t) => {
  t.equal(textFault('Blinken führt Gespräche'), undefined)
  t.match(textFault('u\u0308'), /NFC/)
  t.match(textFault('\ud800'), /surrogate/)
  t.match(textFault('a\u0000'), /control/)
  t.match(textFault('a\r\nb'), /control/)
  t.match(textFault('a\n \nb'), /blank line/)
  t.match(textFault(' a'), /white space/)
  t.match(textFault('   '), /empty/)
})

t.test('words are counted by Unicode word boundaries', async (t) => {
  t.equal(countWords('Blinken traf am 28. Februar ein – endlich.'), 7)
  t.equal(countWords('„…“'), 0)
})
