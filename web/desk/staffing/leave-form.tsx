/** Leave entered: who, from when to when, who stands in. */
import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { ChoiceField } from './choice-field.tsx'
import { useChange } from './wire.ts'

interface Named {
  readonly id: string
  readonly name: string
}
interface LeaveFormProps {
  today: string
  /** One: whose leave it is, is no question. */
  persons: readonly Named[]
  deputiesFor(personId: string): readonly (Named & { readonly usual: boolean })[]
  close(): void
}

export function LeaveForm({ today, persons, deputiesFor, close }: LeaveFormProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [absence] = useState(newId)
  const [personId, setPersonId] = useState(persons.length === 1 ? persons[0]!.id : undefined)
  const deputies = personId ? deputiesFor(personId) : []
  const [chosen, setChosen] = useState<string | null>()
  const deputyId = chosen === undefined ? (deputies.find(it => it.usual)?.id ?? null) : chosen
  const [days, setDays] = useState({ from: today, to: today })
  const enter = useChange('/api/staffing/absences', () => {
    void message.success(t('staffing:leave.done'))
    close()
  })
  const ready = personId !== undefined && days.from !== '' && days.to >= days.from
  return (
    <form
      className="staffing-form staffing-leave-form"
      onSubmit={event => {
        event.preventDefault()
        if (ready) enter.mutate({ id: absence, personId, ...days, deputyId })
      }}
    >
      {persons.length !== 1 && (
        <ChoiceField
          label={t('staffing:leave.person')}
          value={personId ?? null}
          options={persons.map(it => ({ value: it.id, label: it.name }))}
          onChange={value => {
            setPersonId(value || undefined)
            setChosen(undefined)
          }}
        />
      )}
      {(['from', 'to'] as const).map(name => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{t(`staffing:leave.${name}`)}</label>
          <Input
            id={`${id}-${name}`}
            type="date"
            value={days[name]}
            {...(name === 'to' ? { min: days.from > today ? days.from : today } : {})}
            onChange={event => setDays(moved(days, name, event.target.value))}
          />
        </div>
      ))}
      <ChoiceField
        label={t('staffing:leave.who')}
        value={deputyId ?? ''}
        disabled={!personId}
        options={[
          ...deputies.map(it => ({
            value: it.id,
            label: it.usual ? t('staffing:leave.usual', { name: it.name }) : it.name,
          })),
          { value: '', label: t('staffing:leave.noDeputy') },
        ]}
        onChange={value => setChosen(value || null)}
      />
      {enter.error && <Failure error={enter.error} title={t('staffing:leave.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={enter.isPending}>
          {t('staffing:leave.send')}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}

/** A first day after the last takes the last along. */
function moved(days: { from: string; to: string }, name: 'from' | 'to', value: string) {
  if (name === 'from' && value > days.to) return { from: value, to: value }
  return { ...days, [name]: value }
}
