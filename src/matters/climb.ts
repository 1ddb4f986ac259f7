/** The ladder climbs: what fell due is recorded and told, exactly once, whoever or nobody holds it. */

import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { calendarOf, lockProceeding } from '../proceedings/index.ts'
import { type NextRung, nextRung } from '../proceedings/ladder.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { territoryOf } from '../territory/index.ts'
import { systemAsker } from './asker.ts'
import { matterProcedure } from './procedure.ts'
import { matterRulesNow } from './rules.ts'
import { type Course, recordStep, type Taken } from './take-step.ts'

/**
 * Records every rung of one matter that is due now.
 * @returns how many acts were recorded
 */
export async function climb(kernel: Kernel, jurisdictionId: number, matterId: string): Promise<number> {
  const territory = await territoryOf(kernel)
  const asker = systemAsker(jurisdictionId)
  return kernel.db.within(asker.sight, async tx => {
    const locked = await lockProceeding(tx, jurisdictionId, matterId)
    if (!locked) return 0
    const calendar = await calendarOf(tx, jurisdictionId)
    const rules = await matterRulesNow(kernel, tx, jurisdictionId)
    const course: Course = { kernel, tx, territory, calendar, rules, locked, asker }
    const now = kernel.clock.now()
    let standing = standingAfter(matterProcedure, locked.acts)
    let lastHash = locked.lastHash
    let count = 0
    const at = new Date(Math.max(now.getTime(), new Date(standing.lastActAt).getTime()))
    const record = async (step: string, inputs: Record<string, unknown>) => {
      const taken: Taken = await recordStep(
        course,
        standing,
        { id: newId(at.getTime()), step, inputs, at },
        lastHash,
      )
      standing = taken.standing
      lastHash = taken.lastHash
      count += 1
    }
    for (
      let rung = nextRung(matterProcedure, standing, calendar);
      rung && rung.at <= now && count < 40;
      rung = nextRung(matterProcedure, standing, calendar)
    ) {
      await record(rung.step, {
        term: rung.term,
        rung: rung.rung,
        dueAt: standing.terms.find(term => term.term === rung!.term)!.dueAt,
      })
      for (const more of besideRung(standing, rung)) await record(more.step, more.inputs)
    }
    return count
  })
}

/** What the ladder records beside a rung: nobody picked it up, so it goes a level up; a second term missed goes to the banner. */
export function besideRung(
  standing: StandingOf,
  { term, rung }: NextRung,
): { step: string; inputs: Record<string, unknown> }[] {
  const unclaimed =
    standing.state === 'reported' && standing.level < 3 && ['overdue', 'supervise'].includes(rung)
  const again = rung === 'overdue' && standing.counts.markOverdue === 2
  return [
    ...(unclaimed ? [{ step: 'escalateUnclaimed', inputs: { term } }] : []),
    ...(again ? [{ step: 'reportToBanner', inputs: { term, rung: 'secondOverdue' } }] : []),
  ]
}
