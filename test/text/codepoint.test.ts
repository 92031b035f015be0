import fc from 'fast-check'
import t from 'tap'
import { codePointLength, offsetAt, sliceText, toUnits, unitAt } from '../../src/text/codepoint.js'
import { holds } from '../support/property.js'

/** Well-formed text of any script, with characters beyond the BMP. */
const text = fc.string({ unit: 'grapheme', maxLength: 60 })

t.test('offsets count code points, not UTF-16 units', async (t) => {
  t.equal(codePointLength('a😀b'), 3)
  t.equal(unitAt('a😀b', 2), 3)
  t.equal(offsetAt('a😀b', 3), 2)
  t.equal(sliceText('a😀b', 1, 2), '😀')
  t.equal(sliceText('a😀b', 1), '😀b')
})

t.test('a code point offset and its UTF-16 index are inverses of each other', async (t) => {
  holds(
    t,
    fc.property(text, fc.nat(80), (string, n) => {
      const offset = Math.min(n, codePointLength(string))
      return (
        offsetAt(string, unitAt(string, offset)) === offset &&
        toUnits(string)(offset) === unitAt(string, offset)
      )
    }),
  )
})

t.test('a slice is what the array of characters has there', async (t) => {
  holds(
    t,
    fc.property(text, fc.nat(60), fc.nat(60), (string, a, b) => {
      const characters = [...string]
      const [start = 0, end = 0] = [a, b].map((n) => Math.min(n, characters.length)).sort((x, y) => x - y)
      return sliceText(string, start, end) === characters.slice(start, end).join('')
    }),
  )
})

t.test('what lies outside the text or inside a character is refused', async (t) => {
  t.throws(() => unitAt('abc', 4), RangeError)
  t.throws(() => unitAt('abc', -1), RangeError)
  t.throws(() => unitAt('abc', 0.5), RangeError)
  t.throws(() => offsetAt('a😀', 2), RangeError)
  t.throws(() => offsetAt('abc', 4), RangeError)
  t.throws(() => sliceText('abc', 2, 1), RangeError)
  t.throws(() => sliceText('abc', 1, 4), RangeError)
})
