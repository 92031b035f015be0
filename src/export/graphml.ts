import type { Graph } from '../model/graph.js'
import { edgeAttributes, nodeAttributes } from './graph-attributes.js'
import { XmlElement } from './xml.js'

/**
 * A graph as GraphML (http://graphml.graphdrawing.org/specification.html), for networkx, igraph, yEd and Gephi. Edges
 * have a `weight`: the articles that mention both.
 */
export function toGraphml({ entity, nodes, edges }: Graph): string {
  const root = XmlElement.root('http://graphml.graphdrawing.org/xmlns', 'graphml')
  const labels = [{ name: 'label', type: 'string', value: ({ name }: { name: string }) => name }]
  const nodeKeys = [...labels, ...nodeAttributes] as typeof nodeAttributes
  const weight = { ...edgeAttributes[0], name: 'weight' } as (typeof edgeAttributes)[number]
  const edgeKeys = [weight, ...edgeAttributes]
  for (const { name, type } of nodeKeys) {
    root.child('key', { id: `node-${name}`, for: 'node', 'attr.name': name, 'attr.type': type })
  }
  for (const { name, type } of edgeKeys) {
    root.child('key', { id: `edge-${name}`, for: 'edge', 'attr.name': name, 'attr.type': type })
  }
  const graph = root.child('graph', { id: entity, edgedefault: 'undirected' })
  for (const node of nodes) {
    const element = graph.child('node', { id: node.id })
    for (const { name, value } of nodeKeys) {
      const text = value(node)
      if (text !== null) element.child('data', { key: `node-${name}` }, String(text))
    }
  }
  for (const [index, edge] of edges.entries()) {
    const element = graph.child('edge', { id: `e${index}`, source: edge.source, target: edge.target })
    for (const { name, value } of edgeKeys) {
      element.child('data', { key: `edge-${name}` }, String(value(edge)))
    }
  }
  return root.toDocument()
}
