/**
 * The characters of Windows-1252 for the bytes 80 to 9F, which ISO 8859-1 leaves to control characters; by the WHATWG's
 * table. Not taken from TextDecoder, which in Node 20 reads them as ISO 8859-1.
 */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u0178'

const byteOf = new Map([...windows].map((character, n) => [character, 0x80 + n]))

const utf8 = new TextDecoder('utf-8', { fatal: true })

const quotes = '‘’“”‹›«»'
const later = `\\u0080-\\u00bf${[...windows].filter((character) => character > '\u00ff').join('')}`

/** Two to four characters that are one character of UTF-8, read byte by byte: such as hardly occur in any language. */
const certain = new RegExp(
  `[ÂÃ](?![${quotes}])[${later}]|(?<!\\p{Lu})[ÂÃ][${later}]` +
    `|â[\\u0080€\\u0082‚\\u0084„][${later}]|ð[\\u009fŸ][${later}]{2}`,
  'gu',
)

/** The same for Latin Extended-A (`Å¡` for `š`), which is believed only beside certain ones. */
const likely = new RegExp(`[ÄÅ][${later}]`, 'gu')

/**
 * The text with UTF-8 mended that somebody read as Windows-1252 or ISO 8859-1 (`fÃ¼r` becomes `für`), also where that
 * was done twice. The whole text is decoded again where it is UTF-8 throughout; otherwise only those sequences that
 * stand for a letter, a punctuation mark or an emoji and are hardly met in any language. What does not decode stays.
 */
export function mendMojibake(text: string): string {
  let before: string
  let mended = text
  do {
    before = mended
    mended = mendOnce(before)
  } while (mended !== before)
  return mended
}

/** The characters that stand for the bytes 80 to 9F in Windows-1252, where a text has them as control characters. */
export function mendControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => windows[control.charCodeAt(0) - 0x80] ?? control)
}

function mendOnce(text: string): string {
  if (!/[\u00c2-\u00f4]\P{ASCII}/u.test(text)) return text
  return mendWhole(text) ?? mendParts(text)
}

function mendWhole(text: string): string | undefined {
  const bytes = toBytes(text)
  const decoded = bytes === undefined ? undefined : decode(bytes)
  if (decoded === undefined) return undefined
  const sequences = [...new Set(decoded.match(/\P{ASCII}/gu))]
  if (sequences.length < 3 && !matches(certain, text)) return undefined
  return sequences.every((character) => /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]/u.test(character))
    ? decoded
    : undefined
}

function mendParts(text: string): string {
  if (!matches(certain, text)) return text
  const mend = (part: string) => decode(toBytes(part) ?? new Uint8Array()) || part
  const mended = text.replace(certain, mend)
  return new RegExp(`[ÄÅ](?![${later}])`).test(text) ? mended : mended.replace(likely, mend)
}

function matches(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1
}

function toBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n)
    const byte = code < 0x100 ? code : byteOf.get(text[n] ?? '')
    if (byte === undefined) return undefined
    bytes[n] = byte
  }
  return bytes
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
