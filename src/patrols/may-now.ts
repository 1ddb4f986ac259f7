/** What a reader may do about a hazard as it is now, by the same judging as when it is done. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { eventsOf } from './event-store.ts'
import { type EventAsk, hazardStanding, judgeEvent } from './hazard-life.ts'
import type { HazardRow } from './hazard-store.ts'
import { leads, mayWalk } from './policy.ts'
import { type EventKind, eventKinds } from './shape.ts'

export interface MayNow {
  readonly may: EventKind[]
  /** Why it may not be closed by this reader now: the variant of `errors:hazardState`. */
  readonly mayNot: { readonly closed: string | null }
}

export async function mayNow(tx: Tx, staff: Staff, hazard: HazardRow, now: Date): Promise<MayNow> {
  if (!mayWalk(staff, hazard)) return { may: [], mayNot: { closed: null } }
  const standing = hazardStanding(await eventsOf(tx, staff.jurisdictionId, hazard.id))
  const other = standing.grade === 'serious' ? 'ordinary' : 'serious'
  const onDay = civilDay(now)
  const whyNot = (kind: EventKind): string | null => {
    const led = kind === 'postponed' || (kind === 'regraded' && other === 'ordinary')
    if (led && standing.grade === 'serious' && !leads(staff, hazard.communityId)) return 'lead'
    // As if the form were filled in: what is left is what no form can mend.
    const ask: EventAsk = {
      kind,
      personId: staff.personId,
      note: kind,
      photos: 1,
      recheckOn: kind === 'postponed' ? onDay : null,
      grade: kind === 'regraded' ? other : null,
      onDay,
      matterClosed: hazard.awaitsLook && hazard.state === 'open',
      hasMatter: kind === 'reported',
    }
    try {
      judgeEvent(standing, ask)
      return null
    } catch (error) {
      if (error instanceof Refusal) return String(error.facts.reason ?? error.code)
      throw error
    }
  }
  return {
    may: eventKinds.filter(kind => whyNot(kind) === null),
    mayNot: { closed: hazard.state === 'closed' ? null : whyNot('closed') },
  }
}
