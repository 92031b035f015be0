const words = new Intl.Segmenter('und', { granularity: 'word' })

/** How many words `text` has, by the word boundaries of Unicode Standard Annex 29. */
export function countWords(text: string): number {
  let count = 0
  for (const segment of words.segment(text)) if (segment.isWordLike) count++
  return count
}
