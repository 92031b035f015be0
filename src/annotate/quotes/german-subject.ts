import { type Cue, isSubordinate } from './german-cues.js'
import * as german from './german-lexicon.js'
import { type NounPhrase, readNounPhrase } from './noun-phrase.js'
import type { Clause, Reading, Run, Word } from './reading.js'

/** How many words after its verb a subject is looked for. */
const reach = 14

/**
 * The subject of a German reporting verb: before it, after it, or after the conjunction of a verb-final clause; for a
 * passive what `von` names. Undefined where the sentence does not tell.
 */
export function findSubject(
  reading: Reading,
  sentence: Run,
  clauses: readonly Clause[],
  cue: Cue,
): NounPhrase | undefined {
  const clause = clauses[cue.clause]!
  if (cue.passive && cue.lemma !== 'zitieren') return agentOf(reading, clause, cue)
  if (cue.final) {
    if (isRelative(reading, clause)) return relativePronoun(reading, sentence, clause)
    return subjectAfter(reading, clause.from, clause.to)
  }
  if (cue.lemma === 'heißen' || cue.lemma === 'hervorgehen')
    return mediumOf(reading, clause) ?? (cue.clause > 0 ? mediumOf(reading, clauses[0]!) : undefined)
  if (cue.lemma === 'zitieren' && !cue.passive) return citedPerson(reading, sentence, clauses, cue)
  const next = reading.words[cue.finite + 1]
  if (next && /^(?:er|man|wir|ich)$/.test(next.lower) && next.marked === -1)
    return readNounPhrase(reading, cue.finite + 1, sentence.to, { wide: false, apposition: false })
  const before = subjectBefore(reading, sentence, clauses, cue)
  if (before && german.isAbstract(reading.words[before.head]!.lower) && !before.pronoun) {
    const after = subjectAfter(reading, cue.finite, sentence.to)
    if (after) return after
  }
  if (before) return before
  if (/^(?:und|sowie|oder)$/.test(reading.words[cue.finite - 1]?.lower ?? ''))
    return frontSubject(reading, sentence, cue.finite)
  return subjectAfter(reading, cue.finite, sentence.to) ?? frontSubject(reading, sentence, cue.finite)
}

/** `zitiert die Zeitung den Minister`: who is cited spoke, the object of the verb. */
function citedPerson(
  reading: Reading,
  sentence: Run,
  clauses: readonly Clause[],
  cue: Cue,
): NounPhrase | undefined {
  const subject =
    subjectBefore(reading, sentence, clauses, cue) ?? subjectAfter(reading, cue.finite, sentence.to)
  const from = subject && subject.from > cue.finite ? subject.to : cue.finite + 1
  return readNounPhrase(reading, from, sentence.to, { wide: false, apposition: true }) ?? subject
}

/** The first noun phrase of a sentence, before `limit`, that can be a subject; phrases with a preposition are passed over. */
export function frontSubject(reading: Reading, sentence: Run, limit: number): NounPhrase | undefined {
  let at = sentence.from
  const end = Math.min(limit, sentence.from + 30)
  while (at < end) {
    const word = reading.words[at]!
    if (word.marked !== -1) {
      at = Math.max(at, reading.ranges[word.marked]!.closeToken) + 1
      continue
    }
    if (german.prepositions.has(word.lower)) {
      const inner = readNounPhrase(reading, at + 1, limit, { wide: false, apposition: false })
      at = inner ? inner.to : at + 1
      continue
    }
    const phrase = readNounPhrase(reading, at, limit, { wide: true, apposition: true })
    if (
      phrase &&
      isNominative(reading, phrase) &&
      !isTime(reading, phrase) &&
      !/^(?:es|das|dies|wer)$/.test(reading.words[phrase.head]!.lower)
    )
      return phrase
    at = phrase ? phrase.to : at + 1
  }
  return undefined
}

