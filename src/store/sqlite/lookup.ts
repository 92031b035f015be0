import type { Database, Statement } from 'better-sqlite3'
import { foldings } from '../../text/fold.js'
import type { EntityFilter, EntitySort, PageRequest, Position } from '../store.js'
import { behindAll, nearPrefixes, withoutLonger } from './near-prefixes.js'

/** An entity found by a name, and where it stands in the list. */
export interface Found {
  readonly key: number
  readonly position: Position
}

/** Beginnings of names with so few names behind them are read whole and sorted; else entities are gone through in order. */
const readWhole = 1500

/** The same for an order in which entities without mention do not come last. */
const readWholeUnusual = 5000

/** Names read at once where entities without mention are listed by name. */
const namesAtOnce = 200

interface Row {
  readonly key: number
  /** What the list is sorted by: mentions, or the folded name. */
  readonly value: number | string
}

/** How a list is sorted: first by how the name was found, then by a column, then by key. */
interface Order {
  readonly column: 'mentions' | 'sort_name'
  readonly isDown: boolean
  /** Entities that nothing mentions come last, by the name they were found by. */
  readonly hasTail: boolean
}

type Type = EntityFilter['type']

/**
 * The lookup of entities by the beginning of a name. First come those with a name that begins with the text, then
 * those where one typing error is between (see `nearPrefixes`); in both parts the most mentioned ones first and those
 * that nothing mentions last, by name. Texts without letter or digit find nothing.
 *
 * Every page costs about the same. Where few names begin with the text, all are read and sorted. Where many do,
 * entities are gone through in the order of the list until the page is full, which is soon, for many of them fit.
 */
