/** A line longer than this was not broken by hand or by a mail program. In UTF-16 units. */
const widest = 140

/** Text that wraps its lines at fewer characters than this is a list or a poem. In UTF-16 units. */
const narrowest = 40

const endsSentence = (line: string) => /[.!?:…]["'“”’«»)\]]*$/.test(line.slice(-6))

/**
 * The paragraphs of a clean text: what stands between blank lines, or, where lines follow each other without one, each
 * line. Lines that were wrapped at some width are joined again: then most of them break inside a sentence, at a word
 * that would not have fitted. A paragraph holds no line feed. Splitting paragraphs joined by blank lines gives them back.
 */
export function splitParagraphs(text: string): string[] {
  const blocks = text
    .split(/\n{2,}/)
    .filter((block) => block !== '')
    .map((block) => block.split('\n'))
  const join = lineJoiner(blocks.filter((lines) => lines.length > 1))
  return blocks.flatMap((lines) => (lines.length === 1 ? lines : joinLines(lines, join)))
}

type Join = 'none' | 'blank' | 'hyphen' | 'hyphenated'

/** Whether and how a line is joined to the next one, for a text of these blocks of several lines. */
function lineJoiner(blocks: readonly (readonly string[])[]): (line: string, next: string) => Join {
  const width = wrapWidth(blocks)
  const hyphens = blocks.flat().filter((line) => /\p{Ll}-$/u.test(line)).length
  return (line, next) => {
    if (/^[-*•] /.test(next)) return 'none'
    const ends = endsSentence(line)
    const wrapped = width !== undefined && overflows(line, next, ends ? width : width - 8)
    if (!wrapped && (ends || !/^[\p{Ll},;)]/u.test(next))) return 'none'
    if (width === undefined || !/\p{L}-$/u.test(line)) return 'blank'
    if (!/^\p{L}/u.test(next) || /^(?:und|oder|bzw|and|or)\b/.test(next)) return 'blank'
    return hyphens >= 3 && /\p{Ll}-$/u.test(line) && /^\p{Ll}/u.test(next) ? 'hyphenated' : 'hyphen'
  }
}

/** The width at which lines were wrapped, in UTF-16 units; undefined where they were not. */
function wrapWidth(blocks: readonly (readonly string[])[]): number | undefined {
  const width = blocks.reduce(
    (most, lines) => lines.reduce((max, line) => Math.max(max, line.length), most),
    0,
  )
  if (width < narrowest || width > widest) return undefined
  let breaks = 0
  let full = 0
  let inside = 0
  for (const lines of blocks) {
    for (let n = 1; n < lines.length; n++) {
      const line = lines[n - 1] ?? ''
      breaks++
      if (overflows(line, lines[n] ?? '', width - 4)) full++
      if (!endsSentence(line)) inside++
    }
  }
  return breaks >= 3 && full >= breaks * 0.6 && inside >= breaks * 0.5 ? width : undefined
}

/** Whether the first word of `next` would have made `line` longer than `width`. */
function overflows(line: string, next: string, width: number): boolean {
  const word = next.indexOf(' ')
  return line.length + 1 + (word === -1 ? next.length : word) > width
}

function joinLines(lines: readonly string[], join: (line: string, next: string) => Join): string[] {
  const paragraphs: string[] = []
  let parts: string[] = []
  lines.forEach((line, n) => {
    const next = lines[n + 1]
    const how = next === undefined ? 'none' : join(line, next)
    parts.push(how === 'hyphenated' ? line.slice(0, -1) : line)
    if (how === 'blank') parts.push(' ')
    if (how !== 'none') return
    paragraphs.push(parts.join('').normalize('NFC'))
    parts = []
  })
  return paragraphs
}
