/** Checks what a person entered for a step against the inputs the procedure declares. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Input, Step } from './procedure.ts'

/**
 * The declared inputs only, cleaned; nothing undeclared passes.
 * @throws Refusal missingInput or invalidInput naming the input
 */
export function checkInputs(step: Step, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const declared = step.inputs ?? []
  const unknown = Object.keys(given).filter(name => !declared.some(input => input.name === name))
  if (unknown.length) throw new Refusal('invalidInput', { input: unknown[0]!, problem: 'undeclared' })
  const checked: Record<string, unknown> = {}
  for (const input of declared) {
    const value = cleaned(given[input.name])
    if (isEmpty(value)) {
      if (input.required) throw new Refusal('missingInput', { input: input.name })
      continue
    }
    const parsed = schemaOf(input).safeParse(value)
    if (!parsed.success) throw unfit(input.name, parsed.error.issues[0])
    checked[input.name] = parsed.data
  }
  return checked
}

/** The step as it is asked of this kind of actor: how a resident asked is recorded by staff, never asked of the resident. */
export function askedOf(step: Step, actorKind: string): Step {
  if (actorKind === 'staff' || !step.inputs?.some(input => input.staffOnly)) return step
  return { ...step, inputs: step.inputs.filter(input => !input.staffOnly) }
}

function unfit(input: string, fault: z.core.$ZodIssue | undefined): Refusal {
  if (fault?.code === 'too_big' && fault.origin === 'string')
    return new Refusal('invalidInput', { input, problem: 'tooLong', most: Number(fault.maximum) })
  if (fault?.code === 'too_big' && fault.origin === 'number')
    return new Refusal('invalidInput', { input, problem: 'tooLarge', most: Number(fault.maximum) })
  if (fault?.code === 'too_small' && fault.origin === 'number')
    return new Refusal('invalidInput', { input, problem: 'tooSmall', least: Number(fault.minimum) })
  if (fault?.code === 'invalid_format' && fault.format === 'date')
    return new Refusal('invalidInput', { input, problem: 'noSuchDay' })
  return new Refusal('invalidInput', { input, problem: fault?.message ?? '' })
}

/** Control and zero-width characters and halves of a pair out, line ends alike, trimmed. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
      .trim()
  )
}

function cleaned(value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) : value
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Made once an input: making one costs many times what it is to check a value with it. */
function schemaOf(input: Input): z.ZodType {
  const known = schemas.get(input) ?? schemaFor(input)
  schemas.set(input, known)
  return known
}

const schemas = new WeakMap<Input, z.ZodType>()

function schemaFor(input: Input): z.ZodType {
  switch (input.kind) {
    case 'text':
      return z.string().max(input.max ?? 200)
    case 'longText':
      return z.string().max(input.max ?? 2000)
    case 'choice':
      return z.enum(input.options as [string, ...string[]])
    case 'unit':
    case 'person':
    case 'proceeding':
      return z.uuid()
    case 'photos':
      return z.array(z.uuid()).max(input.max ?? 9)
    case 'date':
      return z.iso.date()
    case 'boolean':
      return z.boolean()
    case 'category':
      return z.string().max(20)
    case 'rating':
      return z.number().int().min(1).max(5)
    case 'number':
      return z
        .number()
        .int()
        .min(input.min ?? 0)
        .max(input.max ?? 1_000_000_000)
    case 'fen':
      return z
        .number()
        .int()
        .min(input.min ?? 0)
        .max(input.max ?? 100_000_000_000)
  }
}
