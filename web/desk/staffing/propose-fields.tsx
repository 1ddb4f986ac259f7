/** What a proposal is asked with; what is seldom needed is folded away. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { personsOf } from './persons.ts'
import type { ProposalAsk, Staffing } from './wire.ts'

export interface AskDraft {
  readonly from: string
  readonly weights: { readonly matters: number; readonly elderlyAlone: number }
  readonly roles: NonNullable<ProposalAsk['roles']>
  readonly slack: number
  readonly mayCross: boolean
  readonly memberEach: boolean
  /** Persons who stay, who may lead, who work half a post, who are new. */
  readonly fixed: readonly string[]
  readonly leading: readonly string[]
  readonly half: readonly string[]
  readonly added: readonly string[]
}

interface FieldsProps {
  draft: AskDraft
  set(draft: AskDraft): void
  staffing: Staffing
  communities: Staffing['communities']
}

const shared = ['communityWorker', 'communityPolice', 'enforcementOfficer', 'communityCounsel'] as const

export function ProposeFields({ draft, set, staffing, communities }: FieldsProps) {
  const { t } = useWords()
  const change = (part: Partial<AskDraft>) => set({ ...draft, ...part })
  const label = (role: string) => staffing.roles.find(it => it.role === role)?.label ?? role
  return (
    <div className="staffing-ask">
      <p className="quiet">{t('staffing:propose.intro')}</p>
      <div className="staffing-fields">
        <Field label={t('staffing:change.from')}>
          {id => (
            <Input
              id={id}
              type="date"
              min={staffing.today}
              value={draft.from}
              onChange={event => change({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('staffing:propose.slack')}>
          {id => (
            <Select
              id={id}
              value={draft.slack}
              options={[0, 0.02, 0.05, 0.1, 0.2].map(value => ({
                value,
                label: t(value === 0 ? 'staffing:propose.slackNone' : 'staffing:propose.slackSome', {
                  percent: Math.round(value * 100),
                }),
              }))}
              onChange={slack => change({ slack })}
            />
          )}
        </Field>
      </div>
      <Checkbox.Group
        className="staffing-roles"
        aria-label={t('staffing:propose.roles')}
        value={[...draft.roles]}
        options={[
          { value: 'heads', label: t('staffing:propose.heads') },
          ...shared.map(role => ({ value: role, label: label(role) })),
        ]}
        onChange={roles => change({ roles: roles as AskDraft['roles'] })}
      />
      {communities.length > 1 && (
        <Checkbox checked={draft.mayCross} onChange={event => change({ mayCross: event.target.checked })}>
          {t('staffing:propose.mayCross')}
        </Checkbox>
      )}
      <Checkbox checked={draft.memberEach} onChange={event => change({ memberEach: event.target.checked })}>
        {t('staffing:propose.memberEach')}
      </Checkbox>
      <details>
        <summary>{t('staffing:propose.more')}</summary>
        <More draft={draft} change={change} staffing={staffing} communities={communities} />
      </details>
    </div>
  )
}

interface MoreProps extends Omit<FieldsProps, 'set'> {
  change(part: Partial<AskDraft>): void
}

function More({ draft, change, staffing, communities }: MoreProps) {
  const { t } = useWords()
  const persons = personsOf(staffing)
  const posted = (it: (typeof persons)[number]) =>
    `${it.name} · ${it.posts[0]!.gridName} ${it.posts[0]!.roleLabel}`
  const options = (of: typeof persons) => of.map(it => ({ value: it.id, label: posted(it) }))
  const holds = (role: string) => options(persons.filter(it => it.posts.some(one => one.role === role)))
  const heads = options(persons.filter(it => it.posts.some(one => one.role.startsWith('grid'))))
  const many = (
    name: 'fixed' | 'leading' | 'half' | 'added',
    choices: { value: string; label: string }[],
  ) => (
    <Field label={t(`staffing:propose.${name}`)}>
      {id => (
        <Select
          id={id}
          mode="multiple"
          value={[...draft[name]]}
          showSearch={{ optionFilterProp: 'label' }}
          maxTagCount="responsive"
          placeholder={t('staffing:propose.nobody')}
          options={choices}
          onChange={value => change({ [name]: value })}
        />
      )}
    </Field>
  )
  const waiting = staffing.waiting.map(it => ({ value: it.id, label: it.name }))
  return (
    <div className="staffing-fields staffing-more">
      {many('fixed', options(persons))}
      {many('leading', holds('gridMember'))}
      {many('half', heads)}
      {communities.length === 1 && waiting.length > 0 && many('added', waiting)}
      {(['matters', 'elderlyAlone'] as const).map(name => (
        <Field key={name} label={t(`staffing:propose.weight.${name}`)}>
          {id => (
            <InputNumber
              id={id}
              min={0}
              max={100}
              value={draft.weights[name]}
              onChange={value => change({ weights: { ...draft.weights, [name]: value ?? 0 } })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

function Field({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
