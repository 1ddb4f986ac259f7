/** Statutes and their articles in the database: national, so under no county. */
import { type Kysely, sql } from 'kysely'
import type { Database, DB, Sight, Tx } from '../kernel/database.ts'
import { awaited, endingWords } from './currency.ts'
import type { Article } from './shape.ts'
import { titleOf } from './standing.ts'

/** The whole country. */
export const national = 0
const sight: Sight = {
  ...{ jurisdictionId: national, reach: 'scoped', personId: null },
  ...{ units: [], communities: [], grids: [] },
}

/** What anybody may read. */
export function reading<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.within(sight, work)
}

/** Changes with every load that changed something; null: nothing was loaded. */
export async function stampOf(tx: Kysely<DB>): Promise<string | null> {
  const row = await tx
    .selectFrom('statute')
    .select(({ fn }) => [fn.max('loadedAt').as('at'), fn.countAll<number>().as('count')])
    .where('jurisdictionId', '=', national)
    .executeTakeFirstOrThrow()
  return row.at === null ? null : `${row.at.toISOString()} ${row.count}`
}

export interface CurrentArticle {
  readonly id: string
  readonly law: string
  readonly path: string
  readonly number: string
  readonly text: string
}
/** Where the next page begins. */
export interface Place {
  readonly path: string
  readonly statuteId: string
  readonly place: number
}

/** Articles that hold today, and those whose new text is not loaded, law by law, so many at a time. */
export async function currentArticles(tx: Kysely<DB>, after: Place | null, count: number) {
  const rows = await tx
    .selectFrom('statuteArticle as a')
    .innerJoin('statute as s', join =>
      join.onRef('s.jurisdictionId', '=', 'a.jurisdictionId').onRef('s.id', '=', 'a.statuteId'),
    )
    .select(['a.id', 's.law', 's.path', 'a.number', 'a.text', 'a.statuteId', 'a.place'])
    .where('a.jurisdictionId', '=', national)
    .where(({ and, eb, or }) =>
      or([
        eb('s.supersededHow', 'is', null),
        // With the new text loaded it is newerVersion.
        and([eb('s.supersededHow', '=', 'known'), eb('s.supersededBy', 'in', [...awaited.keys()])]),
      ]),
    )
    .$if(after !== null, query =>
      query.where(
        sql<boolean>`(s.path, a.statute_id, a.place) > (${after?.path}, ${after?.statuteId}::uuid, ${after?.place})`,
      ),
    )
    .orderBy('s.path')
    .orderBy('a.statuteId')
    .orderBy('a.place')
    .limit(count)
    .execute()
  return rows
}

const articleColumns = [
  ...(['a.id', 'a.number', 'a.text', 'a.place', 'a.statuteId'] as const),
  ...(['s.law', 's.path', 's.dated', 's.supersededHow', 's.supersededBy'] as const),
] as const

function articleQuery(tx: Kysely<DB>) {
  return tx
    .selectFrom('statuteArticle as a')
    .innerJoin('statute as s', join =>
      join.onRef('s.jurisdictionId', '=', 'a.jurisdictionId').onRef('s.id', '=', 'a.statuteId'),
    )
    .select(articleColumns)
    .where('a.jurisdictionId', '=', national)
}
type Row = Awaited<ReturnType<ReturnType<typeof articleQuery>['executeTakeFirstOrThrow']>>

/** In the order of the ids; those that are gone are left out. */
export async function articlesById(tx: Kysely<DB>, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await articleQuery(tx).where('a.id', 'in', ids).execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/** The article and those within reach of it, in the order of the law; null when there is none. */
export async function articleAmong(tx: Kysely<DB>, id: string, reach: number) {
  const row = await articleQuery(tx).where('a.id', '=', id).executeTakeFirst()
  if (!row) return null
  const near = await articleQuery(tx)
    .where('a.statuteId', '=', row.statuteId)
    .where('a.place', '>=', row.place - reach)
    .where('a.place', '<=', row.place + reach)
    .orderBy('a.place')
    .execute()
  return { row, near }
}

export function articleOf(row: Row): Article {
  const { id, law, path, dated, number, text, supersededHow, supersededBy } = row
  return {
    ...{ id, law: titleOf(law, path), no: number, date: dated, text },
    ...{ isCurrent: supersededBy === null, supersededBy },
    awaitedSince: supersededHow === 'known' ? (awaited.get(supersededBy ?? '') ?? null) : null,
  }
}

/** Articles in which a law may say what it ends. */
export async function endingClauses(tx: Kysely<DB>) {
  return articleQuery(tx).where('a.text', '~', endingWords.join('|')).execute()
}
