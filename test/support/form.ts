/** Fills the form of a step as a person would: what was asked for, the first choice offered, something typed into every field of a person. */
import { declaredProcedures } from '../../src/procedures.ts'
import type { Visitor } from './server.ts'

export interface FormInput {
  readonly name: string
  readonly kind: string
  readonly required: boolean
  readonly personal: boolean
  readonly min: number | null
  readonly max: number | null
  readonly options: readonly { readonly value: string; readonly label: string }[] | null
}
export interface Form {
  readonly step: string
  readonly inputs: readonly FormInput[]
}

/** What stands in every secret, so that a leak is seen wherever it shows. */
export const secretMark = '私下说的'
let phones = 0

/** @param secrets collects what was typed into personal fields */
export async function fillForm(
  form: Form,
  given: Readonly<Record<string, string>>,
  visitor: Visitor,
  secrets: Set<string>,
): Promise<Record<string, unknown>> {
  const filled: Record<string, unknown> = {}
  const known = new Set(form.inputs.map(input => input.name))
  for (const [name, value] of Object.entries(given)) if (!known.has(name)) filled[name] = value
  for (const input of form.inputs) {
    const value = given[input.name]
    // Photos that are no must, asked for by the story: `scan=photo`.
    if (value !== undefined && input.kind === 'photos') filled[input.name] = [await visitor.photo()]
    else if (value !== undefined) filled[input.name] = meantBy(input, value)
    else if (input.required || (input.personal && input.kind !== 'photos')) {
      const typed = await typedInto(input, visitor)
      if (typed !== undefined) filled[input.name] = typed
    }
    const said = filled[input.name]
    if (input.personal && typeof said === 'string') secrets.add(said)
  }
  return filled
}

function meantBy(input: FormInput, value: string): unknown {
  if (['number', 'fen', 'rating'].includes(input.kind)) return Number(value)
  if (input.kind === 'boolean') return value === 'true'
  if (input.kind === 'date' && /^\d\d-\d\d$/.test(value)) return `2026-${value}`
  return value
}

async function typedInto(input: FormInput, visitor: Visitor): Promise<unknown> {
  switch (input.kind) {
    case 'choice':
    case 'unit':
    case 'person':
      return input.options?.[0]?.value
    case 'photos':
      return [await visitor.photo()]
    case 'date':
      throw new Error(`say which day ${input.name} is`)
    case 'boolean':
      return true
    case 'rating':
      return 5
    case 'number':
      return Math.max(input.min ?? 1, 1)
    case 'fen':
      return 50_000
    default:
      if (/phone/i.test(input.name)) return `1990000${String(++phones).padStart(4, '0')}`
      return input.personal ? `${secretMark}${input.name}` : '按规定办理'
  }
}

/** For somebody who is offered nothing and tries all the same. */
export function declaredForm(procedure: string, name: string): Form {
  const step = declaredProcedures.find(one => one.id === procedure)!.steps[name]
  const inputs = (step?.inputs ?? []).map(input => ({
    name: input.name,
    kind: input.kind,
    required: input.required ?? false,
    personal: input.personal ?? false,
    min: input.min ?? null,
    max: input.max ?? null,
    options: input.options?.map(value => ({ value, label: value })) ?? null,
  }))
  return { step: name, inputs }
}
