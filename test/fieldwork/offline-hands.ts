/** Hands of days without signal: what was taken along, what a step asks for, where a matter stands at the server. */
import assert from 'node:assert/strict'
import { askedOf, type Ground, type Told } from '../../src/fieldwork/offline.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { addDays } from '../../src/proceedings/days.ts'
import { actsOf } from '../../src/proceedings/index.ts'
import { standing as standingAfter } from '../../src/proceedings/standing.ts'
import type { Visitor } from '../support/server.ts'
import { gridId, jurisdictionId, kernel } from './world.ts'

export const pocketOf = async (who: Visitor) => {
  const { status, body } = await who.get(`/api/field/pocket?grid=${gridId}`)
  assert.equal(status, 200, JSON.stringify(body).slice(0, 300))
  return body
}
export const groundOf = (pocket: { matters: Omit<Ground, 'days'>; days: Ground['days'] }): Ground => ({
  ...pocket.matters,
  days: pocket.days,
})
/** Replayed from its acts. */
export const standsNow = async (id: string) => {
  const acts = await actsOf(kernel.db.owner as never, jurisdictionId, id)
  return standingAfter(matterProcedure, acts)
}

/** Photos a step asks for are sent before; here the server has them already. */
export async function inputsFor(
  who: Visitor,
  step: string,
  standing: Told['standing'],
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  const declared = matterProcedure.steps[step]!.inputs ?? []
  for (const { name, required, choices } of askedOf(step, standing, 'complaint').inputs) {
    const input = declared.find(one => one.name === name)!
    if (!required && !['after', 'evidence', 'consent'].includes(name)) continue
    if (input.kind === 'photos') values[name] = [await who.photo()]
    else if (choices) values[name] = choices[0]
    else if (input.kind === 'category') values[name] = 'other'
    else if (input.kind === 'date') values[name] = addDays('2026-11-23', 10)
    else if (input.kind === 'boolean') values[name] = true
    else if (input.kind === 'rating') values[name] = 5
    else values[name] = '在现场看过了。'
  }
  return values
}

/** Steps that name persons, units or other matters wait for signal: their choices are not taken along for every case. */
export const takeable = (step: string) =>
  !(matterProcedure.steps[step]!.inputs ?? []).some(
    input => ['unit', 'person', 'proceeding'].includes(input.kind) && input.required,
  )
