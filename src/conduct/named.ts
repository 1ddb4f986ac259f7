/** What a step names must be there: a unit that may be asked, a person at such a post in the unit that owns it, a proceeding within sight, a term that stands open. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Input, Procedure, StandingOf, Step } from '../proceedings/procedure.ts'
import { categoryOf, personsInRole, type Territory } from '../territory/index.ts'
import { rolesAtPlace } from './roles.ts'

export interface Naming {
  readonly tx: Tx
  readonly territory: Territory
  readonly procedure: Procedure
  readonly standing: StandingOf | null
  readonly proceedingId: string
  /** The civil day on which posts must be held. */
  readonly onDay: string
}

/**
 * Run it within the actor's own sight: what lies beyond is not found.
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
      throw new Refusal('invalidInput', {
        input: input.name,
        problem: 'notFound',
        procedure: naming.procedure.id,
      })
  }
}

/** Persons at one of the posts an input asks for: at the place of the proceeding, or in the unit that owns it. */
export async function personsFor(
  { tx, territory, standing, onDay }: Naming,
  input: Input,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  if (!standing) return found
  for (const role of input.of ?? []) {
    const scope = rolesAtPlace.grid.has(role)
      ? { gridId: standing.gridId }
      : rolesAtPlace.community.has(role)
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
      return input.of === undefined || input.of.includes(naming.territory.unit(value)?.kind ?? '')
        ? naming.territory.unit(value) !== undefined && naming.territory.unit(value) !== null
        : false
    case 'category':
      return categoryOf(value) !== null
    case 'person':
      return (await personsFor(naming, input)).has(value)
    case 'proceeding':
      return value !== naming.proceedingId && (await isOfSameKind(naming, value))
    default:
      return true
  }
}

async function isOfSameKind({ tx, territory, procedure }: Naming, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('proceeding')
    .select('closedAt')
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .where('procedure', '=', procedure.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.closedAt === null
}
