/** What may be chosen when a consultation is referred on: kinds as the procedure declares them, units it may go to. */
import type { z } from 'zod'
import { type Registry, sayIn } from '../conduct/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Input } from '../proceedings/procedure.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { referralProcedures } from './kinds.ts'
import type { referralChoicesShape } from './shape-answers.ts'

type Choices = z.infer<typeof referralChoicesShape>

export async function referralChoices(kernel: Kernel, registry: Registry, t: Translate): Promise<Choices> {
  const territory = await territoryOf(kernel)
  const of = (procedure: string, kindInput: string) => {
    const inputs = registry.procedure(procedure).steps.referIn?.inputs ?? []
    const say = sayIn(procedure, t)
    return {
      kinds: optionsOf(inputs, kindInput).map(value => ({
        value,
        label: say('option', `${kindInput}.${value}`),
      })),
      units: unitsFor(territory, inputs),
    }
  }
  return {
    legalAid: of(referralProcedures.legalAid, 'matterKind'),
    mediation: of(referralProcedures.mediation, 'disputeKind'),
  }
}

function optionsOf(inputs: readonly Input[], name: string): readonly string[] {
  return inputs.find(input => input.name === name)?.options ?? []
}

/** The units of the kinds the step names, by name. */
function unitsFor(territory: Territory, inputs: readonly Input[]) {
  const kinds = inputs.find(input => input.name === 'unit')?.of ?? []
  return territory.units
    .filter(unit => kinds.includes(unit.kind))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((one, other) => one.label.localeCompare(other.label, 'zh-CN'))
}
