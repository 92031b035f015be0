/*
 * Trains a linear-chain conditional random field by stochastic gradient with per-weight learning rates and an L1
 * penalty (FTRL-Proximal, McMahan and others 2013).
 */
import { featuresAt, maxFeatures, type Sight } from '../../src/annotate/mentions/features.js'
import { labelCount, mayFollow } from '../../src/annotate/mentions/labels.js'
import type { Token } from '../../src/text/tokens.js'
import type { Example } from './examples.js'

/** How training goes: passes over the examples, learning rate, penalties. */
export interface Settings {
  readonly epochs: number
  readonly rate: number
  readonly l1: number
  readonly l2: number
}

interface Encoded {
  /** Feature indices of all tokens, one after the other. */
  readonly features: Int32Array
  /** Where each token's features begin; one more entry than tokens. */
  readonly begins: Int32Array
  readonly labels: Uint8Array
}

/** Trained weights in units of `step`; the arguments of `createModel`. */
export interface Trained {
  readonly transitions: Float64Array
  readonly keys: Int32Array
  readonly weights: Int8Array
  readonly step: number
}

/** Trains on examples, whose tokens are seen as `look` sees them. Same examples, same weights. */
export function train(
  examples: readonly Example[],
  look: (tokens: readonly Token[]) => Sight,
  how: Settings,
): Trained {
  const index = new Map<number, number>()
  const out = new Int32Array(maxFeatures)
  const encoded: Encoded[] = []
  for (const { tokens, labels } of examples) {
    if (tokens.length === 0) continue
    const sight = look(tokens)
    const features: number[] = []
    const begins = new Int32Array(tokens.length + 1)
    for (let i = 0; i < tokens.length; i++) {
      const count = featuresAt(sight, i, out)
      for (let k = 0; k < count; k++) {
        const key = out[k]!
        if (key === 0) continue
        let at = index.get(key)
        if (at === undefined) {
          at = index.size
          index.set(key, at)
        }
        features.push(at)
      }
      begins[i + 1] = features.length
    }
    encoded.push({ features: Int32Array.from(features), begins, labels })
  }

  const transitionCount = (labelCount + 1) * labelCount
  const size = index.size * labelCount + transitionCount
  const offset = index.size * labelCount
  const z = new Float64Array(size)
  const n = new Float64Array(size)
  const w = new Float64Array(size)
  const { rate, l1, l2 } = how
  const update = (k: number, gradient: number): void => {
    const old = n[k]!
    const now = old + gradient * gradient
    const sigma = (Math.sqrt(now) - Math.sqrt(old)) / rate
    const sum = z[k]! + gradient - sigma * w[k]!
    z[k] = sum
    n[k] = now
    const penalty = k >= offset ? 0 : l1
    w[k] =
      sum > penalty || sum < -penalty
        ? -(sum - Math.sign(sum) * penalty) / ((1 + Math.sqrt(now)) / rate + l2)
        : 0
  }

  const legal = new Uint8Array(transitionCount)
  for (let before = 0; before <= labelCount; before++) {
    for (let label = 0; label < labelCount; label++) {
      legal[before * labelCount + label] = mayFollow(before === labelCount ? undefined : before, label)
        ? 1
        : 0
    }
  }
  const order = encoded.map((_, i) => i)
  let seed = 12345
  const random = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const step = new Float64Array(transitionCount)
  for (let epoch = 0; epoch < how.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const k = Math.floor(random() * (i + 1)) % (i + 1)
      const swap = order[i]!
      order[i] = order[k]!
      order[k] = swap
    }
    for (const which of order) {
      const { features, begins, labels } = encoded[which]!
      const length = labels.length
      for (let k = 0; k < transitionCount; k++) step[k] = legal[k] === 1 ? Math.exp(w[offset + k]!) : 0
      const emit = new Float64Array(length * labelCount)
      for (let i = 0; i < length; i++) {
        for (let f = begins[i]!; f < begins[i + 1]!; f++) {
          const row = features[f]! * labelCount
          for (let k = 0; k < labelCount; k++) emit[i * labelCount + k]! += w[row + k]!
        }
        let top = -Infinity
        for (let k = 0; k < labelCount; k++) top = Math.max(top, emit[i * labelCount + k]!)
        for (let k = 0; k < labelCount; k++) {
          emit[i * labelCount + k] = Math.exp(Math.max(-60, emit[i * labelCount + k]! - top))
        }
      }
      const forward = new Float64Array(length * labelCount)
      const backward = new Float64Array(length * labelCount)
      for (let i = 0; i < length; i++) {
        let total = 0
        for (let k = 0; k < labelCount; k++) {
          let sum = i === 0 ? step[labelCount * labelCount + k]! : 0
          if (i > 0) {
            for (let b = 0; b < labelCount; b++) {
              sum += forward[(i - 1) * labelCount + b]! * step[b * labelCount + k]!
            }
          }
          sum *= emit[i * labelCount + k]!
          forward[i * labelCount + k] = sum
          total += sum
        }
        for (let k = 0; k < labelCount; k++) forward[i * labelCount + k]! /= total
      }
      for (let i = length - 1; i >= 0; i--) {
        let total = 0
        for (let k = 0; k < labelCount; k++) {
          let sum = i === length - 1 ? 1 : 0
          if (i < length - 1) {
            for (let a = 0; a < labelCount; a++) {
              const at = (i + 1) * labelCount + a
              sum += step[k * labelCount + a]! * emit[at]! * backward[at]!
            }
          }
          backward[i * labelCount + k] = sum
          total += sum
        }
        for (let k = 0; k < labelCount; k++) backward[i * labelCount + k]! /= total
      }
      for (let i = 0; i < length; i++) {
        let total = 0
        for (let k = 0; k < labelCount; k++) {
          total += forward[i * labelCount + k]! * backward[i * labelCount + k]!
        }
        for (let k = 0; k < labelCount; k++) {
          const expected = (forward[i * labelCount + k]! * backward[i * labelCount + k]!) / total
          const gradient = expected - (labels[i] === k ? 1 : 0)
          if (Math.abs(gradient) < 1e-6) continue
          for (let f = begins[i]!; f < begins[i + 1]!; f++) update(features[f]! * labelCount + k, gradient)
        }
        if (i === 0) {
          for (let k = 0; k < labelCount; k++) {
            if (legal[labelCount * labelCount + k] === 0) continue
            const expected = (forward[k]! * backward[k]!) / total
            update(offset + labelCount * labelCount + k, expected - (labels[0] === k ? 1 : 0))
          }
          continue
        }
        let pairs = 0
        for (let b = 0; b < labelCount; b++) {
          for (let k = 0; k < labelCount; k++) {
            const at = i * labelCount + k
            pairs +=
              forward[(i - 1) * labelCount + b]! * step[b * labelCount + k]! * emit[at]! * backward[at]!
          }
        }
        for (let b = 0; b < labelCount; b++) {
          for (let k = 0; k < labelCount; k++) {
            if (legal[b * labelCount + k] === 0) continue
            const at = i * labelCount + k
            const expected =
              (forward[(i - 1) * labelCount + b]! * step[b * labelCount + k]! * emit[at]! * backward[at]!) /
              pairs
            const gradient = expected - (labels[i - 1] === b && labels[i] === k ? 1 : 0)
            if (Math.abs(gradient) > 1e-6) update(offset + b * labelCount + k, gradient)
          }
        }
      }
    }
  }

  let largest = 0
  for (let k = 0; k < offset; k++) largest = Math.max(largest, Math.abs(w[k]!))
  const unit = largest / 127
  const kept: [key: number, row: number][] = []
  for (const [key, at] of index) {
    for (let k = 0; k < labelCount; k++) {
      if (Math.round(w[at * labelCount + k]! / unit) !== 0) {
        kept.push([key, at])
        break
      }
    }
  }
  kept.sort((a, b) => a[0] - b[0])
  const weights = new Int8Array(kept.length * labelCount)
  kept.forEach(([, at], row) => {
    for (let k = 0; k < labelCount; k++) {
      weights[row * labelCount + k] = Math.round(w[at * labelCount + k]! / unit)
    }
  })
  return {
    transitions: w.slice(offset),
    keys: Int32Array.from(kept, ([key]) => key),
    weights,
    step: unit,
  }
}
