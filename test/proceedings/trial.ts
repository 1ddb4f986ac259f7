/** A small declared procedure that uses every common mechanic once: an application, a decision, an objection, a promise. */
import { commonStates, commonSteps } from '../../src/proceedings/common-steps.ts'
import { alwaysFrom, commonTerms } from '../../src/proceedings/common-terms.ts'
import type { Basis, Input, Procedure, Step, TermRule, Who } from '../../src/proceedings/procedure.ts'

export const basis: Basis = { article: '试用办法第一条', mark: 'V', force: 'law' }
const first = { version: 1, validFrom: alwaysFrom, basis } as const
const officer: Who = { role: 'justiceOfficer', of: ['ownerUnit'] }
const head: Who = { role: 'departmentHead', of: ['ownerUnit'] }
const secretary: Who = { role: 'workCommitteeSecretary', of: ['jurisdiction'] }
const supervisor: Who = { role: 'supervisor', of: ['jurisdiction'] }
const day = (name: string): Input => ({ name, kind: 'date', required: true })

export const trialTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  decide: {
    ...{ ...first, amount: 10, unit: 'calendar-day', excludes: ['hearing', 'appraisal'], reminders: [5, 8] },
    variants: { simple: { amount: 5, unit: 'calendar-day' }, complex: { amount: 20, unit: 'calendar-day' } },
    extension: {
      times: 1,
      maxAmount: 5,
      unit: 'calendar-day',
      approvers: ['departmentHead'],
      mustTell: true,
    },
  },
  answer: { ...first, amount: 3, unit: 'working-day', excludes: ['announcement'] },
  objecting: { ...first, amount: 5, unit: 'calendar-day', ladder: false, reminders: [4] },
  cooling: { ...first, amount: 3, unit: 'calendar-day', ladder: false },
  promised: { ...first, amount: 30, unit: 'calendar-day' },
  instalment: { ...first, amount: 0, unit: 'calendar-day' },
}

const own: Readonly<Record<string, Step>> = {
  apply: { from: ['draft'], to: 'open', who: [officer], opens: ['decide', 'answer'], basis },
  applyByPost: {
    ...{
      from: ['draft'],
      to: 'open',
      who: [officer],
      opens: ['decide'],
      opensFrom: { decide: 'receivedOn' },
      basis,
    },
    inputs: [day('receivedOn')],
  },
  answer: { from: ['open'], to: '=', who: [officer], closes: ['answer'], whileOpen: ['answer'], basis },
  visit: { from: ['open'], to: '=', who: [officer], atMost: 2, handles: true, basis },
  countersign: { from: ['open'], to: '=', who: [officer], needs: ['visit'], apartFrom: ['visit'], basis },
  promise: {
    ...{
      from: ['open'],
      to: '=',
      who: [officer],
      opens: ['promised'],
      dueFrom: { promised: 'promisedOn' },
      basis,
    },
    ...{ whileClosed: ['promised'], inputs: [day('promisedOn')] },
  },
  payLater: {
    ...{
      from: ['open'],
      to: '=',
      who: [officer],
      opens: ['instalment'],
      dueFrom: { instalment: 'payOn' },
      basis,
    },
    inputs: [day('payOn')],
  },
  decide: {
    from: ['open'],
    to: 'decided',
    who: [officer],
    closes: ['decide', 'answer'],
    opens: ['objecting', 'cooling'],
    primary: true,
    basis,
  },
  object: {
    ...{ from: ['decided'], to: '=', who: [officer], within: ['objecting'], basis },
    track: { name: 'objection', from: ['none'], to: 'raised' },
  },
  settle: {
    from: ['decided'],
    to: '=',
    who: [officer],
    track: { name: 'objection', from: ['raised'], to: 'settled' },
    basis,
  },
  close: {
    ...{ from: ['decided'], to: 'closed', who: [officer], notBefore: ['cooling'], primary: true, basis },
    while: { objection: ['none', 'settled'] },
  },
}

export const trial: Procedure = {
  ...{ id: 'trial', version: 1, initial: 'draft', terms: trialTerms },
  states: {
    ...{
      draft: {},
      open: { waitsFor: 'justiceOfficer' },
      decided: { waitsFor: 'justiceOfficer' },
      closed: { final: true },
    },
    ...commonStates('departmentHead'),
  },
  tracks: {
    objection: {
      initial: 'none',
      states: { none: { final: true }, raised: { waitsFor: 'departmentHead' }, settled: { final: true } },
    },
  },
  steps: {
    ...own,
    ...commonSteps({
      ...{
        open: ['open', 'decided'],
        handlers: [officer],
        approvers: [head, secretary],
        supervisors: [supervisor],
      },
      ...{ labels: ['plain', 'simple', 'complex'], terms: trialTerms },
    }),
  },
}
