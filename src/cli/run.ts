import { parseArgs } from 'node:util'
import { flagOf, readConfig, type Setting, settings } from '../config.js'
import { GlosseError, invalidConfiguration } from '../errors.js'
import { version } from '../version.js'
import { annotate } from './annotate.js'
import type { Command } from './command.js'
import { entities } from './entities.js'
import { commandHelp, generalHelp } from './help.js'
import { ingest } from './ingest.js'
import { keys } from './keys.js'
import { migrate } from './migrate.js'
import { openapi } from './openapi.js'
import { seed } from './seed.js'
import { serve } from './serve.js'

export const commands: readonly Command[] = [serve, ingest, annotate, keys, entities, seed, migrate, openapi]

/**
 * Runs a command line; the exit code: 0 when it did what was asked, 1 when that failed for a reason it could name (one
 * line on stderr), 2 when the command line itself is wrong.
 */
export async function run(
  argv: readonly string[],
  env: Readonly<Partial<Record<string, string>>>,
): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--version' || name === '-v') return print(version)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const named = commands.find((command) => command.name === rest[0])
    if (named === undefined && rest[0] !== undefined) return unknownCommand(rest[0])
    return print(named === undefined ? generalHelp(commands) : commandHelp(named))
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return unknownCommand(name)
  try {
    const { flags, options, positionals, wantsHelp } = readArguments(command, rest)
    if (wantsHelp) return print(commandHelp(command))
    await command.run({ config: readConfig(flags, env), options, positionals, print })
    return 0
  } catch (error) {
    if (!(error instanceof GlosseError)) throw error
    return fail(error.message, error.code === 'invalid-configuration' ? 2 : 1)
  }
}

function unknownCommand(name: string): number {
  return fail(`there is no command '${name}'. Commands: ${commands.map((one) => one.name).join(', ')}.`, 2)
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function fail(message: string, code: number): number {
  process.stderr.write(`glosse: ${message}\n`)
  return code
}

function readArguments(command: Command, argv: readonly string[]) {
  const flagNames = command.settings
    .filter((name) => (settings[name] as Setting<unknown>).isSecret !== true)
    .map((name) => [flagOf(name), name] as const)
  const config = {
    args: [...argv],
    allowPositionals: (command.positionals ?? 0) > 0,
    options: {
      help: { type: 'boolean' as const, short: 'h' },
      ...Object.fromEntries(flagNames.map(([flag]) => [flag, { type: 'string' as const }])),
      ...Object.fromEntries(
        Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]),
      ),
    },
  }
  const { values, positionals } = parse(config, command)
  if (positionals.length > (command.positionals ?? 0)) {
    throw invalidConfiguration(
      `too many arguments: ${positionals.join(' ')}. See: glosse ${command.name} --help`,
    )
  }
  const given = values as Readonly<Record<string, string | boolean | undefined>>
  const flags = Object.fromEntries(flagNames.map(([flag, name]) => [name, given[flag] as string | undefined]))
  return { flags, options: given, positionals, wantsHelp: given['help'] === true }
}

function parse(config: Parameters<typeof parseArgs>[0], command: Command) {
  try {
    return parseArgs(config)
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0]
    throw invalidConfiguration(`${reason}. See: glosse ${command.name} --help`)
  }
}
