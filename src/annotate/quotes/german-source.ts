import * as german from './german-lexicon.js'
import { type NounPhrase, readNounPhrase } from './noun-phrase.js'
import type { Clause, Reading, Run } from './reading.js'

/** A phrase that names the source of its clause: `laut Polizei`, `nach Angaben der Stadt`, `Berichten zufolge`. */
export interface SourcePhrase extends Run {
  readonly cue: number
  readonly speaker: NounPhrase | undefined
  readonly clause: number
  /** What is told needs no other evidence; false for `demnach`, which may also conclude. */
  readonly sure: boolean
}

const nothing = { wide: true, apposition: true }

/** The source phrases of a sentence outside marks, in text order. */
export function findSourcePhrases(
  reading: Reading,
  sentence: Run,
  clauses: readonly Clause[],
): SourcePhrase[] {
  const found: SourcePhrase[] = []
  for (const [index, clause] of clauses.entries())
    for (let at = clause.from; at < clause.to; at += 1) {
      const word = reading.words[at]!
      if (word.marked !== -1) continue
      const phrase = phraseAt(reading, sentence, clause, at)
      if (!phrase) continue
      found.push({ ...phrase, clause: index })
      at = Math.max(at, phrase.to - 1)
    }
  return found
}

function phraseAt(
  reading: Reading,
  sentence: Run,
  clause: Clause,
  at: number,
): Omit<SourcePhrase, 'clause'> | undefined {
  const { lower } = reading.words[at]!
  switch (lower) {
    case 'laut':
    case 'gemäß': {
      const speaker = readNounPhrase(reading, at + 1, sentence.to, {
        wide: lower === 'laut',
        apposition: false,
      })
      if (!speaker || (lower === 'gemäß' && !namesSource(reading, speaker))) return undefined
      return { from: at, to: speaker.to, cue: at, speaker, sure: true }
    }
    case 'nach':
      return after(reading, sentence, clause, at)
    case 'zufolge':
      return before(reading, clause, at)
    case 'so':
      return soPhrase(reading, sentence, clause, at)
    case 'demnach':
    case 'danach':
      if (at !== sentence.from || lower === 'danach') return undefined
      return { from: at, to: at + 1, cue: at, speaker: undefined, sure: true }
    default:
      return undefined
  }
}

function namesSource(reading: Reading, phrase: NounPhrase): boolean {
  for (let at = phrase.from; at <= Math.min(phrase.head, phrase.from + 8); at += 1) {
    const { lower } = reading.words[at]!
    if (
      german.sourceNouns.has(lower) ||
      /(?:angaben|berichten?|meldungen|informationen|aussagen|umfragen?|studien?|meinung|kreisen)$/.test(
        lower,
      )
    )
      return true
  }
  return false
}

function after(
  reading: Reading,
  sentence: Run,
  clause: Clause,
  at: number,
): Omit<SourcePhrase, 'clause'> | undefined {
  // „seiner Meinung nach“
  const previous = reading.words[at - 1]
  if (
    previous &&
    at - 1 > clause.from &&
    /^(?:meinung|ansicht|auffassung|einschätzung|überzeugung|angaben|vernehmen|aussagen?|darstellung|verständnis|erinnerung|kenntnis|eindruck|berichten|schätzungen?)$/.test(
      previous.lower,
    )
  ) {
    const speaker = phraseEnding(reading, clause, at)
    if (speaker) return { from: speaker.from, to: at + 1, cue: at, speaker, sure: true }
  }
  const relative = reading.words[at + 1]
  if (
    relative &&
    at === clause.from &&
    clause.before === ',' &&
    /^(?:denen|der|dem)$/.test(relative.lower) &&
    endsWithSource(reading, at - 1)
  )
    return {
      from: at,
      to: at + 2,
      cue: at,
      speaker: { from: at + 1, to: at + 2, head: at + 1, pronoun: true, determined: false },
      sure: true,
    }
  const speaker = readNounPhrase(reading, at + 1, sentence.to, { wide: false, apposition: true })
  if (!speaker || !namesSource(reading, speaker)) return undefined
  return { from: at, to: speaker.to, cue: at, speaker, sure: true }
}

/** Whether one of the last words before the comma is a noun of saying (`Studien der Klinik, nach denen …`). */
function endsWithSource(reading: Reading, comma: number): boolean {
  for (let at = Math.max(0, comma - 6); at < comma; at += 1) {
    const { lower } = reading.words[at]!
    if (
      german.sourceNouns.has(lower) ||
      german.reportingNouns.has(lower) ||
      /(?:umfragen?|studien?|berichte?|angaben)$/.test(lower)
    )
      return true
  }
  return false
}

function phraseEnding(reading: Reading, clause: Run, end: number): NounPhrase | undefined {
  for (let from = Math.max(clause.from, end - 14); from < end; from += 1) {
    const phrase = readNounPhrase(reading, from, end, { wide: true, apposition: false })
    if (phrase?.to === end && !phrase.pronoun) return phrase
  }
  return undefined
}

function before(reading: Reading, clause: Clause, at: number): Omit<SourcePhrase, 'clause'> | undefined {
  const speaker = phraseEnding(reading, clause, at)
  if (!speaker) return { from: at, to: at + 1, cue: at, speaker: undefined, sure: true }
  return { from: speaker.from, to: at + 1, cue: at, speaker, sure: true }
}

/** `, so der Minister` or `, so Merkel weiter`: up to the end of the clause, without a verb. */
function soPhrase(
  reading: Reading,
  sentence: Run,
  clause: Clause,
  at: number,
): Omit<SourcePhrase, 'clause'> | undefined {
  if (at !== clause.from) return undefined
  const atEnd = (index: number) =>
    index >= sentence.to || (!reading.words[index]!.isWord && reading.words[index]!.marked === -1)
  const quoted =
    clause.before === ',' || clause.before === '–' || (at > 0 && reading.words[at - 1]!.marked !== -1)
  if (!quoted || at === sentence.from) return undefined
  let from = at + 1
  const verb = reading.words[from]
  if (verb && german.verbForms.has(verb.lower)) from += 1
  while (
    from < sentence.to &&
    german.adverbs.has(reading.words[from]!.lower) &&
    !german.determiners.has(reading.words[from]!.lower)
  )
    from += 1
  const speaker = readNounPhrase(reading, from, sentence.to, nothing)
  if (!speaker) return undefined
  let to = speaker.to
  while (to < sentence.to && !atEnd(to) && to < speaker.to + 12) {
    if (german.isFiniteVerb(reading.words[to]!.lower) && !reading.words[to]!.isCapital) return undefined
    to += 1
  }
  return { from: at, to, cue: at, speaker, sure: true }
}
