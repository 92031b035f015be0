import { labelCount, mayFollow } from './labels.js'

/** The most likely labels of a sequence, and how likely runs of them are. */
export interface Decoded {
  readonly labels: Uint8Array
  /** The probability that the labels from `from` up to `to` are as decoded, and that no name goes on after them. */
  readonly probability: (from: number, to: number) => number
}

const allowed = new Uint8Array((labelCount + 1) * labelCount)
for (let before = 0; before <= labelCount; before++) {
  for (let label = 0; label < labelCount; label++) {
    if (mayFollow(before === labelCount ? undefined : before, label)) allowed[before * labelCount + label] = 1
  }
}

/**
 * The best path by Viterbi, and its parts' probabilities by forward and backward sums (Rabiner 1989).
 * `scores` holds `labelCount` scores a token, `transitions` is that of the model.
 */
export function decode(scores: Float64Array, transitions: Float64Array, length: number): Decoded {
  const labels = new Uint8Array(length)
  const back = new Uint8Array(length * labelCount)
  let best = new Float64Array(labelCount)
  let next = new Float64Array(labelCount)
  for (let label = 0; label < labelCount; label++) {
    const k = labelCount * labelCount + label
    best[label] = allowed[k] === 1 ? scores[label]! + transitions[k]! : -1e9
  }
  for (let i = 1; i < length; i++) {
    for (let label = 0; label < labelCount; label++) {
      let top = -1e18
      let from = 0
      for (let before = 0; before < labelCount; before++) {
        const k = before * labelCount + label
        if (allowed[k] === 0) continue
        const score = best[before]! + transitions[k]!
        if (score > top) {
          top = score
          from = before
        }
      }
      next[label] = top + scores[i * labelCount + label]!
      back[i * labelCount + label] = from
    }
    const swap = best
    best = next
    next = swap
  }
  let label = 0
  for (let k = 1; k < labelCount; k++) if (best[k]! > best[label]!) label = k
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = label
    label = back[i * labelCount + label]!
  }
  let sums: Sums | undefined
  return {
    labels,
    probability: (from, to) => {
      sums ??= sumUp(scores, transitions, length)
      return runProbability(sums, labels, from, to, length)
    },
  }
}

interface Sums {
  readonly emit: Float64Array
  readonly step: Float64Array
  readonly forward: Float64Array
  readonly backward: Float64Array
}

/** Forward and backward sums; each token's are scaled to add up to 1. */
function sumUp(scores: Float64Array, transitions: Float64Array, length: number): Sums {
  const step = new Float64Array(transitions.length)
  for (let k = 0; k < step.length; k++) step[k] = allowed[k] === 1 ? Math.exp(transitions[k]!) : 0
  const emit = new Float64Array(length * labelCount)
  for (let i = 0; i < length; i++) {
    let top = -Infinity
    for (let k = 0; k < labelCount; k++) top = Math.max(top, scores[i * labelCount + k]!)
    for (let k = 0; k < labelCount; k++)
      emit[i * labelCount + k] = Math.exp(scores[i * labelCount + k]! - top)
  }
  const forward = new Float64Array(length * labelCount)
  const backward = new Float64Array(length * labelCount)
  for (let i = 0; i < length; i++) {
    let total = 0
    for (let label = 0; label < labelCount; label++) {
      let sum = 0
      if (i === 0) sum = step[labelCount * labelCount + label]!
      else {
        for (let before = 0; before < labelCount; before++) {
          sum += forward[(i - 1) * labelCount + before]! * step[before * labelCount + label]!
        }
      }
      const value = sum * emit[i * labelCount + label]!
      forward[i * labelCount + label] = value
      total += value
    }
    for (let label = 0; label < labelCount; label++) forward[i * labelCount + label]! /= total || 1
  }
  for (let i = length - 1; i >= 0; i--) {
    let total = 0
    for (let label = 0; label < labelCount; label++) {
      let sum = 0
      if (i === length - 1) sum = 1
      else {
        for (let after = 0; after < labelCount; after++) {
          const k = (i + 1) * labelCount + after
          sum += step[label * labelCount + after]! * emit[k]! * backward[k]!
        }
      }
      backward[i * labelCount + label] = sum
      total += sum
    }
    for (let label = 0; label < labelCount; label++) backward[i * labelCount + label]! /= total || 1
  }
  return { emit, step, forward, backward }
}

function runProbability(sums: Sums, labels: Uint8Array, from: number, to: number, length: number): number {
  const { emit, step, forward, backward } = sums
  // At the run's last token: all that ends in the decoded run, against all there is, each with what may follow.
  const last = to - 1
  let run = forward[from * labelCount + labels[from]!]!
  let all = 1
  for (let i = from + 1; i < to; i++) {
    let total = 0
    for (let label = 0; label < labelCount; label++) {
      let sum = 0
      for (let before = 0; before < labelCount; before++) {
        sum += forward[(i - 1) * labelCount + before]! * step[before * labelCount + label]!
      }
      total += sum * emit[i * labelCount + label]!
    }
    run *= step[labels[i - 1]! * labelCount + labels[i]!]! * emit[i * labelCount + labels[i]!]!
    all *= total
  }
  const end = labels[last]!
  let goesOn = 1
  let any = 0
  for (let label = 0; label < labelCount; label++) {
    any += forward[last * labelCount + label]! * backward[last * labelCount + label]!
  }
  let here = backward[last * labelCount + end]!
  if (last + 1 < length && end > 0 && (end - 1) % 3 !== 2) {
    // Leave out the paths on which the name goes on.
    const inside = (end - 1) % 3 === 1 ? end : end + 1
    let sum = 0
    let on = 0
    for (let after = 0; after < labelCount; after++) {
      const k = (last + 1) * labelCount + after
      const value = step[end * labelCount + after]! * emit[k]! * backward[k]!
      sum += value
      if (after === inside) on = value
    }
    goesOn = sum === 0 ? 1 : 1 - on / sum
  }
  here *= goesOn
  const probability = all * any === 0 ? 0 : (run * here) / (all * any)
  return Math.min(1, Math.max(0, probability))
}
