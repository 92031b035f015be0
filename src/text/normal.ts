/**
 * What keeps a text from being stored as it is, as a sentence, or undefined when nothing does: stored text is
 * well-formed Unicode in NFC (as the Web Annotation Data Model, section 4.2.5, wants of normalised text), has no
 * control characters but tab and line feed, no blank line, and no white space around it.
 */
export function textFault(text: string): string | undefined {
  if (!text.isWellFormed()) return 'holds half of a surrogate pair'
  if (text !== text.normalize('NFC')) return 'is not in Unicode normalisation form C (NFC)'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text)) return 'holds a control character'
  if (/\n[^\S\n]*\n/.test(text)) return 'holds a blank line'
  if (text.trim() === '') return 'is empty'
  if (text !== text.trim()) return 'begins or ends with white space'
  return undefined
}
