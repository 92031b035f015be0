import type { z } from 'zod'

/** A place in a JSON value (JSON Pointer, RFC 6901), and what is wrong there. */
export interface Fault {
  readonly pointer: string
  readonly detail: string
}

/** What a schema has against a value: one entry for each place, and for each member that should not be there. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: toPointer([...issue.path, key]),
          detail: 'There is no such member here.',
        }))
      : [{ pointer: toPointer(issue.path), detail: issue.message }],
  )
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
