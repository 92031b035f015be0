import { mendControls, mendMojibake } from './mojibake.js'

/** Characters that nobody sees: soft hyphens, zero-width spaces, directional marks, object and annotation anchors. */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]/g

/** Joiners beside Latin letters, digits, punctuation or white space, where they join nothing. */
const idleJoiner =
  /(?<=^|[\p{Script=Latin}\p{P}\p{N}\s])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\p{Script=Latin}\p{P}\p{N}\s])/gu

/**
 * The text as it can be stored, apart from its blank lines: mojibake mended, invisible characters dropped, every kind
 * of line end a line feed, every other run of white space one blank, no white space at the ends of lines, well-formed,
 * in NFC. Cleaning twice is cleaning once.
 */
export function cleanText(text: string): string {
  const mended = mendControls(mendMojibake(text.replaceAll('\r\n', '\n').replace(/[\r\v\f]/g, '\n')))
  let clean = mended
    .toWellFormed()
    .replace(/\u2029/g, '\n\n')
    .replace(/\u2028/g, '\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is dropped
  clean = clean.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '').replace(invisible, '')
  if (/[\u200c\u200d]/.test(clean)) clean = clean.replace(idleJoiner, '')
  return clean
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .normalize('NFC')
}

/** `text` cleaned, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ')
}
