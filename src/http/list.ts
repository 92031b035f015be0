import { setImmediate } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { csvHeader, csvLines, type Table } from '../export/csv.js'
import { toNdjson } from '../export/ndjson.js'
import type { OffsetUnit } from '../model/span.js'
import type { MatchPage, Page, PageRequest } from '../store/store.js'
import type { Cursors } from './cursor.js'
import { pageRequest, requestUrl, type ServedPage, servePage } from './page.js'
import type { Format } from './representation.js'
import type { Represented, Responder } from './respond.js'

/** Items that are read at once where a whole list is sent. */
const batch = 100

/** Items on a page to be read, at most, so that none has more than 60 kB: who asks for more gets the rest by its links. */
const longestPage = 30

/** The formats of every list, besides those that are its own. */
export const listFormats = ['json', 'html', 'ndjson', 'csv'] as const satisfies Format[]

/** The formats of a list that is no page in a browser. */
export const tableFormats = ['json', 'ndjson', 'csv'] as const satisfies Format[]

/** How many items a list has, where it is known. */
type Count = Pick<MatchPage<unknown>, 'total' | 'totalIsCapped'>

/** What an item of a list is read and written with. */
type Written<Item> = Pick<List<Item>, 'find' | 'shown' | 'table' | 'offsets'>

/** A list to be answered with. */
export interface List<Item, More extends object = object> {
  readonly find: (page: PageRequest) => Promise<Page<Item> & Partial<Count>>
  /** Items on a page; undefined where the list comes in one piece. */
  readonly limit?: number
  readonly cursor?: string | undefined
  /** The unit of the offsets in items that have any. */
  readonly offsets?: OffsetUnit
  /** An item as JSON and NDJSON show it, where that is not the item itself. */
  readonly shown?: (item: Item) => object | Promise<object>
  readonly table: Table<Item & { readonly offsets: OffsetUnit }>
  /** Members that the JSON has beside `data`, `next` and `offsets`. */
  readonly more?: () => More | Promise<More>
  readonly changedAt?: string
  /** Writers of the formats that are this list's own. */
  readonly as?: (page: ServedPage<Item> & { readonly more: More & Partial<Count> }) => Represented['as']
}

/**
 * Answers with a list in the format asked for. NDJSON and CSV hold every item from the cursor on, read from the store
 * page by page while they are sent, unless the request names a `limit`: then they are that page.
 */
export async function answerList<Item extends object, More extends object = object>(
  request: FastifyRequest,
  reply: FastifyReply,
  { responder, cursors }: { readonly responder: Responder; readonly cursors: Cursors },
  list: List<Item, More>,
): Promise<FastifyReply> {
  const { format } = request
  const isPaged = list.limit !== undefined
  const isAll =
    isPaged && (format === 'ndjson' || format === 'csv') && !requestUrl(request).searchParams.has('limit')
  const limit = Math.min(list.limit ?? batch, format === 'html' ? longestPage : batch)
  const wanted = pageRequest(request, cursors, isAll ? batch : limit, list.cursor)
  const page = await list.find(wanted)
  if (isAll) return responder.stream(request, reply, chunks(list, format, page))
  const served = servePage(request, cursors, page)
  const data = format === 'json' ? await shown(list, page.items) : []
  const { total, totalIsCapped } = page
  const count = total === undefined || totalIsCapped === undefined ? {} : { total, totalIsCapped }
  // Where a list has no other members, `More` is the empty object.
  const more = { ...count, ...((await list.more?.()) ?? ({} as More)) }
  return responder.represent(request, reply, {
    body: { ...served.body, data, ...more, ...unit(list) },
    link: served.link,
    ...(list.changedAt === undefined ? {} : { changedAt: list.changedAt }),
    as: {
      ndjson: () => write(list, 'ndjson', page.items),
      csv: async () => csvHeader(list.table) + (await write(list, 'csv', page.items)),
      ...list.as?.({ ...served, more }),
    },
  })
}

/** The list from a first page to its end. */
async function* chunks<Item extends object>(
  list: Written<Item>,
  format: Format,
  first: Page<Item>,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeader(list.table)
  let page = first
  for (;;) {
    yield await write(list, format, page.items)
    if (page.next === null) return
    // The store and the socket may both answer at once: other requests get their turn here.
    await setImmediate()
    page = await list.find({ limit: batch, after: page.next })
  }
}

async function write<Item extends object>(
  list: Written<Item>,
  format: Format,
  items: readonly Item[],
): Promise<string> {
  const counted = <One extends object>(some: readonly One[]) =>
    some.map((item) => ({ ...item, ...unit(list) }))
  if (format === 'ndjson') return toNdjson(counted(await shown(list, items)))
  return csvLines(list.table, counted(items) as (Item & { offsets: OffsetUnit })[])
}

async function shown<Item extends object>(
  list: Written<Item>,
  items: readonly Item[],
): Promise<readonly object[]> {
  return list.shown === undefined ? items : Promise.all(items.map(list.shown))
}

function unit<Item>({ offsets }: Written<Item>): { offsets?: OffsetUnit } {
  return offsets === undefined ? {} : { offsets }
}

/** Finds the items of a list that comes in one piece. */
export function whole<Item>(items: readonly Item[]): () => Promise<Page<Item>> {
  return async () => ({ items, next: null })
}
