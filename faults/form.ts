/** Fills what a step asks for by chance, as somebody in a hurry would; says when it cannot. */
import type { Chance } from './chance.ts'

interface Input {
  readonly name: string
  readonly kind: string
  readonly required: boolean
  readonly min: number | null
  readonly max: number | null
  readonly options: readonly { readonly value: string }[] | null
}
export interface Step {
  readonly step: string
  readonly inputs: readonly Input[]
}

/** Steps that take the matter out of everybody's hands would leave the load nothing to do. */
const leftOut = new Set(['seal', 'sealHandOver', 'merge', 'handOver', 'suspendUse'])
const hard = new Set(['proceeding', 'date'])

export const fillable = (step: Step) =>
  !leftOut.has(step.step) && step.inputs.every(input => !input.required || canFill(input))

const canFill = (input: Input) =>
  !hard.has(input.kind) &&
  (!['choice', 'unit', 'person', 'category'].includes(input.kind) || (input.options?.length ?? 0) > 0)

/** @param photo uploads one; its id */
export async function fill(
  step: Step,
  chance: Chance,
  photo: () => Promise<string | null>,
): Promise<Record<string, unknown> | null> {
  const filled: Record<string, unknown> = {}
  for (const input of step.inputs) {
    if (!input.required && (!canFill(input) || input.kind === 'photos' || chance.is(0.7))) continue
    const value = input.kind === 'photos' ? await onePhoto(photo) : said(input, chance)
    if (value === null) return null
    filled[input.name] = value
  }
  return filled
}

async function onePhoto(photo: () => Promise<string | null>): Promise<string[] | null> {
  const id = await photo()
  return id === null ? null : [id]
}

function said(input: Input, chance: Chance): unknown {
  switch (input.kind) {
    case 'choice':
    case 'unit':
    case 'person':
    case 'category':
      return chance.pick(input.options!).value
    case 'boolean':
      return chance.is(0.5)
    case 'rating':
      return chance.between(1, 5)
    case 'number':
      return chance.between(Math.max(input.min ?? 1, 1), Math.min(input.max ?? 9, 9))
    case 'fen':
      return chance.between(1, 900) * 100
    default:
      return /phone/i.test(input.name)
        ? `1990000${chance.between(1000, 9999)}`
        : `按规定办理${chance.between(1, 99999)}`
  }
}
