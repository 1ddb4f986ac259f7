/** What a plan is called, where it is walked, how often and from when. */
import { Input, InputNumber } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Labelled } from '../staff/account-page.tsx'
import { ChoiceField } from '../staffing/choice-field.tsx'
import type { Draft } from './draft.ts'
import type { Plan, Plans } from './wire.ts'

interface PlanFactsProps {
  plans: Plans
  plan: Plan | null
  draft: Draft
  change(part: Partial<Draft>): void
}

export function PlanFacts({ plans, plan, draft, change }: PlanFactsProps) {
  const { t } = useWords()
  const own = plans.communities.filter(it => it.mayPlan)
  const grids = plans.communities.find(it => it.id === draft.communityId)?.grids ?? []
  return (
    <div className="patrols-form">
      <Labelled label={t('patrol:input.name')}>
        {id => (
          <Input
            id={id}
            maxLength={60}
            value={draft.name}
            onChange={event => change({ name: event.target.value })}
          />
        )}
      </Labelled>
      {plan === null ? (
        <div className="patrols-two">
          <ChoiceField
            label={t('patrol:input.communityId')}
            value={draft.communityId}
            options={own.map(it => ({ value: it.id, label: it.name }))}
            onChange={communityId => change({ communityId: communityId || null, gridId: null })}
          />
          <ChoiceField
            label={t('patrol:input.gridId')}
            value={draft.gridId ?? ''}
            options={[
              { value: '', label: t('patrol:desk.plan.whole') },
              ...grids.map(it => ({ value: it.id, label: it.name })),
            ]}
            onChange={gridId => change({ gridId: gridId || null })}
          />
        </div>
      ) : (
        <p className="quiet">
          {plan.grid?.name ?? t('patrol:desk.wholeOf', { community: plan.community.name })}
        </p>
      )}
      <div className="patrols-two">
        <Labelled label={t('patrol:desk.plan.everyLabel')}>
          {id => (
            <InputNumber
              id={id}
              min={1}
              max={365}
              value={draft.everyDays}
              onChange={value => change({ everyDays: value ?? 7 })}
            />
          )}
        </Labelled>
        <Labelled label={t('patrol:input.validFrom')}>
          {id => (
            <Input
              id={id}
              type="date"
              value={draft.validFrom}
              onChange={event => change({ validFrom: event.target.value })}
            />
          )}
        </Labelled>
      </div>
    </div>
  )
}
