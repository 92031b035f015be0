import { readFileSync } from 'node:fs'
import { labelCount } from './labels.js'

/** The weights of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001). */
export interface Model {
  /** From label (row; the last row is the start of a sequence) to label. */
  readonly transitions: Float64Array
  /** Adds the weights of the first `count` features to the scores of the labels, `labelCount` from `offset`. */
  readonly score: (features: Int32Array, count: number, scores: Float64Array, offset: number) => void
}

/** A model of the features' keys and, for each, `labelCount` weights in units of `step`. */
export function createModel(
  transitions: Float64Array,
  keys: Int32Array,
  weights: Int8Array,
  step: number,
): Model {
  let size = 1024
  while (size < keys.length * 3) size *= 2
  const mask = size - 1
  // Each place holds a key and where its weights begin, side by side: one look into memory.
  const places = new Int32Array(size * 2)
  keys.forEach((key, row) => {
    let at = key & mask
    while (places[at * 2] !== 0) at = (at + 1) & mask
    places[at * 2] = key
    places[at * 2 + 1] = row * labelCount
  })
  return {
    transitions,
    score: (features, count, scores, offset) => {
      for (let i = 0; i < count; i++) {
        const key = features[i]!
        let at = key & mask
        let place = places[at * 2]!
        while (place !== key && place !== 0) {
          at = (at + 1) & mask
          place = places[at * 2]!
        }
        if (place === 0) continue
        const row = places[at * 2 + 1]!
        for (let label = 0; label < labelCount; label++) {
          scores[offset + label] = scores[offset + label]! + weights[row + label]! * step
        }
      }
    },
  }
}

/** The bytes of a model file. */
export function encodeModel(
  transitions: Float64Array,
  keys: Int32Array,
  weights: Int8Array,
  step: number,
): Uint8Array {
  const head = new Float32Array([step, ...transitions])
  const parts = [head, keys, weights].map(
    (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  )
  return Buffer.concat(parts)
}

/** Reads a file written by `encodeModel`. */
export function readModel(file: URL): Model {
  const bytes = readFileSync(file)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
  const transitionCount = (labelCount + 1) * labelCount
  const head = new Float32Array(buffer, 0, transitionCount + 1)
  const start = head.byteLength
  const count = (buffer.byteLength - start) / (4 + labelCount)
  return createModel(
    Float64Array.from(head.subarray(1)),
    new Int32Array(buffer, start, count),
    new Int8Array(buffer, start + count * 4, count * labelCount),
    head[0]!,
  )
}
