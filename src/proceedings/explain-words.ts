/** The steps to a deadline in words: one line a step, and last the article, its force and the version of the rule. Pure. */
import type { ExplainStep } from './explain.ts'
import type { TermRule } from './procedure.ts'

export interface WordedStep {
  /** The civil day a line is about, YYYY-MM-DD; null where it is about the whole. */
  readonly on: string | null
  readonly text: string
}

type Translate = (key: string, values?: Record<string, unknown>) => string

/**
 * Words the steps with the catalogue `clock`. Weeks of counted days are one line that says weekends are left out.
 * @example wordSteps(due(rule, startsAt, calendar).steps, rule, translator('zh-CN'))
 */
export function wordSteps(steps: readonly ExplainStep[], rule: TermRule, t: Translate): WordedStep[] {
  const known = worded.get(t) ?? new Map<string, readonly WordedStep[]>()
  worded.set(t, known)
  const key = keyOf(steps, rule)
  const before = known.get(key)
  if (before !== undefined) return [...before]
  if (known.size >= mostRemembered) known.clear()
  const words = wordAnew(steps, rule, t)
  known.set(key, words)
  return [...words]
}

/** Terms that begin in the same minute read the same, and of those there are many where much comes in. */
const worded = new WeakMap<Translate, Map<string, readonly WordedStep[]>>()
const mostRemembered = 1000

/** All that the words say: of instants the minute. */
function keyOf(steps: readonly ExplainStep[], { basis, version }: TermRule): string {
  let key = `${basis.article}|${basis.force}|${version}`
  for (const { kind, from, to, amount, unit, name, time } of steps)
    key += `|${kind},${from.slice(0, 16)},${to.slice(0, 16)},${amount},${unit},${name},${time?.slice(0, 5)}`
  return key
}

function wordAnew(steps: readonly ExplainStep[], rule: TermRule, t: Translate): WordedStep[] {
  const inHours = steps.some(countsHours) && !steps.some(step => step.kind === 'daysCounted')
  const lines = grouped(steps).map(group => ({
    on: group[0]!.from.slice(0, 10),
    text: wordGroup(group, inHours, t),
  }))
  const { article, force } = rule.basis
  const basis = t('clock:basis', { article, force: t(`clock:force.${force}`), version: rule.version })
  return [...lines, { on: null, text: basis }]
}

/** Counted runs with the weekends between them belong together; a run of hours only when it is long. */
function grouped(steps: readonly ExplainStep[]): ExplainStep[][] {
  const groups: ExplainStep[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (last && joinable(step) && last.every(joinable) && sameKind(last, step)) last.push(step)
    else groups.push([step])
  }
  return groups.flatMap(group => (isShort(group) ? group.map(step => [step]) : [group]))
}

const countsHours = (step: ExplainStep) => step.kind === 'hoursCounted'
const counts = (step: ExplainStep) => step.kind === 'daysCounted' || countsHours(step)

/** A few runs of hours read better one by one. */
function isShort(group: readonly ExplainStep[]): boolean {
  return group.some(countsHours) && group.filter(countsHours).length <= 3
}

function joinable(step: ExplainStep): boolean {
  return (
    step.kind === 'weekendSkipped' ||
    (counts(step) && (step.unit === 'working-day' || step.unit === 'working-hour'))
  )
}

function sameKind(group: readonly ExplainStep[], step: ExplainStep): boolean {
  return step.kind === 'weekendSkipped' || group.every(other => !counts(other) || other.kind === step.kind)
}

function wordGroup(group: readonly ExplainStep[], inHours: boolean, t: Translate): string {
  const [first, last] = [group[0]!, group.at(-1)!]
  const counted = group.filter(counts)
  const unit = counted[0]?.unit ?? first.unit
  const amount = counted.length ? counted.reduce((sum, step) => sum + (step.amount ?? 0), 0) : first.amount
  const kind = counted[0]?.kind ?? first.kind
  const weekends = group.length > counted.length && counted.length > 0
  const named = kind === 'rolled' && first.name
  const variant = weekends
    ? 'WithoutWeekends'
    : named
      ? 'Named'
      : kind === 'start' && inHours
        ? 'InHours'
        : ''
  return t(`clock:step.${kind}${variant}`, {
    range: wordRange(first.from, last.to, t),
    from: wordMoment(first.from, t),
    to: wordMoment(last.to, t),
    at: first.time
      ? t('clock:moment', { day: wordMoment(first.from, t), time: first.time.slice(0, 5) })
      : wordMoment(first.from, t),
    name: first.name ?? '',
    year: first.from.slice(0, 4),
    amount:
      amount === undefined || unit === undefined
        ? ''
        : t(`clock:amount.${unit}`, { count: Math.round(amount * 100) / 100 }),
  })
}

function wordRange(from: string, to: string, t: Translate): string {
  if (from === to) return wordMoment(from, t)
  const sameDay = from.slice(0, 10) === to.slice(0, 10)
  return t('clock:range', { from: wordMoment(from, t), to: sameDay ? to.slice(11, 16) : wordMoment(to, t) })
}

function wordMoment(moment: string, t: Translate): string {
  const [year, month, day] = moment.slice(0, 10).split('-').map(Number)
  const weekday = t(`clock:weekday.${new Date(`${moment.slice(0, 10)}T00:00:00Z`).getUTCDay()}`)
  const words = t('clock:day', { iso: moment.slice(0, 10), year, month, day, weekday })
  return moment.includes('T') ? t('clock:moment', { day: words, time: moment.slice(11, 16) }) : words
}
