/** A new version of a term as it is being written: begins as the last one, so that whoever changes a number drops nothing else. */
import type { Term } from './drawing.ts'

export const units = [
  'calendar-day',
  'working-day',
  'working-hour',
  'hour',
  'minute',
  'month',
  'year',
] as const
export type Unit = (typeof units)[number]

export interface RuleDraft {
  amount: number | null
  unit: Unit
  roll: boolean
  dayEnds: 'office' | 'midnight'
  article: string
  mark: 'V' | 'M' | 'D' | 'S'
  force: 'law' | 'policy' | 'default'
  validFrom: string
  validTo: string
  reminders: string
  excludes: string[]
  extends: boolean
  times: number | null
  maxAmount: number | null
  extensionUnit: Unit
  approvers: string[]
  mustTell: boolean
  source: string
}

export function draftFrom(term: Term): RuleDraft {
  const last = term.versions.at(-1)!
  const { rule } = last
  return {
    amount: rule.amount,
    unit: rule.unit,
    roll: rule.roll ?? false,
    dayEnds: rule.dayEnds ?? 'midnight',
    article: last.article,
    mark: last.mark,
    force: last.force,
    validFrom: '',
    validTo: '',
    reminders: (rule.reminders ?? []).join(', '),
    excludes: rule.excludes ?? [],
    extends: rule.extension !== undefined,
    times: rule.extension?.times ?? 1,
    maxAmount: rule.extension?.maxAmount ?? null,
    extensionUnit: rule.extension?.unit ?? rule.unit,
    approvers: rule.extension?.approvers ?? [],
    mustTell: rule.extension?.mustTell ?? true,
    source: '',
  }
}

/** As the server takes it. What the form does not ask for is carried over from the last version. */
export function ruleOf(procedure: string, term: Term, draft: RuleDraft): object {
  const { rule } = term.versions.at(-1)!
  const reminders = draft.reminders
    .split(/[^\d.]+/)
    .map(Number)
    .filter(amount => amount > 0)
  return {
    procedure,
    term: term.name,
    amount: draft.amount,
    unit: draft.unit,
    roll: draft.roll,
    dayEnds: draft.dayEnds,
    ...(rule.ladder === undefined ? {} : { ladder: rule.ladder }),
    ...(rule.urgent ? { urgent: rule.urgent } : {}),
    ...(rule.variants ? { variants: rule.variants } : {}),
    basis: { article: draft.article.trim(), mark: draft.mark, force: draft.force },
    validFrom: draft.validFrom,
    ...(draft.validTo ? { validTo: draft.validTo } : {}),
    ...(reminders.length ? { reminders } : {}),
    ...(draft.excludes.length ? { excludes: draft.excludes } : {}),
    ...(draft.extends
      ? {
          extension: {
            times: draft.times,
            maxAmount: draft.maxAmount,
            unit: draft.extensionUnit,
            approvers: draft.approvers,
            mustTell: draft.mustTell,
          },
        }
      : {}),
  }
}

export function isWhole(draft: RuleDraft): boolean {
  const extension = !draft.extends || (draft.times && draft.maxAmount && draft.approvers.length > 0)
  return Boolean(
    draft.amount !== null && draft.article.trim() && draft.validFrom && draft.source.trim() && extension,
  )
}
