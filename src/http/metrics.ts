import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Store } from '../store/store.js'

/**
 * Metrics of one server: a registry of its own, so that several may run in one process. Routes are labelled by their
 * pattern (`/articles/:id`), so that the number of series is bounded.
 */
export function collectMetrics(app: FastifyInstance, store: Store): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  const duration = new Histogram({
    name: 'glosse_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its response, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  new Gauge({
    name: 'glosse_articles',
    help: 'Articles in the archive.',
    registers: [registry],
    async collect() {
      this.set(await store.countArticles())
    },
  })
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    }
    duration.observe(labels, reply.elapsedTime / 1000)
    done()
  })
  return registry
}
