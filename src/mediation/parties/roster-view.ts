/** Committees and mediators as they are shown: what is met of the law's composition, when the term ends, who is at work. Counts of what anybody settled are nowhere. */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { personsInRole, type Staff, type Territory, territoryOf } from '../../territory/index.ts'
import { mediatorRoles } from '../procedure-shared.ts'
import { rosterBasis } from '../terms-committee.ts'
import { checkComposition, isTermNear, seatedOn, termEndsOn } from './composition.ts'
import { mayKeep, mayKeepAny, requireRosterReader } from './policy.ts'
import {
  type Committee,
  committeesOf,
  isAway,
  isOnRoster,
  type Mediator,
  mediatorsOf,
} from './roster-store.ts'
import type { CommitteeRow, MediatorRow } from './shape-answers.ts'

interface Looking {
  readonly staff: Staff
  readonly territory: Territory
  readonly today: string
}

/** @throws Refusal notYours */
export async function committeesShown(kernel: Kernel, staff: Staff) {
  const looking = await look(kernel, staff)
  const { territory, today } = looking
  return kernel.db.within(staff.sight, async tx => {
    const committees = await committeesOf(tx, staff.jurisdictionId)
    const mediators = await mediatorsOf(tx, staff.jurisdictionId)
    const rows = committees.map(one => committeeRow(looking, one, mediators))
    const served = new Set(rows.flatMap(row => (row.kind === 'community' ? (row.community?.id ?? []) : [])))
    const communities = territory.communities
      .filter(one => mayKeep(staff, { unitId: one.unitId, communityId: one.id }))
      .map(({ id, name, unitId }) => ({ id, name, unitId, hasCommittee: served.has(id) }))
    const units = territory.units
      .filter(unit => mayKeep(staff, { unitId: unit.id, communityId: null }))
      .map(({ id, name }) => ({ id, name }))
    return { today, rows, mayAdd: mayKeepAny(staff), units, communities }
  })
}

/** @throws Refusal notYours, notFound */
export async function committeeShown(kernel: Kernel, staff: Staff, id: string) {
  const looking = await look(kernel, staff)
  return kernel.db.within(staff.sight, async tx => {
    const [committee] = await committeesOf(tx, staff.jurisdictionId, { id })
    if (!committee) throw new Refusal('notFound', { what: 'mediationCommittee' })
    const mediators = await mediatorsOf(tx, staff.jurisdictionId, { committeeIds: [id] })
    const row = committeeRow(looking, committee, mediators)
    return {
      ...row,
      today: looking.today,
      roster: mediators.map(one => mediatorRow(looking, one, committee)),
      persons: row.mayChange ? await personsAt(tx, looking, committee.unitId) : [],
      exportBasis: { article: rosterBasis.article, mark: rosterBasis.mark },
    }
  })
}

export interface MediatorsAsked {
  readonly community?: string | undefined
  readonly speciality?: string | undefined
  readonly language?: string | undefined
  /** Those whose time is over too. */
  readonly ended?: boolean | undefined
}

/** In the order of their committees and names: nobody is ranked. @throws Refusal notYours */
export async function mediatorsShown(kernel: Kernel, staff: Staff, asked: MediatorsAsked) {
  const looking = await look(kernel, staff)
  const { today } = looking
  return kernel.db.within(staff.sight, async tx => {
    const committees = new Map(
      (await committeesOf(tx, staff.jurisdictionId)).map(one => [one.id, one] as const),
    )
    const rows = (await mediatorsOf(tx, staff.jurisdictionId))
      .map(one => ({ one, committee: committees.get(one.committeeId)! }))
      .filter(({ one, committee }) => asked.ended || (isOnRoster(one, today) && isSet(committee, today)))
      .filter(({ one, committee }) => {
        const { community, speciality, language } = asked
        return (
          (!community || committee.communityId === community) &&
          (!speciality || one.specialities.includes(speciality)) &&
          (!language || (one.languages as readonly string[]).includes(language))
        )
      })
      .sort((a, b) => a.committee.name.localeCompare(b.committee.name, 'zh-CN'))
    return { today, rows: rows.map(({ one, committee }) => mediatorRow(looking, one, committee)) }
  })
}

function isSet({ endedOn }: Committee, today: string): boolean {
  return endedOn === null || endedOn >= today
}

async function look(kernel: Kernel, staff: Staff): Promise<Looking> {
  requireRosterReader(staff)
  return { staff, territory: await territoryOf(kernel), today: civilDay(kernel.clock.now()) }
}

function committeeRow(
  { staff, territory, today }: Looking,
  committee: Committee,
  all: readonly Mediator[],
): CommitteeRow {
  const mediators = all.filter(one => one.committeeId === committee.id)
  const { unitId, communityId, at: _at, ...rest } = committee
  const community = communityId === null ? null : territory.community(communityId)
  return {
    ...rest,
    unit: { id: unitId, name: territory.unit(unitId)?.name ?? '' },
    community: community ? { id: community.id, name: community.name } : null,
    termEndsOn: termEndsOn(committee.termFrom),
    termNear: isTermNear(committee.termFrom, today),
    seated: seatedOn(mediators, today).length,
    mediators: mediators.filter(one => isOnRoster(one, today)).length,
    checks: checkComposition(committee, mediators, today).map(({ basis, ...one }) => ({
      ...one,
      facts: { ...one.facts },
      basis: { article: basis.article, mark: basis.mark },
    })),
    mayChange: mayKeep(staff, committee),
  }
}

function mediatorRow({ staff, today }: Looking, mediator: Mediator, committee: Committee): MediatorRow {
  const { committeeId: _c, phoneIndex, at: _at, ...rest } = mediator
  return {
    ...rest,
    committee: { id: committee.id, name: committee.name, kind: committee.kind },
    standing: standingOn(mediator, today),
    comparable: phoneIndex !== null,
    mayChange: mayKeep(staff, committee),
  }
}

function standingOn(one: Mediator, today: string): MediatorRow['standing'] {
  if (isOnRoster(one, today)) return isAway(one, today) ? 'away' : 'available'
  return one.fromOn > today ? 'toCome' : 'ended'
}

/** Whoever mediates, and those of a community who sit in its committee. */
const sittingRoles = [...mediatorRoles, 'communityDirector', 'communitySecretary', 'communityWorker']

async function personsAt(tx: Tx, { staff, today }: Looking, unitId: string) {
  const found = new Map<string, string>()
  for (const role of sittingRoles)
    for (const { id, name } of await personsInRole(tx, staff.jurisdictionId, { role, unitId, onDay: today }))
      found.set(id, name)
  return [...found].map(([id, name]) => ({ id, name }))
}
