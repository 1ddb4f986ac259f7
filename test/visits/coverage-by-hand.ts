/** Coverage counted by hand over random visits, beside what the database counts in one query. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { addDays, numberOfDay } from '../../src/proceedings/days.ts'
import { elsewhere, filledIn, owner, today, visitors } from './world.ts'

const outcomes = ['met', 'nobody', 'refused', 'byPhone'] as const
export const homes = filledIn(elsewhere)
interface Made {
  readonly home: number
  readonly daysBack: number
  readonly outcome: (typeof outcomes)[number]
  readonly replaced: boolean
}
const visitArbitrary = fc.record({
  home: fc.integer({ min: 0, max: homes.length - 1 }),
  daysBack: fc.integer({ min: 0, max: 200 }),
  outcome: fc.constantFrom(...outcomes),
  replaced: fc.boolean(),
})
const standingArbitrary = fc.array(
  fc.record({
    refuses: fc.constantFrom(null, null, null, 'for good', '2026-12-31', '2026-11-01'),
    movedOutOn: fc.constantFrom(null, null, null, '2026-11-01', '2026-11-23'),
  }),
  { minLength: homes.length, maxLength: homes.length },
)
type Standing = { readonly refuses: string | null; readonly movedOutOn: string | null }

export function coverageByHand() {
  test('equals what is counted by hand, and each figure opens to as many households as it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(visitArbitrary, { maxLength: 150 }),
        standingArbitrary,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        async (made, standing, length, before) => {
          await write(made, standing)
          const to = addDays(today, -before)
          const from = addDays(to, -length)
          const { body } = await visitors.supervise.get(
            `/api/visits/coverage?community=${elsewhere.communityId}&from=${from}&to=${to}`,
          )
          const grid = body.communities[0].grids.find((it: { id: string }) => it.id === elsewhere.id)
          const expected = byHand(made, standing, from, to, grid.target.everyDays)
          const { occupied, refusing, visited, never, overdue, medianDays, oldestDays, nobody, turnedAway } =
            grid
          assert.deepEqual(
            { occupied, refusing, visited, never, overdue, medianDays, oldestDays, nobody, turnedAway },
            expected,
          )
          assert.equal(grid.countable, occupied - refusing)
          const notVisited = grid.countable - visited
          for (const [figure, count] of Object.entries({ visited, notVisited, never, overdue, refusing })) {
            const list = await visitors.community2.get(
              `/api/visits/coverage/households?grid=${elsewhere.id}&figure=${figure}&from=${from}&to=${to}`,
            )
            assert.equal(list.body.households.length, count, figure)
          }
        },
      ),
      { numRuns: 12, seed: 20261123 },
    )
  })
}

/** Whatever these households had before is gone. */
export async function write(made: readonly Made[], standing: readonly Standing[]): Promise<void> {
  const ids = homes.map(it => it.id)
  await sql`delete from visit where household_id = any (${ids}::uuid[])`.execute(owner)
  for (const [i, { refuses, movedOutOn }] of standing.entries())
    await sql`update household set visits = ${refuses ? 'refused' : 'welcome'}, visits_until = ${refuses === 'for good' ? null : refuses}::date,
      moved_out_on = ${movedOutOn}::date, moved_in_on = '2020-01-01' where id = ${ids[i]}`.execute(owner)
  const rows = made.flatMap(({ home, daysBack, outcome, replaced }) => {
    const row = {
      id: newId(),
      householdId: ids[home]!,
      onDay: addDays(today, -daysBack),
      outcome,
      replaces: null as string | null,
    }
    // A corrected entry said the opposite, a day before.
    const wrong = {
      ...row,
      id: newId(),
      onDay: addDays(row.onDay, -1),
      outcome: outcome === 'met' ? 'nobody' : 'met',
    }
    return replaced ? [wrong, { ...row, replaces: wrong.id }] : [row]
  })
  await sql`insert into visit (jurisdiction_id, id, household_id, building_id, community_id, person_id, purpose, outcome, consented, at, on_day, recorded_at, replaces, said)
    select h.jurisdiction_id, r.id, h.id, h.building_id, h.community_id, (select id from person limit 1), 'routine', r.outcome, false,
      r.on_day, r.on_day, r.on_day, r.replaces, ''
    from unnest(${rows.map(it => it.id)}::uuid[], ${rows.map(it => it.householdId)}::uuid[], ${rows.map(it => it.onDay)}::date[],
      ${rows.map(it => it.outcome)}::text[], ${rows.map(it => it.replaces)}::uuid[]) as r(id, household_id, on_day, outcome, replaces)
    join household h on h.id = r.household_id`.execute(owner)
}

function byHand(
  made: readonly Made[],
  standing: readonly Standing[],
  from: string,
  to: string,
  everyDays: number,
) {
  const alive = homes
    .map((_, i) => i)
    .filter(i => standing[i]!.movedOutOn === null || standing[i]!.movedOutOn! > to)
  const refuses = (i: number) => {
    const { refuses: until } = standing[i]!
    return until === 'for good' || (until !== null && until >= to)
  }
  const day = ({ daysBack }: Made) => addDays(today, -daysBack)
  const of = (i: number) => made.filter(it => it.home === i && day(it) <= to)
  const lastOn = (i: number) =>
    of(i)
      .filter(it => it.outcome === 'met' || it.outcome === 'byPhone')
      .map(day)
      .sort()
      .at(-1)
  const counted = alive.filter(i => !refuses(i))
  const days = counted
    .flatMap(i => lastOn(i) ?? [])
    .map(on => numberOfDay(to) - numberOfDay(on))
    .sort((a, b) => a - b)
  const tries = (outcome: string) =>
    alive.flatMap(of).filter(it => it.outcome === outcome && day(it) >= from).length
  return {
    occupied: alive.length,
    refusing: alive.length - counted.length,
    visited: counted.filter(i => (lastOn(i) ?? '') >= from).length,
    never: counted.filter(i => !lastOn(i)).length,
    overdue: days.filter(it => it > everyDays).length,
    medianDays: days.length === 0 ? null : days[Math.ceil(days.length / 2) - 1]!,
    oldestDays: days.at(-1) ?? null,
    nobody: tries('nobody'),
    turnedAway: tries('refused'),
  }
}
