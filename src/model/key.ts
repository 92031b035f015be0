import { z } from 'zod'

/** What a key allows: annotating without storing, writing articles, or everything. */
export const Scope = z.enum(['annotate', 'write', 'admin'], 'must be annotate, write or admin')
export type Scope = z.infer<typeof Scope>

/** Whether a key with these scopes may do what needs `needed`: `admin` may all, `write` may annotate too. */
export function allows(scopes: readonly Scope[], needed: Scope): boolean {
  return (
    scopes.includes('admin') || scopes.includes(needed) || (needed === 'annotate' && scopes.includes('write'))
  )
}
