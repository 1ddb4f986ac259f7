/** What the rules look at beside the acts, looked up before a step is judged. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { civilDay, instantOf } from '../proceedings/clock.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { personsInRole, type Territory, unitOf, workCommitteeOf } from '../territory/index.ts'
import { choosesVerifier, verifierAmong, verifyingRoles } from './following.ts'
import type { MatterFacts } from './policy.ts'

export const noFacts: MatterFacts = {
  nature: 'help',
  anonymous: false,
  communityUnitId: null,
  workCommitteeUnitId: '',
  verifierId: null,
  primary: null,
  namedDayEndsAt: null,
}

/** The step asked for; null while only asking which are open. */
interface Asked {
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly actorId: string | null
  readonly at: Date
}

export async function factsFor(
  tx: Tx,
  territory: Territory,
  id: string,
  standing: StandingOf,
  asked: Asked | null,
): Promise<MatterFacts> {
  const jurisdictionId = territory.jurisdiction.id
  const row = await tx
    .selectFrom('matter')
    .modifyFront(sql`/* prepared facts_of_matter */`)
    .select(['nature', 'anonymous'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .executeTakeFirstOrThrow()
  const inputs = asked?.inputs ?? {}
  const day = inputs.recheckOn ?? inputs.askedOn
  return {
    ...factsAtRest(territory, row, standing),
    verifierId:
      asked && choosesVerifier.has(asked.step)
        ? await chooseVerifier(tx, jurisdictionId, standing, asked.actorId, civilDay(asked.at))
        : null,
    primary:
      typeof inputs.primary === 'string' && inputs.primary !== id
        ? await primaryOf(tx, jurisdictionId, inputs.primary)
        : null,
    namedDayEndsAt: typeof day === 'string' ? new Date(instantOf(day, '00:00').getTime() + 86_400_000) : null,
  }
}

/** While only asking which steps are open: nothing is looked up. */
export function factsAtRest(
  territory: Territory,
  { nature, anonymous }: Pick<MatterFacts, 'nature' | 'anonymous'>,
  standing: StandingOf,
): MatterFacts {
  return {
    ...noFacts,
    nature,
    anonymous,
    communityUnitId: standing.communityId ? (unitOf(territory, standing.communityId)?.id ?? null) : null,
    workCommitteeUnitId: workCommitteeOf(territory)?.id ?? standing.ownerUnitId,
  }
}

/** A member of the grid who never handled it, else the grid leader, else nobody: then it waits for the supervisor. */
export async function chooseVerifier(
  tx: Tx,
  jurisdictionId: number,
  standing: StandingOf,
  actorId: string | null,
  onDay: string,
): Promise<string | null> {
  return verifierAmong(await verifiersOf(tx, jurisdictionId, standing.gridId, onDay), standing, actorId)
}

/** Who may be asked to verify in a grid, in order. */
export async function verifiersOf(
  tx: Tx,
  jurisdictionId: number,
  gridId: string | null,
  onDay: string,
): Promise<string[]> {
  if (!gridId) return []
  const persons: string[] = []
  for (const role of verifyingRoles)
    for (const { id } of await personsInRole(tx, jurisdictionId, { role, gridId, onDay })) persons.push(id)
  return persons
}

async function primaryOf(tx: Tx, jurisdictionId: number, id: string): Promise<MatterFacts['primary']> {
  const row = await tx
    .selectFrom('proceeding')
    .select(['id', 'state'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .where('procedure', '=', 'matter')
    .executeTakeFirst()
  return row ?? null
}
