import type { Position } from '../store.js'

/**
 * A list by relevance goes on behind the items that were shown, not behind a score: with every article stored, the
 * frequencies that bm25 reckons with change, and so do the scores of all others. The position holds the keys that were
 * shown, sorted, each as the difference to the one before in variable length (seven bits a byte, as in Protocol Buffers).
 */
export function shownPosition(keys: Iterable<number>): Position {
  const bytes: number[] = []
  let before = 0
  for (const key of [...keys].sort((a, b) => a - b)) {
    let rest = key - before
    before = key
    while (rest > 127) {
      bytes.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  return [Buffer.from(bytes).toString('base64')]
}

/** The keys in a position of `shownPosition`; none for the first page. */
export function shownKeys(position: Position | undefined): Set<number> {
  const keys = new Set<number>()
  let key = 0
  let step = 0
  let factor = 1
  for (const byte of Buffer.from(String(position?.[0] ?? ''), 'base64')) {
    step += (byte % 128) * factor
    factor *= 128
    if (byte > 127) continue
    key += step
    keys.add(key)
    step = 0
    factor = 1
  }
  return keys
}
