import { DataFactory, Writer } from 'n3'
import type { Article } from '../model/article.js'
import type { Mention } from '../model/mention.js'
import type { Quote } from '../model/quote.js'
import { toUnits } from '../text/codepoint.js'
import { addresses, entitiesById, entityUri } from './addresses.js'
import { schemaOrgClass } from './schema-org.js'
import { articleText, type TextRange, textRanges } from './text.js'

const prefixes = {
  nif: 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#',
  itsrdf: 'http://www.w3.org/2005/11/its/rdf#',
  dcterms: 'http://purl.org/dc/terms/',
  schema: 'http://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

const { namedNode, literal, quad } = DataFactory
type Name = `${keyof typeof prefixes}:${string}`
type Value = ReturnType<typeof namedNode> | ReturnType<typeof literal>

/** The node of a prefixed name. */
function node(name: Name) {
  const [prefix, local] = name.split(':') as [keyof typeof prefixes, string]
  return namedNode(prefixes[prefix] + local)
}

/**
 * The article in the NLP Interchange Format 2.0 (Hellmann et al., «Integrating NLP using Linked Data», ISWC 2013) as Turtle:
 * the article text is the context, mentions are phrases with the entity that they refer to (ITS 2.0), quotes are
 * Quotations of schema.org whose words are phrases. Places are `#char=start,end` (RFC 5147) in code points of the
 * article text.
 */
export function articleNif(article: Article, base: string): string {
  const writer = new Writer({ prefixes })
  const url = addresses(base)
  const text = articleText(article)
  const range = textRanges(article)
  const unit = toUnits(text)
  const entities = entitiesById(article)
  const iri = ({ start, end }: TextRange) => namedNode(`${url.text(article.id)}#char=${start},${end}`)
  const say = (subject: ReturnType<typeof namedNode>, predicate: Name | 'a', object: Value) =>
    writer.addQuad(quad(subject, predicate === 'a' ? namedNode(rdfType) : node(predicate), object))
  const index = (offset: number) => literal(String(offset), node('xsd:nonNegativeInteger'))

  const whole = { start: 0, end: [...text].length }
  const context = iri(whole)
  say(context, 'a', node('nif:Context'))
  say(context, 'a', node('nif:RFC5147String'))
  say(context, 'nif:isString', literal(text))
  say(context, 'nif:beginIndex', index(whole.start))
  say(context, 'nif:endIndex', index(whole.end))
  say(context, 'nif:sourceUrl', namedNode(url.article(article.id)))
  say(context, 'dcterms:language', literal(article.language))

  /** A string inside the article text. */
  const string = (place: TextRange, kind: Name) => {
    const subject = iri(place)
    say(subject, 'a', node(kind))
    say(subject, 'a', node('nif:RFC5147String'))
    say(subject, 'nif:referenceContext', context)
    say(subject, 'nif:beginIndex', index(place.start))
    say(subject, 'nif:endIndex', index(place.end))
    say(subject, 'nif:anchorOf', literal(text.slice(unit(place.start), unit(place.end))))
    return subject
  }
  const writeMention = (mention: Mention) => {
    const subject = string(range(mention), 'nif:Phrase')
    const entity = mention.entity === null ? undefined : entities.get(mention.entity)
    if (entity !== undefined) say(subject, 'itsrdf:taIdentRef', namedNode(entityUri(entity, base)))
    say(subject, 'itsrdf:taClassRef', node(`schema:${schemaOrgClass[mention.type]}`))
    say(subject, 'itsrdf:taConfidence', literal(String(mention.confidence), node('xsd:double')))
  }
  const writeQuote = (quote: Quote) => {
    const subject = namedNode(url.quote(quote.id))
    const speaker = quote.speaker?.entity == null ? undefined : entities.get(quote.speaker.entity)
    say(subject, 'a', node('schema:Quotation'))
    say(subject, 'schema:text', literal(quote.text))
    say(subject, 'schema:genre', literal(quote.kind))
    say(subject, 'schema:isPartOf', namedNode(url.article(article.id)))
    if (speaker !== undefined) say(subject, 'schema:spokenByCharacter', namedNode(entityUri(speaker, base)))
    else if (quote.speaker?.surface != null) say(subject, 'schema:creditText', literal(quote.speaker.surface))
    for (const span of quote.spans) say(string(range(span), 'nif:Phrase'), 'dcterms:isPartOf', subject)
  }
  article.mentions.forEach(writeMention)
  article.quotes.forEach(writeQuote)

  let turtle = ''
  // The writer calls back at once when it writes into a string.
  writer.end((error, result) => {
    if (error) throw error
    turtle = result
  })
  return turtle
}
