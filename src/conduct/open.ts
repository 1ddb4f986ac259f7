/** Opens a proceeding of any procedure by its first act: lawful, named, numbered, with what persons told kept beside it. */
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { tellAfter } from '../notices/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { calendarOf, findAct, loadedRules, openingRows, widenSight } from '../proceedings/index.ts'
import { askedOf } from '../proceedings/inputs.ts'
import type { Rules } from '../proceedings/judge.ts'
import { openProceeding } from '../proceedings/opening.ts'
import type { Act, Effects, Step } from '../proceedings/procedure.ts'
import { blankStanding } from '../proceedings/standing.ts'
import { type Standpoint, standpointFor } from '../proceedings/who.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { actedAt } from './acted-at.ts'
import { attachFiles } from './course.ts'
import type { Doer } from './follow.ts'
import { refuseUnknownNames } from './named.ts'
import { keepPrivate, partInputs } from './private-inputs.ts'
import type { Registry } from './registry.ts'
import { isTaken, resent } from './resent.ts'
import { inputsOf } from './take-step.ts'

export interface OpenRequest {
  /** Of the proceeding and of its first act: sent twice it is opened once. */
  readonly id: string
  readonly procedure: string
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly at?: string | undefined
  /** The dossier of another proceeding of the same trouble. */
  readonly besideId?: string | undefined
  /** Where it arose; without one, the place of the actor's post. */
  readonly communityId?: string | undefined
  readonly gridId?: string | undefined
}

/**
 * @returns the number of the proceeding
 * @throws Refusal switchedOff, unlawfulStep, notYours, missingInput, invalidInput, futureAct, ruleNotInForce, actReused
 */
export async function openNew(
  kernel: Kernel,
  registry: Registry,
  staff: Doer,
  request: OpenRequest,
): Promise<{ id: string; number: string }> {
  const { jurisdictionId } = staff
  const work = (tx: Tx) => openWithin(kernel, registry, tx, staff, request)
  return kernel.db.within(staff.sight, work).catch(error => {
    if (!isTaken(error)) throw error
    // Sent before and handed beyond this actor's sight by that very act, or taken by another.
    return kernel.db.within(everythingOf(jurisdictionId), async tx => {
      const rules = registry.rules(request.procedure, await loadedRules(tx, jurisdictionId, kernel.db))
      return resent(kernel, tx, rules, jurisdictionId, request)
    })
  })
}

/**
 * The same within a transaction that goes on: what follows from an act of another procedure commits with it.
 * @throws Refusal as openNew
 */
export async function openWithin(
  kernel: Kernel,
  registry: Registry,
  tx: Tx,
  staff: Doer,
  request: OpenRequest,
): Promise<{ id: string; number: string }> {
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  const rules = registry.rules(request.procedure, await loadedRules(tx, jurisdictionId, kernel.db))
  refuseIfOff(territory, rules)
  if (await findAct(tx, jurisdictionId, request.id)) return resent(kernel, tx, rules, jurisdictionId, request)
  const step = beginning(rules, request.step)
  const inputs = inputsOf(rules.procedure, askedOf(step, staff.actor.kind), request.inputs)
  const { at, recordedAt } = actedAt(kernel.clock.now(), request.at, step, null)
  const place = placeFor(territory, staff, rules, request)
  const standpoint = standpointAt(rules, step, request.step, staff, place, at)
  await refuseUnknownNames(
    {
      tx,
      territory,
      procedure: rules.procedure,
      standing: null,
      proceedingId: request.id,
      onDay: civilDay(at),
    },
    step,
    inputs,
  )
  const { open, secret } = partInputs(kernel, step, request.id, inputs)
  const dossierId = await dossierFor(tx, jurisdictionId, request)
  await widenSight(tx)
  const effects = { ...place, ...(recordedAt ? { recordedAt: recordedAt.toISOString() } : {}) }
  const { act, ...opened } = await write(kernel, tx, rules, staff, {
    ...request,
    inputs: open,
    at,
    standpoint,
    dossierId,
    effects,
  })
  const proceedingId = request.id
  await keepPrivate(kernel, tx, { jurisdictionId, proceedingId, actId: request.id }, secret)
  const happened = { kernel, tx, jurisdictionId, proceedingId, act, inputs, about: staff.about }
  await registry.follow(request.procedure, { ...happened, openedIn: standpoint.unitId })
  return opened
}

/** Some procedures run only where the jurisdiction has switched them on. */
export function refuseIfOff(territory: Territory, { procedure }: Pick<Rules<unknown>, 'procedure'>): void {
  if (isOn(territory, procedure.id, procedure.offByDefault)) return
  throw new Refusal('switchedOff', { procedure: procedure.id })
}

export function isOn(territory: Territory, id: string, offByDefault: boolean | undefined): boolean {
  const { switchedOn } = territory.jurisdiction.settings
  return !offByDefault || (Array.isArray(switchedOn) && switchedOn.includes(id))
}

