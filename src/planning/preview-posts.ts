/** Whose posts would follow an adoption, in names, by the same reckoning as at the adoption. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import { postsAtGrids } from '../territory/index.ts'
import { type GridTurn, gridsWithoutLeader, type PostMove, postsAfter } from '../territory/posts-after.ts'
import type { Adoption } from './adoption.ts'
import type { GridRow } from './ground.ts'

export interface PostsThen {
  readonly moves: readonly PostMove[]
  readonly people: ReadonlyMap<string, string>
  /** Keys of grids nobody will lead. */
  readonly withoutLeader: readonly string[]
}

/** With keys of the plan for grids yet to be made. */
export async function postsThen(
  db: Kysely<DB>,
  jurisdictionId: number,
  adoption: Adoption,
  onDay: string,
): Promise<PostsThen> {
  const code = new Map(adoption.grids.map(it => [it.grid.key, it.code ?? it.grid.key]))
  const turns = adoption.turns.map(
    ({ from, to }): GridTurn => ({
      from: from.id,
      code: from.code,
      to: to.map(({ key, share }) => ({ id: key, code: code.get(key)!, share })),
    }),
  )
  const moves = postsAfter(
    await postsAtGrids(
      db,
      jurisdictionId,
      turns.map(it => it.from),
      onDay,
    ),
    turns,
  )
  const kept = adoption.grids.filter(it => it.fate === 'kept' || it.fate === 'renamed')
  const led = await postsAtGrids(
    db,
    jurisdictionId,
    kept.map(it => it.before!.id),
    onDay,
  )
  const leaders = new Set(led.flatMap(it => (it.role === 'gridLeader' ? [it.gridId] : [])))
  return {
    moves,
    people: await namesOfPersons(
      db,
      jurisdictionId,
      moves.map(it => it.post.personId),
    ),
    withoutLeader: [
      ...kept.filter(it => !leaders.has(it.before!.id)).map(it => it.grid.key),
      ...gridsWithoutLeader(
        moves,
        adoption.grids.filter(it => !kept.includes(it)).map(it => it.grid.key),
      ),
    ],
  }
}

async function namesOfPersons(db: Kysely<DB>, jurisdictionId: number, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from person
    where jurisdiction_id = ${jurisdictionId} and id = any (${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row.name]))
}

export function postRows({ moves, people }: PostsThen, names: Names, t: Translate) {
  return moves.flatMap(({ post, to }) => {
    const role = { role: post.role, roleLabel: t(`auth:role.${post.role}`) }
    const row = {
      person: people.get(post.personId) ?? '',
      ...role,
      from: names.inForce.get(post.gridId) ?? '',
    }
    const places = to.length === 0 ? [null] : to
    return places.map(place => ({
      ...row,
      to: place && (names.planned.get(place.gridId) ?? ''),
      toRole: place?.role ?? null,
      toRoleLabel: place && t(`auth:role.${place.role}`),
    }))
  })
}

export interface Names {
  /** By id and by code. */
  readonly inForce: ReadonlyMap<string, string>
  /** By key. */
  readonly planned: ReadonlyMap<string, string>
}

export function namesOf({ grids }: Adoption, inForce: readonly GridRow[]): Names {
  return {
    inForce: new Map(
      inForce.flatMap(({ id, code, name }): [string, string][] => [
        [id, name],
        [code, name],
      ]),
    ),
    planned: new Map(grids.map(({ grid }) => [grid.key, grid.name])),
  }
}
