/** The page of a household and of a resident: everything the people of the grid and the community may see of it, numbers masked, the read on record. */
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { conflictsOf } from './conflicts.ts'
import { householdsIn } from './households.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { residentsShown } from './present.ts'
import { recordRead } from './reads.ts'
import type { ResidentAnswer } from './shape-answers.ts'
import { tenuresOf } from './tenures.ts'

/** @throws Refusal notYours, notFound */
export async function householdPage(kernel: Kernel, staff: Staff, id: string, t: Translate) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const onDay = civilDay(at)
  return kernel.db.within(registrySight(staff), async tx => {
    const [household] = await householdsIn(tx, jurisdictionId, { ids: [id] }, onDay)
    if (!household) throw new Refusal('notFound', { what: 'household' })
    const ids = household.people.map(person => person.id)
    const residents = await residentsShown(kernel, tx, jurisdictionId, ids, onDay)
    const tenures = await tenuresOf(tx, jurisdictionId, { dwellingIds: [household.dwellingId] }, onDay)
    const subjects = [id, household.dwellingId, ...ids]
    const conflicts = await conflictsOf(kernel, tx, jurisdictionId, subjects, t)
    const residentIds = [...shownIn(residents), ...tenures.flatMap(one => one.residentId ?? [])]
    await recordRead(tx, {
      jurisdictionId,
      at,
      personId,
      what: 'page',
      residentIds: [...new Set(residentIds)],
    })
    return { household, residents: [...residents], tenures: [...tenures], conflicts: [...conflicts] }
  })
}

/** @throws Refusal notYours, notFound */
export async function residentPage(kernel: Kernel, staff: Staff, id: string): Promise<ResidentAnswer> {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  return kernel.db.within(registrySight(staff), async tx => {
    const shown = await residentsShown(kernel, tx, jurisdictionId, [id], civilDay(at))
    if (!shown[0]) throw new Refusal('notFound', { what: 'resident' })
    await recordRead(tx, {
      jurisdictionId,
      at,
      personId,
      what: 'page',
      residentIds: [...new Set(shownIn(shown))],
    })
    return shown[0]
  })
}

/** Whose data an answer holds: guardians and wards are named in it too. */
export function shownIn(residents: readonly ResidentAnswer[]): string[] {
  return residents.flatMap(one => [one.id, ...[...one.guardians, ...one.wards].map(tie => tie.id)])
}
