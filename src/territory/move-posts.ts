/** Posts follow the grids in the transaction of an adoption: they end the day before with the old version and begin with the new one. */
import { type Kysely, sql } from 'kysely'
import type { DB, Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { type GridTurn, type PostAtGrid, type PostMove, postsAfter } from './posts-after.ts'

/** One change of posts at a time, by hand or by an adoption: who leads a grid is decided by all of its posts. */
export async function lockPosts(tx: Kysely<DB>, jurisdictionId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('staffing'), ${jurisdictionId})`.execute(tx)
}

/**
 * Call it after the rows of grids and `grid_change` are written; doing it again moves nothing.
 * @param onDay civil day YYYY-MM-DD on which the new versions begin
 * @returns what was moved, as the preview showed it
 */
export async function movePosts(
  tx: Tx,
  jurisdictionId: number,
  planId: string,
  onDay: string,
): Promise<PostMove[]> {
  await lockPosts(tx, jurisdictionId)
  const turns = await turnsOf(tx, jurisdictionId, planId)
  const posts = await postsAtGrids(
    tx,
    jurisdictionId,
    turns.map(turn => turn.from),
    onDay,
  )
  const moves = postsAfter(posts, turns)
  for (const move of moves) await write(tx, jurisdictionId, move, onDay)
  return moves
}

/** Posts for these grids that are held on the day or begin later; the preview asks for them as well. */
export async function postsAtGrids(
  db: Kysely<DB>,
  jurisdictionId: number,
  gridIds: readonly string[],
  onDay: string,
): Promise<PostAtGrid[]> {
  if (gridIds.length === 0) return []
  const { rows } = await sql<PostAtGrid>`
    select id, person_id, role, unit_id, community_id, grid_id, valid_from, valid_to from post
    where jurisdiction_id = ${jurisdictionId} and grid_id = any (${[...gridIds]}::uuid[])
      and (valid_to is null or valid_to >= ${onDay}::date)
    order by valid_from, id`.execute(db)
  return rows
}

/** What the adoption of a plan made of each grid that ended with it. */
export async function turnsOf(db: Kysely<DB>, jurisdictionId: number, planId: string): Promise<GridTurn[]> {
  const { rows } = await sql<GridTurn>`
    select c.from_grid as from, f.code,
      jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'share', c.share) order by t.code) as to
    from grid_change c
    join grid f on f.jurisdiction_id = c.jurisdiction_id and f.id = c.from_grid
    join grid t on t.jurisdiction_id = c.jurisdiction_id and t.id = c.to_grid
    where c.jurisdiction_id = ${jurisdictionId} and c.plan_id = ${planId} and c.from_grid <> c.to_grid
    group by c.from_grid, f.code order by f.code`.execute(db)
  return rows
}

/** A post that had begun ends the day before; one that begins that day or later is moved as it stands. */
async function write(tx: Tx, jurisdictionId: number, { post, to }: PostMove, onDay: string): Promise<void> {
  const begun = post.validFrom < onDay
  const of = sql`where jurisdiction_id = ${jurisdictionId} and id = ${post.id}`
  const [first, ...more] = to
  if (begun) await sql`update post set valid_to = ${onDay}::date - 1 ${of}`.execute(tx)
  else if (first) await sql`update post set grid_id = ${first.gridId}, role = ${first.role} ${of}`.execute(tx)
  // Nobody had begun there yet: nothing to keep. What began this very day has been held for a day.
  else if (post.validFrom > onDay) await sql`delete from post ${of}`.execute(tx)
  else await sql`update post set valid_to = valid_from ${of}`.execute(tx)
  const added = begun ? to : more
  if (added.length === 0) return
  // Who usually stands in goes on with the role; another role has a stand-in of its own.
  for (const { gridId, role } of added)
    await sql`insert into post (jurisdiction_id, id, person_id, role, unit_id, community_id, grid_id, valid_from, valid_to, deputy_id)
      select jurisdiction_id, ${newId()}, person_id, ${role}, unit_id, community_id, ${gridId}::uuid,
        ${begun ? onDay : post.validFrom}::date, ${post.validTo}::date, case when role = ${role} then deputy_id end
      from post ${of}`.execute(tx)
}
