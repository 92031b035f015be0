import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { invalidConfiguration } from './errors.js'

/** The folder of documents that come with Glosse. */
export const ownSeedFolder = fileURLToPath(new URL('../seed', import.meta.url))

export interface Setting<T> {
  /** Environment variable. A flag, `--` and the setting's name in kebab case, goes before it. */
  readonly env: string
  /** What is taken where neither is given, as it would be written. */
  readonly standard: string
  /** What stands in the help for the value. */
  readonly value: string
  readonly help: string
  readonly schema: z.ZodType<T, string>
  /** Taken from the environment only, and never repeated in a message. */
  readonly isSecret?: boolean
}

const setting = <T>(parts: Setting<T>): Setting<T> => parts

const wholeNumber = (from: number, to: number) => {
  const message = `must be a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number().min(from, message).max(to, message))
}

/** A path, or what a file: URL names. */
const databasePath = z
  .string()
  .min(1, 'must name a file')
  .refine(
    (text) => !/^[a-z][a-z+]*:/i.test(text) || /^file:(?!\/\/[^/])/.test(text),
    'must be a path or a file: URL',
  )
  .refine((text) => !/^file:.*[?#]/.test(text), 'must be a file: URL without ? and #')
  .transform((text) => (text.startsWith('file:///') ? fileURLToPath(text) : text.replace(/^file:/, '')))

/** Every setting. README and `--help` list them all; nothing else reads the environment. */
export const settings = {
  database: setting({
    env: 'DATABASE_URL',
    standard: 'data/glosse.db',
    value: 'FILE',
    help: 'Database file, as a path or a file: URL. Created with its folder where it is missing.',
    schema: databasePath,
  }),
  host: setting({
    env: 'HOST',
    standard: '127.0.0.1',
    value: 'HOST',
    help: 'Address to listen on; 0.0.0.0 for all.',
    schema: z.string().min(1, 'must name an address'),
  }),
  port: setting({
    env: 'PORT',
    standard: '3000',
    value: 'PORT',
    help: 'Port to listen on; 0 for any free one.',
    schema: wholeNumber(0, 65_535),
  }),
  publicUrl: setting({
    env: 'GLOSSE_PUBLIC_URL',
    standard: '',
    value: 'URL',
    help: 'URL under which clients reach the server, where a proxy hides it. Empty: taken from each request.',
    schema: z
      .string()
      .regex(/^(https?:\/\/[^/?#\s]+\/?)?$/, 'must be an http or https URL without a path')
      .transform((url) => url.replace(/\/$/, '')),
  }),
  trustProxy: setting({
    env: 'GLOSSE_TRUST_PROXY',
    standard: 'false',
    value: 'false|HOPS|ADDRESSES',
    help:
      'Whose X-Forwarded fields to believe, for the address of clients and the URL of the server: of so many proxies in ' +
      'front, or of proxies with these addresses or networks, divided by commas.',
    schema: z
      .string()
      .regex(
        /^(false|[1-9]\d?|[\da-f.:/]+(, *[\da-f.:/]+)*)$/i,
        'must be false, a number of proxies, or their addresses',
      )
      .transform((text) => {
        if (text === 'false') return false
        return /^\d+$/.test(text) ? Number(text) : text.split(/, */)
      }),
  }),
  corsOrigin: setting({
    env: 'GLOSSE_CORS_ORIGIN',
    standard: '*',
    value: 'ORIGINS',
    help: 'Origins whose pages may read the API, divided by commas; * for all.',
    schema: z
      .string()
      .min(1, 'must be * or origins such as https://example.org')
      .transform((text) => text.split(',').map((origin) => origin.trim()))
      .pipe(
        z.array(
          z.string().regex(/^(\*|https?:\/\/[^/\s]+)$/, 'must be * or origins such as https://example.org'),
        ),
      ),
  }),
  rateLimit: setting({
    env: 'GLOSSE_RATE_LIMIT',
    standard: '6000',
    value: 'NUMBER',
    help: 'Requests that one client may make in a minute; 0 for no limit.',
    schema: wholeNumber(0, 100_000_000),
  }),
  cacheSize: setting({
    env: 'GLOSSE_CACHE_SIZE',
    standard: '64',
    value: 'MEGABYTES',
    help: 'Memory for ready-made responses; 0 for none.',
    schema: wholeNumber(0, 65_536),
  }),
  workers: setting({
    env: 'GLOSSE_WORKERS',
    standard: '1',
    value: 'THREADS',
    help: 'Threads that annotate what is sent; each takes about 60 MB once it is needed. 0: the one that serves.',
    schema: wholeNumber(0, 64),
  }),
  bodyLimit: setting({
    env: 'GLOSSE_BODY_LIMIT',
    standard: '5',
    value: 'MEGABYTES',
    help: 'The largest body that a request may have. Annotating a megabyte takes about a second of a thread.',
    schema: wholeNumber(1, 100),
  }),
  apiKey: setting({
    env: 'GLOSSE_API_KEY',
    standard: '',
    value: 'KEY',
    help: 'A key that may do everything, beside those of `glosse keys`. At least 16 characters; empty for none.',
    schema: z.union([z.literal(''), z.string().min(16, 'must have at least 16 characters')]),
    isSecret: true,
  }),
  seedFolder: setting({
    env: 'GLOSSE_SEED_FOLDER',
    standard: 'seed',
    value: 'FOLDER',
    help: 'Annotated documents that an empty database begins with; `none` for none, `seed` for those of Glosse.',
    schema: z
      .string()
      .min(1, 'must name a folder')
      .transform((text) => (text === 'none' ? null : text === 'seed' ? ownSeedFolder : text)),
  }),
  logLevel: setting({
    env: 'GLOSSE_LOG_LEVEL',
    standard: 'info',
    value: 'LEVEL',
    help: 'What is logged: debug, info (each request), warn, error, silent.',
    schema: z.enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'must be debug, info, warn, error or silent',
    ),
  }),
  logFormat: setting({
    env: 'GLOSSE_LOG_FORMAT',
    standard: 'auto',
    value: 'FORMAT',
    help: 'json, pretty, or auto: pretty on a terminal and json elsewhere.',
    schema: z.enum(['json', 'pretty', 'auto'], 'must be json, pretty or auto'),
  }),
}

export type SettingName = keyof typeof settings
export type Config = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]['schema']> }

/** The flag of a setting: `publicUrl` is `--public-url`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/**
 * The configuration from flags (by setting name) and environment, every value checked, all frozen. A variable that is
 * set but empty counts as not set. Throws `invalid-configuration`, which names each flag or variable that does not fit.
 */
export function readConfig(
  flags: Readonly<Partial<Record<string, string>>>,
  env: Readonly<Partial<Record<string, string>>>,
): Config {
  const faults: string[] = []
  const values = Object.entries(settings).map(([name, { env: variable, standard, schema, isSecret }]) => {
    const flag = flags[name]
    const text = flag ?? (env[variable] || standard)
    const parsed = (schema as z.ZodType<unknown, string>).safeParse(text)
    if (parsed.success) return [name, parsed.data]
    const place = flag === undefined ? variable : `--${flagOf(name)}`
    const shown = isSecret === true || /:\/\/[^/]*@/.test(text) ? '' : `, not '${text}'`
    faults.push(`${place} ${parsed.error.issues[0]?.message ?? 'is not valid'}${shown}`)
    return [name, undefined]
  })
  if (faults.length > 0) throw invalidConfiguration(`${faults.join('; ')}.`)
  return Object.freeze(Object.fromEntries(values) as Config)
}
