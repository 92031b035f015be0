/** What the model's probability is worth: how many names were right, by `test/eval/reliability.ts`. */
const table: readonly (readonly [probability: number, right: number])[] = [
  [0, 0.05],
  [0.16, 0.125],
  [0.27, 0.22],
  [0.36, 0.285],
  [0.45, 0.37],
  [0.55, 0.5],
  [0.65, 0.58],
  [0.75, 0.66],
  [0.855, 0.725],
  [0.97, 0.917],
  [1, 0.96],
]

/** The confidence, 0 to 1, for the model's probability of a mention: between the table's rows on a straight line. */
export function calibrate(probability: number): number {
  for (let i = 1; i < table.length; i++) {
    const [high, top] = table[i]!
    const [low, bottom] = table[i - 1]!
    if (probability <= high) {
      const share = bottom + ((probability - low) / (high - low)) * (top - bottom)
      return Math.round(share * 1000) / 1000
    }
  }
  return table.at(-1)![1]
}
