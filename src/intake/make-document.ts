import type { Annotator } from '../annotate/create-annotator.js'
import { annotatorProvenance, toDocumentParts } from '../annotate/to-document.js'
import { type AnnotatedDocument, documentBlocks } from '../model/document.js'
import type { Store } from '../store/store.js'
import type { RawArticle } from './raw-article.js'
import { type Intake, takeIn } from './take-in.js'

/** What a raw article becomes: a document, ready to store, and what was left out of it. */
export interface MadeDocument {
  readonly document: AnnotatedDocument
  readonly removed: Intake['removed']
}

/** A value, or the promise of one. */
type Awaitable<T> = T | Promise<T>

/** An annotator, in this thread or another. */
interface AnyAnnotator {
  readonly version: string
  readonly find: (...args: Parameters<Annotator['find']>) => Awaitable<ReturnType<Annotator['find']>>
  readonly link: (...args: Parameters<Annotator['link']>) => Awaitable<ReturnType<Annotator['link']>>
}

export interface MakeContext {
  readonly annotator: AnyAnnotator
  /** Where articles are taken in; `takeIn` in this thread, if nothing is said. */
  readonly takeIn?: (raw: RawArticle) => Awaitable<Intake>
  /** Where names are looked up. */
  readonly store: Pick<Store, 'findByNames'>
  readonly now: Date
}

/**
 * The straight line from a raw article to an annotated document: taken in, annotated, and linked with what the archive
 * knows. Stores nothing. Throws `unusable-text`.
 */
export async function makeDocument(raw: RawArticle, context: MakeContext): Promise<MadeDocument> {
  const intake = await (context.takeIn ?? takeIn)(raw)
  return { document: await annotateIntake(intake, context), removed: intake.removed }
}

/** The annotated document of an article that has been taken in. */
export async function annotateIntake(
  intake: Intake,
  { annotator, store, now }: MakeContext,
): Promise<AnnotatedDocument> {
  const { title, language, publisher, author, publishedAt, canonicalUrl } = intake
  const blocks = documentBlocks(intake).map((text, number) => ({ number, text }))
  const found = await annotator.find(blocks, language)
  const known = await store.findByNames(found.names)
  return {
    version: 1,
    title,
    language,
    publisher,
    author,
    publishedAt,
    canonicalUrl,
    provenance: annotatorProvenance(annotator.version, now),
    paragraphs: [...intake.paragraphs],
    ...toDocumentParts(blocks, await annotator.link(found, known)),
  }
}
