/** How often households are to be visited: the defaults, named as such, and what an office decided, with its source and from which day. */
import { App, Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { civilText } from '../staffing/days.ts'
import { type Targets, useDecideTarget, useTargets } from './wire.ts'

export function TargetsPart() {
  const { t, language } = useWords()
  const found = useTargets()
  if (!found.data)
    return found.error ? (
      <Failure error={found.error} retry={() => void found.refetch()} />
    ) : (
      <Waiting lines={6} />
    )
  const { defaults, decided, communities, everywhere, today } = found.data
  return (
    <>
      <p className="quiet">{t('visit:targets.words')}</p>
      <Section id="target-defaults" title={t('visit:targets.defaults')}>
        <p className="quiet">{t('visit:targets.defaultsWords')}</p>
        <ul className="papers">
          {defaults.map(({ setting, everyDays }) => (
            <li key={setting}>
              {t(`visit:setting.${setting}`)} · {t('visit:targets.everyDays', { days: everyDays })}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="target-decided" title={t('visit:targets.decided')}>
        {decided.length === 0 ? (
          <p className="quiet">{t('visit:targets.none')}</p>
        ) : (
          <table className="plain-table visits-table">
            <thead>
              <tr>
                {(['from', 'community', 'setting', 'days', 'source', 'by'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(`visit:targets.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {decided.map(it => (
                <tr key={it.id}>
                  <th scope="row">{civilText(it.validFrom, language)}</th>
                  <td data-label={t('visit:targets.community')}>
                    {it.community?.name ?? t('visit:targets.all')}
                  </td>
                  <td data-label={t('visit:targets.setting')}>
                    {it.setting ? t(`visit:setting.${it.setting}`) : t('visit:targets.allSettings')}
                  </td>
                  <td data-label={t('visit:targets.days')}>
                    {t('visit:targets.everyDays', { days: it.everyDays })}
                  </td>
                  <td data-label={t('visit:targets.source')}>{it.source}</td>
                  <td data-label={t('visit:targets.by')}>{it.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {(everywhere || communities.length > 0) && (
        <Section id="target-form" title={t('visit:targets.form')}>
          <TargetForm key={decided.length} targets={found.data} today={today} />
        </Section>
      )}
    </>
  )
}

/** Stands for "all" in a choice: a choice has no empty value. */
const every = 'all'

function TargetForm({ targets, today }: { targets: Targets; today: string }) {
  const { t, language } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const { communities, everywhere, defaults } = targets
  const [change] = useState(newId)
  const [community, setCommunity] = useState(everywhere ? every : communities[0]!.id)
  const [setting, setSetting] = useState(every)
  const [days, setDays] = useState<number | null>(defaults[0]!.everyDays)
  const [from, setFrom] = useState(today)
  const [source, setSource] = useState('')
  const decide = useDecideTarget(
    () => void message.success(t('visit:targets.done', { day: civilText(from, language) })),
  )
  const ready = days !== null && from >= today && source.trim().length >= 2
  return (
    <form
      className="visits-form"
      onSubmit={event => {
        event.preventDefault()
        if (ready)
          decide.mutate({
            id: change,
            communityId: community === every ? null : community,
            setting: setting === every ? null : (setting as 'urban'),
            everyDays: days,
            validFrom: from,
            source,
          })
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-community`}>{t('visit:targets.community')}</label>
        <Select
          id={`${id}-community`}
          value={community}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...(everywhere ? [{ value: every, label: t('visit:targets.all') }] : []),
            ...communities.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={setCommunity}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-setting`}>{t('visit:targets.setting')}</label>
        <Select
          id={`${id}-setting`}
          value={setting}
          options={[
            { value: every, label: t('visit:targets.allSettings') },
            ...defaults.map(it => ({ value: it.setting, label: t(`visit:setting.${it.setting}`) })),
          ]}
          onChange={setSetting}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('visit:targets.days')}</label>
        <InputNumber id={`${id}-days`} min={1} max={730} precision={0} value={days} onChange={setDays} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('visit:targets.from')}</label>
        <Input
          id={`${id}-from`}
          type="date"
          min={today}
          value={from}
          onChange={it => setFrom(it.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-source`}>{t('visit:targets.source')}</label>
        <Input
          id={`${id}-source`}
          maxLength={200}
          placeholder={t('visit:targets.sourceHint')}
          value={source}
          onChange={it => setSource(it.target.value)}
        />
      </div>
      {decide.error && <Failure error={decide.error} title={t('visit:targets.failed')} />}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={decide.isPending}>
        {t('visit:targets.send')}
      </Button>
    </form>
  )
}
