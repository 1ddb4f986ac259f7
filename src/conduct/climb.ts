/** The ladder climbs, and moved calendars move terms: what the system does by itself in every declared procedure, exactly once. */
import { everythingOf } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { calendarOf, loadedRules, lockProceeding, type Recomputable } from '../proceedings/index.ts'
import { nextRung } from '../proceedings/ladder.ts'
import type { Actor, StandingOf } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { type Course, recordStep, type Taken } from './course.ts'
import type { Registry } from './registry.ts'

const system: Actor = { kind: 'system', id: null, posts: [] }
/** More rungs than a proceeding has terms: a bug would climb for ever. */
const mostRungs = 60

/**
 * Records every rung of one proceeding that is due now.
 * @returns how many acts were recorded
 */
export async function climb(
  kernel: Kernel,
  registry: Registry,
  jurisdictionId: number,
  id: string,
): Promise<number> {
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const locked = await lockProceeding(tx, jurisdictionId, id)
    if (!locked) return 0
    const rules = registry.rules(locked.procedure, await loadedRules(tx, jurisdictionId, kernel.db))
    const calendar = await calendarOf(tx, jurisdictionId)
    const course: Course = { kernel, tx, calendar, rules, locked, asker: { actor: system } }
    const now = kernel.clock.now()
    let standing = standingAfter(rules.procedure, locked.acts)
    let lastHash = locked.lastHash
    let count = 0
    const at = new Date(Math.max(now.getTime(), Date.parse(standing.lastActAt)))
    const record = async (step: string, inputs: Readonly<Record<string, unknown>>) => {
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
    for (;;) {
      const rung = nextRung(rules.procedure, standing, calendar)
      if (!rung || rung.at > now || count >= mostRungs) return count
      const dueAt = standing.terms.find(term => term.term === rung.term)!.dueAt
      await record(rung.step, { term: rung.term, rung: rung.rung, dueAt })
      if (isSecondMissed(standing, rung.rung))
        await record('reportToBanner', { term: rung.term, rung: 'secondOverdue' })
    }
  })
}

/** A second term missed in one proceeding goes to the banner at once. */
function isSecondMissed(standing: StandingOf, rung: string): boolean {
  return rung === 'overdue' && standing.counts.markOverdue === 2
}

/** How the calendar moves the terms of each declared procedure. */
export function recomputables(registry: Registry): Recomputable[] {
  return registry.procedures.map(procedure => ({
    procedure,
    async record(locked, standing, { kernel, tx, calendar, at, inputs }) {
      const rules = registry.rules(procedure.id, await loadedRules(tx, locked.jurisdictionId, kernel.db))
      const course: Course = { kernel, tx, calendar, rules, locked, asker: { actor: system } }
      await recordStep(course, standing, { id: newId(at.getTime()), step: 'recomputeTerms', inputs, at })
    },
  }))
}
