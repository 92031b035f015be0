import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import type { Registry } from 'prom-client'
import { z } from 'zod'
import { notReady } from '../../errors.js'
import type { Store } from '../../store/store.js'
import { problemResponses } from '../documentation.js'

const tags = ['Service']

const Health = z
  .object({
    status: z.literal('ok').meta({ description: '`ok`; anything else is a problem.', examples: ['ok'] }),
  })
  .meta({ id: 'Health', description: 'The answer of a probe.' })

export interface ProbeContext {
  readonly store: Store
  readonly metrics: Registry
  /** Whether the server has begun to shut down. */
  readonly isClosing: () => boolean
}

/** Probes and metrics: never cached, never limited. */
export const probeRoutes: FastifyPluginAsyncZodOpenApi<ProbeContext> = async (
  app,
  { store, metrics, isClosing },
) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  const healthy = (description: string) => ({
    200: { description, content: { 'application/json': { schema: Health } } },
  })

  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'getLiveness',
        summary: 'Is the process alive?',
        description: 'Answers as long as the process can answer at all; for a restart policy.',
        tags,
        querystring: z.strictObject({}),
        response: { ...healthy('It is alive.'), ...problemResponses([]) },
      },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Can the server serve?',
        description:
          'Answers 200 while the database can be read and the server is not stopping; for a load balancer.',
        tags,
        querystring: z.strictObject({}),
        response: { ...healthy('It can serve.'), ...problemResponses(['not-ready']) },
      },
    },
    async () => {
      if (isClosing()) throw notReady('The server is stopping.')
      await store.check().catch((cause: unknown) => {
        throw notReady('The database cannot be read.', cause)
      })
      return { status: 'ok' as const }
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        summary: 'Metrics for Prometheus',
        description:
          'Requests by route, method and status with their durations, articles stored, and the process.',
        tags,
        querystring: z.strictObject({}),
        response: {
          200: {
            description: 'Metrics in the Prometheus text format.',
            content: { 'text/plain': { schema: z.string().meta({ examples: ['glosse_articles 1\n'] }) } },
          },
          ...problemResponses([]),
        },
      },
    },
    async (_request, reply) => {
      const text = await metrics.metrics()
      return reply.header('content-type', metrics.contentType).send(text)
    },
  )
}
