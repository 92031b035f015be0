import type Sqlite from 'better-sqlite3'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Candidate } from '../../model/entity.js'
import type { Mention } from '../../model/mention.js'
import type { Provenance } from '../../model/provenance.js'
import { sliceText } from '../../text/codepoint.js'
import type { MentionFilter, MentionHit, Page, PageRequest, Store } from '../store.js'
import { concordance } from './concordance.js'
import type { Database } from './database.js'
import { entityNamed, inRange } from './filter.js'
import { behind, cutPage, orderTerms, type SortColumn } from './keyset.js'
import { prepareOnce } from './prepare-once.js'
import { referenceColumns, toReference } from './reference.js'
import { article, entity, mention, paragraph, provenance } from './schema.js'

const mentionColumns = {
  id: mention.id,
  paragraph: mention.paragraph,
  start: mention.start,
  end: mention.end,
  surface: mention.surface,
  entity: entity.id,
  type: mention.type,
  derived: mention.derived,
  candidates: mention.candidates,
  confidence: mention.confidence,
}

type MentionRow = Omit<Mention, 'candidates' | 'provenance'> & { candidates: Candidate[] | null }

/** The provenance of an annotation row. */
export function toProvenance(row: typeof provenance.$inferSelect): Provenance {
  return {
    kind: row.kind,
    agent: row.agent,
    version: row.version === '' ? null : row.version,
    time: row.time,
  }
}

/** All mentions of an article in text order, the title's first; of two that start together, the longer one first. */
export function mentionsOfArticle(db: Database, key: number): Mention[] {
  return selectOfArticle(db).all({ key }).map(toMention)
}

const selectOfArticle = prepareOnce((db) =>
  db
    .select({ mention: mentionColumns, provenance })
    .from(mention)
    .innerJoin(provenance, eq(provenance.key, mention.provenance))
    .leftJoin(entity, eq(entity.key, mention.entity))
    .where(eq(mention.article, sql.placeholder('key')))
    .orderBy(asc(mention.key))
    .prepare(),
)

function toMention(row: { mention: MentionRow; provenance: typeof provenance.$inferSelect }): Mention {
  const { candidates, ...rest } = row.mention
  return { ...rest, ...(candidates === null ? {} : { candidates }), provenance: toProvenance(row.provenance) }
}

/** The mention methods of the store. */
export function mentionReads(
  db: Database,
  sqlite: Sqlite.Database,
  version: () => string,
): Pick<Store, 'findMentions'> {
  const findLines = concordance(sqlite, version)
  return {
    async findMentions(name, filter, sort, page) {
      if (sort === 'left' || sort === 'right') {
        const lines = await findLines(name, filter, sort, page)
        const keys = lines.map(({ key }) => key)
        const hits = new Map(
          selectHits(db, inArray(mention.key, keys))
            .all()
            .map((row) => [row.key, row]),
        )
        return cutPage(
          lines.filter(({ key }) => hits.has(key)),
          page,
          ({ words, key }) => [words, key],
          ({ key }) => toHit(hits.get(key) as HitRow),
        )
      }
      return findByDate(db, name, filter, sort === '-publishedAt', page)
    },
  }
}

function selectHits(db: Database, ...conditions: (SQL | undefined)[]) {
  return db
    .select({
      mention: mentionColumns,
      provenance,
      article: referenceColumns,
      text: paragraph.text,
      key: mention.key,
      position: { date: mention.sortDate, article: mention.article },
    })
    .from(mention)
    .innerJoin(provenance, eq(provenance.key, mention.provenance))
    .innerJoin(entity, eq(entity.key, mention.entity))
    .innerJoin(article, eq(article.key, mention.article))
    .innerJoin(
      paragraph,
      and(eq(paragraph.article, mention.article), eq(paragraph.number, mention.paragraph)),
    )
    .where(and(...conditions))
    .$dynamic()
}

type HitRow = ReturnType<ReturnType<typeof selectHits>['all']>[number]

function toHit(row: HitRow): MentionHit {
  return {
    ...toMention(row),
    article: toReference(row.article),
    left: sliceText(row.text, 0, row.mention.start),
    right: sliceText(row.text, row.mention.end),
  }
}

function findByDate(
  db: Database,
  name: string,
  filter: MentionFilter,
  isNewestFirst: boolean,
  page: PageRequest,
): Page<MentionHit> {
  const columns: SortColumn[] = [
    { column: mention.sortDate, down: isNewestFirst },
    { column: mention.article, down: isNewestFirst },
    { column: mention.paragraph, down: false },
    { column: mention.start, down: false },
    { column: mention.key, down: false },
  ]
  const languages =
    filter.language === undefined
      ? undefined
      : inArray(
          mention.article,
          db.select({ key: article.key }).from(article).where(eq(article.language, filter.language)),
        )
  const rows = selectHits(
    db,
    eq(mention.entity, entityNamed(name)),
    filter.derived === undefined ? undefined : eq(mention.derived, filter.derived),
    languages,
    ...inRange(mention.sortDate, filter),
    behind(columns, page.after),
  )
    .orderBy(...orderTerms(columns))
    .limit(page.limit + 1)
    .all()
  return cutPage(
    rows,
    page,
    ({ position, mention, key }) => [position.date, position.article, mention.paragraph, mention.start, key],
    toHit,
  )
}
