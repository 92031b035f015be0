import jsonld from 'jsonld'

/*
 * The JSON-LD contexts that our exports name, for a test that may not ask the net: of the Web Annotation context
 * (https://www.w3.org/ns/anno.jsonld) the terms that we use, as the recommendation defines them; of that of schema.org
 * its vocabulary and the terms whose values are IRIs there.
 */

const annotation = {
  ...{
    oa: 'http://www.w3.org/ns/oa#',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
  },
  ...{
    dctypes: 'http://purl.org/dc/dcmitype/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    as: 'http://www.w3.org/ns/activitystreams#',
  },
  ...{ rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', rdfs: 'http://www.w3.org/2000/01/rdf-schema#' },
  ...{ xsd: 'http://www.w3.org/2001/XMLSchema#', schema: 'http://schema.org/' },
  id: { '@type': '@id', '@id': '@id' },
  type: { '@type': '@id', '@id': '@type' },
  Annotation: 'oa:Annotation',
  SpecificResource: 'oa:SpecificResource',
  TextualBody: 'oa:TextualBody',
  TextPositionSelector: 'oa:TextPositionSelector',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TimeState: 'oa:TimeState',
  Text: 'dctypes:Text',
  Person: 'foaf:Person',
  Software: 'as:Application',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  motivation: { '@type': '@vocab', '@id': 'oa:motivatedBy' },
  purpose: { '@type': '@vocab', '@id': 'oa:hasPurpose' },
  identifying: 'oa:identifying',
  classifying: 'oa:classifying',
  describing: 'oa:describing',
  body: { '@type': '@id', '@id': 'oa:hasBody' },
  target: { '@type': '@id', '@id': 'oa:hasTarget' },
  source: { '@type': '@id', '@id': 'oa:hasSource' },
  selector: { '@type': '@id', '@id': 'oa:hasSelector' },
  state: { '@type': '@id', '@id': 'oa:hasState' },
  sourceDate: { '@type': 'xsd:dateTime', '@id': 'oa:sourceDate' },
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: { '@type': 'xsd:nonNegativeInteger', '@id': 'oa:start' },
  end: { '@type': 'xsd:nonNegativeInteger', '@id': 'oa:end' },
  value: 'rdf:value',
  format: 'dc:format',
  language: 'dc:language',
  name: 'foaf:name',
  creator: { '@type': '@id', '@id': 'dcterms:creator' },
  created: { '@type': 'xsd:dateTime', '@id': 'dcterms:created' },
  modified: { '@type': 'xsd:dateTime', '@id': 'dcterms:modified' },
  label: 'rdfs:label',
  total: { '@type': 'xsd:nonNegativeInteger', '@id': 'as:totalItems' },
  startIndex: { '@type': 'xsd:nonNegativeInteger', '@id': 'as:startIndex' },
  items: { '@type': '@id', '@id': 'as:items', '@container': '@list' },
  ...Object.fromEntries(
    ['first', 'last', 'next', 'prev', 'partOf'].map((name) => [
      name,
      { '@type': '@id', '@id': `as:${name}` },
    ]),
  ),
}

const schemaOrg = {
  '@vocab': 'http://schema.org/',
  url: { '@type': '@id' },
  sameAs: { '@type': '@id' },
  mainEntityOfPage: { '@type': '@id' },
  datePublished: { '@type': 'http://schema.org/Date' },
  dateModified: { '@type': 'http://schema.org/DateTime' },
}

const contexts: Record<string, object> = {
  'http://www.w3.org/ns/anno.jsonld': { '@context': annotation },
  'https://schema.org': { '@context': schemaOrg },
}

async function documentLoader(url: string) {
  const document = contexts[url]
  if (document === undefined) throw new Error(`no context ${url}`)
  return { contextUrl: undefined, documentUrl: url, document }
}

/** A document as N-Quads. Throws where a member is no term of its context and would be dropped. */
export async function toQuads(document: object): Promise<string> {
  const options = { documentLoader, safe: true, format: 'application/n-quads' }
  return (await jsonld.toRDF(
    document as Parameters<typeof jsonld.toRDF>[0],
    options as never,
  )) as unknown as string
}
