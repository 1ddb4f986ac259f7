/** What stands beside invented residents: guardians, consents under their wording, needs that rest on them, lines of the log. */
import { type RawBuilder, sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Random } from '../territory/demo-random.ts'
import { wordingsOn } from './consent-texts.ts'
import type { DemoNeed, DemoPerson } from './demo-families.ts'
import type { Purpose } from './shape.ts'
import { isChild, isMinor } from './terms.ts'

interface Filled {
  readonly id: string
  readonly people: readonly DemoPerson[]
  readonly needs: readonly DemoNeed[]
  /** Registered; what they agreed to and asked for is of that day. */
  readonly knownAt: Date
}
interface Hand {
  readonly random: Random
  readonly at: Date
}

/** With the household, or when a child was a week old. */
export function enteredAt({ bornOn }: Pick<DemoPerson, 'bornOn'>, knownAt: Date, now: Date): Date {
  const named = Date.parse(bornOn) + 7 * 86_400_000
  return new Date(Math.min(now.getTime(), Math.max(knownAt.getTime(), named)))
}

export async function writeBeside(
  tx: Tx,
  jurisdictionId: number,
  filled: readonly Filled[],
  hand: Hand,
): Promise<void> {
  const guardians = filled.flatMap(household => guardiansOf(household, civilDay(hand.at)))
  if (guardians.length > 0) await insertRows(tx, 'guardianship', jurisdictionId, guardians)
  await writeConsents(tx, jurisdictionId, filled, hand)
  await writeLog(tx, jurisdictionId, filled)
}

/** Parents for those under age. */
function guardiansOf({ people }: Filled, today: string) {
  const parents = people.filter(
    it => (it.relation === 'head' || it.relation === 'spouse') && !isMinor(it.bornOn, today),
  )
  return people
    .filter(it => isMinor(it.bornOn, today))
    .flatMap(({ id, bornOn }) =>
      parents.map(parent => ({ wardId: id, guardianId: parent.id, kind: 'parent', since: bornOn })),
    )
}

/** Who gave a number consented to being reached by it, who asked for a service to its being kept; parents for their children. */
async function writeConsents(
  tx: Tx,
  jurisdictionId: number,
  filled: readonly Filled[],
  { random, at }: Hand,
): Promise<void> {
  const today = civilDay(at)
  const wordings = new Map((await wordingsOn(tx, jurisdictionId, today)).map(it => [it.purpose, it]))
  const consent = (givenAt: Date, residentId: string, purpose: Purpose, givenBy = residentId) => {
    const { version, hash: textHash } = wordings.get(purpose)!
    return {
      ...{ id: random.uuid(), residentId, givenBy, purpose, version, textHash },
      ...{ how: 'signed', givenAt },
    }
  }
  const contacts = filled.flatMap(({ people, knownAt }) =>
    people.filter(it => it.phone !== null).map(it => consent(knownAt, it.id, 'contact')),
  )
  const children = filled.flatMap(household => {
    const parents = new Map(guardiansOf(household, today).map(it => [it.wardId, it.guardianId]))
    return household.people
      .filter(it => isChild(it.bornOn, today))
      .map(it => consent(enteredAt(it, household.knownAt, at), it.id, 'minor', parents.get(it.id)))
  })
  const asked = filled.flatMap(({ id: householdId, needs, knownAt }) =>
    needs.map(need => ({ need, householdId, consent: consent(knownAt, need.residentId, 'serviceNeeds') })),
  )
  await insertRows(tx, 'consent', jurisdictionId, [...contacts, ...children, ...asked.map(it => it.consent)])
  if (asked.length === 0) return
  await insertRows(
    tx,
    'serviceNeed',
    jurisdictionId,
    asked.map(({ need, householdId, consent: { id: consentId, givenAt } }) => {
      return { ...need, householdId, consentId, askedOn: civilDay(givenAt) }
    }),
  )
}

/** The log says since when somebody is known; values are not repeated there. */
async function writeLog(tx: Tx, jurisdictionId: number, filled: readonly Filled[]): Promise<void> {
  const ids = filled.map(household => household.id)
  const line = (at: RawBuilder<unknown>) => sql`'{}'::text[], '{}'::jsonb, 'applied', ${at}, ${at}`
  await sql`insert into registry_change (jurisdiction_id, id, subject, subject_id, kind, fields, seen, state, at, recorded_at)
    select h.jurisdiction_id, gen_random_uuid(), 'household', h.id, 'entered', ${line(sql`h.made_at`)} from household h
    where h.jurisdiction_id = ${jurisdictionId} and h.id = any(${ids}::uuid[])
    union all select r.jurisdiction_id, gen_random_uuid(), 'resident', r.id, 'entered', ${line(sql`r.made_at`)} from resident r
    where r.jurisdiction_id = ${jurisdictionId} and r.household_id = any(${ids}::uuid[])`.execute(tx)
}
