import t from 'tap'
import { flagOf, ownSeedFolder, readConfig } from '../src/config.js'

t.test('without anything the configuration is ready to use', async (t) => {
  const config = readConfig({}, {})
  t.match(config, {
    database: 'data/glosse.db',
    host: '127.0.0.1',
    port: 3000,
    corsOrigin: ['*'],
    seedFolder: ownSeedFolder,
  })
  t.ok(Object.isFrozen(config))
})

t.test('a flag goes before the environment, and an empty variable counts as none', async (t) => {
  t.equal(readConfig({ port: '1' }, { PORT: '2' }).port, 1)
  t.equal(readConfig({}, { PORT: '2' }).port, 2)
  t.equal(readConfig({}, { PORT: '' }).port, 3000)
})

t.test('a database is a path or a file: URL', async (t) => {
  for (const [text, path] of [
    ['file:data/x.db', 'data/x.db'],
    ['file:///tmp/a%20b.db', '/tmp/a b.db'],
    ['/tmp/x.db', '/tmp/x.db'],
  ]) {
    t.equal(readConfig({}, { DATABASE_URL: text }).database, path)
  }
})

t.test('a database of another kind is refused, and no password shown', async (t) => {
  for (const text of [
    'postgres://u:secret@localhost/db',
    'file:x.db?mode=ro',
    'file://host/x.db',
    'http://x/y',
  ]) {
    t.throws(() => readConfig({}, { DATABASE_URL: text }), { message: /DATABASE_URL must be/ }, text)
  }
  t.throws(() => readConfig({}, { GLOSSE_API_KEY: 'short-secret' }), {
    message: /^GLOSSE_API_KEY must have at least 16 characters\.$/,
  })
})

t.test('values are turned into what they mean', async (t) => {
  const config = readConfig(
    {},
    {
      GLOSSE_PUBLIC_URL: 'https://a.example/',
      GLOSSE_CORS_ORIGIN: 'https://b.example, https://c.example',
      GLOSSE_SEED_FOLDER: 'none',
      GLOSSE_TRUST_PROXY: '10.0.0.0/8, ::1',
    },
  )
  t.match(config, {
    publicUrl: 'https://a.example',
    corsOrigin: ['https://b.example', 'https://c.example'],
    seedFolder: null,
    trustProxy: ['10.0.0.0/8', '::1'],
  })
})

t.test('every value that does not fit is named', async (t) => {
  const env = {
    PORT: '-1',
    GLOSSE_PUBLIC_URL: 'example.org',
    GLOSSE_CORS_ORIGIN: 'example.org',
    GLOSSE_TRUST_PROXY: 'yes',
    GLOSSE_RATE_LIMIT: '1.5',
    GLOSSE_LOG_FORMAT: 'xml',
  }
  try {
    readConfig({ cacheSize: 'big' }, env)
    t.fail('nothing was refused')
  } catch (error) {
    for (const name of [...Object.keys(env), '--cache-size']) t.match((error as Error).message, name)
  }
})

t.test('a flag is the name of its setting in kebab case', async (t) => {
  t.equal(flagOf('publicUrl'), 'public-url')
})
