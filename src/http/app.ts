import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { validatorCompiler } from 'fastify-zod-openapi'
import type { Config } from '../config.js'
import { notFound, unreadableRequest } from '../errors.js'
import type { Store } from '../store/store.js'
import { createGuards } from './auth.js'
import { Cursors } from './cursor.js'
import type { Examples } from './examples.js'
import { dropEmptyFields } from './form.js'
import { watchMethods } from './methods.js'
import { collectMetrics } from './metrics.js'
import { negotiate, offerFormats } from './offer.js'
import { documentRoutes, type OpenApiDocument, openApiDocument } from './openapi.js'
import { problemMediaType, problemOf, sendProblem } from './problem.js'
import { limitRate } from './rate-limit.js'
import { readerPages } from './reader-pages.js'
import { logRequest, logRequests } from './request-log.js'
import { Responder } from './respond.js'
import { ResponseCache } from './response-cache.js'
import { annotationRoutes } from './routes/annotations.js'
import { articleRoutes } from './routes/articles.js'
import { contractRoutes } from './routes/contract.js'
import { entityRoutes } from './routes/entities.js'
import { graphRoutes } from './routes/graph.js'
import { pageRoutes } from './routes/pages.js'
import { probeRoutes } from './routes/probes.js'
import { problemRoutes } from './routes/problems.js'
import { quoteRoutes } from './routes/quotes.js'
import { reconcileForm, reconcileRoutes } from './routes/reconcile.js'
import { searchRoutes } from './routes/search.js'
import { type WritingContext, writingRoutes } from './routes/writing.js'
import { secureHeaders, secureResponse } from './secure-headers.js'

export interface AppOptions {
  readonly store: Store
  readonly config: Pick<
    Config,
    'publicUrl' | 'trustProxy' | 'corsOrigin' | 'rateLimit' | 'cacheSize' | 'bodyLimit' | 'apiKey'
  >
  /** Where articles are taken in and annotated. */
  readonly workers: WritingContext['workers']
  readonly logger: FastifyBaseLogger
  /** Shown in the documentation. */
  readonly examples: Examples
}

/**
 * The HTTP application over a store, to listen or to inject requests into. Hooks and routes stand here in the
 * order in which a request meets them.
 */
export async function buildApp({
  store,
  config,
  logger,
  examples,
  workers,
}: AppOptions): Promise<FastifyInstance> {
  let isClosing = false
  const baseUrl = (request: { protocol: string; host: string }) =>
    config.publicUrl || (hostName.test(request.host) ? `${request.protocol}://${request.host}` : '')
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    // One line a request, written when it is answered: see below.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: trusted(config.trustProxy),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    requestTimeout: 30_000,
    bodyLimit: config.bodyLimit * 1024 * 1024,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // What the router refuses meets no hook.
    frameworkErrors: (error, request, reply) => {
      const isBadPath = error.code === 'FST_ERR_BAD_URL'
      const known = isBadPath
        ? unreadableRequest('The path is not valid: check its percent-encoding.', error)
        : error
      secureResponse(request.raw, reply.raw)
      sendProblem(known, request, reply, baseUrl(request))
      logRequest(request, reply)
    },
    clientErrorHandler: (error, socket) => {
      const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code] ?? 400
      const problem = problemOf(unreadableRequest('The request is not valid HTTP.', error), randomUUID(), '')
      const body = JSON.stringify({ ...problem, status, title: STATUS_CODES[status], type: 'about:blank' })
      if (!socket.writable) return
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${problemMediaType}\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      )
    },
  })
  // Fastify reads it by itself; here it is as wrong a body as any other text.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(() => JSON.stringify)
  app.decorateRequest('archiveVersion', '')
  app.addHook('preClose', async () => {
    isClosing = true
  })

  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, baseUrl(request)))
  app.setNotFoundHandler((request, reply) => {
    sendProblem(notFound('resource', request.url.split('?')[0] ?? ''), request, reply, baseUrl(request))
  })

  const metrics = collectMetrics(app, store)
  logRequests(app)
  const answerOtherMethods = watchMethods(app)
  secureHeaders(app)
  await app.register(cors, {
    origin: config.corsOrigin.includes('*') ? '*' : config.corsOrigin,
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: [
      'Link',
      'ETag',
      'Location',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: 86_400,
    strictPreflight: false,
    preflightContinue: true,
  })
  app.addHook('onRequest', (request, reply, done) => {
    // The plugin answers OPTIONS for any path; where there is nothing, there are no options.
    if (request.routeOptions.url === '*') reply.callNotFound()
    else done()
  })
  await limitRate(app, config.rateLimit)

  await documentRoutes(app)
  let document: OpenApiDocument | undefined
  const contract = () => {
    document ??= openApiDocument(app, examples)
    return document
  }
  const responder = new Responder(store, new ResponseCache(config.cacheSize * 1024 * 1024), baseUrl)
  const context = {
    store,
    responder,
    cursors: new Cursors(await store.getSecret()),
    pages: readerPages(store),
    baseUrl,
  }
  await app.register(async (archive) => {
    offerFormats(archive)
    archive.addHook('onRequest', async (request, reply) => {
      if (await responder.recall(request, reply)) return reply
      request.format = negotiate(request)
      if (request.format === 'html') return dropEmptyFields(request, reply)
    })
    await archive.register(articleRoutes, context)
    await archive.register(annotationRoutes, context)
    await archive.register(entityRoutes, context)
    await archive.register(graphRoutes, context)
    await archive.register(quoteRoutes, context)
    await archive.register(reconcileRoutes, context)
    await archive.register(searchRoutes, context)
    await archive.register(problemRoutes, context)
    await archive.register(contractRoutes, { ...context, contract })
  })
  await app.register(reconcileForm, { store, baseUrl })
  await app.register(writingRoutes, { store, workers, guards: createGuards(store, config.apiKey) })
  await app.register(probeRoutes, { store, metrics, isClosing: () => isClosing })
  await app.register(async (docs) => {
    await docs.register(compress)
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      transformSpecification: () => contract(),
      transformSpecificationClone: false,
      uiConfig: {
        layout: 'BaseLayout',
        tryItOutEnabled: false,
        docExpansion: 'list',
        defaultModelsExpandDepth: 0,
        displayRequestDuration: true,
        deepLinking: true,
        validatorUrl: null,
      },
      theme: { title: 'Glosse – API documentation' },
    })
  })
  await app.register(pageRoutes, context)
  answerOtherMethods()
  return app
}

/** A host as it may stand in a URL; anything else that a client writes into `Host` is no part of one. */
const hostName = /^[\w.:[\]-]+$/

/** Which proxies to believe, as Fastify takes it: of a number of them, that many from the nearest on. */
function trusted(setting: Config['trustProxy']) {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting
}
