import * as german from './german-lexicon.js'
import type { Clause, Reading, Run } from './reading.js'
import type { VerbForm } from './verb-forms.js'

/** A reporting verb in a sentence. */
export interface Cue {
  /** The words of the cue, as indices in text order: auxiliary, verb, particle. */
  readonly words: readonly number[]
  /** The finite word among them. */
  readonly finite: number
  /** The reporting verb itself. */
  readonly verb: number
  readonly lemma: string
  readonly uses: string
  readonly passive: boolean
  /** The finite verb ends its clause, which a conjunction or a relative word opens. */
  readonly final: boolean
  /** Index of the clause that holds the finite word. */
  readonly clause: number
}

const modal =
  /^(?:will|wollen|wollte|wollten|soll|sollen|sollte|sollten|kann|können|konnte|konnten|muss|müssen|musste|mussten|darf|dürfen|möchte|möchten)$/

/** The reporting verbs of a sentence that stand outside marks and parentheses, in text order. */
export function findCues(reading: Reading, sentence: Run, clauses: readonly Clause[]): Cue[] {
  const cues: Cue[] = []
  for (const [clauseIndex, clause] of clauses.entries())
    for (let index = clause.from; index < clause.to; index += 1) {
      const word = reading.words[index]!
      if (word.marked !== -1 || word.aside || (word.isCapital && index !== sentence.from)) continue
      const forms = german.verbForms.get(word.lower)
      if (!forms) continue
      const cue = cueAt(reading, sentence, clauses, clauseIndex, index, forms)
      if (cue) cues.push(cue)
    }
  return cues
}

function cueAt(
  reading: Reading,
  sentence: Run,
  clauses: readonly Clause[],
  clauseIndex: number,
  index: number,
  forms: readonly VerbForm[],
): Cue | undefined {
  const clause = clauses[clauseIndex]!
  const participle = participleOf(reading, index, forms)
  if (participle) {
    const cue = participleCue(reading, clauses, clauseIndex, index, participle, sentence)
    if (cue) return cue
  }
  const final = isFinal(reading, clause, index)
  const finite = forms
    .filter(({ form }) => form !== 'participle')
    .map((form) => ({ form, extra: extraWords(reading, sentence, index, form) }))
    .filter(({ extra }) => extra !== undefined)
    .sort((a, b) => b.extra!.length - a.extra!.length)[0]
  if (!finite) return undefined
  const { form, extra } = finite
  if (form.form === 'joined' && !final) return undefined
  if (form.form === 'plural' && isInfinitive(reading, clause, index)) return undefined
  const words = [index, ...extra!].sort((a, b) => a - b)
  return {
    words,
    finite: index,
    verb: index,
    lemma: form.particle + form.lemma,
    uses: form.uses,
    passive: false,
    final,
    clause: clauseIndex,
  }
}

/** The participle reading of a word: with a particle as a word of its own (`bekannt gegeben`) where one stands before. */
function participleOf(reading: Reading, index: number, forms: readonly VerbForm[]): VerbForm | undefined {
  const participles = forms.filter(({ form }) => form === 'participle')
  const before = reading.words[index - 1]?.lower
  return (
    participles.find(({ particle }) => particle !== '' && particle === before) ??
    participles.find(({ particle }) => particle === '')
  )
}

/** An infinitive that a modal or `zu` governs tells what somebody wants to say, not what was said. */
function isInfinitive(reading: Reading, clause: Run, index: number): boolean {
  if (reading.words[index - 1]?.lower === 'zu') return true
  for (let at = clause.from; at < index; at += 1)
    if (
      modal.test(reading.words[at]!.lower) ||
      /^(?:wird|werden|würde|würden)$/.test(reading.words[at]!.lower)
    )
      return true
  const next = reading.words[index + 1]
  return (
    next !== undefined &&
    index + 1 < clause.to &&
    (modal.test(next.lower) || german.isSubjunctiveOne(next.lower))
  )
}

function governedByModal(reading: Reading, clause: Run, index: number): boolean {
  for (let at = clause.from; at < index; at += 1) if (modal.test(reading.words[at]!.lower)) return true
  const after = reading.words[index + 2]
  return after !== undefined && modal.test(after.lower)
}

/** The particle and the correlate of a verb form; undefined where one that is needed is missing. */
function extraWords(reading: Reading, sentence: Run, index: number, form: VerbForm): number[] | undefined {
  const extra: number[] = []
  if (
    form.particle !== '' &&
    reading.words[index - 1]?.lower === form.particle &&
    index - 1 >= sentence.from
  ) {
    extra.push(index - 1)
  } else if (form.particle !== '') {
    const particle = particleOf(reading, sentence, index, form.particle)
    if (particle === -1) return undefined
    extra.push(particle)
  }
  if (form.correlate !== '') {
    const from = Math.max(sentence.from, index - 15)
    const to = Math.min(sentence.to, index + 25)
    let at = from
    while (at < to && !(reading.words[at]!.lower === form.correlate && reading.words[at]!.marked === -1))
      at += 1
    if (at === to) return undefined
    if (!/^(?:von|auf|für|gegen|an|als)$/.test(form.correlate)) extra.push(at)
  }
  return extra
}

