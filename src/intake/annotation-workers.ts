import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Annotations } from '../annotate/annotations.js'
import { annotatorVersion, type Found } from '../annotate/create-annotator.js'
import { GlosseError, notReady } from '../errors.js'
import type { Outcome, Task } from './annotation-worker.js'
import type { MakeContext } from './make-document.js'
import type { Intake } from './take-in.js'

/** How long a step may wait and take, in milliseconds; a megabyte of news takes about one second. */
const longestStep = 60_000

/** Steps that may wait for a thread. */
const mostWaiting = 100

/** The costly steps of making a document, done in threads of their own, so that whoever reads need not wait. */
export interface AnnotationWorkers extends Pick<MakeContext, 'annotator' | 'takeIn'> {
  readonly close: () => Promise<void>
}

/**
 * @param threads how many; each starts with the first article that finds none idle, and takes about 60 MB. The steps
 *   throw as they do here, and `not-ready` while too many wait, after a minute, when the thread is ended, and once closed.
 * @param onFault told of a thread that ended, which is a bug; the pool starts another one
 */
export function createAnnotationWorkers(
  threads: number,
  onFault: (error: unknown) => void,
): AnnotationWorkers {
  const pool = new Piscina({
    filename: new URL(`annotation-worker${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    maxQueue: mostWaiting,
  })
  pool.on('error', onFault)
  let isClosed = false
  const run = async <T>(task: Task): Promise<T> => {
    if (pool.queueSize >= mostWaiting) throw notReady('Too many articles are waiting to be annotated.')
    const signal = AbortSignal.timeout(longestStep)
    const outcome = await pool.run(task, { name: 'work', signal }).catch((error: unknown) => {
      if (isClosed) throw notReady('The server is stopping.')
      throw signal.aborted ? notReady('The article could not be annotated within a minute.') : error
    })
    return unpack(outcome as Outcome) as T
  }
  return {
    annotator: {
      version: annotatorVersion,
      find: (...args) => run<Found>({ step: 'find', args }),
      link: (...args) => run<Annotations>({ step: 'link', args }),
    },
    takeIn: (raw) => run<Intake>({ step: 'takeIn', args: [raw] }),
    close: () => {
      isClosed = true
      return pool.destroy()
    },
  }
}

function unpack(outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value
  const { code, message, fields } = outcome.failure
  throw new GlosseError(code, message, { fields })
}