/** `In dem Bericht heißt es`: what speaks is the writing. */
function mediumOf(reading: Reading, clause: Run): NounPhrase | undefined {
  for (let at = clause.from; at < clause.to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1 || !/^(?:in|im|aus|auf|von|vom|bei|seitens)$/.test(word.lower)) continue
    const phrase = readNounPhrase(reading, at + 1, clause.to, { wide: true, apposition: false })
    if (phrase && !isTime(reading, phrase) && !phrase.pronoun) return phrase
  }
  return undefined
}

function isRelative(reading: Reading, clause: Clause): boolean {
  return (
    /^(?:der|die|das|welcher|welche)$/.test(reading.words[clause.from]!.lower) &&
    isSubordinate(reading, clause)
  )
}

function relativePronoun(reading: Reading, sentence: Run, clause: Clause): NounPhrase {
  const standsFor = phraseBefore(reading, sentence, clause.from - 1)
  const pronoun = {
    from: clause.from,
    to: clause.from + 1,
    head: clause.from,
    pronoun: true,
    determined: false,
  }
  return standsFor ? { ...pronoun, standsFor } : pronoun
}

/** The noun phrase that ends at the comma before a relative clause, or before the verbs in front of that comma. */
function phraseBefore(reading: Reading, sentence: Run, comma: number): NounPhrase | undefined {
  const verbs = /^\p{Ll}{2,}(?:en|t|n)$/u
  for (let end = comma; end > sentence.from && end >= comma - 2; end -= 1) {
    const phrase = phraseEndingAt(reading, sentence, end)
    if (phrase) return phrase
    if (!verbs.test(reading.words[end - 1]!.text)) return undefined
  }
  return undefined
}

function phraseEndingAt(reading: Reading, sentence: Run, comma: number): NounPhrase | undefined {
  for (let at = Math.max(sentence.from, comma - 12); at < comma; at += 1) {
    const phrase = readNounPhrase(reading, at, comma, { wide: true, apposition: false })
    if (phrase && !phrase.pronoun && phrase.to === comma) return phrase
  }
  return undefined
}

function agentOf(reading: Reading, clause: Run, cue: Cue): NounPhrase | undefined {
  for (let at = clause.from; at < clause.to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1 || !/^(?:von|vom|durch)$/.test(word.lower)) continue
    if (at > cue.verb) break
    return readNounPhrase(reading, at + 1, clause.to, { wide: false, apposition: true })
  }
  const medium = mediumOf(reading, clause)
  return medium && isWriting(reading.words[medium.head]!.lower) ? medium : undefined
}

function isWriting(lower: string): boolean {
  return (
    german.sourceNouns.has(lower) ||
    /(?:bericht|mitteilung|erklärung|schreiben|brief|petition|resolution|artikel|studie|papier)s?$/.test(
      lower,
    )
  )
}

/** Skips what may stand before a subject at the front of a clause. */
function skipFront(reading: Reading, from: number, to: number): number {
  let at = from
  while (
    at < to &&
    /^(?:und|aber|doch|denn|auch|sogar|selbst|nur|sowohl|oder|sondern)$/.test(reading.words[at]!.lower)
  )
    at += 1
  return at
}

function subjectBefore(
  reading: Reading,
  sentence: Run,
  clauses: readonly Clause[],
  cue: Cue,
): NounPhrase | undefined {
  const clause = clauses[cue.clause]!
  const from = skipFront(reading, clause.from, cue.finite)
  if (from < cue.finite && !wholeQuote(reading, from)) {
    const phrase = readNounPhrase(reading, from, cue.finite, { wide: true, apposition: false })
    if (phrase && isNominative(reading, phrase) && onlyAdverbs(reading, phrase.to, cue.finite)) {
      // „Papier, Präsident des Gerichts, sagte“: the clause of the verb begins with an apposition.
      if (cue.clause > 0 && clause.before === ',' && !phrase.pronoun) {
        const wider = fromFront(reading, sentence, cue)
        if (wider) return wider
      }
      return phrase
    }
    return undefined
  }
  return cue.clause > 0 ? fromFront(reading, sentence, cue) : coordinated(reading, cue, clauses)
}

