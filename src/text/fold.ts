const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

// Most names are plain ASCII, which needs no normalising: four times as fast.
const ascii = /^[\x20-\x7e]*$/
const notAlphanumeric = /[^a-z\d]+/g

/**
 * A name as it is compared when somebody looks it up: lower case, accents dropped (`Selenskyj` = `selenskyj`,
 * `Łukasz` = `lukasz`), `ß` as `ss`, every run of other characters than letters and digits one blank.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(notAlphanumeric, ' ').trim()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The foldings under which a name can be found: `Österreich` as `osterreich` and `oesterreich`. */
export function foldings(text: string): string[] {
  const plain = fold(text)
  if (ascii.test(text)) return [plain]
  const expanded = fold(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöü]/g, (letter) => german[letter] ?? letter),
  )
  return expanded === plain ? [plain] : [plain, expanded]
}
