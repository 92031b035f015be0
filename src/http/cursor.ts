import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { invalidCursor } from '../errors.js'
import type { Position } from '../store/store.js'

/** Bytes of the signature: 128 bits of HMAC-SHA-256. */
const signatureLength = 16

const Positions = z.array(z.union([z.string(), z.number()])).min(1)

/**
 * Turns list positions into opaque cursors and back. A cursor is signed with the archive's secret together with the
 * list it was made for, so that no other list and no other filter takes it.
 */
export class Cursors {
  readonly #secret: Buffer

  /** @param secret hexadecimal */
  constructor(secret: string) {
    this.#secret = Buffer.from(secret, 'hex')
  }

  /** The cursor for a position of the list that `scope` describes. */
  encode(position: Position, scope: string): string {
    const body = Buffer.from(JSON.stringify(position), 'utf8')
    return Buffer.concat([this.#sign(body, scope), body]).toString('base64url')
  }

  /** The position in a cursor. Throws `invalid-cursor` for anything that `encode` did not make for this scope. */
  decode(cursor: string, scope: string): Position {
    const bytes = Buffer.from(cursor, 'base64url')
    const signature = bytes.subarray(0, signatureLength)
    const body = bytes.subarray(signatureLength)
    const isOurs =
      bytes.toString('base64url') === cursor &&
      signature.length === signatureLength &&
      timingSafeEqual(signature, this.#sign(body, scope))
    if (!isOurs) throw invalidCursor()
    return Positions.parse(JSON.parse(body.toString('utf8')))
  }

  #sign(body: Buffer, scope: string): Buffer {
    return createHmac('sha256', this.#secret)
      .update(scope)
      .update('\n')
      .update(body)
      .digest()
      .subarray(0, signatureLength)
  }
}
