/** Counsel is told of a slot booked or given up, of an opinion asked for; whoever asked, that it is given. Never who came or why. */
import type { Tx } from '../kernel/database.ts'
import { notify } from '../notices/index.ts'
import { civilDay } from '../proceedings/days.ts'
import { widenSight } from '../proceedings/index.ts'
import { standInsOf } from '../territory/index.ts'
import { servesOn, servicesFrom } from './hours.ts'

type Kind = 'counselBooked' | 'counselCancelled' | 'opinionAsked' | 'opinionGiven'

interface Told {
  readonly kind: Kind
  readonly causeId: string
  readonly at: Date
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Those who serve the community on the day, or who stand in for them. */
export async function tellCounsel(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  onDay: string,
  told: Told,
): Promise<void> {
  const serving = (await servicesFrom(tx, jurisdictionId, [communityId], onDay)).filter(servesOn(onDay))
  await tell(
    tx,
    jurisdictionId,
    serving.map(it => it.personId),
    told,
  )
}

/** Notices are their readers' own, so this is the last thing a command does under its actor's sight. */
export async function tell(
  tx: Tx,
  jurisdictionId: number,
  personIds: readonly string[],
  told: Told,
): Promise<void> {
  await widenSight(tx)
  const standIns = await standInsOf(tx, personIds, civilDay(told.at))
  for (const id of new Set(personIds)) {
    const present = standIns.get(id) ?? id
    const about = present === id ? present : { id: present, onBehalfOf: id }
    await notify(tx, jurisdictionId, [about], null, told)
  }
}