/** The phrase at the front of the sentence, where only appositions and relative clauses stand between it and the verb. */
function fromFront(reading: Reading, sentence: Run, cue: Cue): NounPhrase | undefined {
  const from = skipFront(reading, sentence.from, cue.finite)
  if (reading.words[from]!.marked !== -1) return undefined
  const plain = readNounPhrase(reading, from, cue.finite, { wide: true, apposition: false })
  if (!plain || !isNominative(reading, plain) || reading.words[plain.to]?.text !== ',') return undefined
  const phrase = readNounPhrase(reading, from, cue.finite, { wide: true, apposition: true }) ?? plain
  if (phrase.to + 1 === cue.finite && reading.words[phrase.to]?.text === ',') return phrase
  const next = reading.words[plain.to + 1]
  if (reading.words[cue.finite - 1]?.text !== ',') return undefined
  // Only a relative clause, perhaps after appositions, stands between the phrase and its verb.
  const follower = phrase.to > plain.to ? reading.words[phrase.to + 1] : next
  return follower && opensRelative(reading, follower, phrase.to > plain.to ? phrase.to + 1 : plain.to + 1)
    ? phrase
    : undefined
}

/** `… und sagte`: the subject of the verb before. */
function coordinated(reading: Reading, cue: Cue, clauses: readonly Clause[]): NounPhrase | undefined {
  const clause = clauses[cue.clause]!
  if (reading.words[cue.finite - 1]?.lower !== 'und') return undefined
  const from = skipFront(reading, clause.from, cue.finite)
  const phrase = readNounPhrase(reading, from, cue.finite, { wide: true, apposition: false })
  return phrase && isNominative(reading, phrase) ? phrase : undefined
}

function opensRelative(reading: Reading, word: Word, index: number): boolean {
  if (/^(?:der|die|das|deren|dessen|welcher|welche|dem|den|denen|wo)$/.test(word.lower)) return true
  return (
    german.prepositions.has(word.lower) &&
    /^(?:der|die|das|dem|den|denen|deren|dessen)$/.test(reading.words[index + 1]?.lower ?? '')
  )
}

/** Whether marks that open here hold more than a name. */
function wholeQuote(reading: Reading, index: number): boolean {
  const word = reading.words[index]!
  if (word.marked === -1) return false
  const range = reading.ranges[word.marked]!
  return range.closeToken - range.openToken > 4 || !reading.words[range.openToken + 1]!.isCapital
}

function onlyAdverbs(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const word = reading.words[at]!
    if (!german.adverbs.has(word.lower)) return false
  }
  return true
}

function isNominative(reading: Reading, phrase: NounPhrase): boolean {
  return !german.obliqueDeterminers.has(reading.words[phrase.from]!.lower)
}

/** The first noun phrase after a word that can be a subject; what adverbs and prepositions open is passed over. */
function subjectAfter(reading: Reading, after: number, limit: number): NounPhrase | undefined {
  const end = Math.min(limit, after + reach)
  let at = after + 1
  while (at < end) {
    const word = reading.words[at]!
    if (word.marked === -1 && /^[,:;–.!?]$/.test(word.text)) return undefined
    if (word.lower === 'dass' || word.lower === 'und') return undefined
    if (german.prepositions.has(word.lower) && word.lower !== 'während') {
      const inner = readNounPhrase(reading, at + 1, limit, { wide: false, apposition: false })
      at = inner ? inner.to : at + 1
      continue
    }
    const phrase = readNounPhrase(reading, at, limit, { wide: false, apposition: true })
    if (phrase && isNominative(reading, phrase) && !isTime(reading, phrase)) return phrase
    at = phrase ? phrase.to : at + 1
  }
  return undefined
}

function isTime(reading: Reading, phrase: NounPhrase): boolean {
  for (let at = phrase.from; at <= phrase.head; at += 1)
    if (german.timeNouns.has(reading.words[at]!.lower)) return true
  return false
}
