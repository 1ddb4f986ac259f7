/** Danger to life is reported upward at once: duty officer, dispatcher and supervisor hear of it with the intake. 信访工作条例第二十五条(参照). */
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import { personsInRole } from '../territory/index.ts'
import { notify, type Told } from './notify.ts'

const upward = ['dutyOfficer', 'workCommitteeDispatcher', 'supervisor'] as const

export async function reportUpward(tx: Tx, jurisdictionId: number, matter: Told, at: Date): Promise<void> {
  const onDay = civilDay(at)
  const persons = new Set<string>()
  for (const role of upward)
    for (const { id } of await personsInRole(tx, jurisdictionId, { role, onDay })) persons.add(id)
  await notify(tx, jurisdictionId, [...persons], matter, 'urgent', matter.id, at)
}
