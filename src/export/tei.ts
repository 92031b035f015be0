import type { Article } from '../model/article.js'
import { compareSpans } from '../model/document.js'
import { type ArticleEntity, type EntityType, wikidataUri } from '../model/entity.js'
import type { Mention } from '../model/mention.js'
import type { Party, Quote, QuoteKind } from '../model/quote.js'
import type { Span } from '../model/span.js'
import { toUnits } from '../text/codepoint.js'
import { addresses, asUri } from './addresses.js'
import { XmlElement } from './xml.js'

const namespace = 'http://www.tei-c.org/ns/1.0'

/** The element of the TEI Guidelines, chapter 14 (Names, Dates, People, Places), that names each type of entity. */
const nameElements: Readonly<Record<EntityType, string>> = {
  person: 'persName',
  location: 'placeName',
  organization: 'orgName',
  event: 'rs',
  other: 'rs',
}

/**
 * The article as a TEI P5 document (https://tei-c.org/guidelines/p5/): names in the text point at entities in `standOff`,
 * quotes are `said` with `who`. Where annotations overlap, or a quote has several spans, an element comes in pieces that
 * are joined by `next` and `prev` (Guidelines, 17.4). Text content of `head` and `p` is the article's text.
 */
export function articleTei(article: Article, base: string): string {
  const tei = XmlElement.root(namespace, 'TEI')
  writeHeader(tei.child('teiHeader'), article, base)
  writeEntities(tei, article, base)
  const body = tei.child('text', { 'xml:lang': article.language }).child('body')
  const pieces = piecesByParagraph(article)
  writeBlock(body.child('head', { n: '0' }), article.title, pieces.get(0))
  for (const { number, text } of article.paragraphs)
    writeBlock(body.child('p', { n: String(number) }), text, pieces.get(number))
  return tei.toDocument()
}

function writeHeader(header: XmlElement, article: Article, base: string): void {
  const { title, author, publisher, publishedAt, canonicalUrl, revision, updatedAt, language } = article
  const file = header.child('fileDesc')
  const statement = file.child('titleStmt')
  statement.child('title', {}, title)
  if (author !== null) statement.child('author', {}, author)
  file.child('editionStmt').child('edition', { n: String(revision) }, `revision ${revision}`)
  const publication = file.child('publicationStmt')
  publication.child('distributor', {}, 'Glosse')
  publication.child('date', { when: updatedAt }, updatedAt.slice(0, 10))
  publication.child('idno', { type: 'URL' }, addresses(base).article(article.id))
  const source = file.child('sourceDesc').child('bibl')
  source.child('title', {}, title)
  if (author !== null) source.child('author', {}, author)
  if (publisher !== null) source.child('publisher', {}, publisher)
  if (publishedAt !== null) source.child('date', { when: publishedAt }, publishedAt)
  if (canonicalUrl !== null) source.child('ptr', { target: asUri(canonicalUrl) })
  header.child('profileDesc').child('langUsage').child('language', { ident: language }, language)
}

const lists: readonly { types: readonly EntityType[]; list: string; item: string; name: string }[] = [
  { types: ['person'], list: 'listPerson', item: 'person', name: 'persName' },
  { types: ['location'], list: 'listPlace', item: 'place', name: 'placeName' },
  { types: ['organization'], list: 'listOrg', item: 'org', name: 'orgName' },
  { types: ['event'], list: 'listEvent', item: 'event', name: 'label' },
  { types: ['other'], list: 'list', item: 'item', name: 'name' },
]

/** The entities, one list for each type that there is, and the kinds of quotes, as `standOff`. */
function writeEntities(tei: XmlElement, article: Article, base: string): void {
  const kinds = new Set(article.quotes.map(({ kind }) => kind))
  if (article.entities.length === 0 && kinds.size === 0) return
  const standOff = tei.child('standOff')
  for (const { types, list, item, name } of lists) {
    const entities = article.entities.filter(({ type }) => types.includes(type))
    if (entities.length === 0) continue
    const element = standOff.child(list)
    for (const entity of entities)
      writeEntity(element.child(item, { 'xml:id': entityAnchor(entity.id) }), name, entity, base)
  }
  if (kinds.size === 0) return
  const group = standOff.child('interpGrp', { type: 'quoteKind' })
  for (const kind of kinds) group.child('interp', { 'xml:id': kindAnchor(kind) }, kind)
}

function writeEntity(element: XmlElement, name: string, entity: ArticleEntity, base: string): void {
  element.child(name, {}, entity.name)
  element.child('idno', { type: 'URL' }, addresses(base).entity(entity.id))
  if (entity.wikidata !== null) element.child('idno', { type: 'wikidata' }, wikidataUri(entity.wikidata))
}

/** An xml:id: an id may begin with a digit, a name of XML may not. */
function entityAnchor(id: string): string {
  return `entity-${id}`
}

function kindAnchor(kind: QuoteKind): string {
  return `kind-${kind}`
}

