/** Versions of terms that an office added after release: read for a jurisdiction, taken in with every check. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { checkApprovers } from './check.ts'
import { civilDay } from './clock.ts'
import { addDays } from './days.ts'
import type { Procedure, TermRule } from './procedure.ts'
import { type LoadedRule, withRules } from './rule-book.ts'
import { type GivenRule, parseRule } from './rule-shape.ts'

export type { LoadedRule }

const none: readonly LoadedRule[] = []
const held = new WeakMap<object, Map<number, { until: number; rules: readonly LoadedRule[] }>>()
/** Never beyond midnight: a version begins on a later day than the one it is loaded on, so that nobody misses it. */
const heldMs = 60_000
const untilMidnight = () => Date.parse(`${addDays(civilDay(new Date()), 1)}T00:00:00+08:00`) - Date.now()

/** With the document that decided it. */
export interface RecordedRule extends LoadedRule {
  readonly source: string
  readonly loadedAt: Date
}

/** The versions on record, by procedure, term and number. */
export async function rulesOnRecord(db: Kysely<DB>, jurisdictionId: number): Promise<RecordedRule[]> {
  const rows = await db
    .selectFrom('deadlineRule')
    .select(['procedure', 'term', 'rule', 'source', 'loadedAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .orderBy('procedure')
    .orderBy('term')
    .orderBy('version')
    .execute()
  return rows.map(row => ({ ...row, rule: row.rule as unknown as TermRule }))
}

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
  const found = (await rulesOnRecord(db, jurisdictionId)).map(({ procedure, term, rule }) => ({
    procedure,
    term,
    rule,
  }))
  // The same list as before stays the same object: what is derived from it is kept by it.
  const rules =
    found.length === 0 ? none : JSON.stringify(found) === JSON.stringify(known?.rules) ? known!.rules : found
  byJurisdiction.set(jurisdictionId, { until: performance.now() + Math.min(heldMs, untilMidnight()), rules })
  return rules
}

/**
 * Takes in versions of terms, all or none.
 * @param source the document that decided it
 * @param asked.dryRun looks whether they could be taken in, and leaves everything as it is
 * @throws Refusal invalidInput, rulesGap, rulesOverlap, procedureUnsound
 */
export async function loadRules(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  jurisdictionId: number,
  procedures: readonly Procedure[],
  given: readonly unknown[],
  asked: { readonly source: string; readonly personId: string | null; readonly dryRun?: boolean },
): Promise<readonly LoadedRule[]> {
  const at = kernel.clock.now()
  const known = await rulesOnRecord(kernel.db.owner, jurisdictionId)
  const added: LoadedRule[] = []
  for (const one of given)
    added.push(numbered(parseRule(one), procedures, [...known, ...added], civilDay(at)))
  for (const id of new Set(added.map(one => one.procedure)))
    checkApprovers(withRules(procedures.find(one => one.id === id)!, [...known, ...added]))
  if (asked.dryRun) return added
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
      ruleField: 'procedure',
      value: id,
      window: term,
      lawful: procedures.map(one => one.id).join(', '),
    })
  const first = procedure.terms[term]
  if (!first)
    throw new Refusal('invalidInput', {
      ruleField: 'term',
      procedure: id,
      window: term,
      value: term,
      lawful: Object.keys(procedure.terms).join(', '),
    })
  if (rule.validFrom <= today)
    throw new Refusal('invalidInput', {
      ruleField: 'validFrom',
      procedure: id,
      window: term,
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
