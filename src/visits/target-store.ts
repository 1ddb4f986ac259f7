/** How often households are to be visited, as an office decided it: kept as decided, a later decision stands beside an earlier one. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { mayDecideTarget, requireCoverageReader, requireDecider } from './readers.ts'
import type { targetAskShape, targetsShape } from './shape-coverage.ts'
import { settings, type TargetRow, targetDefaults } from './targets.ts'

export interface StoredTarget extends TargetRow {
  readonly id: string
  readonly personId: string | null
}

/** All there are, the latest first: an office decides a few times a year. */
export async function targetRows(tx: Tx, jurisdictionId: number): Promise<StoredTarget[]> {
  const { rows } = await sql<StoredTarget>`
    select id, community_id, setting, every_days, valid_from, source, person_id, at from visit_target
    where jurisdiction_id = ${jurisdictionId} order by valid_from desc, at desc, id`.execute(tx)
  return rows
}

/** What was decided where the reader keeps the registry or watches, and where the reader may decide. @throws Refusal notYours */
export async function targetsFor(kernel: Kernel, staff: Staff): Promise<z.infer<typeof targetsShape>> {
  requireCoverageReader(staff)
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  const { rows, names } = await kernel.db.within(staff.sight, async tx => {
    const rows = await targetRows(tx, jurisdictionId)
    const ids = rows.flatMap(row => row.personId ?? [])
    const people =
      ids.length === 0
        ? []
        : await tx
            .selectFrom('person')
            .select(['id', 'name'])
            .where('jurisdictionId', '=', jurisdictionId)
            .where('id', 'in', ids)
            .execute()
    return { rows, names: new Map(people.map(it => [it.id, it.name])) }
  })
  const decides = territory.communities.filter(({ id }) => mayDecideTarget(staff, id))
  return {
    today: civilDay(kernel.clock.now()),
    defaults: settings.map(setting => ({ setting, everyDays: targetDefaults[setting].everyDays })),
    communities: decides.map(({ id, name }) => ({ id, name })),
    everywhere: mayDecideTarget(staff, null),
    decided: rows.map(({ id, communityId, setting, everyDays, validFrom, source, personId }) => {
      const community = communityId ? territory.community(communityId) : null
      const by = personId ? (names.get(personId) ?? null) : null
      return {
        ...{ id, setting, everyDays, validFrom, source, by },
        community: community && { id: community.id, name: community.name },
      }
    }),
  }
}

/**
 * An office decides how often from a day on; what was reckoned before stays as it was reckoned.
 * @throws Refusal notYours, notFound, tooLate, actReused
 */
export async function decideTarget(
  kernel: Kernel,
  staff: Staff,
  ask: z.infer<typeof targetAskShape>,
): Promise<void> {
  requireDecider(staff, ask.communityId)
  const territory = await territoryOf(kernel)
  if (ask.communityId !== null && !territory.community(ask.communityId)) throw new Refusal('notFound', {})
  const { jurisdictionId, personId } = staff
  const now = kernel.clock.now()
  await kernel.db.within(staff.sight, async tx => {
    const known = (await targetRows(tx, jurisdictionId)).find(row => row.id === ask.id)
    if (known) {
      if (!saysTheSame(known, ask) || known.personId !== personId)
        throw new Refusal('actReused', { id: ask.id })
      return
    }
    if (ask.validFrom < civilDay(now))
      throw new Refusal('invalidInput', { input: 'validFrom', problem: 'dayPast' })
    await tx
      .insertInto('visitTarget')
      .values({ ...ask, jurisdictionId, personId, at: now } as never)
      .execute()
  })
}

function saysTheSame(row: StoredTarget, ask: z.infer<typeof targetAskShape>): boolean {
  const said = (it: Pick<StoredTarget, 'communityId' | 'setting' | 'everyDays' | 'validFrom' | 'source'>) =>
    JSON.stringify([it.communityId, it.setting, it.everyDays, it.validFrom, it.source])
  return said(row) === said(ask)
}
