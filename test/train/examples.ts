import { readFileSync } from 'node:fs'
import { taggedTypes } from '../../src/annotate/mentions/labels.js'
import type { Token } from '../../src/text/tokens.js'
import { tokenize } from '../../src/text/tokens.js'

/** A mention of the gold data; offsets are UTF-16 code units. */
export interface GoldMention {
  readonly start: number
  readonly end: number
  readonly type: string
  readonly optional?: boolean
  readonly nested?: boolean
  readonly sub?: string
}

/** A document of the gold data (JSON lines). */
export interface GoldDocument {
  readonly id: string
  readonly text: string
  readonly mentions: readonly GoldMention[]
}

/** The documents of a gold file. */
export function readGold(file: string | URL): GoldDocument[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldDocument)
}

const types: readonly string[] = ['PER', 'LOC', 'ORG', 'MISC']

/** A text's tokens with the label (see labels.ts) that each should get. */
export interface Example {
  readonly tokens: readonly Token[]
  readonly labels: Uint8Array
}

/** What the tagger should learn from a document: outer names, and derived words where no name holds them. */
export function exampleOf(document: GoldDocument): Example {
  const tokens = tokenize(document.text)
  const labels = new Uint8Array(tokens.length)
  const outer = document.mentions.filter((mention) => mention.nested !== true)
  for (const mention of outer) {
    const type = types.indexOf(mention.type)
    if (type < 0 || type >= taggedTypes.length) continue
    const derived = mention.sub === 'deriv' || mention.sub === 'part'
    let begun = false
    tokens.forEach((token, i) => {
      if (token.endUnit <= mention.start || token.startUnit >= mention.end) return
      labels[i] = 1 + 3 * type + (derived ? 2 : begun ? 1 : 0)
      begun = true
    })
  }
  return { tokens, labels }
}
