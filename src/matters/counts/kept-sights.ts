/** Sights counted as one scope: kept from the first time they are read, followed like every other scope, forgotten when nobody reads them. */
import { sql } from 'kysely'
import type { Sight } from '../../kernel/database.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { addDays } from '../../proceedings/days.ts'
import { inTurn, type Owner, type RollupKernel, rollupNews } from '../../proceedings/index.ts'
import { type Counted, countedFor, isToBeKept, keptFor, keyOf, uuids } from './reader.ts'
import { matterRollup } from './rollup.ts'
import { countTables } from './sums.ts'

/** Each costs every turn a little: who opened the page once does not cost for ever. */
const daysKept = 35
/** Beyond these, readers of one day are counted plainly. */
const mostKept = 200

/**
 * What holds the counts of the sight, to be asked once the rollup is there. The first time its matters are gone through while the reader waits.
 * @returns null where no counts hold it at the moment: to be counted plainly
 */
export async function countedBy(kernel: RollupKernel, sight: Sight): Promise<Counted | null> {
  if (!isToBeKept(sight)) return countedFor(sight)
  const isKept = (await wasRead(kernel, sight)) || (await keepOnce(kernel, sight))
  return isKept ? keptFor(sight) : countedFor(sight)
}

/** Notes that it is read today. @returns whether it is kept */
async function wasRead({ db, clock }: RollupKernel, sight: Sight): Promise<boolean> {
  const today = civilDay(clock.now())
  const which = sql`jurisdiction_id = ${sight.jurisdictionId} and sight_id = ${keyOf(sight)}`
  const { rows } = await sql<{ readOn: string }>`
    select read_on::text as "readOn" from counted_sight where ${which}`.execute(db.owner)
  if (rows[0] === undefined) return false
  if (rows[0].readOn >= today) return true
  const { numAffectedRows } = await sql`
    update counted_sight set read_on = ${today}::date where ${which}`.execute(db.owner)
  return numAffectedRows === 1n
}

/** By database: who opens it at the same moment shares one turn. */
const keeping = new WeakMap<object, Map<string, Promise<boolean>>>()

async function keepOnce(kernel: RollupKernel, sight: Sight): Promise<boolean> {
  const running = keeping.get(kernel.db) ?? new Map<string, Promise<boolean>>()
  keeping.set(kernel.db, running)
  const key = JSON.stringify([sight.jurisdictionId, sight.communities, sight.grids, sight.units])
  const turn = running.get(key) ?? keep(kernel, sight).finally(() => running.delete(key))
  running.set(key, turn)
  return turn
}

/** In a turn of the rollup, hence as of its mark. */
async function keep(kernel: RollupKernel, sight: Sight): Promise<boolean> {
  const { jurisdictionId } = sight
  const today = civilDay(kernel.clock.now())
  const kept = await inTurn(kernel, async tx => {
    if ((await rollupNews(tx, jurisdictionId, matterRollup, 1)) === null) return false
    if (!(await makeRoom(tx, jurisdictionId, today))) return false
    const { numAffectedRows } = await sql`
      insert into counted_sight (jurisdiction_id, sight_id, communities, grids, units, read_on)
      values (${jurisdictionId}, ${keyOf(sight)}, ${uuids(sight.communities)}, ${uuids(sight.grids)}, ${uuids(sight.units)}, ${today}::date)
      on conflict do nothing`.execute(tx)
    // Another process was first.
    if (numAffectedRows === 1n) await sum(tx, sight)
    return true
  })
  return kept === true
}

async function sum(tx: Owner, sight: Sight): Promise<void> {
  const { facts } = keptFor(sight)
  const signed = sql`select 1 as sign, f.* from counted_matter f
    where f.jurisdiction_id = ${sight.jurisdictionId} and ${facts}`
  // Gone through once; some hundred bytes a matter.
  await sql`set local work_mem = '128MB'`.execute(tx)
  const sums = countTables.map(
    ({ table, rows }) =>
      sql`${sql.ref(`into_${table}`)} as (insert into ${sql.table(table)} ${rows(keyOf(sight))} returning 1)`,
  )
  await sql`with signed as materialized (${signed}), ${sql.join(sums)} select 1`.execute(tx)
}

/**
 * Forgets sights that nobody read for long, and those read longest ago where there are too many; never one that was read today, whose reader
 * may be about to read its counts, and who would only push out the next.
 * @returns whether there is room for one more
 */
async function makeRoom(tx: Owner, jurisdictionId: number, today: string): Promise<boolean> {
  const { rows } = await sql<{ gone: string[]; left: number }>`
    with gone as (delete from counted_sight where jurisdiction_id = ${jurisdictionId} and (read_on < ${addDays(today, -daysKept)}::date or read_on < ${today}::date and sight_id in (
        select sight_id from counted_sight where jurisdiction_id = ${jurisdictionId} order by read_on desc, sight_id offset ${mostKept - 1})) returning sight_id)
    select array(select sight_id from gone)::text[] as gone,
      (select count(*)::int from counted_sight where jurisdiction_id = ${jurisdictionId}) - (select count(*)::int from gone) as left`.execute(
    tx,
  )
  const { gone, left } = rows[0]!
  if (gone.length > 0)
    for (const { table } of countTables)
      await sql`delete from ${sql.table(table)} where jurisdiction_id = ${jurisdictionId} and scope = 'sight' and scope_id = any (${uuids(gone)})`.execute(
        tx,
      )
  return left < mostKept
}
