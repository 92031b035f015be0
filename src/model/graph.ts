import { z } from 'zod'
import { EntityReference, together } from './entity.js'
import { Id } from './id.js'

/** An entity of a graph. */
const GraphNode = EntityReference.extend({
  url: z.string().meta({ description: 'Path of the entity.', examples: ['/entities/zentralasien'] }),
  mentions: z
    .int()
    .min(0)
    .meta({ description: 'Mentions of it, in the days asked for.', examples: [7] }),
  articles: z
    .int()
    .min(0)
    .meta({ description: 'Articles that mention it, in the days asked for.', examples: [1] }),
  distance: z
    .int()
    .min(0)
    .max(2)
    .meta({ description: 'Steps from the entity asked for: 0 for itself.', examples: [1] }),
}).meta({ id: 'GraphNode', description: 'An entity of a graph.' })
export type GraphNode = z.infer<typeof GraphNode>

/** Two entities of a graph that occur together. */
const GraphEdge = z
  .object({
    source: Id.meta({ description: 'Id of the one entity.', examples: ['antony-blinken'] }),
    target: Id.meta({ description: 'Id of the other entity.', examples: ['zentralasien'] }),
    ...together,
    score: z.number().meta({
      description: 'How surely they belong together: the log-likelihood ratio over paragraphs.',
      examples: [3.3302],
    }),
  })
  .meta({ id: 'GraphEdge', description: 'Two entities that occur together; the edge has no direction.' })
export type GraphEdge = z.infer<typeof GraphEdge>

/** What occurs with an entity, and with each other. */
export const Graph = z
  .object({
    entity: Id.meta({ description: 'The entity in the middle.', examples: ['antony-blinken'] }),
    depth: z
      .int()
      .min(1)
      .max(2)
      .meta({ description: 'Steps from it.', examples: [1] }),
    nodes: z
      .array(GraphNode)
      .meta({ description: 'The entity, then the others, most closely related first.' }),
    edges: z.array(GraphEdge).meta({ description: 'Pairs of these nodes, the strongest first.' }),
  })
  .meta({ id: 'Graph', description: 'A graph of entities that occur together.' })
export type Graph = z.infer<typeof Graph>
