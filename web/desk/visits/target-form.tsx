/** A decision on how often: for which community and kind of grid, from which day, written down where. */
import { App, Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { civilText } from '../staffing/days.ts'
import { type Targets, useDecideTarget } from './wire.ts'

/** Stands for "all" in a choice: a choice has no empty value. */
const every = 'all'

interface Typed {
  readonly community: string
  readonly setting: string
  readonly days: number | null
  readonly from: string
  readonly source: string
}

export function TargetForm({ targets, today }: { targets: Targets; today: string }) {
  const { t, language } = useWords()
  const { message } = App.useApp()
  const [id] = useState(newId)
  const [typed, setTyped] = useState<Typed>(() => ({
    community: targets.everywhere ? every : targets.communities[0]!.id,
    ...{ setting: every, days: targets.defaults[0]!.everyDays, from: today, source: '' },
  }))
  const { community, setting, days, from, source } = typed
  const decide = useDecideTarget(
    () => void message.success(t('visit:targets.done', { day: civilText(from, language) })),
  )
  const ready = days !== null && from >= today && source.trim().length >= 2
  const send = () => {
    if (!ready) return
    const communityId = community === every ? null : community
    decide.mutate({
      ...{ id, communityId, everyDays: days, validFrom: from, source },
      setting: setting === every ? null : (setting as 'urban'),
    })
  }
  return (
    <form
      className="visits-form"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <Where targets={targets} typed={typed} change={some => setTyped({ ...typed, ...some })} />
      <What today={today} typed={typed} change={some => setTyped({ ...typed, ...some })} />
      {decide.error && <Failure error={decide.error} title={t('visit:targets.failed')} />}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={decide.isPending}>
        {t('visit:targets.send')}
      </Button>
    </form>
  )
}

interface FieldsProps {
  typed: Typed
  change(some: Partial<Typed>): void
}

function Where({ targets, typed, change }: FieldsProps & { targets: Targets }) {
  const { t } = useWords()
  const id = useId()
  const { communities, everywhere, defaults } = targets
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-community`}>{t('visit:targets.community')}</label>
        <Select
          id={`${id}-community`}
          value={typed.community}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...(everywhere ? [{ value: every, label: t('visit:targets.all') }] : []),
            ...communities.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={community => change({ community })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-setting`}>{t('visit:targets.setting')}</label>
        <Select
          id={`${id}-setting`}
          value={typed.setting}
          options={[
            { value: every, label: t('visit:targets.allSettings') },
            ...defaults.map(it => ({ value: it.setting, label: t(`visit:setting.${it.setting}`) })),
          ]}
          onChange={setting => change({ setting })}
        />
      </div>
    </>
  )
}

function What({ today, typed, change }: FieldsProps & { today: string }) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('visit:targets.days')}</label>
        <InputNumber
          id={`${id}-days`}
          min={1}
          max={730}
          precision={0}
          value={typed.days}
          onChange={days => change({ days })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('visit:targets.from')}</label>
        <Input
          id={`${id}-from`}
          type="date"
          min={today}
          value={typed.from}
          onChange={it => change({ from: it.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-source`}>{t('visit:targets.source')}</label>
        <Input
          id={`${id}-source`}
          maxLength={200}
          placeholder={t('visit:targets.sourceHint')}
          value={typed.source}
          onChange={it => change({ source: it.target.value })}
        />
      </div>
    </>
  )
}
