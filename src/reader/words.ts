import type { EntityType } from '../model/entity.js'
import type { QuoteKind } from '../model/quote.js'

/** The languages of the interface, the preferred one first. */
export const interfaceLanguages = ['en', 'de'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/** One form for exactly one, another for every other number; `#` stands for the number. */
type Counted = readonly [one: string, other: string]

interface Words {
  readonly tagline: string
  readonly skip: string
  readonly navigation: string
  readonly articles: string
  readonly entities: string
  readonly quotes: string
  readonly search: string
  readonly searchHint: string
  readonly searchFor: string
  readonly searchHere: string
  readonly documentation: string
  readonly formats: string
  readonly newestArticles: string
  readonly newestQuotes: string
  readonly mostMentioned: string
  readonly allArticles: string
  readonly allQuotes: string
  readonly allMentions: string
  readonly nextPage: string
  readonly previousPage: string
  readonly firstPage: string
  readonly pages: string
  readonly filter: string
  readonly apply: string
  readonly reset: string
  readonly any: string
  readonly language: string
  readonly publisher: string
  readonly from: string
  readonly to: string
  readonly type: string
  readonly kind: string
  readonly order: string
  readonly speaker: string
  readonly mentionedEntity: string
  readonly mentions: string
  readonly newestFirst: string
  readonly oldestFirst: string
  readonly mostMentionedFirst: string
  readonly leastMentionedFirst: string
  readonly byLeft: string
  readonly byRight: string
  readonly byName: string
  readonly byNameBackwards: string
  readonly lastChangedFirst: string
  readonly firstChangedFirst: string
  readonly bestFirst: string
  readonly nothing: string
  readonly nothingHint: string
  readonly marks: string
  readonly marksHint: string
  readonly inThisArticle: string
  readonly onThisPage: string
  readonly unknownSpeaker: string
  readonly addressee: string
  readonly cue: string
  readonly read: string
  readonly inArticle: string
  readonly original: string
  readonly updated: string
  readonly revision: string
  readonly annotatedBy: string
  readonly undated: string
  readonly otherNames: string
  readonly elsewhere: string
  readonly overTime: string
  readonly period: string
  /** `#` stands for the first year. */
  readonly decade: string
  readonly asTable: string
  readonly quoteBy: string
  readonly quotesBy: string
  readonly quotesAbout: string
  readonly related: string
  readonly relatedChart: string
  readonly inContext: string
  readonly before: string
  readonly mention: string
  readonly after: string
  readonly article: string
  readonly months: string
  readonly results: string
  readonly refine: string
  readonly moreArticles: string
  readonly moreQuotes: string
  readonly moreEntities: string
  readonly problem: string
  readonly problemStatus: string
  readonly aboutProblem: string
  readonly allProblems: string
  readonly removeFilter: string
  readonly notFound: string
  readonly notFoundHint: string
  readonly invalid: string
  readonly queryFault: string
  readonly queryHelp: string
  readonly home: string
  readonly types: Readonly<Record<EntityType, string>>
  readonly groups: Readonly<Record<EntityType, string>>
  /** What links to all entities of a type are called. */
  readonly allOf: Readonly<Record<EntityType, string>>
  readonly kinds: Readonly<Record<QuoteKind, string>>
  readonly counts: {
    readonly articles: Counted
    readonly mentions: Counted
    readonly mentionsHere: Counted
    readonly quotes: Counted
    readonly moreNames: Counted
    readonly moreQuotes: Counted
    readonly words: Counted
    readonly results: Counted
    readonly atLeast: Counted
  }
}

const en: Words = {
  tagline: 'An archive of annotated articles: who and what is mentioned where, and who said what.',
  skip: 'Skip to the text',
  navigation: 'Main',
  articles: 'Articles',
  entities: 'Who and what',
  quotes: 'Quotes',
  search: 'Search',
  searchHint: 'words, "a phrase", -without, this OR that, begin*',
  searchFor: 'Search the archive',
  searchHere: 'Search in this list',
  documentation: 'API documentation',
  formats: 'This page as data',
  newestArticles: 'Latest articles',
  newestQuotes: 'Latest quotes',
  mostMentioned: 'Most mentioned',
  allArticles: 'All articles',
  allQuotes: 'All quotes',
  allMentions: 'All mentions',
  nextPage: 'Next page',
  previousPage: 'Previous page',
  firstPage: 'First page',
  pages: 'Pages',
  filter: 'Filter',
  apply: 'Show',
  reset: 'Show all',
  any: 'any',
  language: 'Language',
  publisher: 'Publisher',
  from: 'From',
  to: 'To',
  type: 'Type',
  kind: 'Kind',
  order: 'Order',
  speaker: 'Speaker',
  mentionedEntity: 'Mentions',
  mentions: 'Mentions',
  newestFirst: 'newest first',
  oldestFirst: 'oldest first',
  mostMentionedFirst: 'most mentioned first',
  leastMentionedFirst: 'least mentioned first',
  byLeft: 'by the words before',
  byRight: 'by the words after',
  byName: 'by name, A to Z',
  byNameBackwards: 'by name, Z to A',
  lastChangedFirst: 'last changed first',
  firstChangedFirst: 'first changed first',
  bestFirst: 'best match first',
  nothing: 'Nothing found.',
  nothingHint: 'Try fewer or other words, or remove a filter.',
  marks: 'Marks in the text',
  marksHint: 'Choose what is marked.',
  inThisArticle: 'In this article',
  onThisPage: 'On this page',
  unknownSpeaker: 'Unknown speaker',
  addressee: 'to',
  cue: 'Cue',
  read: 'Read in the article',
  inArticle: 'In the article',
  original: 'Original',
  updated: 'Last changed',
  revision: 'Revision',
  annotatedBy: 'Annotated by',
  undated: 'undated',
  otherNames: 'Also called',
  elsewhere: 'Elsewhere',
  overTime: 'Mentions over time',
  period: 'Period',
  decade: '#s',
  asTable: 'As a table',
  quoteBy: 'Quote by',
  quotesBy: 'Quotes by',
  quotesAbout: 'Quotes about',
  related: 'Mentioned together with',
  relatedChart: 'Names that occur together; the thicker the line, the more closely',
  inContext: 'Mentions in context',
  before: 'Before',
  mention: 'Mention',
  after: 'After',
  article: 'Article',
  months: 'Month',
  results: 'Results for',
  refine: 'Narrow down',
  moreArticles: 'More articles',
  moreQuotes: 'More quotes',
  moreEntities: 'More names',
  problem: 'That did not work',
  problemStatus: 'Status',
  aboutProblem: 'About this kind of problem',
  allProblems: 'All kinds of problems',
  removeFilter: 'remove filter',
  notFound: 'Not found',
  notFoundHint: 'There is nothing at this address. It may have been removed, or mistyped.',
  invalid: 'This question cannot be answered',
  queryFault: 'The search stumbled at the place that is pointed at.',
  queryHelp:
    'All words must occur. "Words in quotation marks" stand together; -word must not occur; OR is either; begin* is any word that begins so.',
  home: 'To the front page',
  types: {
    person: 'Person',
    location: 'Place',
    organization: 'Organization',
    event: 'Event',
    other: 'Other',
  },
  groups: {
    person: 'People',
    location: 'Places',
    organization: 'Organizations',
    event: 'Events',
    other: 'Other',
  },
  allOf: {
    person: 'All people',
    location: 'All places',
    organization: 'All organizations',
    event: 'All events',
    other: 'All others',
  },
  kinds: {
    direct: 'word for word',
    indirect: 'indirect',
    reported: 'reported',
    freeIndirect: 'free indirect',
    indirectFreeIndirect: 'free indirect, subjunctive',
  },
  counts: {
    articles: ['# article', '# articles'],
    mentions: ['# mention', '# mentions'],
    mentionsHere: ['# mention here', '# mentions here'],
    quotes: ['# quote', '# quotes'],
    moreNames: ['# more name', '# more names'],
    moreQuotes: ['# more quote', '# more quotes'],
    words: ['# word', '# words'],
    results: ['# found', '# found'],
    atLeast: ['more than # found', 'more than # found'],
  },
}

const de: Words = {
  tagline: 'Ein Archiv annotierter Artikel: wer und was wo erwähnt ist, und wer was gesagt hat.',
  skip: 'Zum Text springen',
  navigation: 'Hauptmenü',
  articles: 'Artikel',
  entities: 'Wer und was',
  quotes: 'Zitate',
  search: 'Suchen',
  searchHint: 'Wörter, "eine Wortfolge", -ohne, dies OR das, Anfang*',
  searchFor: 'Das Archiv durchsuchen',
  searchHere: 'In dieser Liste suchen',
  documentation: 'API-Dokumentation',
  formats: 'Diese Seite als Daten',
  newestArticles: 'Neueste Artikel',
  newestQuotes: 'Neueste Zitate',
  mostMentioned: 'Am häufigsten erwähnt',
  allArticles: 'Alle Artikel',
  allQuotes: 'Alle Zitate',
  allMentions: 'Alle Erwähnungen',
  nextPage: 'Nächste Seite',
  previousPage: 'Vorige Seite',
  firstPage: 'Erste Seite',
  pages: 'Seiten',
  filter: 'Filter',
  apply: 'Zeigen',
  reset: 'Alle zeigen',
  any: 'alle',
  language: 'Sprache',
  publisher: 'Medium',
  from: 'Von',
  to: 'Bis',
  type: 'Art',
  kind: 'Art',
  order: 'Reihenfolge',
  speaker: 'Wer spricht',
  mentionedEntity: 'Erwähnt',
  mentions: 'Erwähnungen',
  newestFirst: 'neueste zuerst',
  oldestFirst: 'älteste zuerst',
  mostMentionedFirst: 'häufigste zuerst',
  leastMentionedFirst: 'seltenste zuerst',
  byLeft: 'nach den Wörtern davor',
  byRight: 'nach den Wörtern danach',
  byName: 'nach Namen, A bis Z',
  byNameBackwards: 'nach Namen, Z bis A',
  lastChangedFirst: 'zuletzt geändert zuerst',
  firstChangedFirst: 'zuerst geändert zuerst',
  bestFirst: 'passendste zuerst',
  nothing: 'Nichts gefunden.',
  nothingHint: 'Versuchen Sie es mit weniger oder anderen Wörtern, oder ohne Filter.',
  marks: 'Hervorhebungen im Text',
  marksHint: 'Wählen Sie, was hervorgehoben wird.',
  inThisArticle: 'In diesem Artikel',
  onThisPage: 'Auf dieser Seite',
  unknownSpeaker: 'Unbekannt',
  addressee: 'zu',
  cue: 'Redeeinleitung',
  read: 'Im Artikel lesen',
  inArticle: 'Im Artikel',
  original: 'Original',
  updated: 'Zuletzt geändert',
  revision: 'Fassung',
  annotatedBy: 'Annotiert von',
  undated: 'ohne Datum',
  otherNames: 'Auch genannt',
  elsewhere: 'Anderswo',
  overTime: 'Erwähnungen im Lauf der Zeit',
  period: 'Zeitraum',
  decade: '#er-Jahre',
  asTable: 'Als Tabelle',
  quoteBy: 'Zitat von',
  quotesBy: 'Zitate von',
  quotesAbout: 'Zitate über',
  related: 'Zusammen erwähnt mit',
  relatedChart: 'Namen, die gemeinsam vorkommen; je dicker die Linie, desto enger',
  inContext: 'Erwähnungen im Zusammenhang',
  before: 'Davor',
  mention: 'Erwähnung',
  after: 'Danach',
  article: 'Artikel',
  months: 'Monat',
  results: 'Ergebnisse für',
  refine: 'Eingrenzen',
  moreArticles: 'Weitere Artikel',
  moreQuotes: 'Weitere Zitate',
  moreEntities: 'Weitere Namen',
  problem: 'Das hat nicht geklappt',
  problemStatus: 'Status',
  aboutProblem: 'Über diese Art von Fehler',
  allProblems: 'Alle Arten von Fehlern',
  removeFilter: 'Filter aufheben',
  notFound: 'Nicht gefunden',
  notFoundHint:
    'Unter dieser Adresse ist nichts. Vielleicht wurde es entfernt, oder die Adresse ist vertippt.',
  invalid: 'Diese Frage lässt sich nicht beantworten',
  queryFault: 'Die Suche ist an der gezeigten Stelle gestolpert.',
  queryHelp:
    'Alle Wörter müssen vorkommen. "Wörter in Anführungszeichen" stehen beieinander; -Wort darf nicht vorkommen; OR heißt eines von beiden; Anfang* ist jedes Wort, das so beginnt.',
  home: 'Zur Startseite',
  types: {
    person: 'Person',
    location: 'Ort',
    organization: 'Organisation',
    event: 'Ereignis',
    other: 'Anderes',
  },
  groups: {
    person: 'Personen',
    location: 'Orte',
    organization: 'Organisationen',
    event: 'Ereignisse',
    other: 'Anderes',
  },
  allOf: {
    person: 'Alle Personen',
    location: 'Alle Orte',
    organization: 'Alle Organisationen',
    event: 'Alle Ereignisse',
    other: 'Alles andere',
  },
  kinds: {
    direct: 'wörtlich',
    indirect: 'indirekt',
    reported: 'berichtet',
    freeIndirect: 'erlebte Rede',
    indirectFreeIndirect: 'freie indirekte Rede',
  },
  counts: {
    articles: ['# Artikel', '# Artikel'],
    mentions: ['# Erwähnung', '# Erwähnungen'],
    mentionsHere: ['# Erwähnung hier', '# Erwähnungen hier'],
    quotes: ['# Zitat', '# Zitate'],
    moreNames: ['# weiterer Name', '# weitere Namen'],
    moreQuotes: ['# weiteres Zitat', '# weitere Zitate'],
    words: ['# Wort', '# Wörter'],
    results: ['# gefunden', '# gefunden'],
    atLeast: ['mehr als # gefunden', 'mehr als # gefunden'],
  },
}

const dictionaries = { en, de }

/** The words of the interface in a language. */
export function wordsOf(language: InterfaceLanguage): Words {
  return dictionaries[language]
}

const numbers = { en: new Intl.NumberFormat('en'), de: new Intl.NumberFormat('de') }

/** A number as it is written in a language. */
export function writeNumber(language: InterfaceLanguage, number: number): string {
  return numbers[language].format(number)
}

/** So many of something: `1 article`, `2,000 articles`. */
export function writeCount(language: InterfaceLanguage, number: number, what: keyof Words['counts']): string {
  const [one, other] = dictionaries[language].counts[what]
  return (number === 1 ? one : other).replace('#', writeNumber(language, number))
}
