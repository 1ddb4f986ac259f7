/** Who is told after a step of any procedure: whoever must act next, and those whom the step concerns by name. */

import type { Tx } from '../kernel/database.ts'
import type { Ground } from '../proceedings/judge.ts'
import type { Act, StandingOf } from '../proceedings/procedure.ts'
import { isRole, reaches } from '../territory/roles.ts'
import { circlesOf } from './circles.ts'
import { notify } from './notify.ts'
import {
  type Asked,
  circlePersons,
  eachOnce,
  holdersNow,
  inRole,
  type Present,
  presentFor,
} from './persons.ts'

/** A step as it was taken. */
export interface Told {
  readonly act: Act
  readonly before: StandingOf
  readonly standing: StandingOf
}

/** Writes the notices of one act, in the act's own transaction. */
export async function tellAfter(
  tx: Tx,
  jurisdictionId: number,
  ground: Ground,
  about: { readonly id: string; readonly number: string },
  told: Told,
): Promise<void> {
  const at = new Date(told.act.at)
  const asked: Asked = { tx, jurisdictionId, ground, standing: told.standing, at }
  const of = { ...about, procedure: ground.procedure }
  await tellCircles(asked, of, told)
  await tellNext(asked, of, told)
}

type Of = Parameters<typeof notify>[3]

async function tellCircles(asked: Asked, of: Of, told: Told): Promise<void> {
  const { act } = told
  if (act.step === 'changeGrid') return tellGrids(asked, told)
  const term = act.step === 'recomputeTerms' ? movedTerm(told) : (act.effects.rung?.term ?? null)
  if (act.step === 'recomputeTerms' && !term) return
  const persons: Present[] = []
  for (const circle of circlesOf(act.step, asked.ground.procedure.restricted ?? false))
    persons.push(...(await circlePersons(asked, circle)))
  const { urgent } = told.standing
  const notice = { kind: act.step, causeId: act.id, at: asked.at, facts: { term }, urgent }
  await notify(asked.tx, asked.jurisdictionId, eachOnce(persons), of, notice)
}

/**
 * A community divided anew may move a hundred proceedings: each person is told once for the whole plan, at once; what came to
 * somebody by it waits for the morning list, a line each. Whoever held it is told as well.
 */
async function tellGrids(asked: Asked, { act, before, standing }: Told): Promise<void> {
  const persons: Present[] = [...(await lookingAfter(asked))]
  for (const circle of circlesOf(act.step, asked.ground.procedure.restricted ?? false))
    if (circle !== 'holder') persons.push(...(await circlePersons(asked, circle)))
  const { handlerId } = before
  if (handlerId !== null && handlerId !== standing.handlerId)
    persons.push(...(await presentFor(asked, [handlerId])))
  const { plan, decision } = act.inputs
  const notice = { kind: act.step, causeId: String(plan), at: asked.at, facts: { decision } }
  await notify(asked.tx, asked.jurisdictionId, eachOnce(persons), null, notice)
}

/** Whoever is to act; where that is the leader of a grid that has none yet, the community's director. */
async function lookingAfter(asked: Asked): Promise<Present[]> {
  const role = asked.ground.waitsFor(asked.standing)
  const leaderless = isOfGrid(role) && (await inRole(asked, role!)).length === 0
  const directors = leaderless ? await presentFor(asked, await inRole(asked, 'communityDirector')) : []
  return directors.length > 0 ? directors : circlePersons(asked, 'holder')
}

/** The first term whose due instant is another now; null when all were merely confirmed. */
function movedTerm({ act, before }: Told): string | null {
  const dueOf = (name: string) => before.terms.find(term => term.term === name)?.dueAt
  return act.effects.moved?.find(one => one.dueAt !== dueOf(one.term))?.term ?? null
}

/** Passed on to somebody else, or to somebody's role: they hear of it, the actor does not. */
async function tellNext(asked: Asked, of: Of, { act, before, standing }: Told): Promise<void> {
  const { waitsFor } = asked.ground
  const passedOn =
    before.handlerId !== standing.handlerId ||
    before.ownerUnitId !== standing.ownerUnitId ||
    before.state !== standing.state ||
    (comesToOthers(act) && isOfGrid(waitsFor(standing))) ||
    waitsFor(before) !== waitsFor(standing)
  if (!passedOn || standing.closedAt) return
  const holders = act.step === 'changeGrid' ? await lookingAfter(asked) : await holdersNow(asked)
  const persons = holders.filter(person => person.id !== act.actorId)
  const facts = { step: act.step, state: standing.state }
  const { urgent } = standing
  const notice = { kind: 'waits', causeId: act.id, at: asked.at, facts, urgent }
  await notify(asked.tx, asked.jurisdictionId, persons, of, notice)
}

/** Handed to a grid of another code: to other people. A grid that goes on under its code keeps its people, who know of it. */
function comesToOthers({ step, inputs }: Act): boolean {
  const code = (grid: unknown) => (grid as { readonly code?: string } | undefined)?.code
  return step === 'changeGrid' && code(inputs.from) !== code(inputs.to)
}

const isOfGrid = (role: string | null) => role !== null && isRole(role) && reaches[role] === 'grid'
