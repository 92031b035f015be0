import { createHash } from 'node:crypto'
import { duplicateArticle, idempotencyConflict, idempotencyMismatch, invalidBody } from '../errors.js'
import { type Ingested, storeDocument } from '../intake/ingest.js'
import type { RawArticle } from '../intake/raw-article.js'
import { articleUrl } from '../model/article-reference.js'
import { type AnnotatedDocument, documentFaults } from '../model/document.js'
import type { Store } from '../store/store.js'

/** An article as it comes: raw, or annotated already. */
export type ArticleBody = RawArticle | AnnotatedDocument

interface Written {
  readonly id: string
  readonly isNew: boolean
  /** What was cut from the raw text; undefined where there was none. */
  readonly removed: Ingested['removed'] | undefined
}

/** Stores what the body of a request is or becomes. */
export class ArticleWriter {
  readonly #store: Store
  readonly #ingest: (raw: RawArticle) => Promise<Ingested>
  /** Idempotency-Keys of requests that are being answered. */
  readonly #answering = new Set<string>()

  constructor(store: Store, ingest: (raw: RawArticle) => Promise<Ingested>) {
    this.#store = store
    this.#ingest = ingest
  }

  /** Throws `invalid-body`, `unusable-text` or `duplicate-article`. */
  async write(body: ArticleBody): Promise<Written> {
    const { id, outcome, removed } =
      'version' in body ? await this.#storeChecked(body) : await this.#ingest(body)
    if (outcome === 'skipped') throw duplicateArticle(articleUrl(id))
    return { id, isNew: true, removed }
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

  async #storeChecked(document: AnnotatedDocument) {
    const faults = documentFaults(document)
    if (faults.length > 0) throw invalidBody(faults)
    return { ...(await storeDocument(document, this.#store, new Date())), removed: undefined }
  }
}
