import { germanReportingVerbs } from '../lexicon/german-reporting-verbs.js'
import {
  germanSubjunctiveHomographs,
  germanSubjunctiveOne,
  germanSubjunctiveTwo,
  germanVerbBases,
  germanVerbPrefixes,
} from '../lexicon/german-subjunctive.js'
import * as words from '../lexicon/german-words.js'
import { wordSet, wordsOf } from '../lexicon/word-list.js'
import { readGermanVerbs } from './verb-forms.js'

/** Inflected forms of German reporting verbs. */
export const verbForms = readGermanVerbs(germanReportingVerbs)

const bases = wordsOf(germanVerbBases)
const subjunctiveOne = new Set([
  ...germanSubjunctiveOne,
  ...bases.flatMap((verb) => [verb, ...germanVerbPrefixes.map((prefix) => prefix + verb)]).map(subjunctive),
  ...[...verbForms.values()].flat().map(({ lemma }) => subjunctive(lemma)),
])
for (const homograph of wordsOf(germanSubjunctiveHomographs)) subjunctiveOne.delete(homograph)

function subjunctive(infinitive: string): string {
  return /e[lr]n$/.test(infinitive) ? `${infinitive.slice(0, -1)}e` : infinitive.slice(0, -1)
}

/** Whether a word in lower case is a Konjunktiv I form (`sei`, `habe`, `gehe`). */
export function isSubjunctiveOne(lower: string): boolean {
  return subjunctiveOne.has(lower)
}

const subjunctiveTwo = wordSet(germanSubjunctiveTwo)
const abstractSuffix =
  /(?:ungen|heit|heiten|keit|keiten|ionen|tät|täten|ismus|pläne|kritik|vorwürfe|schritt|idee|urteil|verhalten|gesetz|vorschlag|forderung|entscheidung|äußerung|situation|erklärung|verhandlung|planung|reform|ankündigung|maßnahme|maßnahmen|angriffe?|politik|vorgehen|kämpfe|ergebnis|ergebnisse|rücktritt|wahl|begründung)$/

/** Whether a noun in lower case names an act, a state or a thought: nobody who could speak. */
export function isAbstract(lower: string): boolean {
  return abstractSuffix.test(lower)
}

/** Whether a word in lower case is a Konjunktiv II form (`wäre`, `hätten`, `würde`). */
export function isSubjunctiveTwo(lower: string): boolean {
  return subjunctiveTwo.has(lower)
}

export const determiners = wordSet(words.germanDeterminers)
export const genitiveDeterminers = wordSet(words.germanGenitiveDeterminers)
export const obliqueDeterminers = wordSet(words.germanObliqueDeterminers)
export const pronouns = wordSet(words.germanPronouns)
export const prepositions = wordSet(words.germanPrepositions)
export const attributePrepositions = wordSet(words.germanAttributePrepositions)
export const subordinators = wordSet(words.germanSubordinators)
export const contentOpeners = wordSet(words.germanContentOpeners)
export const haveForms = wordSet(words.germanHaveForms)
export const adverbs = wordSet(words.germanAdverbs)
export const sourceNouns = wordSet(words.germanSourceNouns)
export const reportingNouns = wordSet(words.germanReportingNouns)
export const mediaNouns = wordSet(words.germanMediaNouns)
export const titleNouns = wordSet(words.germanTitleNouns)
export const roleNouns = wordSet(words.germanRoleNouns)
export const timeNouns = wordSet(words.germanTimeNouns)
export const particles = wordSet(words.germanParticles)

const finiteForms = wordSet(words.germanFiniteForms)

/** Whether a word in lower case is surely or likely a finite verb. */
export function isFiniteVerb(lower: string): boolean {
  return (
    finiteForms.has(lower) ||
    subjunctiveOne.has(lower) ||
    subjunctiveTwo.has(lower) ||
    (verbForms.get(lower)?.some(({ form }) => form !== 'participle') ?? false)
  )
}
