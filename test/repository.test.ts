import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { commands } from '../src/cli/run.js'
import { flagOf, type Setting, settings } from '../src/config.js'
import { problemTypes } from '../src/http/problem.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))

const sources = files('src')
const readme = read('README.md')

/** From top to bottom: what stands in a line may import what stands in a later one. */
const layers = ['main.ts', 'cli', 'http', 'reader', 'intake', 'annotate', 'store', 'export', 'model', 'text']
/** What every layer may import. */
const base = ['errors.ts', 'config.ts', 'version.ts']

/** The layer of a file in src/. */
const layerOf = (path: string) => relative('src', path).split('/')[0] ?? ''

/** What a file of src/ imports from src/, and the packages it imports. */
function importsOf(path: string): { own: string[]; packages: string[] } {
  const names = [...read(path).matchAll(/^(?:import|export)[^'"]*?from '([^']+)'/gms)].map(
    ([, name = '']) => name,
  )
  return {
    own: names
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, resolve(root, dirname(path), name)).replace(/\.js$/, '.ts')),
    packages: names.filter((name) => !name.startsWith('.')),
  }
}

t.test('imports run downhill only', async (t) => {
  for (const path of sources) {
    const from = layers.indexOf(layerOf(path))
    for (const imported of importsOf(path).own) {
      const name = layerOf(imported)
      if (base.includes(name)) continue
      t.ok(from >= 0 ? layers.indexOf(name) >= from : false, `${path} imports ${imported}`)
    }
  }
})

t.test(
  'only the store knows a database, only http/ knows Fastify, only the edge knows the process',
  async (t) => {
    const homes: [RegExp, (path: string) => boolean][] = [
      [/^(drizzle-orm|better-sqlite3)/, (path) => path.startsWith('src/store/sqlite/')],
      [/^(@?fastify|helmet|prom-client|negotiator)/, (path) => /^src\/(http|cli)\//.test(path)],
      [/^(pino|close-with-grace)/, (path) => path.startsWith('src/cli/')],
    ]
    for (const path of sources) {
      for (const name of importsOf(path).packages) {
        for (const [packages, isHome] of homes)
          if (packages.test(name)) t.ok(isHome(path), `${path} imports ${name}`)
      }
      if (/\bprocess\.(env|argv|exit|stdout|stderr|cwd|on)/.test(read(path)))
        t.match(path, /^src\/(main\.ts|config\.ts|cli\/)/, `${path} touches the process`)
    }
  },
)

t.test('files are named by what they hold, and stay small', async (t) => {
  for (const path of [...sources, ...files('test')]) {
    t.match(path, /^[a-z0-9/.-]+$/)
    t.notMatch(path, /(^|[/-])(utils?|helpers?|common|manager|service|misc|data|info)\.ts$/)
    t.ok(read(path).split('\n').length <= 500, `${path} has at most 500 lines`)
  }
})

t.test('the README tells every setting, command, path and problem', async (t) => {
  for (const [name, { env, standard, isSecret }] of Object.entries<Setting<unknown>>(settings)) {
    const flag = isSecret === true ? '' : `\`--${flagOf(name)}\` `
    t.match(readme, `\`${env}\` | ${flag}| ${standard === '' ? '' : `\`${standard}\` `}|`)
  }
  for (const { name } of commands) t.match(readme, new RegExp(`\\| \`${name}[ \`]`))
  for (const [name, { status }] of Object.entries(problemTypes)) t.match(readme, `\`${name}\` | ${status}`)
  const { paths } = JSON.parse(read('openapi/openapi.json')) as { paths: Record<string, unknown> }
  for (const path of Object.keys(paths)) {
    const whole = path.replace(/\{(\w+)\}/g, ':$1')
    const short = whole.replace(/^\/(articles|entities)\/:id(?=\/)/, '').replace('/:name', '')
    t.ok(
      [whole, short].some((name) => readme.includes(`\`${name}`)),
      path,
    )
  }
})

t.test('the top level is what it is said to be', async (t) => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !['node_modules', 'dist', 'data'].includes(name))
  t.same(folders.sort(), ['migrations', 'openapi', 'seed', 'src', 'test'])
})
