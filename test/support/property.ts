import fc from 'fast-check'
import type { Test } from 'tap'

/** Asserts a law, and counts as one assertion. */
export function holds<Values>(
  t: Test,
  property: fc.IProperty<Values>,
  options?: fc.Parameters<Values>,
): void {
  t.doesNotThrow(() => fc.assert(property, options))
}

/** The same for a law that must be awaited. */
export async function holdsAsync<Values>(
  t: Test,
  property: fc.IAsyncProperty<Values>,
  options?: fc.Parameters<Values>,
): Promise<void> {
  await t.resolves(fc.assert(property, options))
}
