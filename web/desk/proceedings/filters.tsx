/** Narrows the list by procedure, state and number; says what a restricted or switched-off procedure means for it. */
import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import type { AskProceedings } from './list-page.tsx'
import type { ProceedingQuery } from './list-query.ts'
import { useProcedure, useProcedures } from './wire.ts'

const typingMillis = 400

export function ProceedingFilters({ query, ask }: { query: ProceedingQuery; ask: AskProceedings }) {
  const { t } = useWords()
  const procedures = (useProcedures().data?.rows ?? []).filter(one => !one.elsewhere)
  const chosen = useProcedure(query.procedure).data
  return (
    <search className="filters filters-flat">
      <NumberSearch query={query} ask={ask} />
      <Select
        className="filter filter-procedure"
        aria-label={t('desk:proceedings.filter.procedure')}
        placeholder={t('desk:proceedings.filter.procedure')}
        value={query.procedure ?? null}
        options={procedures.map(one => ({
          value: one.id,
          label: one.on ? one.label : t('desk:proceedings.offMark', { label: one.label }),
        }))}
        allowClear
        popupMatchSelectWidth={false}
        onChange={value => ask({ procedure: value ?? undefined, state: undefined })}
      />
      {chosen && (
        <Select
          className="filter filter-state"
          aria-label={t('desk:filter.state')}
          placeholder={t('desk:filter.state')}
          value={query.state ?? null}
          options={chosen.states.map(({ name, label }) => ({ value: name, label }))}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={value => ask({ state: value ?? undefined })}
        />
      )}
      {chosen?.restricted && <Remark words={t('desk:proceedings.restricted')} />}
      {chosen && !chosen.on && <Remark words={t('desk:proceedings.off')} />}
    </search>
  )
}

function Remark({ words }: { words: string }) {
  return (
    <p className="filters-remark quiet">
      <Icon name="lock" size={13} /> {words}
    </p>
  )
}

/** Asks a moment after the last digit. */
function NumberSearch({ query, ask }: { query: ProceedingQuery; ask: AskProceedings }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(query.number ?? '')
  useEffect(() => setTyped(query.number ?? ''), [query.number])
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === (query.number ?? '')) return
    const timer = setTimeout(() => ask({ number: wanted || undefined }), typingMillis)
    return () => clearTimeout(timer)
  }, [typed, query.number, ask])
  return (
    <Input
      id="list-search"
      className="filters-search"
      prefix={<Icon name="search" />}
      aria-label={t('desk:proceedings.filter.number')}
      placeholder={t('desk:proceedings.filter.numberHint')}
      value={typed}
      maxLength={30}
      allowClear
      onChange={event => setTyped(event.target.value)}
    />
  )
}
