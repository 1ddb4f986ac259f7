/** Notices of a matter to members of staff: who must act, told once, without personal data in the words. */

import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { deputyOf, personsInRole } from '../territory/index.ts'
import { matterRules } from './consequences.ts'

export interface Told {
  readonly id: string
  readonly number: string
}

/** The handler, or those whose role it waits for; deputies of those on leave; never nobody: the duty officer in the end. */
export async function holdersNow(
  tx: Tx,
  jurisdictionId: number,
  standing: StandingOf,
  at: Date,
): Promise<string[]> {
  const onDay = civilDay(at)
  const waits = matterRules.waitsFor(standing)
  const persons = waits ? await inRole(tx, jurisdictionId, waits, standing, onDay) : []
  if (!waits && standing.handlerId) persons.push(standing.handlerId)
  const found = await presentFor(tx, persons, onDay)
  return found.length
    ? found
    : (await personsInRole(tx, jurisdictionId, { role: 'dutyOfficer', onDay })).map(one => one.id)
}

/** Whoever is at work for each of these persons that day: themselves, a deputy, the duty officer. */
export async function presentFor(tx: Tx, persons: readonly string[], onDay: string): Promise<string[]> {
  const present = await Promise.all(persons.map(person => deputyOf(tx, person, onDay)))
  return [...new Set(present.filter(one => one !== null))]
}

/** Head of the unit that owns it: department head, community director, or the secretary of the work committee. */
export async function headsOf(
  tx: Tx,
  jurisdictionId: number,
  standing: StandingOf,
  at: Date,
): Promise<string[]> {
  const onDay = civilDay(at)
  for (const role of ['departmentHead', 'communityDirector', 'workCommitteeSecretary']) {
    const persons = await personsInRole(tx, jurisdictionId, { role, unitId: standing.ownerUnitId, onDay })
    if (persons.length) return persons.map(person => person.id)
  }
  return []
}

export async function inRole(
  tx: Tx,
  jurisdictionId: number,
  role: string,
  standing: StandingOf,
  onDay: string,
): Promise<string[]> {
  const scope =
    role === 'gridLeader' || role === 'gridMember'
      ? { gridId: standing.gridId }
      : role === 'communityDirector' || role === 'communitySecretary'
        ? { communityId: standing.communityId }
        : role === 'departmentHandler' || role === 'departmentHead'
          ? { unitId: standing.ownerUnitId }
          : {}
  return (await personsInRole(tx, jurisdictionId, { role, ...scope, onDay })).map(person => person.id)
}

export async function notify(
  tx: Tx,
  jurisdictionId: number,
  persons: readonly string[],
  matter: Told,
  kind: string,
  causeId: string,
  at: Date,
  facts: Record<string, unknown> = {},
): Promise<void> {
  if (persons.length === 0) return
  const row = (personId: string) => ({
    jurisdictionId,
    personId,
    proceedingId: matter.id,
    kind,
    facts: JSON.stringify({ number: matter.number, ...facts }),
    dedupeKey: `${kind}:${causeId}`,
    createdAt: at,
  })
  await tx
    .insertInto('notice')
    .values([...new Set(persons)].map(row))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
