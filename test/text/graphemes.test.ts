import fc from 'fast-check'
import t from 'tap'
import { graphemesOf } from '../../src/text/graphemes.js'
import { storedText } from '../support/hostile.js'
import { holds } from '../support/property.js'

t.test('boundaries are those of Intl.Segmenter over the whole text', async (t) => {
  holds(
    t,
    fc.property(fc.array(storedText, { minLength: 1, maxLength: 4 }), (texts) => {
      const text = texts.join('\n\n')
      const segments = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)
      const boundaries = [...Array.from(segments, ({ index }) => index), text.length]
      const graphemes = graphemesOf(text)
      for (let unit = 0; unit <= text.length; unit++) {
        if (graphemes.before(unit) !== boundaries.findLast((boundary) => boundary <= unit)) return false
        if (graphemes.after(unit) !== boundaries.find((boundary) => boundary >= unit)) return false
      }
      return true
    }),
    { numRuns: 500 },
  )
})
