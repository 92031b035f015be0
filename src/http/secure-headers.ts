import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

/** Left out are headers that only concern browsers and plugins long gone. */
const options = {
  // Data and a page of text load nothing. Swagger UI brings a policy of its own.
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  // Front ends of other origins are what the API is for; CORS says which.
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  frameguard: { action: 'deny' as const },
  // Whoever serves this over TLS decides on HSTS at the proxy that ends it.
  strictTransportSecurity: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
}

/**
 * The security headers of every response. Used without @fastify/helmet, which builds the middleware anew for each
 * request.
 */
const secure = helmet(options)

/** The same for a page that is made to be shown inside others, with a few lines of style. */
const secureInFrame = helmet({
  ...options,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'style-src': ["'unsafe-inline'"], 'frame-ancestors': ['*'] },
  },
  frameguard: false,
})

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether other pages may show it in a frame. */
    isFrameable?: boolean
  }
}

/** Sets the security headers of one response. */
export function secureResponse(request: IncomingMessage, response: ServerResponse): void {
  secure(request, response, () => undefined)
}

/** Sets the security headers of every response that a route or a hook makes. */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const set = request.routeOptions.config.isFrameable === true ? secureInFrame : secure
    set(request.raw, reply.raw, () => undefined)
    done()
  })
}
