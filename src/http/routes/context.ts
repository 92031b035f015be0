import type { FastifyRequest } from 'fastify'
import type { Store } from '../../store/store.js'
import type { Cursors } from '../cursor.js'
import type { Pages } from '../pages.js'
import type { Responder } from '../respond.js'

/** What the routes of the archive work with. */
export interface ApiContext {
  readonly store: Store
  readonly responder: Responder
  readonly cursors: Cursors
  /** What resources are in a browser. */
  readonly pages: Pages
  /** The URL of this server as the client of a request sees it, without a slash at its end. */
  readonly baseUrl: (request: FastifyRequest) => string
}
