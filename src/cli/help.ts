import { flagOf, type Setting, type SettingName, settings } from '../config.js'
import type { Command } from './command.js'

const width = 92

/** The help of `glosse`. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'Glosse: a self-hosted server of annotated articles.',
    '',
    'Usage: glosse COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'glosse COMMAND --help explains a command and its settings; glosse --version tells the version.',
  ].join('\n')
}

/** The help of one command: what it does, its options, and the settings it reads. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(([name, { value, help }]) => [
    `--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  ])
  return [
    `Usage: glosse ${command.name}${command.usage === undefined ? '' : ` ${command.usage}`} [OPTIONS]`,
    '',
    ...wrap(command.description, 0),
    ...(options.length === 0 ? [] : ['', 'Options:', ...table(options)]),
    ...(command.settings.length === 0
      ? []
      : [
          '',
          'Settings, each by flag or environment variable; the flag goes first:',
          ...settingLines(command.settings),
        ]),
  ].join('\n')
}

function settingLines(names: readonly SettingName[]): string[] {
  return names.flatMap((name) => {
    const { env, value, help, standard, isSecret }: Setting<unknown> = settings[name]
    const shown = standard === '' ? 'empty' : standard
    const flag = isSecret === true ? '' : `--${flagOf(name)} ${value}, `
    return [`  ${flag}${env} (default: ${shown})`, ...wrap(help, 6)]
  })
}

function table(rows: readonly (readonly string[])[]): string[] {
  const first = Math.max(...rows.map(([name]) => name?.length ?? 0)) + 4
  return rows.flatMap(([name = '', text = '']) => {
    const [line = '', ...more] = wrap(text, first)
    return [`  ${name}`.padEnd(first) + line.trimStart(), ...more]
  })
}

function wrap(text: string, indent: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one)
}