function particleOf(reading: Reading, sentence: Run, verb: number, particle: string): number {
  const to = Math.min(sentence.to, verb + 40)
  for (let at = verb + 1; at < to; at += 1) {
    const word = reading.words[at]!
    if (word.marked !== -1) continue
    if (word.lower === particle) {
      const next = reading.words[at + 1]
      if (!next || at + 1 >= sentence.to || !next.isWord || /^(?:und|dass|wie|oder|sowie)$/.test(next.lower))
        return at
    }
    if (word.text === ';') return -1
  }
  return -1
}

function participleCue(
  reading: Reading,
  clauses: readonly Clause[],
  clauseIndex: number,
  index: number,
  form: VerbForm,
  sentence: Run,
): Cue | undefined {
  const clause = clauses[clauseIndex]!
  const extra = extraWords(reading, sentence, index, form)
  if (!extra) return undefined
  const make = (auxiliary: number, passive: boolean, final: boolean, inClause: number): Cue => ({
    words: [auxiliary, index, ...extra].sort((a, b) => a - b),
    finite: auxiliary,
    verb: index,
    lemma: form.lemma,
    uses: form.uses,
    passive,
    final,
    clause: inClause,
  })
  const next = reading.words[index + 1]
  if (next && index + 1 < clause.to) {
    if (german.haveForms.has(next.lower)) return make(index + 1, false, true, clauseIndex)
    if (next.lower === 'werden' && governedByModal(reading, clause, index)) return undefined
    if (/^(?:wird|werden|wurde|wurden)$/.test(next.lower)) return make(index + 1, true, true, clauseIndex)
    if (next.lower === 'worden') {
      const after = reading.words[index + 2]
      if (after && /^(?:ist|sind|war|waren)$/.test(after.lower))
        return make(index + 2, true, true, clauseIndex)
    }
  }
  for (let back = clauseIndex; back >= Math.max(0, clauseIndex - 2); back -= 1) {
    const run = clauses[back]!
    const to = back === clauseIndex ? index : run.to
    for (let at = to - 1; at >= run.from; at -= 1) {
      const word = reading.words[at]!
      if (word.marked !== -1) continue
      if (german.haveForms.has(word.lower) && word.lower !== 'habe') return make(at, false, false, back)
      if (/^(?:wird|werden|wurde|wurden)$/.test(word.lower)) return make(at, true, false, back)
      if (/^(?:ist|sind|war|waren)$/.test(word.lower) && next?.lower === 'worden')
        return make(at, true, false, back)
    }
    if (index < clause.to - 1 && reading.words[index + 1]!.isWord) break
  }
  return undefined
}

/** Whether a clause has its verb at the end: it opens with a conjunction or a relative word. */
export function isSubordinate(reading: Reading, clause: Clause): boolean {
  const first = reading.words[clause.from]!
  if (first.marked !== -1) return false
  if (german.subordinators.has(first.lower)) return true
  if (/^(?:und|oder|aber|sondern)$/.test(first.lower)) {
    const second = reading.words[clause.from + 1]
    return second !== undefined && german.subordinators.has(second.lower)
  }
  if (clause.before === '') return false
  if (/^(?:der|die|das|den|dem)$/.test(first.lower)) {
    const second = reading.words[clause.from + 1]
    const last = lastWord(reading, clause)
    return (
      second !== undefined &&
      german.isFiniteVerb(reading.words[last]!.lower) &&
      (last === clause.from + 1 || !german.isFiniteVerb(second.lower))
    )
  }
  if (german.prepositions.has(first.lower)) {
    const second = reading.words[clause.from + 1]
    return (
      second !== undefined &&
      /^(?:denen|deren|dessen|dem|der|den|die|das)$/.test(second.lower) &&
      !(reading.words[clause.from + 2]?.isCapital ?? false) &&
      german.isFiniteVerb(reading.words[lastWord(reading, clause)]!.lower)
    )
  }
  return false
}

/** The last word of a run that is no sign; the run's first where there is none. */
export function lastWord(reading: Reading, run: Run): number {
  for (let at = run.to - 1; at > run.from; at -= 1) if (reading.words[at]!.isWord) return at
  return run.from
}

function isFinal(reading: Reading, clause: Clause, index: number): boolean {
  return lastWord(reading, clause) === index && index > clause.from && isSubordinate(reading, clause)
}
