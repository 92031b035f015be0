import type { Store } from '../../store/store.js'
import type { Cursors } from '../cursor.js'
import type { Responder } from '../respond.js'

/** What the routes of the archive work with. */
export interface ApiContext {
  readonly store: Store
  readonly responder: Responder
  readonly cursors: Cursors
}
