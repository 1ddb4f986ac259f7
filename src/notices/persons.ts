/** Which persons a circle is on a day: holders, heads, roles; deputies for those on leave; never nobody. */

import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Ground } from '../proceedings/judge.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { deputyOf, personsInRole, standInOf } from '../territory/index.ts'
import type { Circle } from './circles.ts'

/** What the questions below are asked about. */
export interface Asked {
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly ground: Ground
  readonly standing: StandingOf
  readonly at: Date
}

/** Persons of a circle who are at work that day. */
export async function circlePersons(asked: Asked, circle: Circle): Promise<string[]> {
  switch (circle) {
    case 'holder':
      return holdersNow(asked)
    case 'head':
      return presentFor(asked, await headsOf(asked))
    case 'committee':
      return presentFor(asked, await inRole(asked, 'workCommitteeSecretary'))
    case 'discipline':
      return presentFor(asked, await inRole(asked, 'disciplineOfficer'))
    default:
      return presentFor(asked, await inRole(asked, circle))
  }
}

/**
 * Whoever is to act: the handler, or those whose role it waits for; deputies of those on leave. When there is nobody, the
 * duty officer; for a restricted procedure the head of the unit that owns it.
 */
export async function holdersNow(asked: Asked): Promise<string[]> {
  const { ground, standing } = asked
  const waits = ground.waitsFor(standing)
  const persons = waits ? await inRole(asked, waits) : standing.handlerId ? [standing.handlerId] : []
  const found = await presentFor(asked, persons)
  return found.length ? found : lastResort(asked)
}

/** Whoever is at work for each of these persons that day: themselves, a deputy, or the last resort. */
export async function presentFor(asked: Asked, persons: readonly string[]): Promise<string[]> {
  const onDay = civilDay(asked.at)
  const { tx, ground } = asked
  const present: string[] = []
  for (const person of persons) {
    const found = ground.procedure.restricted
      ? ((await standInOf(tx, person, onDay)) ?? person)
      : await deputyOf(tx, person, onDay)
    if (found) present.push(found)
  }
  return [...new Set(present)]
}

/** Head of the unit that owns it: department head, community director, or the secretary of the work committee. */
export async function headsOf({ tx, jurisdictionId, standing, at }: Asked): Promise<string[]> {
  for (const role of headRoles) {
    const query = { role, unitId: standing.ownerUnitId, onDay: civilDay(at) }
    const persons = await personsInRole(tx, jurisdictionId, query)
    if (persons.length) return persons.map(person => person.id)
  }
  return []
}

/** Holders of a role, in the place or unit that the role is held for. */
export async function inRole(asked: Asked, role: string): Promise<string[]> {
  const { tx, jurisdictionId, standing, at, ground } = asked
  const onDay = civilDay(at)
  const ids = async (scope: object) =>
    (await personsInRole(tx, jurisdictionId, { role, ...scope, onDay })).map(person => person.id)
  const ofUnit = { unitId: standing.ownerUnitId }
  if (ground.procedure.restricted) return ids(ofUnit)
  if (ofGrid.has(role)) return ids({ gridId: standing.gridId })
  if (ofCommunity.has(role)) return ids({ communityId: standing.communityId })
  if (ofUnits.has(role)) return ids(ofUnit)
  return ids({})
}

const headRoles = ['departmentHead', 'communityDirector', 'workCommitteeSecretary']
const ofGrid = new Set(['gridLeader', 'gridMember'])
const ofCommunity = new Set(['communityDirector', 'communitySecretary'])
const ofUnits = new Set(['departmentHandler', 'departmentHead'])

async function lastResort(asked: Asked): Promise<string[]> {
  if (asked.ground.procedure.restricted) return headsOf(asked)
  const query = { role: 'dutyOfficer', onDay: civilDay(asked.at) }
  return (await personsInRole(asked.tx, asked.jurisdictionId, query)).map(person => person.id)
}
