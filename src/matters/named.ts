/** What a step names must be there: a unit that may be asked, a person at such a post here, a kind of matter, a matter within sight. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Input, StandingOf, Step } from '../proceedings/procedure.ts'
import { categoryOf, personsInRole, type Territory } from '../territory/index.ts'

/** Beside the inputs: where the matter stands, and the civil day on which posts must be held. */
export interface Naming {
  readonly tx: Tx
  readonly territory: Territory
  readonly standing: StandingOf
  readonly onDay: string
}

/**
 * Run it within the actor's own sight: a matter beyond it is not found.
 * @throws Refusal invalidInput naming the input
 */
export async function refuseUnknownNames(
  naming: Naming,
  step: Step,
  inputs: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const input of step.inputs ?? []) {
    const value = inputs[input.name]
    if (typeof value === 'string' && !(await isThere(naming, input, value)))
      throw new Refusal('invalidInput', { input: input.name, problem: 'notFound' })
  }
}

/** Persons at one of the posts an input asks for, at the place or the unit of this matter. */
export async function personsFor({ tx, territory, standing, onDay }: Naming, input: Input) {
  const found = new Map<string, string>()
  for (const role of input.of ?? []) {
    const scope = role.startsWith('grid')
      ? { gridId: standing.gridId }
      : role.startsWith('community')
        ? { communityId: standing.communityId }
        : { unitId: standing.ownerUnitId }
    if (!Object.values(scope)[0]) continue
    for (const person of await personsInRole(tx, territory.jurisdiction.id, { role, ...scope, onDay }))
      found.set(person.id, person.name)
  }
  return found
}

async function isThere(naming: Naming, input: Input, value: string): Promise<boolean> {
  switch (input.kind) {
    case 'unit':
      return input.of?.includes(naming.territory.unit(value)?.kind ?? '') ?? false
    case 'category':
      return categoryOf(value) !== null
    case 'person':
      return (await personsFor(naming, input)).has(value)
    case 'proceeding':
      return isWithinSight(naming, value)
    default:
      return true
  }
}

async function isWithinSight({ tx, territory }: Naming, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('proceeding')
    .select('id')
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
