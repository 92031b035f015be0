import type { Config, SettingName } from '../config.js'

/** An option of one command, beside its settings. */
interface CommandOption {
  readonly type: 'boolean' | 'string'
  /** What stands in the help for the value of a string. */
  readonly value?: string
  readonly help: string
}

/** What a command is called with. */
export interface Invocation {
  readonly config: Config
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
  /** Writes a line of the command's result. */
  readonly print: (line: string) => void
}

export interface Command {
  readonly name: string
  /** What stands in the help behind the name, for positional arguments. */
  readonly usage?: string
  readonly summary: string
  readonly description: string
  /** Settings that it uses. */
  readonly settings: readonly SettingName[]
  readonly options?: Readonly<Record<string, CommandOption>>
  /** How many positional arguments it takes at most. */
  readonly positionals?: number
  /** Resolves when the command is done; throws GlosseError for what is expected to fail. */
  readonly run: (invocation: Invocation) => Promise<void>
}
