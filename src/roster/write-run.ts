/** A roster that was looked at is written, batch by batch; whoever goes on after a break begins with the first that is not written. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import { territoryOf } from '../territory/index.ts'
import { matchingOf } from './look-run.ts'
import { matched } from './match.ts'
import { type Counts, countsOf, noCounts, splitAside, sumOf } from './report.ts'
import { type Run, sightOf } from './run-row.ts'
import { endBatch, nextBatch, type RunKey, stageAside, tellDoors } from './stage.ts'
import { writeDecided } from './write.ts'

/** Somebody else may enter the same person between two statements: the batch is begun again, and finds them. */
const attempts = 3

/** @throws Refusal unavailable */
export async function writeRun(kernel: Kernel, run: Run, onShare: (share: number) => void): Promise<void> {
  const key = { jurisdictionId: run.jurisdictionId, runId: run.id }
  const all = await countBatches(kernel, key)
  for (let written = all.written; ; written++) {
    onShare(all.total === 0 ? 1 : written / all.total)
    if (!(await tryBatch(kernel, run, key))) break
    if (Number.isInteger(Math.log2(written + 1) / 3)) await count(kernel)
    await new Promise(resolve => setImmediate(resolve))
  }
  await count(kernel)
  await end(kernel, run)
}

/** Of tables that grow from nothing the database knows no figures, and would look through all of them for every door: told after 1, 8, 64 … batches. */
async function count({ db }: Kernel): Promise<void> {
  await sql`analyze dwelling, household, tenure, resident (jurisdiction_id, household_id, community_id, id_number_index)`.execute(
    db.owner,
  )
}

async function tryBatch(kernel: Kernel, run: Run, key: RunKey): Promise<boolean> {
  for (let attempt = 1; ; attempt++)
    try {
      return await writeBatch(kernel, run, key)
    } catch (error) {
      if ((error as { code?: string }).code !== '23505' || attempt === attempts) throw error
    }
}

/** @returns whether there was one */
async function writeBatch(kernel: Kernel, run: Run, key: RunKey): Promise<boolean> {
  const { vault } = kernel
  const matching = matchingOf(kernel, run, await territoryOf(kernel))
  return kernel.db.within(sightOf(run), async tx => {
    const next = await nextBatch(tx, vault, key)
    if (next === null) return false
    // Two rosters of one community do not enter the same door twice.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${run.communityId}`}, 0))`.execute(tx)
    const decided = await matched(tx, matching, next.households)
    await writeDecided(tx, { ...matching, at: kernel.clock.now(), personId: run.personId }, decided)
    await stageAside(tx, vault, key, splitAside(decided).aside)
    await tellDoors(
      tx,
      key,
      decided
        .filter(it => it.people.some(one => one.outcome !== 'aside'))
        .map(it => ({ door: it.household.id, householdId: it.householdId })),
    )
    await endBatch(tx, key, next.batch, countsOf(decided))
    return true
  })
}

async function countBatches(kernel: Kernel, { jurisdictionId, runId }: RunKey) {
  const { rows } = await sql<{ total: number; written: number }>`
    select count(*) as total, count(*) filter (where content is null) as written from roster_batch
    where jurisdiction_id = ${jurisdictionId} and run_id = ${runId}`.execute(kernel.db.owner)
  return rows[0]!
}

async function end(kernel: Kernel, run: Run): Promise<void> {
  const { jurisdictionId, id } = run
  const now = kernel.clock.now()
  await kernel.db.owner.transaction().execute(async tx => {
    const { rows } = await sql<{ counts: Counts }>`select counts from roster_batch
      where jurisdiction_id = ${jurisdictionId} and run_id = ${id} for update`.execute(tx)
    const written = rows.reduce((sum, row) => sumOf(sum, row.counts ?? noCounts), noCounts)
    const taken = written.entered + written.changed + written.same
    await sql`update roster_run set state = 'done', share = 1, changed_at = ${now}, finished_at = ${now},
        rows_taken = ${taken},
        rows_aside = (select count(*) from roster_row where jurisdiction_id = ${jurisdictionId} and run_id = ${id}),
        summary = jsonb_set(summary, '{written}', ${JSON.stringify(written)}::jsonb)
      where jurisdiction_id = ${jurisdictionId} and id = ${id} and state = 'writing'
        and not exists (select from roster_batch where jurisdiction_id = ${jurisdictionId} and run_id = ${id}
          and content is not null)`.execute(tx)
    await sql`delete from roster_batch b where jurisdiction_id = ${jurisdictionId} and run_id = ${id}
      and exists (select from roster_run r where r.jurisdiction_id = b.jurisdiction_id and r.id = b.run_id
        and r.state = 'done')`.execute(tx)
  })
}
