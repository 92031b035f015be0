import { hashText } from '../model/document.js'
import type { Store } from '../store/store.js'
import { annotateIntake, type MakeContext } from './make-document.js'
import type { RawArticle } from './raw-article.js'
import { takeIn } from './take-in.js'

/** What became of a raw article. */
export interface Ingested {
  /** Id of the article with its text. */
  readonly id: string
  readonly outcome: 'created' | 'skipped'
}

/**
 * Takes a raw article in, annotates and stores it; skips it before the costly part where its text is stored already.
 * Throws `unusable-text`; nothing is stored then.
 */
export async function ingestArticle(
  raw: RawArticle,
  context: Omit<MakeContext, 'store'> & { readonly store: Store },
): Promise<Ingested> {
  const { store, now } = context
  const intake = takeIn(raw)
  const twin = await store.getArticleIdByText(hashText(intake))
  if (twin !== undefined) return { id: twin, outcome: 'skipped' }
  const document = await annotateIntake(intake, context)
  const [imported] = await store.importDocuments([document], { existing: 'keep', now })
  if (imported === undefined) throw new Error('the store did not say what it stored')
  return { id: imported.id, outcome: imported.outcome === 'created' ? 'created' : 'skipped' }
}
