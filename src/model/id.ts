import { createHash } from 'node:crypto'
import anyAscii from 'any-ascii'
import { z } from 'zod'
import type { Span } from './span.js'

/** Longest id that a slug may make, in characters; `-2` and the like come on top. */
const slugLength = 100

/** The readable id of an article or entity: lower-case letters, digits and single hyphens. */
export const Id = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .meta({ description: 'Readable, stable, URL-safe id.' })

/** The id of a mention or quote. */
export const AnnotationId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens')
  .meta({ description: 'Stable id: it stays while the annotation is unchanged.' })

const expansions: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/**
 * A readable id for a title or name: lower case, umlauts written out, other accents dropped, other scripts in Latin
 * letters (`Токаев` as `tokaev`), hyphens between words, at most 100 characters, cut at a word. What holds no letter or
 * digit at all becomes `untitled`.
 */
export function slug(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøåœłđðþı]/g, (letter) => expansions[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ]/g, '')
  const latin = plain
    .replace(/\P{ASCII}+/gu, anyAscii)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (latin.length <= slugLength) return latin || 'untitled'
  const cut = latin.slice(0, slugLength + 1)
  const word = cut.lastIndexOf('-')
  return word > 0 ? cut.slice(0, word) : latin.slice(0, slugLength)
}

/**
 * `wanted`, or where `isTaken` knows it, one of `wanted-2`, `wanted-3` …: the first one, as long as these were given out
 * in order. Asks as often as the number has binary digits, for there may be thousands of one name.
 */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  const numbered = (n: number) => `${wanted}-${n}`
  let free = 2
  while (isTaken(numbered(free))) free *= 2
  let taken = free === 2 ? 1 : free / 2
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2)
    if (isTaken(numbered(middle))) taken = middle
    else free = middle
  }
  return numbered(free)
}

/** The id of the mention at `span` of an article: the same place always has the same id. */
export function mentionId(article: string, span: Span): string {
  return `m-${digest([article, place(span)])}`
}

/** The id of the quote of this kind at `spans` of an article: the same words always have the same id. */
export function quoteId(article: string, kind: string, spans: readonly Span[]): string {
  return `q-${digest([article, kind, ...spans.map(place)])}`
}

function place(span: Span): string {
  return `${span.paragraph}:${span.start}-${span.end}`
}

/** 80 bits of SHA-256 in hexadecimal: among a billion annotations, two alike are a one-in-a-million event. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20)
}
