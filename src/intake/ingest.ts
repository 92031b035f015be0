import { type AnnotatedDocument, hashText } from '../model/document.js'
import type { Store } from '../store/store.js'
import { annotateIntake, type MakeContext } from './make-document.js'
import type { RawArticle } from './raw-article.js'
import { type Intake, takeIn } from './take-in.js'

/** What became of a raw article. */
export interface Ingested {
  /** Id of the article with its text. */
  readonly id: string
  readonly outcome: 'created' | 'skipped'
  /** What was cut from the raw text. */
  readonly removed: Intake['removed']
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
  const intake = await (context.takeIn ?? takeIn)(raw)
  const twin = await store.getArticleIdByText(hashText(intake))
  const { removed } = intake
  if (twin !== undefined) return { id: twin, outcome: 'skipped', removed }
  const document = await annotateIntake(intake, context)
  return { ...(await storeDocument(document, store, now)), removed }
}

/** Stores a checked document, unless its text or its id is stored already. */
export async function storeDocument(
  document: AnnotatedDocument,
  store: Store,
  now: Date,
): Promise<Omit<Ingested, 'removed'>> {
  const twin = await store.getArticleIdByText(hashText(document))
  if (twin !== undefined) return { id: twin, outcome: 'skipped' }
  const [imported] = await store.importDocuments([document], { existing: 'keep', now })
  if (imported === undefined) throw new Error('the store did not say what it stored')
  return { id: imported.id, outcome: imported.outcome === 'created' ? 'created' : 'skipped' }
}
