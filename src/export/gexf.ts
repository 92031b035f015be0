import type { Graph } from '../model/graph.js'
import { edgeAttributes, nodeAttributes } from './graph-attributes.js'
import { XmlElement } from './xml.js'

/** What GEXF calls a whole number. */
const typeName = { string: 'string', int: 'integer', double: 'double' } as const

/** A graph as GEXF 1.3 (https://gexf.net), for Gephi. The weight of an edge is the articles that mention both. */
export function toGexf({ nodes, edges }: Graph): string {
  const root = XmlElement.root('http://gexf.net/1.3', 'gexf', { version: '1.3' })
  const graph = root.child('graph', { defaultedgetype: 'undirected', mode: 'static' })
  for (const [kind, attributes] of [
    ['node', nodeAttributes],
    ['edge', edgeAttributes],
  ] as const) {
    const declared = graph.child('attributes', { class: kind, mode: 'static' })
    for (const { name, type } of attributes) {
      declared.child('attribute', { id: name, title: name, type: typeName[type] })
    }
  }
  const nodeList = graph.child('nodes')
  for (const node of nodes) {
    const values = nodeList.child('node', { id: node.id, label: node.name }).child('attvalues')
    for (const { name, value } of nodeAttributes) {
      const text = value(node)
      if (text !== null) values.child('attvalue', { for: name, value: String(text) })
    }
  }
  const edgeList = graph.child('edges')
  for (const [index, edge] of edges.entries()) {
    const { source, target, articles } = edge
    const values = edgeList
      .child('edge', { id: `e${index}`, source, target, weight: String(articles) })
      .child('attvalues')
    for (const { name, value } of edgeAttributes) {
      values.child('attvalue', { for: name, value: String(value(edge)) })
    }
  }
  return root.toDocument()
}
