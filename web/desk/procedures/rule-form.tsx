/** Adds a version of a term: in force from a later day for what begins then; what runs keeps the version it began under. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import type { Procedure } from '../proceedings/wire.ts'
import { post } from '../wire.ts'
import type { Term } from './drawing.ts'
import { draftFrom, isWhole, type RuleDraft, ruleOf, units } from './rule-draft.ts'
import { ExtensionPart } from './rule-extension.tsx'
import { RuleField } from './rule-field.tsx'

interface RuleFormProps {
  procedure: Procedure
  term: Term
  close(): void
}

export type ChangeRule = (change: Partial<RuleDraft>) => void

export function RuleForm({ procedure, term, close }: RuleFormProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftFrom(term))
  const change: ChangeRule = part => setDraft(before => ({ ...before, ...part }))
  const add = useMutation({
    mutationFn: () =>
      post('/api/rules', { source: draft.source.trim(), rules: [ruleOf(procedure.id, term, draft)] }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['procedures'] })
      void message.success(t('desk:rule.done', { term: term.label, from: draft.validFrom }))
      close()
    },
  })
  return (
    <form
      className="rule-form"
      aria-label={t('desk:rule.title', { term: term.label })}
      onSubmit={event => {
        event.preventDefault()
        if (isWhole(draft)) add.mutate()
      }}
    >
      <h3>{t('desk:rule.title', { term: term.label })}</h3>
      <p className="quiet">{t('desk:rule.note')}</p>
      <div className="rule-fields">
        <AmountPart draft={draft} change={change} />
        <BasisPart draft={draft} change={change} />
        <ExtensionPart draft={draft} change={change} procedure={procedure} term={term} />
      </div>
      <RuleField name="source" wide>
        {id => (
          <Input
            id={id}
            value={draft.source}
            maxLength={500}
            placeholder={t('desk:rule.sourceHint')}
            onChange={event => change({ source: event.target.value })}
          />
        )}
      </RuleField>
      {add.error && <Failure error={add.error} title={t('desk:rule.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isWhole(draft)} loading={add.isPending}>
          {t('desk:rule.add')}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}

function AmountPart({ draft, change }: { draft: RuleDraft; change: ChangeRule }) {
  const { t } = useWords()
  const choices = units.map(unit => ({ value: unit, label: t(`desk:rule.unit.${unit}`) }))
  return (
    <>
      <RuleField name="amount">
        {id => <InputNumber id={id} value={draft.amount} min={0} onChange={amount => change({ amount })} />}
      </RuleField>
      <RuleField name="unitOf">
        {id => <Select id={id} value={draft.unit} options={choices} onChange={unit => change({ unit })} />}
      </RuleField>
      <RuleField name="dayEnds">
        {id => (
          <Select
            id={id}
            value={draft.dayEnds}
            options={(['midnight', 'office'] as const).map(value => ({
              value,
              label: t(`desk:rule.${value}`),
            }))}
            onChange={dayEnds => change({ dayEnds })}
          />
        )}
      </RuleField>
      <div className="field">
        <Checkbox checked={draft.roll} onChange={event => change({ roll: event.target.checked })}>
          {t('desk:rule.roll')}
        </Checkbox>
      </div>
      {(['validFrom', 'validTo'] as const).map(name => (
        <RuleField key={name} name={name}>
          {id => (
            <Input
              id={id}
              type="date"
              value={draft[name]}
              onChange={event => change({ [name]: event.target.value })}
            />
          )}
        </RuleField>
      ))}
    </>
  )
}

function BasisPart({ draft, change }: { draft: RuleDraft; change: ChangeRule }) {
  const { t } = useWords()
  const marks = (['V', 'M', 'D', 'S'] as const).map(value => ({
    value,
    label: t(`desk:clock.mark.${value}`),
  }))
  const forces = (['law', 'policy', 'default'] as const).map(value => ({
    value,
    label: t(`shell:deadline.${value}`),
  }))
  return (
    <>
      <RuleField name="article">
        {id => (
          <Input
            id={id}
            value={draft.article}
            maxLength={200}
            onChange={event => change({ article: event.target.value })}
          />
        )}
      </RuleField>
      <RuleField name="force">
        {id => <Select id={id} value={draft.force} options={forces} onChange={force => change({ force })} />}
      </RuleField>
      <RuleField name="mark">
        {id => <Select id={id} value={draft.mark} options={marks} onChange={mark => change({ mark })} />}
      </RuleField>
    </>
  )
}
