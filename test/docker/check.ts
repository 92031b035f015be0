import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm run docker:check`: runs the steps of the Dockerfile without Docker, on a machine that has none: each stage is an
 * empty folder, COPY copies, RUN runs, and at the end the container's command is started with its environment, as a
 * user without rights where this one is root, until the health check succeeds. It reads the Dockerfile itself, so
 * that the two cannot drift apart. What it cannot prove is what the base images hold.
 */

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Instruction {
  readonly name: string
  readonly text: string
}

interface Stage {
  readonly folder: string
  readonly env: Record<string, string>
  readonly instructions: readonly Instruction[]
  workdir: string
  user: string
  entrypoint: readonly string[]
  command: readonly string[]
  health: readonly string[]
}

function parseDockerfile(text: string): Instruction[] {
  return text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split(' ')
      return { name, text: rest.join(' ').trim() }
    })
}

const stages = new Map<string, Stage>()
const work = mkdtempSync(join(tmpdir(), 'glosse-docker-'))

/** A path of the container as a path of this machine. */
const inside = (stage: Stage, path: string) => join(stage.folder, resolve(stage.workdir, path))

function copy(stage: Stage, text: string): void {
  const words = text.split(/\s+/)
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length)
  const paths = words.filter((word) => !word.startsWith('--'))
  const target = paths.pop() ?? '.'
  for (const path of paths) {
    const source = from === undefined ? join(root, path) : join(stages.get(from)?.folder ?? '', path)
    const isFile = statSync(source).isFile()
    const place = inside(stage, isFile && target.endsWith('/') ? join(target, basename(source)) : target)
    cpSync(source, place, { recursive: true, verbatimSymlinks: true })
  }
}

function runStep(stage: Stage, command: string): void {
  // Absolute paths of the container lie in the stage's folder here; the owner is set when the command is run.
  const local = command
    .replace(/(^|\s)\/(?=\w)/g, `$1${stage.folder}/`)
    .replace(/chown \S+/g, 'chown $(id -u)')
  const { status } = spawnSync('sh', ['-ec', local], {
    cwd: inside(stage, '.'),
    env: { ...process.env, ...stage.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error(`RUN ${command}: exit code ${status}`)
}

const steps: Readonly<Record<string, (stage: Stage, text: string) => void>> = {
  WORKDIR: (stage, text) => {
    stage.workdir = text
    mkdirSync(inside(stage, '.'), { recursive: true })
  },
  COPY: copy,
  RUN: runStep,
  ENV: (stage, text) => {
    for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = value
  },
  USER: (stage, text) => {
    stage.user = text
  },
  VOLUME: (stage, text) => {
    if (!existsSync(join(stage.folder, text))) throw new Error(`VOLUME ${text}: there is no such folder`)
  },
  ENTRYPOINT: (stage, text) => {
    stage.entrypoint = JSON.parse(text)
  },
  CMD: (stage, text) => {
    stage.command = JSON.parse(text)
  },
  HEALTHCHECK: (stage, text) => {
    stage.health = JSON.parse(text.slice(text.indexOf('[')))
  },
  EXPOSE: () => undefined,
}

function build(): Stage {
  let stage: Stage | undefined
  for (const { name, text } of parseDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    process.stdout.write(`${name} ${text}\n`)
    if (name === 'FROM') {
      const alias = / AS (\S+)$/i.exec(text)?.[1] ?? 'final'
      const folder = join(work, alias)
      mkdirSync(folder)
      stage = {
        folder,
        env: {},
        instructions: [],
        workdir: '/',
        user: 'root',
        entrypoint: [],
        command: [],
        health: [],
      }
      stages.set(alias, stage)
      continue
    }
    const step = steps[name]
    if (step === undefined || stage === undefined) throw new Error(`${name} is not known here`)
    step(stage, text)
  }
  if (stage === undefined) throw new Error('the Dockerfile has no stage')
  return stage
}

/** What the container's process gets: its own environment, with paths and port of this machine. */
function environment(stage: Stage): Record<string, string> {
  const port = '38080'
  const moved = Object.entries(stage.env).map(([name, value]) => [
    name,
    value.startsWith('/') ? join(stage.folder, value) : value,
  ])
  return { PATH: process.env['PATH'] ?? '', ...Object.fromEntries(moved), HOST: '127.0.0.1', PORT: port }
}

async function start(stage: Stage): Promise<void> {
  if (stage.user === 'root') throw new Error('the container would run as root')
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {}
  if (isRoot) spawnSync('chown', ['-R', '65534:65534', join(stage.folder, 'data')])
  if (isRoot) spawnSync('chmod', ['-R', 'a+rX', work])
  const env = environment(stage)
  const cwd = inside(stage, '.')
  const [program = '', ...args] = [...stage.entrypoint, ...stage.command]
  process.stdout.write(`start as ${isRoot ? 'nobody' : 'this user'}: ${program} ${args.join(' ')}\n`)
  const server: ChildProcess = spawn(program, args, { cwd, env, stdio: 'inherit', ...nobody })
  try {
    await untilHealthy(stage, env, cwd)
    const article = await fetch(`http://127.0.0.1:${env['PORT']}/articles`)
    const { data } = (await article.json()) as { data: unknown[] }
    if (data.length !== 1) throw new Error('the container does not serve the first article')
  } finally {
    server.kill('SIGTERM')
  }
  const code = await new Promise((done) => server.once('exit', done))
  if (code !== 0) throw new Error(`the container ended with exit code ${code}`)
}

async function untilHealthy(stage: Stage, env: Record<string, string>, cwd: string): Promise<void> {
  const [program = '', ...args] = stage.health
  for (let tries = 0; tries < 50; tries++) {
    if (spawnSync(program, args, { env, cwd }).status === 0) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the health check does not succeed')
}

try {
  const stage = build()
  await start(stage)
  const { stdout } = spawnSync('du', ['-sm', stage.folder], { encoding: 'utf8' })
  process.stdout.write(
    `every step of the Dockerfile worked; the last stage holds ${stdout.split('\t')[0]} MB\n`,
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}