/** An element over a stretch of a paragraph, before it is cut where others cross it. */
interface Covering extends Span {
  /** xml:id of the element; of its first piece, where it comes in several. */
  readonly id: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** A piece of a covering that lies wholly inside or outside any other piece. */
interface Piece extends Covering {
  /** Its number among the pieces of its element, from 1. */
  readonly part: number
  readonly parts: number
}

/** The pieces of each paragraph in the order in which they open, outer ones first. */
function piecesByParagraph(article: Article): ReadonlyMap<number, Piece[]> {
  const coverings = new Map<number, Covering[]>()
  for (const covering of [
    ...article.quotes.flatMap(quoteCoverings),
    ...article.mentions.map(mentionCovering),
  ]) {
    const known = coverings.get(covering.paragraph)
    if (known === undefined) coverings.set(covering.paragraph, [covering])
    else known.push(covering)
  }
  const nested = [...coverings]
    .sort(([a], [b]) => a - b)
    .map(([number, some]) => [number, nest(some)] as const)

  const counts = new Map<string, number>()
  const numbered = nested.map(
    ([number, some]) =>
      [
        number,
        some.map((covering) => {
          const part = (counts.get(covering.id) ?? 0) + 1
          counts.set(covering.id, part)
          return { ...covering, part }
        }),
      ] as const,
  )
  return new Map(
    numbered.map(([number, some]) => [
      number,
      some.map((piece) => ({ ...piece, parts: counts.get(piece.id) ?? 1 })),
    ]),
  )
}

/** Elements inside each other, at most: no text has so many, but a document made to be slow to write may. */
const deepest = 32

/**
 * Cuts what begins inside another covering and ends behind it where the other one ends. What would stand deeper than
 * `deepest` is left out.
 */
function nest(coverings: readonly Covering[]): Covering[] {
  const waiting = coverings.toSorted(compareSpans)
  const nested: Covering[] = []
  let open: Covering[] = []
  for (let next = 0; next < waiting.length; next++) {
    const covering = waiting[next] as Covering
    const { start, end } = covering
    open = open.filter((outer) => outer.end > start)
    if (open.length >= deepest) continue
    const inner = open.at(-1)
    const cut = inner === undefined ? end : Math.min(end, inner.end)
    const piece = { ...covering, end: cut }
    nested.push(piece)
    open.push(piece)
    if (cut === end) continue
    const rest = { ...covering, start: cut }
    const later = waiting.findIndex((other, index) => index > next && compareSpans(rest, other) < 0)
    waiting.splice(later < 0 ? waiting.length : later, 0, rest)
  }
  return nested
}

function mentionCovering(mention: Mention): Covering {
  const { id, paragraph, start, end, type, entity, derived } = mention
  // A word derived from a name is a referring string, not a name (Guidelines, 14.2.1).
  const name = derived ? 'rs' : nameElements[type]
  return {
    ...{ id, paragraph, start, end, name },
    attributes: {
      ...(name === 'rs' ? { type } : {}),
      ...(derived ? { subtype: 'derived' } : {}),
      ...(entity === null ? {} : { ref: `#${entityAnchor(entity)}` }),
    },
  }
}

/** The quoted words as `said`, the cue as `seg`, and the speaker's surface as `rs` where it has no entity. */
function quoteCoverings(quote: Quote): Covering[] {
  const who = partyPointer(quote.speaker, `${quote.id}-speaker`)
  const toWhom = partyPointer(quote.addressee, `${quote.id}-addressee`)
  const said = {
    ...(who === undefined ? {} : { who: who.pointer }),
    ...(toWhom === undefined ? {} : { toWhom: toWhom.pointer }),
    direct: String(quote.kind === 'direct'),
    ana: `#${kindAnchor(quote.kind)}`,
  }
  const surfaces = [who?.surface, toWhom?.surface].filter((surface) => surface !== undefined)
  return [
    ...quote.spans.map((span) => ({ ...span, id: quote.id, name: 'said', attributes: said })),
    ...(quote.cue === null ? [] : [cueCovering(quote.id, quote.cue)]),
    ...surfaces,
  ]
}

function cueCovering(quote: string, { paragraph, start, end }: Span): Covering {
  const attributes = { type: 'cue', corresp: `#${quote}` }
  return { paragraph, start, end, id: `${quote}-cue`, name: 'seg', attributes }
}

function partyPointer(party: Party | null, anchor: string) {
  if (party === null) return undefined
  if (party.entity !== null) return { pointer: `#${entityAnchor(party.entity)}` }
  if (party.span === null) return undefined
  const surface: Covering = { ...party.span, id: anchor, name: 'rs', attributes: {} }
  return { pointer: `#${anchor}`, surface }
}

/** Writes a paragraph's text with its pieces, which are nested and in order. */
function writeBlock(block: XmlElement, text: string, pieces: readonly Piece[] = []): void {
  const unit = toUnits(text)
  const open: { element: XmlElement; end: number }[] = [{ element: block, end: text.length }]
  let written = 0
  const writeUntil = (end: number) => {
    if (end > written) open.at(-1)?.element.text(text.slice(written, end))
    written = Math.max(written, end)
  }
  const closeUntil = (position: number) => {
    for (
      let top = open.at(-1);
      open.length > 1 && top !== undefined && top.end <= position;
      top = open.at(-1)
    ) {
      writeUntil(top.end)
      open.pop()
    }
  }
  for (const piece of pieces) {
    closeUntil(unit(piece.start))
    writeUntil(unit(piece.start))
    const outer = open.at(-1)?.element ?? block
    const element = outer.child(piece.name, { ...linking(piece), ...piece.attributes })
    open.push({ element, end: unit(piece.end) })
  }
  closeUntil(text.length)
  writeUntil(text.length)
}

/** The xml:id of a piece and, where there are several of its element, the pointers between them. */
function linking({ id, part, parts }: Piece): Record<string, string> {
  const anchor = (number: number) => (number === 1 ? id : `${id}-${number}`)
  return {
    'xml:id': anchor(part),
    ...(part > 1 ? { prev: `#${anchor(part - 1)}` } : {}),
    ...(part < parts ? { next: `#${anchor(part + 1)}` } : {}),
  }
}
