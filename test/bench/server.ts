import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A server that a benchmark asks. */
export interface Server {
  readonly url: string
  readonly process: ChildProcess
  /** CPU time so far, in microseconds. */
  readonly cpu: () => Promise<number>
}

/** Starts the compiled server on a free port, with its database in `folder`. */
export async function startGlosse(folder: string): Promise<Server> {
  const child = spawn(process.execPath, [join(root, 'dist/main.js'), 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: join(folder, 'glosse.db'),
      GLOSSE_LOG_FORMAT: 'json',
      // As by default, but for the number: the requests of this client are counted and limited all the same.
      GLOSSE_RATE_LIMIT: '100000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let log = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('Glosse did not start')))
    child.stdout.on('data', (data) => {
      if (log.length < 10_000) log += data
      const found = /Glosse \S+ is at (http:\/\/[^,]+),/.exec(log)
      if (found?.[1] !== undefined) resolve(found[1])
    })
  })
  const cpu = async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]) * 1e6
  }
  return { url, process: child, cpu }
}
