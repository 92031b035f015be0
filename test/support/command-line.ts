import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Starts the command line, as `npm test` has built it, in an environment of its own. */
export function start(
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(root, 'dist/main.js'), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
}

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What became of a process. */
export async function end(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [out, err] = ['', '']
  // A character may lie across two chunks.
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

/** Runs a command line to its end, with `input` on its standard input. */
export function run(args: readonly string[], env?: Record<string, string>, input = ''): Promise<Ended> {
  const child = start(args, env)
  child.stdin.end(input)
  return end(child)
}
