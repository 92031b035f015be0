import { LRUCache } from 'lru-cache'

/**
 * Keeps what took long to work out, as long as the archive does not change. Whoever asks for the same while it is
 * being worked out waits for the same work. Of too many, the least recently used goes first.
 */
export class Memo<Value> {
  readonly #version: () => string
  readonly #values: LRUCache<string, Promise<Value>>

  /** @param limit how many values to keep */
  constructor(version: () => string, limit: number) {
    this.#version = version
    this.#values = new LRUCache({ max: limit })
  }

  async get(name: string, work: () => Promise<Value>): Promise<Value> {
    const key = `${this.#version()} ${name}`
    const known = this.#values.get(key)
    if (known !== undefined) return known
    const made = work()
    this.#values.set(key, made)
    made.catch(() => this.#values.delete(key))
    return made
  }
}
