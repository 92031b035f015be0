import type { GraphEdge, GraphNode } from '../model/graph.js'

interface Attribute<Item> {
  readonly name: string
  /** As both formats call it, but for text, which is `string` in both. */
  readonly type: 'string' | 'int' | 'double'
  readonly value: (item: Item) => string | number | null
}

/** What programs that read graphs are told of a node, beside its id. */
export const nodeAttributes: readonly Attribute<GraphNode>[] = [
  { name: 'type', type: 'string', value: ({ type }) => type },
  { name: 'wikidata', type: 'string', value: ({ wikidata }) => wikidata },
  { name: 'url', type: 'string', value: ({ url }) => url },
  { name: 'mentions', type: 'int', value: ({ mentions }) => mentions },
  { name: 'articles', type: 'int', value: ({ articles }) => articles },
  { name: 'distance', type: 'int', value: ({ distance }) => distance },
]

/** What they are told of an edge, beside its ends. */
export const edgeAttributes: readonly Attribute<GraphEdge>[] = [
  { name: 'articles', type: 'int', value: ({ articles }) => articles },
  { name: 'paragraphs', type: 'int', value: ({ paragraphs }) => paragraphs },
  { name: 'score', type: 'double', value: ({ score }) => score },
]
