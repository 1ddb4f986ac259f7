/** All buildings as they are counted, at one instant: those that changed since this process last asked are fetched, all others are held. */
import { sql } from 'kysely'
import { jurisdictionIds } from '../../kernel/jurisdictions.ts'
import { beforeReading, type RollupKernel } from '../../proceedings/index.ts'
import type { Packed } from './building.ts'
import { columns, householdRollup, type Row, unpacked } from './rollup.ts'

export interface CountedHouseholds {
  readonly asOf: Date
  /** More changed since asOf than was counted at once. */
  readonly isBehind: boolean
  /** By id of the building. */
  readonly buildings: ReadonlyMap<string, Packed>
}

interface Held {
  /** The newest version held. */
  upTo: number
  readonly buildings: Map<string, Packed>
}
/** By database: some 7 MB for a county's two years. */
const held = new WeakMap<object, Map<number, Held>>()

/** Null: not counted yet, to be read plainly. */
export async function countedHouseholds(
  kernel: RollupKernel,
  jurisdictionId: number,
): Promise<CountedHouseholds | null> {
  if ((await beforeReading(kernel, jurisdictionId, householdRollup)) === 'plain') return null
  const all = held.get(kernel.db) ?? new Map<number, Held>()
  held.set(kernel.db, all)
  const before = all.get(jurisdictionId) ?? { upTo: -1, buildings: new Map() }
  const now = kernel.clock.now()
  const read = await readSince(kernel, jurisdictionId, before.upTo)
  if (read === null) return null
  const buildings = read.rows.length === 0 ? before.buildings : new Map(before.buildings)
  let upTo = before.upTo
  for (const [id, building] of unpacked(read.rows)) buildings.set(id, building)
  for (const { version } of read.rows) upTo = Math.max(upTo, version)
  if (buildings.size !== read.inAll && before.upTo >= 0) {
    // One is gone: all are read anew.
    all.delete(jurisdictionId)
    return countedHouseholds(kernel, jurisdictionId)
  }
  // Whoever read later and was quicker holds newer ones.
  if ((all.get(jurisdictionId)?.upTo ?? -1) <= upTo) all.set(jurisdictionId, { upTo, buildings })
  const asOf = read.isBehind && read.asOf < now ? read.asOf : now
  return { asOf, isBehind: read.isBehind, buildings }
}

/** While nobody waits for it: reading them all is most of a first question. What is not counted yet is left to its first reader. */
export async function holdHouseholds(kernel: RollupKernel): Promise<void> {
  for (const jurisdictionId of await jurisdictionIds(kernel.db.owner)) {
    const ready = await kernel.db.owner
      .selectFrom('rollupMark')
      .select('state')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('rollup', '=', householdRollup.name)
      .where('state', '=', 'ready')
      .executeTakeFirst()
    if (ready) await countedHouseholds(kernel, jurisdictionId)
  }
}

type Mark = {
  readonly asOf: Date
  readonly isBehind: boolean
  readonly isReady: boolean
  readonly inAll: number
}

/** One statement, hence one snapshot: the mark, how many buildings there are, and those that changed. */
async function readSince({ db }: RollupKernel, jurisdictionId: number, version: number) {
  const { rows } = await sql<Mark & Row>`
    with mark as materialized (
      select as_of, state = 'ready' as is_ready, rollup_news(jurisdiction_id, rollup, 1) is distinct from 0 as is_behind,
        (select count(*)::int from counted_building where jurisdiction_id = ${jurisdictionId}) as in_all
      from rollup_mark where jurisdiction_id = ${jurisdictionId} and rollup = ${householdRollup.name})
    select m.as_of as "asOf", m.is_ready as "isReady", m.is_behind as "isBehind", m.in_all as "inAll", ${columns}
    from mark m left join counted_building c on c.jurisdiction_id = ${jurisdictionId} and c.version > ${version}`.execute(
    db.owner,
  )
  const mark = rows[0]
  if (mark === undefined || !mark.isReady) return null
  return { ...mark, rows: rows.filter(row => row.buildingId !== null) }
}
