/** Danger to life is reported upward at once: duty officer, dispatcher and supervisor hear of it with the intake. 信访工作条例第二十五条(参照). */
import type { Tx } from '../kernel/database.ts'
import { notify } from '../notices/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { personsInRole } from '../territory/index.ts'
import { matterProcedure } from './procedure.ts'

const upward = ['dutyOfficer', 'workCommitteeDispatcher', 'supervisor'] as const

export async function reportUpward(
  tx: Tx,
  jurisdictionId: number,
  matter: { readonly id: string; readonly number: string },
  at: Date,
): Promise<void> {
  const onDay = civilDay(at)
  const persons = new Set<string>()
  for (const role of upward)
    for (const { id } of await personsInRole(tx, jurisdictionId, { role, onDay })) persons.add(id)
  const about = { ...matter, procedure: matterProcedure }
  await notify(tx, jurisdictionId, [...persons], about, { kind: 'urgent', causeId: matter.id, at })
}
