/** What this reader may lawfully do next, with the inputs each step needs, as the forms of the desk ask for them. */
import type { Tx } from '../kernel/database.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay } from '../proceedings/clock.ts'
import { lawfulSteps, type Rules } from '../proceedings/judge.ts'
import type { Actor, Input, Procedure, StandingOf, Step } from '../proceedings/procedure.ts'
import { type Territory, unitsOfKind } from '../territory/index.ts'
import { personsFor } from './named.ts'
import { type Say, sayIn, wordOrNull } from './words.ts'

export interface Reading {
  readonly t: Translate
  readonly language: Language
  readonly territory: Territory
  readonly calendar: Calendar
  readonly now: Date
}

export interface NextFor {
  readonly rules: Rules<unknown>
  readonly standing: StandingOf
  readonly actor: Actor
  readonly proceedingId: string
}

export async function presentNext(tx: Tx, next: NextFor, reading: Reading) {
  const { rules, standing, actor } = next
  const names = lawfulSteps(rules, { standing, actor, facts: null, at: reading.now })
  const steps = []
  for (const name of names)
    steps.push(await presentStep(tx, name, rules.procedure.steps[name]!, next, reading))
  return steps
}

export async function presentStep(
  tx: Tx,
  name: string,
  step: Step,
  next: Pick<NextFor, 'rules' | 'proceedingId'> & { readonly standing: StandingOf | null },
  reading: Reading,
) {
  const { procedure } = next.rules
  const { t } = reading
  const say = sayIn(procedure.id, t)
  const to =
    step.to === '='
      ? (next.standing?.state ?? procedure.initial)
      : step.to === '^'
        ? (next.standing?.returnTo ?? procedure.initial)
        : step.to
  const inputs = []
  for (const input of step.inputs ?? []) inputs.push(await presentInput(tx, input, next, reading))
  return {
    step: name,
    label: say('step', name),
    help: wordOrNull(procedure.id, t, 'help', name),
    primary: step.primary ?? false,
    to,
    toLabel: say('state', to),
    basis: { article: step.basis.article, force: step.basis.force, mark: step.basis.mark },
    byOurClock: step.byOurClock ?? false,
    inputs,
    papers: (step.papers ?? []).map(paper => say('paper', paper)),
  }
}

async function presentInput(
  tx: Tx,
  input: Input,
  next: Pick<NextFor, 'rules' | 'proceedingId'> & { readonly standing: StandingOf | null },
  reading: Reading,
) {
  const { procedure } = next.rules
  const say = sayIn(procedure.id, reading.t)
  return {
    name: input.name,
    kind: input.kind,
    label: say('input', input.name),
    help: wordOrNull(procedure.id, reading.t, 'inputHelp', input.name),
    required: input.required ?? false,
    personal: input.personal ?? false,
    min: input.min ?? null,
    max: input.max ?? null,
    options: await optionsOf(tx, procedure, input, next, reading),
    purpose: input.purpose ?? null,
    proposal: null,
  }
}

async function optionsOf(
  tx: Tx,
  procedure: Procedure,
  input: Input,
  next: { readonly standing: StandingOf | null; readonly proceedingId: string },
  { t, territory, now }: Reading,
): Promise<{ value: string; label: string }[] | null> {
  const say = sayIn(procedure.id, t)
  switch (input.kind) {
    case 'choice': {
      const open = input.name === 'term' ? openOnly(input, next.standing) : (input.options ?? [])
      return open.map(value => ({
        value,
        label: optionWord(say, input.name, value),
      }))
    }
    case 'unit':
      return (input.of ? unitsOfKind(territory, input.of) : territory.units).map(unit => ({
        value: unit.id,
        label: unit.name,
      }))
    case 'person': {
      const naming = {
        tx,
        territory,
        procedure,
        standing: next.standing,
        proceedingId: next.proceedingId,
        onDay: civilDay(now),
      }
      return [...(await personsFor(naming, input))].map(([value, label]) => ({ value, label }))
    }
    default:
      return null
  }
}

/** A term and a label have words of their own, whatever step asks for them. */
export function optionWord(say: Say, input: string, value: string): string {
  if (input === 'term') return say('term', value)
  const own = say('option', `${input}.${value}`)
  return input === 'label' && own === `${input}.${value}` ? say('label', value) : own
}

/** Of the terms a step could work on, those that stand open. */
function openOnly(input: Input, standing: StandingOf | null): string[] {
  return (input.options ?? []).filter(name => standing?.terms.some(term => term.term === name))
}