function beginning({ procedure }: Rules<unknown>, name: string): Step {
  const step = Object.hasOwn(procedure.steps, name) ? procedure.steps[name] : undefined
  if (step?.from.includes(procedure.initial)) return step
  const lawful = Object.keys(procedure.steps).filter(one =>
    procedure.steps[one]!.from.includes(procedure.initial),
  )
  throw new Refusal('unlawfulStep', { step: name, state: procedure.initial, procedure: procedure.id, lawful })
}

type Place = Pick<Effects, 'gridId' | 'communityId'>

/** What is seen by the units that took part alone carries no place by which others would see it. */
function placeFor(
  territory: Territory,
  staff: Doer,
  { procedure }: Rules<unknown>,
  request: OpenRequest,
): Place {
  if (procedure.restricted) return { gridId: null, communityId: null }
  const post = staff.actor.posts.find(one => one.gridId) ?? staff.actor.posts.find(one => one.communityId)
  const gridId = request.gridId ?? (request.communityId ? null : (post?.gridId ?? null))
  const grid = gridId === null ? null : territory.grid(gridId)
  if (gridId !== null && !grid) throw new Refusal('invalidInput', { input: 'grid', problem: 'notFound' })
  const communityId = grid?.communityId ?? request.communityId ?? post?.communityId ?? null
  if (communityId !== null && !territory.community(communityId))
    throw new Refusal('invalidInput', { input: 'community', problem: 'notFound' })
  return { gridId, communityId }
}

/** At a beginning every unit is the owner of what it opens; what a resident opens, or follows from an act elsewhere, lies with the unit named. */
function standpointAt(
  rules: Rules<unknown>,
  step: Step,
  name: string,
  staff: Doer,
  place: Place,
  at: Date,
): Standpoint {
  const posts = [...staff.actor.posts, ...(staff.actor.deputyFor ?? []).flatMap(one => one.posts)]
  const units = staff.actor.kind !== 'staff' && staff.unitId ? [staff.unitId] : posts.map(post => post.unitId)
  for (const unitId of new Set(units)) {
    const blank = {
      ...blankStanding(rules.procedure, unitId, at.toISOString()),
      unitIds: [unitId],
      gridId: place.gridId ?? null,
      communityId: place.communityId ?? null,
    }
    const standpoint = standpointFor(step, blank, staff.actor)
    if (standpoint) return { ...standpoint, unitId: standpoint.unitId ?? unitId }
  }
  throw new Refusal('notYours', {
    step: name,
    procedure: rules.procedure.id,
    only: step.who.find(one => one.role !== 'resident')?.role ?? '',
  })
}

async function dossierFor(tx: Tx, jurisdictionId: number, { id, besideId }: OpenRequest): Promise<string> {
  if (!besideId) return id
  const row = await tx
    .selectFrom('proceeding')
    .select('dossierId')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', besideId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  return row.dossierId
}

interface Opening extends Omit<OpenRequest, 'at'> {
  readonly at: Date
  readonly standpoint: Standpoint
  readonly dossierId: string
  readonly effects: Effects
}

async function write(
  kernel: Kernel,
  tx: Tx,
  rules: Rules<unknown>,
  { jurisdictionId, actor, claim }: Doer,
  { id, step, inputs, at, standpoint, dossierId, effects }: Opening,
): Promise<{ id: string; number: string; act: Act }> {
  const calendar = await calendarOf(tx, jurisdictionId)
  const { act, standing } = openProceeding(
    rules.procedure,
    {
      actId: id,
      step,
      actor,
      actorRole: standpoint.role,
      onBehalfOf: standpoint.onBehalfOf,
      at,
      inputs,
      effects: { ownerUnitId: standpoint.unitId!, handlerId: null, ...effects },
    },
    calendar,
  )
  const rows = openingRows(jurisdictionId, id, dossierId, '', rules, act, standing, calendar)
  if (dossierId === id) await tx.insertInto('dossier').values({ jurisdictionId, id, createdAt: at }).execute()
  const { number } = await tx
    .insertInto('proceeding')
    .values({
      ...rows.proceeding,
      number: sql<string>`${civilDay(at).replaceAll('-', '')} || '-' || lpad(nextval('matter_number')::text, 6, '0')`,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  await tx.insertInto('act').values(rows.act).execute()
  const locked = {
    jurisdictionId,
    id,
    dossierId,
    procedure: rules.procedure.id,
    number,
    lastHash: rows.act.hash,
    acts: [act],
  }
  await attachFiles({ kernel, tx, rules, locked, asker: { actor, claim } }, act)
  const blank = blankStanding(rules.procedure, standing.ownerUnitId, act.at)
  await tellAfter(tx, jurisdictionId, rules, { id, number }, { act, before: blank, standing })
  return { id, number, act }
}
