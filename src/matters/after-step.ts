/** Who is told after a step: whoever must act next, and those whom the step concerns by name. */
import { civilDay } from '../proceedings/clock.ts'
import { headsOf, holdersNow, inRole, notify, presentFor } from './notify.ts'
import type { Course, Taken } from './take-step.ts'

/** Notices that go to named circles beside the holder. */
const circles: Readonly<
  Record<string, readonly ('holder' | 'head' | 'supervisor' | 'committee' | 'dutyOfficer')[]>
> = {
  urge: ['holder'],
  remind: ['holder'],
  warn: ['holder', 'head'],
  markOverdue: ['holder', 'head', 'supervisor'],
  superviseOverdue: ['holder', 'head', 'committee'],
  orderSupervision: ['holder', 'head', 'committee'],
  listAtMeeting: ['committee'],
  reportToBanner: ['committee', 'dutyOfficer'],
  requestExtension: [],
}

export async function tellAfter(course: Course, taken: Taken): Promise<void> {
  const { tx, locked } = course
  const { act, before, standing } = taken
  const at = new Date(act.at)
  const matter = { id: locked.id, number: locked.number }
  const circle = circles[act.step]
  if (circle) {
    for (const who of circle) {
      const persons = await personsOf(course, taken, who, at)
      await notify(tx, locked.jurisdictionId, persons, matter, act.step, act.id, at, {
        term: act.effects.rung?.term ?? null,
      })
    }
  }
  const passedOn =
    before.handlerId !== standing.handlerId ||
    before.ownerUnitId !== standing.ownerUnitId ||
    before.state !== standing.state
  if (!passedOn || standing.closedAt) return
  const persons = (await holdersNow(tx, locked.jurisdictionId, standing, at)).filter(
    person => person !== act.actorId,
  )
  await notify(tx, locked.jurisdictionId, persons, matter, 'waits', act.id, at, {
    step: act.step,
    state: standing.state,
  })
}

async function personsOf(
  { tx, locked }: Course,
  { standing }: Taken,
  who: string,
  at: Date,
): Promise<string[]> {
  const { jurisdictionId } = locked
  const onDay = civilDay(at)
  switch (who) {
    case 'holder':
      return holdersNow(tx, jurisdictionId, standing, at)
    case 'head':
      return presentFor(tx, await headsOf(tx, jurisdictionId, standing, at), onDay)
    case 'committee':
      return presentFor(
        tx,
        await inRole(tx, jurisdictionId, 'workCommitteeSecretary', standing, onDay),
        onDay,
      )
    default:
      return presentFor(tx, await inRole(tx, jurisdictionId, who, standing, onDay), onDay)
  }
}
