import type { Draft } from './draft.js'
import { findListener } from './english-addressee.js'
import type { EnglishCue } from './english-cues.js'
import type { Reading, Run } from './reading.js'

/** Words behind a reporting verb without which it tells no more than that somebody spoke. */
const fewest = 2

/** `She criticized the plans`: a sentence that tells that something was said, without saying what in a clause. */
export function findEnglishReported(
  reading: Reading,
  sentence: number,
  run: Run,
  cues: readonly EnglishCue[],
): Draft | undefined {
  for (const cue of cues) {
    if (!cue.uses.includes('r') || cue.inverted || !cue.subject || isPassive(reading, cue.verb)) continue
    let words = 0
    for (let at = cue.verb + 1; at < run.to && words < fewest; at += 1)
      if (reading.words[at]!.isWord) words += 1
    if (words < fewest) continue
    const listener = findListener(reading, run, cue.verb)
    return {
      kind: 'reported',
      reading,
      sentence,
      runs: [run],
      cue: [],
      speaker: { reading, phrase: cue.subject },
      addressee: listener && { reading, phrase: listener },
      evidence: 'verb that reports',
    }
  }
  return undefined
}

/** `They were twice denied visas`: what was done to somebody. */
function isPassive(reading: Reading, verb: number): boolean {
  for (let at = Math.max(0, verb - 3); at < verb; at += 1)
    if (/^(?:is|are|was|were|be|been|being)$/.test(reading.words[at]!.lower)) return true
  return false
}

/** `He is said to have fled`, `The firm reportedly lost money`: hearsay in the indicative. */
export function findEnglishHearsay(reading: Reading, sentence: number, run: Run): Draft | undefined {
  for (let at = run.from; at < run.to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1 || !isHearsay(reading, at)) continue
    return {
      kind: 'freeIndirect',
      reading,
      sentence,
      runs: [run],
      cue: [],
      speaker: undefined,
      addressee: undefined,
      evidence: 'hearsay in the perfect',
    }
  }
  return undefined
}

function isHearsay(reading: Reading, at: number): boolean {
  const { lower } = reading.words[at]!
  if (/^(?:reportedly|allegedly|supposedly)$/.test(lower)) return true
  return (
    /^(?:said|alleged|rumou?red)$/.test(lower) &&
    /^(?:is|are|was|were|been)$/.test(reading.words[at - 1]?.lower ?? '') &&
    reading.words[at + 1]?.lower === 'to'
  )
}
