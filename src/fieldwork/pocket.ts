/** What a day without signal needs of one grid, taken along on the phone at once: who lives there, who is due, open matters with their rules, patrols, hazards. */
import { createHash } from 'node:crypto'
import { Refusal } from '../kernel/errors.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { mattersForPhone } from '../matters/index.ts'
import { openHazards, plansFor } from '../patrols/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { calendarOf } from '../proceedings/index.ts'
import { householdsIn, recordRead, registryRoles, registryScope, registrySight } from '../registry/index.ts'
import { type Staff, type Territory, territoryOf, unitOf } from '../territory/index.ts'
import { dueVisits, targetFor, targetRows } from '../visits/index.ts'
import { dayCodes } from './day-codes.ts'

/** Deadlines end within a few months; days before today are counted anew where time was left out. */
const [daysBack, daysAhead] = [200, 400]

export interface Reader {
  readonly t: Translate
  readonly language: Language
}

/**
 * Reading it is on record as one read of the grid. With the mark of what the phone has already, nothing is sent and nothing was read.
 * @throws Refusal notYours beyond one's own grids and communities
 */
export async function readPocket(
  kernel: Kernel,
  staff: Staff,
  gridId: string,
  reader: Reader,
  known: string | undefined,
) {
  const territory = await territoryOf(kernel)
  const grid = gridOf(territory, staff, gridId)
  const now = kernel.clock.now()
  const onDay = civilDay(now)
  const { jurisdictionId } = staff
  const work = await kernel.db.within(staff.sight, async tx => ({
    matters: await mattersForPhone(kernel, tx, staff, grid.id, reader),
    plans: await plansFor(tx, [grid.id], [grid.communityId], onDay),
    hazards: await openHazards(tx, { gridIds: [grid.id] }),
    calendar: await calendarOf(tx, jurisdictionId),
  }))
  const unit = unitOf(territory, grid.communityId)
  const { calendar, ...rest } = work
  const days = dayCodes(
    calendar,
    addDays(onDay, -daysBack),
    daysBack + daysAhead,
    territory.units.map(({ id }) => id),
  )
  return kernel.db.within(registrySight(staff), async tx => {
    const households = await householdsIn(tx, jurisdictionId, { gridIds: [grid.id] }, onDay)
    const visits = await dueVisits(tx, kernel, staff, grid.id, onDay)
    const target = targetFor(await targetRows(tx, jurisdictionId), grid, onDay)
    const stands = {
      onDay,
      language: reader.language,
      grid: { id: grid.id, name: grid.name, communityId: grid.communityId, unitId: unit?.id ?? null },
      households,
      visits,
      target,
      days,
    }
    const etag = markOf({ ...stands, ...rest, matters: stampsOf(rest.matters) })
    if (known === etag) return { etag, pocket: null }
    const read = { jurisdictionId, at: now, personId: staff.personId, what: 'pocket' as const }
    await recordRead(tx, { ...read, gridId: grid.id, communityId: grid.communityId })
    return { etag, pocket: { asOf: now.toISOString(), ...stands, ...rest } }
  })
}

/** A grid in force that this worker looks after, or whose community; a grid that was drawn anew is asked for by its new version. */
function gridOf(territory: Territory, staff: Staff, gridId: string) {
  const asked = territory.gridVersion(gridId)
  const grid = asked && (territory.grid(gridId) ?? territory.grids.find(({ code }) => code === asked.code))
  const { grids, communities } = registryScope(staff)
  const own =
    grid && (grids.includes(grid.id) || grids.includes(gridId) || communities.includes(grid.communityId))
  if (!grid || !own) throw new Refusal('notYours', { what: 'registry', roles: registryRoles })
  return grid
}

type Matters = Awaited<ReturnType<typeof mattersForPhone>>

/** Words of how much time is left change by the minute and are no news. */
function stampsOf({ matters, ...rest }: Matters) {
  return {
    ...rest,
    matters: matters.map(({ matter, standing, facts, recused }) => [
      ...[matter.id, matter.seq, matter.photoCount, matter.nature, matter.category, standing.lastActAt],
      ...[facts, recused, matter.next],
    ]),
  }
}

function markOf(stands: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(stands)).digest('base64url').slice(0, 27)}"`
}
