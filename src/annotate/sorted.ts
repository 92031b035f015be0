/**
 * Index of the first of `items` that is not before a place; their length where all are. `isBefore` must hold for none
 * or more items from the first on, and for no later one.
 */
export function firstNotBefore<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
