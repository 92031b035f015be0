import { createHash } from 'node:crypto'
import { duplicateArticle, idempotencyConflict, idempotencyMismatch, invalidBody } from '../errors.js'
import type { MadeDocument } from '../intake/make-document.js'
import type { RawArticle } from '../intake/raw-article.js'
import { articleUrl } from '../model/article-reference.js'
import { type AnnotatedDocument, documentFaults, hashText } from '../model/document.js'
import type { Store } from '../store/store.js'

/** An article as it comes: raw, or annotated already. */
export type ArticleBody = RawArticle | AnnotatedDocument

interface Written {
  readonly id: string
  readonly isNew: boolean
  /** What was cut from the raw text; undefined where there was none. */
  readonly removed: MadeDocument['removed'] | undefined
}

/** Stores what the body of a request is or becomes. */
export class ArticleWriter {
  readonly #store: Store
  readonly #make: (raw: RawArticle) => Promise<MadeDocument>
  /** Idempotency-Keys of requests that are being answered. */
  readonly #answering = new Set<string>()

  constructor(store: Store, make: (raw: RawArticle) => Promise<MadeDocument>) {
    this.#store = store
    this.#make = make
  }

  /** Throws `invalid-body`, `unusable-text` or `duplicate-article`. */
  async write(body: ArticleBody): Promise<Written> {
    const { document, removed } = 'version' in body ? checked(body) : await this.#make(body)
    const twin = await this.#store.getArticleIdByText(hashText(document))
    if (twin !== undefined) throw duplicateArticle(articleUrl(twin))
    const [imported] = await this.#store.importDocuments([document], { existing: 'keep', now: new Date() })
    if (imported === undefined) throw new Error('the store did not say what it stored')
    if (imported.outcome !== 'created') throw duplicateArticle(articleUrl(imported.id))
    return { id: imported.id, isNew: true, removed }
  }

  /**
   * The same, once for each key (IETF draft «The Idempotency-Key HTTP Header Field»). Throws `idempotency-mismatch` and
   * `idempotency-conflict` besides.
   */
  async writeOnce(body: ArticleBody, key: string): Promise<Written> {
    const payload = createHash('sha256').update(JSON.stringify(body)).digest('hex')
    if (this.#answering.has(key)) throw idempotencyConflict()
    this.#answering.add(key)
    try {
      const earlier = await this.#store.getIdempotent(key)
      if (earlier !== undefined && earlier.payload !== payload) throw idempotencyMismatch()
      if (earlier !== undefined) return { id: earlier.article, isNew: false, removed: undefined }
      const written = await this.write(body)
      await this.#store.addIdempotent({
        key,
        payload,
        article: written.id,
        createdAt: new Date().toISOString(),
      })
      return written
    } finally {
      this.#answering.delete(key)
    }
  }
}

function checked(document: AnnotatedDocument): { document: AnnotatedDocument; removed: undefined } {
  const faults = documentFaults(document)
  if (faults.length > 0) throw invalidBody(faults)
  return { document, removed: undefined }
}
