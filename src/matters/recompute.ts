/** A State Council notice was loaded: terms that reach into its year are computed anew, each change an act that says so. */

import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay } from '../proceedings/clock.ts'
import { calendarOf, lockProceeding } from '../proceedings/index.ts'
import type { OpenTerm, StandingOf } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { recompute, ruleOf } from '../proceedings/terms.ts'
import { territoryOf } from '../territory/index.ts'
import { systemAsker } from './asker.ts'
import { matterProcedure } from './procedure.ts'
import { recordStep } from './take-step.ts'

export interface Recomputed {
  /** Matters looked at, terms whose due instant moved, terms confirmed as they stood. */
  readonly matters: number
  readonly moved: number
  readonly confirmed: number
}

/** Matters that rest on a day of this year and are not settled yet; safe to run again after a break. */
export async function recomputeForYear(
  kernel: Kernel,
  jurisdictionId: number,
  year: number,
): Promise<Recomputed> {
  const { rows } = await sql<{ id: string }>`
    select p.id from proceeding p where p.jurisdiction_id = ${jurisdictionId} and p.procedure = 'matter' and (p.closed_at is null or p.closed_at > ${kernel.clock.now()}::timestamptz - interval '60 days')
    order by p.id`.execute(kernel.db.owner)
  let [matters, moved, confirmed] = [0, 0, 0]
  for (const { id } of rows) {
    const done = await recomputeMatter(kernel, jurisdictionId, id, year)
    if (!done) continue
    matters += 1
    moved += done.moved
    confirmed += done.confirmed
  }
  return { matters, moved, confirmed }
}

async function recomputeMatter(kernel: Kernel, jurisdictionId: number, id: string, year: number) {
  const territory = await territoryOf(kernel)
  const asker = systemAsker(jurisdictionId)
  return kernel.db.within(asker.sight, async tx => {
    const locked = await lockProceeding(tx, jurisdictionId, id)
    if (!locked) return null
    const standing = standingAfter(matterProcedure, locked.acts)
    const calendar = await calendarOf(tx, jurisdictionId)
    const changes = changesFor(standing, calendar, year)
    if (changes.length === 0) return null
    const at = new Date(Math.max(kernel.clock.now().getTime(), new Date(standing.lastActAt).getTime()))
    await recordStep({ kernel, tx, territory, calendar, locked, asker }, standing, {
      id: newId(at.getTime()),
      step: 'recomputeTerms',
      inputs: { year, changes },
      at,
    })
    const moved = changes.filter(change => change.dueAt !== change.before).length
    return { moved, confirmed: changes.length - moved }
  })
}

interface Change {
  readonly term: string
  readonly before: string
  readonly dueAt: string
  readonly provisional: boolean
}

/** Running terms that end in or after the year begins and come out otherwise now; a day named by a person stays. */
function changesFor(standing: StandingOf, calendar: Calendar, year: number): Change[] {
  return standing.terms
    .filter(term => reaches(term, year) && !term.pausedAt)
    .flatMap(term => {
      if (term.term === 'recheck') return []
      const fresh = recompute(matterProcedure, term, calendar)
      const same = fresh.dueAt === term.dueAt && fresh.provisional === term.provisional
      return same || ruleOf(matterProcedure, term).version !== term.ruleVersion
        ? []
        : [{ term: term.term, before: term.dueAt, ...fresh }]
    })
}

function reaches(term: OpenTerm, year: number): boolean {
  return term.provisional || civilDay(new Date(term.dueAt)) >= `${year}-01-01`
}
