import type { QuoteKind } from '../../model/quote.js'
import type { FoundQuote, UnitSpan } from '../annotator.js'

/** A half-open range of a whole text, in UTF-16 code units. */
type TextSpan = readonly [start: number, end: number]

/** A quote in the words of the German quotation-attribution corpus (Petersen-Frey and Biemann, LREC-COLING 2024). */
export interface GoldQuote {
  readonly type: string
  readonly quote: readonly TextSpan[]
  readonly cue: readonly TextSpan[]
  readonly speaker: readonly TextSpan[]
  readonly addressee: readonly TextSpan[]
}

const types: Readonly<Record<QuoteKind, string>> = {
  direct: 'Direct',
  indirect: 'Indirect',
  reported: 'Reported',
  freeIndirect: 'FreeIndirect',
  indirectFreeIndirect: 'IndirectFreeIndirect',
}

const mark = /[„“”"«»‚‘’'‹›]/

/**
 * A found quote as the corpus writes it: offsets into the whole `text` (UTF-16 code units), a direct quote with its
 * marks, pieces that only white space parts joined. `offsets` gives where each block begins, by its number.
 */
export function toGoldShape(
  quote: FoundQuote,
  text: string,
  offsets: ReadonlyMap<number, number>,
): GoldQuote {
  const place = ({ block, startUnit, endUnit }: UnitSpan): [number, number] => {
    const offset = offsets.get(block) ?? 0
    return [offset + startUnit, offset + endUnit]
  }
  const pieces = quote.spans.map(place)
  return {
    type: types[quote.kind],
    quote: join(text, quote.kind === 'direct' ? pieces.map((piece) => withMarks(text, piece)) : pieces),
    cue: quote.cue.map(place),
    speaker: quote.speaker ? [place(quote.speaker)] : [],
    addressee: quote.addressee ? [place(quote.addressee)] : [],
  }
}

function withMarks(text: string, [start, end]: [number, number]): [number, number] {
  return [mark.test(text.charAt(start - 1)) ? start - 1 : start, mark.test(text.charAt(end)) ? end + 1 : end]
}

function join(text: string, pieces: readonly [number, number][]): TextSpan[] {
  const joined: [number, number][] = []
  for (const [start, end] of pieces) {
    const last = joined.at(-1)
    if (last && text.slice(last[1], start).trim() === '') last[1] = end
    else joined.push([start, end])
  }
  return joined
}