export function entityLookup(sqlite: Database) {
  const statements = new Map<string, Statement<unknown[]>>()
  const prepare = <Result>(sql: string, isPlucked = false) => {
    const ready = statements.get(sql) ?? sqlite.prepare<unknown[]>(sql).pluck(isPlucked)
    statements.set(sql, ready)
    return ready as Statement<unknown[], Result>
  }
  const first = prepare<string>(
    'SELECT folded FROM entity_name WHERE folded >= ? ORDER BY folded LIMIT 1',
    true,
  )
  const count = prepare<number>(
    'SELECT count(*) FROM (SELECT 1 FROM entity_name WHERE folded >= ? AND folded < ? LIMIT ?)',
    true,
  )
  const namesOf = prepare<string>('SELECT folded FROM entity_name WHERE entity = ?', true)

  /** The first name of an entity that begins with one of some texts. */
  const nameWith = (key: number, texts: readonly string[]) =>
    namesOf
      .all(key)
      .filter((name) => texts.some((text) => name.startsWith(text)))
      .sort(compareText)[0]

  const isFew = (texts: readonly string[], limit: number) => {
    let names = 0
    for (const text of texts) {
      names += count.get(text, behindAll(text), limit + 1 - names) ?? 0
      if (names > limit) return false
    }
    return true
  }

  /** All entities with a name that begins with one of some texts, by the first such name. */
  const readAll = (texts: readonly string[], type: Type, { column }: Order) => {
    const all = new Map<number, Row & { readonly name: string }>()
    const names = prepare<Row & { readonly name: string }>(
      `SELECT n.folded AS name, e.key, e.${column} AS value FROM entity_name n CROSS JOIN entity e ON e.key = n.entity
       WHERE n.folded >= ? AND n.folded < ?${type === undefined ? '' : ' AND e.type = ?'}`,
    )
    for (const text of texts) {
      for (const row of names.iterate(text, behindAll(text), ...(type === undefined ? [] : [type]))) {
        const known = all.get(row.key)
        if (known === undefined || compareText(row.name, known.name) < 0) all.set(row.key, row)
      }
    }
    return [...all.values()]
  }

  /** Entities in the order of a list, behind one of them; without its tail. */
  function* walk(type: Type, { column, isDown, hasTail }: Order, after: Row | undefined): Generator<Row> {
    const [way, beyond] = isDown ? ['DESC', '<'] : ['ASC', '>']
    const conditions = [
      ...(type === undefined ? [] : ['type = ?']),
      ...(hasTail ? [`${column} > 0`] : []),
      'TRUE',
    ].join(' AND ')
    const given = type === undefined ? [] : [type]
    const rows = (condition: string) =>
      prepare<Row>(
        `SELECT key, ${column} AS value FROM entity WHERE ${conditions}${condition} ORDER BY ${column} ${way}, key ${way}`,
      )
    if (after === undefined) return yield* rows('').iterate(...given)
    // In two steps, because SQLite does not seek a row id behind another column.
    yield* rows(` AND ${column} = ? AND key ${beyond} ?`).iterate(...given, after.value, after.key)
    yield* rows(` AND ${column} ${beyond} ?`).iterate(...given, after.value)
  }

  /** Entities that nothing mentions, by the name that begins with one of some texts. */
  function* walkTail(
    texts: readonly string[],
    type: Type,
    after: { readonly name: string; readonly key: number } | undefined,
  ): Generator<{ readonly name: string; readonly key: number }> {
    const names = prepare<{ name: string; key: number }>(
      `SELECT n.folded AS name, e.key FROM entity_name n CROSS JOIN entity e ON e.key = n.entity
       WHERE (n.folded, n.entity) > (?, ?) AND n.folded >= ? AND n.folded < ? AND e.mentions = 0
       ${type === undefined ? '' : 'AND e.type = ?'} ORDER BY n.folded, n.entity LIMIT ${namesAtOnce}`,
    )
    for (const text of texts) {
      if (after !== undefined && compareText(behindAll(text), after.name) < 0) continue
      let last = after !== undefined && compareText(after.name, text) >= 0 ? after : { name: text, key: -1 }
      for (;;) {
        const some = names.all(
          last.name,
          last.key,
          text,
          behindAll(text),
          ...(type === undefined ? [] : [type]),
        )
        // An entity is where the first of its names puts it.
        for (const row of some) if (nameWith(row.key, texts) === row.name) yield row
        if (some.length < namesAtOnce) break
        last = some.at(-1) ?? last
      }
    }
  }

  /** One part of the list, behind a position in it. */
  function* part(
    texts: readonly string[],
    type: Type,
    order: Order,
    after: Position | undefined,
  ): Generator<{ readonly key: number; readonly sorted: Position }> {
    if (texts.length === 0) return
    const compare = comparison(order)
    if (isFew(texts, order.hasTail ? readWhole : readWholeUnusual)) {
      const rows = readAll(texts, type, order)
        .map(({ key, value, name }) => ({ key, sorted: sortedBy(order, key, value, name) }))
        .sort((a, b) => compare(a.sorted, b.sorted))
      for (const row of rows) if (after === undefined || compare(row.sorted, after) > 0) yield row
      return
    }
    const [value, name, key] = after ?? []
    const isInTail = order.hasTail && value === 0
    if (!isInTail) {
      const last = after === undefined ? undefined : { key: Number(key), value: value as Row['value'] }
      for (const row of walk(type, order, last)) {
        if (nameWith(row.key, texts) !== undefined)
          yield { key: row.key, sorted: sortedBy(order, row.key, row.value, '') }
      }
    }
    if (!order.hasTail) return
    const last = isInTail ? { name: String(name), key: Number(key) } : undefined
    for (const row of walkTail(texts, type, last))
      yield { key: row.key, sorted: sortedBy(order, row.key, 0, row.name) }
  }

  /** As many entities as the page has, and one more where there is a next page. */
  return (text: string, { type, wikidata }: EntityFilter, sort: EntitySort, page: PageRequest): Found[] => {
    const ways = foldings(text).filter((folded) => folded !== '')
    const exact = withoutLonger(ways)
    const order: Order = {
      column: sort.endsWith('name') ? 'sort_name' : 'mentions',
      isDown: sort.startsWith('-'),
      hasTail: sort === '-mentions',
    }
    const near = () => {
      const texts = ways.flatMap((folded) => nearPrefixes(folded, (from) => first.get(from)))
      return withoutLonger(texts).filter((one) => !exact.some((folded) => one.startsWith(folded)))
    }
    if (wikidata !== undefined) {
      if (page.after !== undefined) return []
      const row = prepare<{ key: number; type: string }>(
        'SELECT key, type FROM entity WHERE wikidata = ?',
      ).get(wikidata)
      const fits = row !== undefined && (type === undefined || row.type === type)
      return fits && nameWith(row.key, [...exact, ...near()]) !== undefined
        ? [{ key: row.key, position: [0] }]
        : []
    }
    const found: Found[] = []
    const [begin = 0, ...after] = page.after ?? []
    for (const [index, texts] of [exact, near].entries()) {
      if (index < Number(begin)) continue
      const isResumed = page.after !== undefined && index === Number(begin)
      const those = typeof texts === 'function' ? texts() : texts
      for (const { key, sorted } of part(those, type, order, isResumed ? after : undefined)) {
        // Who is found by the text itself stands in the first part.
        if (index === 1 && nameWith(key, exact) !== undefined) continue
        found.push({ key, position: [index, ...sorted] })
        if (found.length > page.limit) return found
      }
    }
    return found
  }
}

/** The sort values of an entity within a part: only what has no mention is sorted by the name it was found by. */
function sortedBy({ hasTail }: Order, key: number, value: number | string, name: string): Position {
  return [value, hasTail && value === 0 ? name : '', key]
}

function comparison({ isDown, hasTail }: Order): (a: Position, b: Position) => number {
  const sign = isDown ? -1 : 1
  return ([a = 0, aName = '', aKey = 0], [b = 0, bName = '', bKey = 0]) => {
    const byValue = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))
    if (byValue !== 0) return sign * byValue
    const byKey = Number(aKey) - Number(bKey)
    return hasTail && a === 0 ? compareText(String(aName), String(bName)) || byKey : sign * byKey
  }
}

const surrogate = /[\ud800-\udfff]/

/** Compares as SQLite does: by code point. JavaScript goes by UTF-16 code unit, which differs above U+FFFF. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  if (surrogate.test(a) || surrogate.test(b))
    return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))
  return a < b ? -1 : 1
}
