/** Versions of terms: which one a proceeding runs under, the versions an office added after release, and what a set of versions must fulfil. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { dayOfNumber, numberOfDay } from './days.ts'
import { isDayUnit } from './pauses.ts'
import type { Procedure, TermRule, Unit } from './procedure.ts'

/** Every version of a term, by the first day of its validity. */
export function versionsOf(procedure: Procedure, name: string): readonly TermRule[] {
  const first = procedure.terms[name]
  if (!first) throw new Error(`procedure ${procedure.id} has no term ${name}`)
  return [first, ...(procedure.versions?.[name] ?? [])].sort((a, b) => order(a.validFrom, b.validFrom))
}

/**
 * The version of a term under which a proceeding runs that began on a civil day: the running keep theirs when a rule changes.
 * @param beganOn YYYY-MM-DD
 * @throws Refusal ruleNotInForce when no version was valid that day
 */
export function ruleInForce(procedure: Procedure, name: string, beganOn: string): TermRule {
  const versions = versionsOf(procedure, name)
  const rule = versions.findLast(
    one => (one.validFrom ?? '') <= beganOn && beganOn <= (one.validTo ?? '9999-12-31'),
  )
  if (rule) return rule
  throw new Refusal('ruleNotInForce', {
    procedure: procedure.id,
    window: name,
    on: beganOn,
    from: versions[0]?.validFrom ?? '',
  })
}

/** The version with a number, under which a term was opened. */
export function versionOf(procedure: Procedure, name: string, version: number): TermRule {
  const rule = versionsOf(procedure, name).find(one => one.version === version)
  if (!rule) throw new Error(`procedure ${procedure.id}, term ${name}: version ${version} is not on record`)
  return rule
}

export interface LoadedRule {
  readonly procedure: string
  readonly term: string
  readonly rule: TermRule
}

/**
 * The procedure with the versions an office added. Where the one before has no last day it ends the day before the new one begins.
 * @throws Refusal when the versions of a term then leave a gap, overlap, or repeat a number
 */
export function withRules(procedure: Procedure, loaded: readonly LoadedRule[]): Procedure {
  const own = loaded.filter(one => one.procedure === procedure.id)
  if (own.length === 0) return procedure
  const terms = { ...procedure.terms }
  const versions: Record<string, readonly TermRule[]> = { ...procedure.versions }
  for (const name of new Set(own.map(one => one.term))) {
    if (!terms[name]) throw fault('term', procedure.id, name, name, Object.keys(terms).join(', '))
    const added = own.filter(one => one.term === name).map(one => ({ ...one.rule, loaded: true as const }))
    const [first, ...later] = ended([...versionsOf(procedure, name), ...added])
    checkVersions(procedure.id, name, [first!, ...later])
    terms[name] = first!
    versions[name] = later
  }
  return { ...procedure, terms, versions }
}

/** An open-ended version ends where the next begins. */
function ended(rules: readonly TermRule[]): TermRule[] {
  const inOrder = [...rules].sort((a, b) => order(a.validFrom, b.validFrom))
  return inOrder.map((rule, index) => {
    const next = inOrder[index + 1]?.validFrom
    return next && !rule.validTo && (rule.validFrom ?? '') < next
      ? { ...rule, validTo: dayBefore(next) }
      : rule
  })
}

/**
 * Versions in order of validity: each has a basis and a first day that exists, numbers do not repeat, and every day from the
 * first on is covered exactly once: the last version has no last day.
 * @throws Refusal rulesGap, rulesOverlap or invalidInput, naming procedure, term and days
 */
export function checkVersions(procedure: string, term: string, versions: readonly TermRule[]): void {
  const numbers = new Set<number>()
  let before: TermRule | null = null
  for (const rule of versions) {
    checkRule(procedure, term, rule)
    if (numbers.has(rule.version)) throw fault('version', procedure, term, String(rule.version), '1, 2, 3, …')
    numbers.add(rule.version)
    if (before) checkNeighbours(procedure, term, before, rule)
    before = rule
  }
  if (before?.validTo)
    throw new Refusal('rulesGap', { procedure, window: term, from: before.validTo, reason: 'unended' })
}

function checkRule(procedure: string, term: string, rule: TermRule): void {
  if (!rule.basis?.article?.trim()) throw fault('basis', procedure, term, '', 'article, mark, force')
  if (!['V', 'M', 'D', 'S'].includes(rule.basis.mark))
    throw fault('basis.mark', procedure, term, String(rule.basis.mark), 'V, M, D, S')
  if (!rule.validFrom) throw fault('validFrom', procedure, term, '', 'YYYY-MM-DD')
  for (const field of ['validFrom', 'validTo'] as const) checkDay(procedure, term, field, rule[field])
  if (rule.validTo && rule.validTo < rule.validFrom)
    throw fault('validTo', procedure, term, rule.validTo, `>= ${rule.validFrom}`)
  for (const [field, { amount, unit }] of amountsOf(rule))
    if (!Number.isFinite(amount) || amount < 0 || (isDayUnit(unit) && !Number.isInteger(amount)))
      throw fault(field, procedure, term, String(amount), '0, 1, 2, …')
  if (rule.extension && rule.extension.approvers.length === 0)
    throw fault('extension.approvers', procedure, term, '', 'role')
}

/** @throws Refusal with the days there are: 2026-02-01–2026-02-28 */
function checkDay(procedure: string, term: string, field: string, day: string | undefined): void {
  try {
    if (day !== undefined) numberOfDay(day)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw fault(field, procedure, term, day!, String(error.facts.lawful))
  }
}

interface Amount {
  readonly amount: number
  readonly unit: Unit
}

/** Whatever is counted: a day is whole, or every proceeding that opens the term would fail. */
function amountsOf(rule: TermRule): [field: string, amount: Amount][] {
  const { urgent, variants = {}, extension, reminders = [], reminderUnit = rule.unit } = rule
  return [
    ['amount', rule],
    ...(urgent ? [['urgent', urgent] as [string, Amount]] : []),
    ...Object.values(variants).map((one): [string, Amount] => ['variants', one]),
    ...(extension
      ? [['extension', { amount: extension.maxAmount, unit: extension.unit }] as [string, Amount]]
      : []),
    ...reminders.map((amount): [string, Amount] => ['reminders', { amount, unit: reminderUnit }]),
  ]
}

function checkNeighbours(procedure: string, term: string, before: TermRule, rule: TermRule): void {
  const facts = { procedure, window: term, from: before.validFrom ?? '', on: rule.validFrom ?? '' }
  if (!before.validTo || before.validTo >= rule.validFrom!) throw new Refusal('rulesOverlap', facts)
  if (dayBefore(rule.validFrom!) !== before.validTo)
    throw new Refusal('rulesGap', { ...facts, from: before.validTo })
}

function fault(field: string, procedure: string, term: string, value: string, lawful: string): Refusal {
  return new Refusal('invalidInput', { ruleField: field, value, lawful, procedure, window: term })
}

const order = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0)
const dayBefore = (day: string) => dayOfNumber(numberOfDay(day) - 1)
