/** Which persons a circle is on a day: holders, heads, roles; deputies for those on leave; never nobody. */

import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Ground } from '../proceedings/judge.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { dutyOfficerOn, personsInFirstRole, personsInRole, standInsOf } from '../territory/index.ts'
import { isRole, reaches } from '../territory/roles.ts'
import type { Circle } from './circles.ts'

/** What the questions below are asked about. */
export interface Asked {
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly ground: Ground
  readonly standing: StandingOf
  readonly at: Date
}

/** Somebody at work, and the colleague on leave whom this is for. */
export interface Present {
  readonly id: string
  readonly onBehalfOf: string | null
}

/** Persons of a circle who are at work that day. */
export async function circlePersons(asked: Asked, circle: Circle): Promise<Present[]> {
  switch (circle) {
    case 'holder': {
      // Beside a role that decides on something of its own, whoever holds it is still the one to act.
      const { handlerId } = asked.standing
      const holder = handlerId ? await presentFor(asked, [handlerId]) : []
      return eachOnce([...(await holdersNow(asked)), ...holder])
    }
    case 'grid':
      return presentFor(asked, [
        ...(await inRole(asked, 'gridLeader')),
        ...(await inRole(asked, 'gridMember')),
      ])
    case 'head':
      return presentFor(asked, await headsOf(asked))
    case 'committee':
      return presentFor(asked, await inRole(asked, 'workCommitteeSecretary'))
    case 'discipline':
      return presentFor(asked, await anywhere(asked, 'disciplineOfficer'))
    default:
      return presentFor(asked, await inRole(asked, circle))
  }
}

/**
 * Whoever is to act: the handler, or those whose role it waits for; deputies of those on leave. When there is nobody, the
 * duty officer; for a restricted procedure the head of the unit that owns it.
 */
export async function holdersNow(asked: Asked): Promise<Present[]> {
  const { ground, standing } = asked
  const waits = ground.waitsFor(standing)
  const persons = waits ? await inRole(asked, waits) : standing.handlerId ? [standing.handlerId] : []
  const found = await presentFor(asked, persons)
  if (found.length > 0) return found
  return (await lastResort(asked)).map(id => ({ id, onBehalfOf: null }))
}

/** Whoever is at work for each of these persons that day: themselves, a deputy, the duty officer; each of them once. */
export async function presentFor(asked: Asked, persons: readonly string[]): Promise<Present[]> {
  const onDay = civilDay(asked.at)
  const { tx, ground } = asked
  const standIns = await standInsOf(tx, persons, onDay)
  const away = persons.some(person => !standIns.has(person))
  const officer = away && !ground.procedure.restricted ? await dutyOfficerOn(tx, onDay) : null
  const present = persons.flatMap((person): Present[] => {
    const id = standIns.get(person) ?? (ground.procedure.restricted ? person : officer)
    return id ? [{ id, onBehalfOf: id === person ? null : person }] : []
  })
  return eachOnce(present)
}

/** Nobody twice; on one's own account before on behalf of a colleague. */
export function eachOnce(persons: readonly Present[]): Present[] {
  const once = new Map<string, Present>()
  for (const one of persons) if (!once.has(one.id) || one.onBehalfOf === null) once.set(one.id, one)
  return [...once.values()]
}

/** Head of the unit that owns it: of a department, a community, the work committee, a court … */
export async function headsOf({ tx, jurisdictionId, standing, at }: Asked): Promise<string[]> {
  return personsInFirstRole(tx, jurisdictionId, headRoles, standing.ownerUnitId, civilDay(at))
}

/** Holders of a role, in the place or unit that the role is held for. */
export async function inRole(asked: Asked, role: string): Promise<string[]> {
  const { tx, jurisdictionId, standing, at, ground } = asked
  const scope = scopeFor(role, standing, ground.procedure.restricted ?? false)
  const persons = await personsInRole(tx, jurisdictionId, { role, ...scope, onDay: civilDay(at) })
  return persons.map(person => person.id)
}

const headRoles = [
  'departmentHead',
  'communityDirector',
  'communitySecretary',
  'workCommitteeSecretary',
  'disciplineHead',
  'courtPresident',
  'procuratorateHead',
  'politicalLegalHead',
]

/** A role sees as far as its reach; of a restricted procedure no further than the unit that owns it. */
function scopeFor(role: string, standing: StandingOf, restricted: boolean): object {
  const { gridId, communityId, ownerUnitId } = standing
  const reach = isRole(role) ? reaches[role] : 'unit'
  if (restricted || reach === 'unit') return { unitId: ownerUnitId }
  if (reach === 'grid' && gridId) return { gridId }
  if (reach === 'jurisdiction' || reach === 'nothing') return {}
  if (reach === 'place' && communityId) return { covering: { gridId, communityId } }
  return communityId ? { communityId } : { unitId: ownerUnitId }
}

async function lastResort(asked: Asked): Promise<string[]> {
  if (!asked.ground.procedure.restricted) return anywhere(asked, 'dutyOfficer')
  const heads = await headsOf(asked)
  return heads.length ? heads : atUnit(asked)
}

async function anywhere({ tx, jurisdictionId, at }: Asked, role: string): Promise<string[]> {
  const persons = await personsInRole(tx, jurisdictionId, { role, onDay: civilDay(at) })
  return persons.map(person => person.id)
}

/** Everybody at a post of the unit that owns it: better than nobody where a unit has no head. */
async function atUnit({ tx, jurisdictionId, standing, at }: Asked): Promise<string[]> {
  const onDay = civilDay(at)
  const rows = await tx
    .selectFrom('post')
    .select('personId')
    .distinct()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('unitId', '=', standing.ownerUnitId)
    .where('validFrom', '<=', onDay)
    .where(where => where.or([where('validTo', 'is', null), where('validTo', '>=', onDay)]))
    .execute()
  return rows.map(row => row.personId)
}
