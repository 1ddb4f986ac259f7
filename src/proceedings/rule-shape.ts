/** What an office hands in when a term is changed: one version of one term, and what is wrong with it in words a person can act on. Pure. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'

const amount = z.object({
  amount: z.number().min(0),
  unit: z.enum(['calendar-day', 'working-day', 'working-hour', 'hour', 'minute', 'month', 'year']),
})
const basis = z.object({
  article: z.string().trim().min(2).max(200),
  mark: z.enum(['V', 'M', 'D', 'S']),
  force: z.enum(['law', 'policy', 'default']),
})

/** What an office hands in: one version of one term. */
export const ruleShape = z.strictObject({
  ...amount.shape,
  procedure: z.string().max(40),
  term: z.string().max(40),
  roll: z.boolean().optional(),
  dayEnds: z.enum(['office', 'midnight']).optional(),
  ladder: z.boolean().optional(),
  basis,
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  reminders: z.array(z.number().positive()).max(10).optional(),
  reminderUnit: amount.shape.unit.optional(),
  excludes: z.array(z.string().max(40)).max(20).optional(),
  urgent: amount.optional(),
  variants: z.record(z.string().max(40), amount).optional(),
  extension: z
    .object({
      times: z.number().int().min(1),
      maxAmount: z.number().positive(),
      unit: amount.shape.unit,
      approvers: z.array(z.string()).min(1),
      mustTell: z.boolean(),
      basis: basis.optional(),
    })
    .optional(),
})
export type GivenRule = z.infer<typeof ruleShape>
const needed = ['procedure', 'term', 'amount', 'unit', 'basis', 'validFrom']

/** @throws Refusal invalidInput naming the item of the rule, what it was, and what would be lawful */
export function parseRule(given: unknown): GivenRule {
  if (typeof given !== 'object' || given === null)
    throw new Refusal('invalidInput', {
      field: 'rules',
      value: String(given),
      lawful: `{"${needed.join('", "')}"}`,
    })
  const { success, data, error } = ruleShape.safeParse(given)
  if (success) return data
  const [fault] = error.issues
  const { term, procedure } = (given ?? {}) as { term?: unknown; procedure?: unknown }
  throw new Refusal('invalidInput', {
    ruleField: [...(fault?.path ?? []), ...(fault?.code === 'unrecognized_keys' ? fault.keys : [])].join('.'),
    value: valueAt(given, fault?.path ?? []),
    lawful: fault ? lawfulFor(fault) : '',
    window: String(term ?? ''),
    ...(typeof procedure === 'string' ? { procedure } : {}),
  })
}

/** What stands there; nothing for what is missing or made of parts. */
function valueAt(given: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], given)
  return found === undefined || typeof found === 'object' ? '' : String(found)
}

function lawfulFor(fault: z.core.$ZodIssue): string {
  switch (fault.code) {
    case 'invalid_value':
      return fault.values.join(', ')
    case 'invalid_format':
      return 'YYYY-MM-DD'
    case 'too_small':
      return `>= ${fault.minimum}`
    case 'too_big':
      return `<= ${fault.maximum}`
    case 'unrecognized_keys':
      return Object.keys(ruleShape.shape).join(', ')
    case 'invalid_type':
      return fault.expected
    default:
      return fault.message
  }
}
