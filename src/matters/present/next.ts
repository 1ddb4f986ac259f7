/** What this reader may lawfully do next, with the inputs each step needs and what is proposed for them. */
import type { Tx } from '../../kernel/database.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { lawfulSteps } from '../../proceedings/judge.ts'
import type { Actor, Input, StandingOf } from '../../proceedings/procedure.ts'
import { categories, competentUnits, unitsOfKind } from '../../territory/index.ts'
import { choicesOf, isAsked, requiredHere, whereTo } from '../asked.ts'
import { matterRules } from '../consequences.ts'
import { personsFor } from '../named.ts'
import type { MatterFacts } from '../policy.ts'
import { matterProcedure } from '../procedure.ts'
import { categoryLabel, type Reading } from './row.ts'

export interface NextFor {
  readonly standing: StandingOf
  readonly actor: Actor
  readonly facts: MatterFacts
  readonly category: string
  /** The matter it may be the same as: looked for only where a step asks for one, since it costs more than all else. */
  likeliest(): Promise<string | null>
}

export const noLike = async () => null

export async function presentNext(tx: Tx, next: NextFor, reading: Reading) {
  const { standing, actor, facts } = next
  const steps = lawfulSteps(matterRules, { standing, actor, facts, at: reading.now })
  const presented = []
  for (const name of steps)
    presented.push(await presentStep(tx, name, next, reading, input => isAsked(input, asking(next))))
  return presented
}

/** One step as a form asks for it, lawful now or not: the phone takes along all that its worker could take. */
export async function presentStep(
  tx: Tx,
  name: string,
  next: NextFor,
  reading: Reading,
  isAskedHere: (input: Input) => boolean,
) {
  const step = matterProcedure.steps[name]!
  const { t } = reading
  const to = whereTo(step, next.standing)
  const inputs = []
  for (const input of (step.inputs ?? []).filter(isAskedHere))
    inputs.push(await presentInput(tx, input, name, next, reading))
  return {
    step: name,
    label: t(`matter:step.${name}`),
    help: wordOrNull(reading, `matter:help.${name}`),
    primary: step.primary ?? false,
    to,
    toLabel: t(`matter:state.${to}`),
    basis: { article: step.basis.article, force: step.basis.force },
    inputs,
    papers: [...(step.papers ?? [])],
  }
}

const asking = ({ standing, actor, facts }: NextFor) => ({
  standing,
  kind: actor.kind,
  nature: facts.nature,
})

async function presentInput(tx: Tx, input: Input, step: string, next: NextFor, reading: Reading) {
  const { t } = reading
  const options = await optionsOf(tx, input, next, reading)
  const proposal = await proposalFor(input, next, reading)
  // Proposed is only what may be chosen: a dispatcher is not among the persons of a grid.
  const isOffered = input.kind !== 'person' || options?.some(option => option.value === proposal)
  return {
    name: input.name,
    kind: input.kind,
    label: wordOrNull(reading, `matter:inputOf.${step}.${input.name}`) ?? t(`matter:input.${input.name}`),
    help: wordOrNull(reading, `matter:inputHelp.${input.name}`),
    required: (input.required ?? false) || requiredHere(input, step, asking(next)),
    max: input.max ?? null,
    options,
    purpose: input.purpose ?? null,
    proposal: isOffered ? proposal : null,
  }
}

async function optionsOf(
  tx: Tx,
  input: Input,
  next: NextFor,
  reading: Reading,
): Promise<{ value: string; label: string }[] | null> {
  const { t, territory } = reading
  switch (input.kind) {
    case 'choice':
      return choicesOf(input, next.standing).map(value => ({
        value,
        label:
          input.name === 'days'
            ? t('matter:left.days', { count: Number(value) })
            : t(`matter:option.${input.name}.${value}`),
      }))
    case 'unit': {
      const competent = competentUnits(territory, next.category)
      const rest = unitsOfKind(territory, input.of ?? []).filter(
        unit => !competent.some(one => one.id === unit.id),
      )
      return [...competent.filter(unit => input.of?.includes(unit.kind)), ...rest].map(unit => ({
        value: unit.id,
        label: unit.name,
      }))
    }
    case 'category':
      return categories.map(category => ({
        value: category.code,
        label: categoryLabel(category.code, reading),
      }))
    case 'person':
      return personOptions(tx, input, next, reading)
    default:
      return null
  }
}

async function personOptions(tx: Tx, input: Input, { standing }: NextFor, { territory, now }: Reading) {
  const found = await personsFor({ tx, territory, standing, onDay: civilDay(now) }, input)
  return [...found].map(([value, label]) => ({ value, label }))
}

async function proposalFor(input: Input, next: NextFor, { territory }: Reading): Promise<string | null> {
  if (input.kind === 'category') return next.category
  if (input.kind === 'unit' && input.name === 'unit')
    return competentUnits(territory, next.category).find(unit => input.of?.includes(unit.kind))?.id ?? null
  if (input.kind === 'proceeding') return next.likeliest()
  if (input.kind === 'person') return next.actor.id
  return null
}

export function wordOrNull({ t }: Reading, key: string): string | null {
  const word = t(key)
  return word === key || word === key.split(':')[1] ? null : word
}
