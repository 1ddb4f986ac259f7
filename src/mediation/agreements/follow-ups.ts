/** Which agreements are to be looked at again and when: follow-up visits, visits afterwards, urging, the first plan, the joint application; by the agreement's own clocks, never a ranking of anybody (人民调解法第三十一条; 人民调解工作若干规定第三十六条、第三十七条). */
import { sayIn } from '../../conduct/index.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { dayOfNumber, numberOfDay } from '../../proceedings/days.ts'
import { type Staff, territoryOf } from '../../territory/index.ts'
import { requireRosterReader } from '../parties/policy.ts'
import { mediationProcedure } from '../procedure.ts'
import { listing } from '../terms-agreement.ts'
import { runningTerms } from './open-terms.ts'
import type { DueQuery } from './shape.ts'

export const followed = ['followUp', 'afterCare', 'urging', 'planning', 'confirmationWindow'] as const

/** @throws Refusal notYours */
export async function followUpsShown(kernel: Kernel, staff: Staff, { when, unit }: DueQuery, t: Translate) {
  const say = sayIn(mediationProcedure.id, t)
  requireRosterReader(staff)
  const today = civilDay(kernel.clock.now())
  const until = dayOfNumber(numberOfDay(today) + listing.daysAhead)
  const territory = await territoryOf(kernel)
  const found = await kernel.db.within(staff.sight, tx =>
    runningTerms(tx, staff.jurisdictionId, { terms: followed, unitId: unit ?? null }),
  )
  const rows = found
    .filter(({ dueOn }) => when === 'all' || (when === 'overdue' ? dueOn < today : dueOn <= until))
    .map(({ proceedingId, number, state, ownerUnitId, term, dueOn }) => ({
      proceedingId,
      number,
      stateLabel: say('state', state),
      unit: { id: ownerUnitId, name: territory.unit(ownerUnitId)?.name ?? '' },
      term: term as (typeof followed)[number],
      termLabel: say('term', term),
      dueOn,
      lateDays: Math.max(0, numberOfDay(today) - numberOfDay(dueOn)),
    }))
  const units = [...new Map(rows.map(({ unit: of }) => [of.id, of])).values()]
  return { today, rows: rows.slice(0, listing.rows), more: Math.max(0, rows.length - listing.rows), units }
}
