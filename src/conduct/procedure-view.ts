/** A procedure drawn from its own data: states, steps, clocks and articles in words, with counts of what is where now. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Procedure, Step, TermRule, Unit } from '../proceedings/procedure.ts'
import { versionsOf } from '../proceedings/rule-book.ts'
import { nameOf, sayIn } from './words.ts'

export interface Counts {
  readonly states: ReadonlyMap<string, { count: number; overdue: number }>
  readonly terms: ReadonlyMap<string, { count: number; overdue: number }>
}

/** What is where now, of one procedure; a closed proceeding is counted in its last state. */
export async function countsOf(tx: Tx, jurisdictionId: number, procedure: string): Promise<Counts> {
  const of = async (column: 'state' | 'next_due_term') => {
    const { rows } = await sql<{ key: string; count: number; overdue: number }>`
      select ${sql.ref(column)} as key, count(*)::int as count, (count(*) filter (where overdue and closed_at is null))::int as overdue from proceeding
      where jurisdiction_id = ${jurisdictionId} and procedure = ${procedure} and ${sql.ref(column)} is not null group by 1`.execute(tx)
    return new Map(rows.map(row => [row.key, row]))
  }
  return { states: await of('state'), terms: await of('next_due_term') }
}

export function presentProcedure(procedure: Procedure, on: boolean, counts: Counts | null, t: Translate) {
  const say = sayIn(procedure.id, t)
  const named = (kind: string, name: string) => ({ name, label: say(kind, name) })
  return {
    id: procedure.id,
    label: nameOf(procedure.id, t),
    version: procedure.version,
    restricted: procedure.restricted ?? false,
    offByDefault: procedure.offByDefault ?? false,
    on,
    initial: procedure.initial,
    counted: counts !== null,
    states: Object.entries(procedure.states).map(([name, state]) => ({
      ...named('state', name),
      final: state.final ?? false,
      waitsFor: state.waitsFor ? t(`auth:role.${state.waitsFor}`) : null,
      ...numbersOf(counts?.states, name),
    })),
    tracks: Object.entries(procedure.tracks ?? {}).map(([name, track]) => ({
      ...named('track', name),
      initial: track.initial,
      states: Object.entries(track.states).map(([state, { final }]) => ({ ...named('trackState', state), final: final ?? false })),
    })),
    steps: Object.entries(procedure.steps).map(([name, step]) => presentStepOf(procedure, name, step, t)),
    terms: Object.keys(procedure.terms).map(name => ({ ...presentTermOf(procedure, name, t), ...numbersOf(counts?.terms, name) })),
  }
}

function numbersOf(counts: ReadonlyMap<string, { count: number; overdue: number }> | undefined, name: string) {
  if (!counts) return { count: null, overdue: null }
  const { count = 0, overdue = 0 } = counts.get(name) ?? {}
  return { count, overdue }
}

function presentStepOf(procedure: Procedure, name: string, step: Step, t: Translate) {
  const say = sayIn(procedure.id, t)
  const terms = (list: readonly string[] | undefined) => (list ?? []).map(term => say('term', term))
  return {
    name,
    label: say('step', name),
    from: [...step.from],
    to: step.to,
    track: step.track ? { name: step.track.name, from: [...step.track.from], to: step.track.to } : null,
    common: isCommon(procedure, name, t),
    primary: step.primary ?? false,
    who: [...new Set(step.who.map(who => who.role))].map(role => ({ role, label: roleWord(role, t) })),
    inputs: (step.inputs ?? []).map(input => ({ name: input.name, label: say('input', input.name), required: input.required ?? false, personal: input.personal ?? false })),
    opens: terms(step.opens),
    closes: terms(step.closes),
    pauses: terms(step.pauses),
    resumes: terms(step.resumes),
    conditions: conditionsOf(procedure, step, t),
    papers: (step.papers ?? []).map(paper => say('paper', paper)),
    basis: { article: step.basis.article, mark: step.basis.mark, force: step.basis.force },
  }
}

/** Shared by all procedures: worded in the common catalogue alone. */
function isCommon(procedure: Procedure, name: string, t: Translate): boolean {
  const key = `${procedure.id}:step.${name}`
  const own = t(key)
  return own === key || own === `step.${name}`
}

const roleWord = (role: string, t: Translate) =>
  role === 'resident' || role === 'system' ? t(`matter:actor.${role}`) : t(`auth:role.${role}`)

