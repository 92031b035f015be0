/*
 * Cyrillic names in German and in English letters. The rules are those of the German (Duden) and the English
 * (BGN/PCGN) transcription of Russian, turned into each other; they work on folded names (see text/fold.ts).
 */

type Rule = readonly [RegExp, string]

const toGerman: readonly Rule[] = [
  [/shch/g, '1'],
  [/(?<=[a-z])ch|^ch/g, '2'],
  [/sh|zh/g, 'sch'],
  [/kh/g, 'ch'],
  [/1/g, 'schtsch'],
  [/2/g, 'tsch'],
  [/z/g, 's'],
  [/v/g, 'w'],
  [/(?<=[aeou])y(?=[aeou])/g, 'j'],
  [/(?<=[a])ev\b|(?<=[a])ew\b/g, 'jew'],
  [/y(?=[aeou])/g, 'j'],
  [/(?<=[aeo])y/g, 'j'],
  [/yy\b|iy\b|ij\b/g, 'y'],
]

const toEnglish: readonly Rule[] = [
  [/schtsch/g, 'shch'],
  [/tsch/g, '1'],
  [/sch/g, 'sh'],
  [/ch/g, 'kh'],
  [/1/g, 'ch'],
  [/w/g, 'v'],
  [/(?<=[aeiou])s(?=[aeiou])/g, 'z'],
  [/j/g, 'y'],
  [/(?<=[aeo])i\b/g, 'y'],
]

function rewrite(name: string, rules: readonly Rule[]): string {
  let text = name
  for (const [pattern, by] of rules) text = text.replace(pattern, by)
  return text
}

/**
 * How a folded name may be spelled by the other language's transcription: `tokayev` and `tokaev` as `tokajew`,
 * `lukaschenko` as `lukashenko`. Without the name itself; at most two.
 */
export function otherSpellings(name: string): string[] {
  return [...new Set([rewrite(name, toGerman), rewrite(name, toEnglish)])].filter(
    (spelling) => spelling !== name,
  )
}

const alike: readonly Rule[] = [
  [/schtsch|shch|tsch|sch|zh|sh|ch|kh|[cszh]/g, 's'],
  [/w|ff|f/g, 'v'],
  [/ph/g, 'v'],
  [/q|ck/g, 'k'],
  [/[jyi]/g, ''],
  [/(.)\1+/g, '$1'],
]

/**
 * What spellings of one name have in common: equal for `tokajew`, `tokayev` and `tokaev`, for `selenskyj` and
 * `zelensky`. Two names with one skeleton are not always one name: compare only names of one article.
 */
export function skeleton(name: string): string {
  return rewrite(name, alike)
}
