import type { VNode } from 'preact'
import { type EntityType, entityUrl } from '../model/entity.js'
import type { PageContext } from './context.js'
import { entityTypes, shorten } from './parts.js'
import { wordsOf } from './words.js'

/** An entity of a graph. */
interface GraphNode {
  readonly id: string
  readonly name: string
  readonly type: EntityType
}

/** How closely two entities of a graph belong together: the higher the score, the thicker the line. */
export interface GraphEdge {
  readonly source: string
  readonly target: string
  readonly score: number
}

interface GraphProps {
  readonly context: PageContext
  readonly center: GraphNode
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** The drawing's size, in its own units, and half the axes of the ellipse that the nodes stand on. */
const [width, height, across, down] = [720, 440, 150, 165]
/** Characters of a name that have room beside its node. */
const nameLength = 22

/** What a node of each type looks like, around the origin: types can be told apart without colour. */
const shapes: Readonly<Record<EntityType, string>> = {
  person: 'M-13 0a13 13 0 1 0 26 0a13 13 0 1 0 -26 0z',
  location: 'M-12 -12h24v24h-24z',
  organization: 'M0 -16l16 16l-16 16l-16 -16z',
  event: 'M0 -15l15 27h-30z',
  other: 'M-8 -14h16l8 14l-8 14h-16l-8 -14z',
}

interface Placed extends GraphNode {
  readonly x: number
  readonly y: number
  /** Where its name stands: on the outer side. */
  readonly anchor: 'start' | 'middle' | 'end'
}

/**
 * An entity in the middle of those that it occurs with, which stand on an ellipse in the order of their type and name:
 * the same graph is always the same drawing, and names never lie on one another.
 */
export function Graph({ context, center, nodes, edges }: GraphProps): VNode | null {
  if (nodes.length === 0) return null
  const middle: Placed = { ...center, x: width / 2, y: height / 2, anchor: 'middle' }
  const around = placeAround(nodes)
  const strongest = Math.max(1e-9, ...edges.map(({ score }) => score))
  const places = new Map([middle, ...around].map((node) => [node.id, node]))
  return (
    <figure class="graph">
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{wordsOf(context.language).relatedChart}</title>
        {edges.map(({ source, target, score }) => {
          const [from, to] = [places.get(source), places.get(target)]
          if (from === undefined || to === undefined) return null
          const isOwn = source === center.id || target === center.id
          return (
            <line
              key={`${source} ${target}`}
              class={isOwn ? 'own' : undefined}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              stroke-width={round(0.6 + (4 * Math.max(0, score)) / strongest)}
            />
          )
        })}
        {around.map((node) => (
          <a key={node.id} href={entityUrl(node.id)} tabindex={-1}>
            <path class={node.type} d={shapes[node.type]} transform={`translate(${node.x} ${node.y})`} />
            <text
              x={node.x + { start: 19, middle: 0, end: -19 }[node.anchor]}
              y={node.y + (node.anchor !== 'middle' ? 5 : node.y < height / 2 ? -20 : 31)}
              text-anchor={node.anchor}
            >
              {shorten(node.name, nameLength)}
            </text>
          </a>
        ))}
        <path
          class={center.type}
          d={shapes[center.type]}
          transform={`translate(${middle.x} ${middle.y}) scale(1.35)`}
        />
        <text class="center" x={middle.x} y={middle.y + 36} text-anchor="middle">
          {shorten(center.name, nameLength)}
        </text>
      </svg>
    </figure>
  )
}

function placeAround(nodes: readonly GraphNode[]): Placed[] {
  const order = (node: GraphNode) => (entityTypes as readonly EntityType[]).indexOf(node.type)
  return nodes
    .toSorted((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : 1))
    .map((node, index): Placed => {
      const angle = (2 * Math.PI * index) / nodes.length - Math.PI / 2
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
      const anchor = Math.abs(cosine) < 0.2 ? 'middle' : cosine > 0 ? 'start' : 'end'
      return { ...node, x: round(width / 2 + across * cosine), y: round(height / 2 + down * sine), anchor }
    })
}

/** To a tenth: what no screen shows need not be sent. */
const round = (number: number) => Math.round(number * 10) / 10
