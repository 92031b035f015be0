import { ninjsSchema } from '../export/ninjs.js'

interface Representation {
  /** Media type with the parameters that tell it from others of the same name. */
  readonly type: string
  /** Whether it is JSON inside, so that documentation can show it as such. */
  readonly isJson?: boolean
  /** What it is, for the documentation. */
  readonly description: string
}

/** Every format that a resource can be had in, by its name in `?format=`. The writers are in `export/` and the reader. */
export const representations = {
  json: { type: 'application/json', isJson: true, description: 'JSON' },
  html: { type: 'text/html', description: 'a page to read' },
  jsonld: { type: 'application/ld+json', isJson: true, description: 'JSON-LD in the words of schema.org' },
  webanno: {
    type: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    isJson: true,
    description: 'W3C Web Annotation',
  },
  txt: { type: 'text/plain', description: 'the article text' },
  md: { type: 'text/markdown', description: 'CommonMark' },
  tei: { type: 'application/tei+xml', description: 'TEI P5' },
  nif: { type: 'text/turtle', description: 'NIF 2.0 in Turtle' },
  ninjs: {
    type: `application/json;profile="${ninjsSchema}"`,
    isJson: true,
    description: 'IPTC ninjs 3',
  },
  ndjson: { type: 'application/x-ndjson', description: 'one JSON object a line' },
  csv: { type: 'text/csv;header=present', description: 'CSV with a line of column names' },
  feed: { type: 'application/feed+json', isJson: true, description: 'JSON Feed 1.1' },
  atom: { type: 'application/atom+xml', description: 'Atom' },
  graphml: { type: 'application/graphml+xml', description: 'GraphML' },
  gexf: { type: 'application/gexf+xml', description: 'GEXF 1.3' },
} as const satisfies Record<string, Representation>

export type Format = keyof typeof representations

/** A format's row of the table. */
export function representationOf(format: Format): Representation {
  return representations[format]
}

/** The Content-Type of a format. Text has to say that it is UTF-8, other types are by definition. */
export function contentType(format: Format): string {
  const { type } = representations[format]
  if (format === 'json') return `${type}; charset=utf-8`
  return type.startsWith('text/') ? type.replace(/;|$/, '; charset=utf-8$&') : type
}
