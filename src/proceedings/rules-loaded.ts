/** Versions of terms that an office added after release: read for a jurisdiction, taken in with every check. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from './clock.ts'
import { addDays } from './days.ts'
import type { Procedure, TermRule } from './procedure.ts'
import { type LoadedRule, withRules } from './rule-book.ts'

export type { LoadedRule }

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
export const ruleShape = amount.extend({
  procedure: z.string().max(40),
  term: z.string().max(40),
  roll: z.boolean().optional(),
  dayEnds: z.enum(['office', 'midnight']).optional(),
  ladder: z.boolean().optional(),
  basis,
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  reminders: z.array(z.number().positive()).max(10).optional(),
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

const none: readonly LoadedRule[] = []
const held = new WeakMap<object, Map<number, { until: number; rules: readonly LoadedRule[] }>>()
/** A version begins on a later day than the one it is loaded on, so that nobody can miss it within this time. */
const heldMs = 60_000

/** The versions on record, in memory for a minute. */
export async function loadedRules(
  db: Kysely<DB>,
  jurisdictionId: number,
  owner: object,
): Promise<readonly LoadedRule[]> {
  const byJurisdiction = held.get(owner) ?? new Map<number, { until: number; rules: readonly LoadedRule[] }>()
  held.set(owner, byJurisdiction)
  const known = byJurisdiction.get(jurisdictionId)
  if (known && known.until > performance.now()) return known.rules
  const rows = await db
    .selectFrom('deadlineRule')
    .select(['procedure', 'term', 'rule'])
    .where('jurisdictionId', '=', jurisdictionId)
    .orderBy('procedure')
    .orderBy('term')
    .orderBy('version')
    .execute()
  const found = rows.map(row => ({
    procedure: row.procedure,
    term: row.term,
    rule: row.rule as unknown as TermRule,
  }))
  // The same list as before stays the same object: what is derived from it is kept by it.
  const rules =
    found.length === 0 ? none : JSON.stringify(found) === JSON.stringify(known?.rules) ? known!.rules : found
  byJurisdiction.set(jurisdictionId, { until: performance.now() + heldMs, rules })
  return rules
}

/**
 * Takes in versions of terms, all or none.
 * @param source the document that decided it
 * @throws Refusal invalidInput, rulesGap, rulesOverlap, notFound (procedure)
 */
export async function loadRules(
  kernel: Kernel,
  jurisdictionId: number,
  procedures: readonly Procedure[],
  given: readonly unknown[],
  asked: { readonly source: string; readonly personId: string | null },
): Promise<readonly LoadedRule[]> {
  const at = kernel.clock.now()
  const before = await kernel.db.owner
    .selectFrom('deadlineRule')
    .select(['procedure', 'term', 'version', 'rule'])
    .where('jurisdictionId', '=', jurisdictionId)
    .execute()
  const known = before.map(row => ({
    procedure: row.procedure,
    term: row.term,
    rule: row.rule as unknown as TermRule,
  }))
  const added: LoadedRule[] = []
  for (const one of given) added.push(numbered(parsed(one), procedures, [...known, ...added], civilDay(at)))
  for (const id of new Set(added.map(one => one.procedure)))
    withRules(procedures.find(one => one.id === id)!, [...known, ...added])
  await kernel.db.owner
    .insertInto('deadlineRule')
    .values(
      added.map(({ procedure, term, rule }) => ({
        jurisdictionId,
        procedure,
        term,
        version: rule.version,
        rule: JSON.stringify(rule),
        validFrom: rule.validFrom!,
        validTo: rule.validTo ?? null,
        source: asked.source,
        loadedBy: asked.personId,
        loadedAt: at,
      })),
    )
    .execute()
  held.get(kernel.db)?.delete(jurisdictionId)
  return added
}

function parsed(given: unknown): GivenRule {
  const { success, data, error } = ruleShape.safeParse(given)
  if (success) return data
  const [fault] = error.issues
  throw new Refusal('invalidInput', {
    field: fault?.path.join('.') ?? '',
    value: '',
    lawful: fault?.message ?? '',
  })
}

/** The next number; in force from tomorrow at the earliest: what began today began under what was known today. */
function numbered(
  { procedure: id, term, ...rule }: GivenRule,
  procedures: readonly Procedure[],
  known: readonly LoadedRule[],
  today: string,
): LoadedRule {
  const procedure = procedures.find(one => one.id === id)
  if (!procedure)
    throw new Refusal('invalidInput', {
      field: 'procedure',
      value: id,
      lawful: procedures.map(one => one.id).join(', '),
    })
  const first = procedure.terms[term]
  if (!first)
    throw new Refusal('invalidInput', {
      field: 'term',
      value: term,
      lawful: Object.keys(procedure.terms).join(', '),
    })
  if (rule.validFrom <= today)
    throw new Refusal('invalidInput', {
      field: 'validFrom',
      value: rule.validFrom,
      lawful: `>= ${addDays(today, 1)}`,
    })
  const versions = [
    first,
    ...(procedure.versions?.[term] ?? []),
    ...known.filter(one => one.procedure === id && one.term === term).map(one => one.rule),
  ]
  const version = Math.max(...versions.map(one => one.version)) + 1
  return { procedure: id, term, rule: { ...(rule as unknown as Omit<TermRule, 'version'>), version } }
}
