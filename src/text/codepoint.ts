/**
 * The one owner of the offset unit. Offsets count Unicode code points; a UTF-16 index (`…Unit`) is what JavaScript
 * strings take. Texts here are well-formed: no lone surrogates (see normal.ts).
 */

const surrogate = /[\ud800-\udfff]/

/** How many code points `text` has. */
export function codePointLength(text: string): number {
  if (!surrogate.test(text)) return text.length
  let length = 0
  for (const _ of text) length++
  return length
}

/**
 * The UTF-16 index of the code point number `offset` of `text`; `offset` may equal the length.
 * Throws RangeError when it lies outside.
 */
export function unitAt(text: string, offset: number): number {
  if (!Number.isInteger(offset) || offset < 0) throw new RangeError(`offset ${offset} is not a position`)
  let unit = 0
  for (let left = offset; left > 0; left--) {
    if (unit >= text.length) throw new RangeError(`offset ${offset} lies beyond the text`)
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1
  }
  return unit
}

/**
 * The code point number of the UTF-16 index `unit` of `text`: the inverse of `unitAt`.
 * Throws RangeError when the index lies outside or inside a surrogate pair.
 */
export function offsetAt(text: string, unit: number): number {
  if (!Number.isInteger(unit) || unit < 0 || unit > text.length) {
    throw new RangeError(`index ${unit} lies outside the text`)
  }
  let offset = 0
  let at = 0
  for (; at < unit; offset++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  if (at !== unit) throw new RangeError(`index ${unit} splits a surrogate pair`)
  return offset
}

/**
 * The characters of `text` between two code point offsets, end exclusive; to the end of the text where `end` is left out.
 * Throws RangeError when they leave the text or stand in the wrong order.
 */
export function sliceText(text: string, start: number, end?: number): string {
  const startUnit = unitAt(text, start)
  if (end === undefined) return text.slice(startUnit)
  if (end < start) throw new RangeError(`end ${end} lies before start ${start}`)
  const rest = text.slice(startUnit)
  return rest.slice(0, unitAt(rest, end - start))
}

/** A function that turns code point offsets of one text into UTF-16 indices: built once, then constant time. */
export function toUnits(text: string): (offset: number) => number {
  if (!surrogate.test(text)) return (offset) => offset
  const units: number[] = []
  let unit = 0
  for (const character of text) {
    units.push(unit)
    unit += character.length
  }
  units.push(unit)
  return (offset) => units[offset] ?? unit
}

/** A function that turns UTF-16 indices of one text into code point offsets: built once, then constant time. */
export function toOffsets(text: string): (unit: number) => number {
  if (!surrogate.test(text)) return (unit) => unit
  const offsets = new Uint32Array(text.length + 1)
  let offset = 0
  let unit = 0
  for (const character of text) {
    for (let part = 0; part < character.length; part++) offsets[unit + part] = offset
    unit += character.length
    offset++
  }
  offsets[unit] = offset
  return (index) => offsets[index] ?? offset
}
