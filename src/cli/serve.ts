import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createAnnotator } from '../annotate/create-annotator.js'
import type { Config } from '../config.js'
import { addressUnavailable } from '../errors.js'
import { buildApp } from '../http/app.js'
import { readExamples } from '../http/examples.js'
import { type AnnotationWorkers, createAnnotationWorkers } from '../intake/annotation-workers.js'
import { readDocumentFolder } from '../intake/read-document.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Store } from '../store/store.js'
import { version } from '../version.js'
import type { Command } from './command.js'
import { createLog } from './log.js'

/** How long a shutdown may take, in milliseconds; supervisors mostly wait 10 s before they kill. */
const closeWithin = 5000

/** What is not annotated until then, in milliseconds from the signal, is given up, and its client told so. */
const annotateWithin = 4000

/** When the connections are cut that still take or send something, so that the rest is closed in order. */
const answerWithin = 4500

export const serve: Command = {
  name: 'serve',
  summary: 'Serve the archive over HTTP.',
  description:
    'Opens the database (creating and migrating it as needed), seeds it where it is empty, and serves it until SIGTERM or ' +
    'SIGINT; requests that are being answered then are finished first.',
  settings: [
    'database',
    'host',
    'port',
    'publicUrl',
    'trustProxy',
    'corsOrigin',
    'rateLimit',
    'cacheSize',
    'workers',
    'bodyLimit',
    'apiKey',
    'seedFolder',
    'logLevel',
    'logFormat',
  ],
  async run({ config }) {
    const log = createLog(config)
    const { store, migrated } = openSqliteStore(config.database, (done, total) =>
      log.info({ done, total }, 'indexing articles for search'),
    )
    try {
      log.info({ database: config.database, migrated }, 'database opened')
      await seedIfEmpty(store, config, log)
      const workers = startWorkers(config, log)
      const app = await buildApp({
        store,
        config,
        logger: log,
        examples: readExamples(),
        workers: workers ?? { annotator: createAnnotator() },
      })
      app.addHook('onClose', async () => workers?.close())
      await listen(app, config)
      closeOnSignal(app, store, workers, log)
    } catch (error) {
      await store.close()
      throw error
    }
  },
}

/** The threads that annotate; none where the serving one is to do it. */
function startWorkers({ workers }: Config, log: Logger): AnnotationWorkers | undefined {
  // From source, as `npm run dev` serves: other threads do not get to know of tsx, and cannot load TypeScript.
  const isCompiled = import.meta.url.endsWith('.js')
  if (workers === 0 || !isCompiled) return undefined
  return createAnnotationWorkers(workers, (err) => log.error({ err }, 'a thread ended'))
}

async function seedIfEmpty(store: Store, { seedFolder }: Config, log: Logger): Promise<void> {
  if (seedFolder === null || (await store.countArticles()) > 0) return
  const documents = await readDocumentFolder(seedFolder)
  const imported = await store.importDocuments(documents, { existing: 'keep', now: new Date() })
  log.info({ folder: seedFolder, articles: imported.length }, 'empty database seeded')
}

async function listen(app: FastifyInstance, { host, port, publicUrl }: Config): Promise<void> {
  try {
    await app.listen({
      host,
      port,
      listenTextResolver: (address) => {
        const url = publicUrl || address
        return `Glosse ${version} is at ${url}, its documentation at ${url}/docs`
      },
    })
  } catch (error) {
    await app.close()
    throw addressUnavailable(host, port, reasonOf(error as NodeJS.ErrnoException), error)
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'another program listens there. Stop it, or choose another PORT.'
    case 'EACCES':
      return 'no permission. Ports below 1024 are kept for root: choose another PORT.'
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine has no such address. Choose another HOST.'
    default:
      return message
  }
}

function closeOnSignal(
  app: FastifyInstance,
  store: Store,
  workers: AnnotationWorkers | undefined,
  log: Logger,
): void {
  closeWithGrace({ delay: closeWithin, logger: log }, async ({ signal, err }) => {
    if (err === undefined) log.info({ signal }, 'shutting down')
    else log.fatal({ err }, 'shutting down after a fault')
    setTimeout(() => workers?.close(), annotateWithin).unref()
    setTimeout(() => app.server.closeAllConnections(), answerWithin).unref()
    await app.close()
    await store.close()
    log.info('closed')
  })
}