function conditionsOf(procedure: Procedure, step: Step, t: Translate): string[] {
  const say = sayIn(procedure.id, t)
  const list = (kind: string, names: readonly string[]) => names.map(name => say(kind, name)).join(t('common:listSeparator'))
  const line = (key: string, names: readonly string[] | undefined, kind: string) =>
    names?.length ? [t(`conduct:condition.${key}`, { names: list(kind, names) })] : []
  return [
    ...line('within', step.within, 'term'),
    ...line('notBefore', step.notBefore, 'term'),
    ...line('needs', step.needs, 'step'),
    ...line('apartFrom', step.apartFrom, 'step'),
    ...(step.atMost ? [t('conduct:condition.atMost', { times: step.atMost })] : []),
    ...(step.who.some(who => who.of.includes('notHandler')) ? [t('conduct:condition.notHandler')] : []),
    ...Object.entries(step.while ?? {}).map(([track, states]) =>
      t('conduct:condition.while', { track: say('track', track), states: list('trackState', states) }),
    ),
  ]
}

function presentTermOf(procedure: Procedure, name: string, t: Translate) {
  const say = sayIn(procedure.id, t)
  const rule = procedure.terms[name]!
  const stepsWith = (of: (step: Step) => readonly string[] | undefined) =>
    Object.entries(procedure.steps).flatMap(([step, declared]) => (of(declared)?.includes(name) ? [say('step', step)] : []))
  return {
    name,
    label: say('term', name),
    ladder: rule.ladder !== false,
    startsWith: stepsWith(step => step.opens),
    endsWith: stepsWith(step => step.closes),
    extension: extensionWords(rule, t),
    excludes: (rule.excludes ?? []).map(cause => say('option', `cause.${cause}`)),
    reminders: (rule.reminders ?? []).map(amount => amountWords({ amount, unit: rule.unit }, t)),
    variants: [
      ...(rule.urgent ? [{ label: t('conduct:urgent'), amount: amountWords(rule.urgent, t) }] : []),
      ...Object.entries(rule.variants ?? {}).map(([label, amount]) => ({ label: say('label', label), amount: amountWords(amount, t) })),
    ],
    versions: versionsOf(procedure, name).map(version => ({
      version: version.version,
      amount: amountWords(version, t),
      when: whenWords(version, t),
      article: version.basis.article,
      mark: version.basis.mark,
      force: version.basis.force,
      validFrom: version.validFrom ?? null,
      validTo: version.validTo ?? null,
      rule: partsOf(version),
    })),
  }
}

function partsOf({ amount, unit, roll, dayEnds, ladder, reminders, excludes, urgent, variants, extension }: TermRule) {
  const { times = 0, maxAmount = 0, unit: by = unit, approvers = [], mustTell = false } = extension ?? {}
  return {
    amount,
    unit,
    ...(roll === undefined ? {} : { roll }),
    ...(dayEnds === undefined ? {} : { dayEnds }),
    ...(ladder === undefined ? {} : { ladder }),
    ...(reminders ? { reminders: [...reminders] } : {}),
    ...(excludes ? { excludes: [...excludes] } : {}),
    ...(urgent ? { urgent } : {}),
    ...(variants ? { variants: { ...variants } } : {}),
    ...(extension ? { extension: { times, maxAmount, unit: by, approvers: [...approvers], mustTell } } : {}),
  }
}

function extensionWords({ extension }: TermRule, t: Translate): string | null {
  if (!extension) return null
  const { times, maxAmount, unit, approvers, mustTell } = extension
  return t(mustTell ? 'conduct:extensionTold' : 'conduct:extension', {
    times,
    amount: amountWords({ amount: maxAmount, unit }, t),
    approvers: approvers.map(role => t(`auth:role.${role}`)).join(t('common:listSeparator')),
  })
}

function whenWords(rule: TermRule, t: Translate): string | null {
  if (!/day|month|year/.test(rule.unit)) return null
  const parts = [...(rule.roll ? [t('conduct:rolls')] : []), ...(rule.dayEnds === 'office' ? [t('conduct:endsWithOffice')] : [])]
  return parts.length ? parts.join(t('common:listSeparator')) : null
}

const amountWords = ({ amount, unit }: { amount: number; unit: Unit }, t: Translate) =>
  amount === 0 ? t('conduct:asNamed') : t(`clock:amount.${unit}`, { count: amount })
