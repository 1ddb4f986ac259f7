/** Names another open proceeding of the same procedure: a matter by its number or words, any other by its number. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { get, queryString } from '../wire.ts'
import type { FormInput } from './work.ts'

interface ProceedingFieldProps {
  id: string
  input: FormInput
  procedure: string
  value: string
  change(id: string | null): void
}
interface Found {
  id: string
  number: string
  stateLabel: string
  excerpt?: string
}

export function ProceedingField({ id, input, procedure, value, change }: ProceedingFieldProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const matters = procedure === 'matter'
  const asked = typed.trim()
  const found = useQuery({
    queryKey: ['find', procedure, asked],
    queryFn: ({ signal }) => get<{ rows: Found[] }>(searchOf(procedure, asked), signal),
    enabled: matters ? asked.length >= 2 : true,
  })
  const chosen = useQuery({
    queryKey: [matters ? 'matter' : 'proceeding', value],
    queryFn: ({ signal }) => get<Found>(`/api/${matters ? 'matters' : 'proceedings'}/${value}`, signal),
    enabled: value !== '',
    staleTime: 60_000,
  })
  const rows = [...(found.data?.rows ?? []), ...(chosen.data ? [chosen.data] : [])]
  const options = [...new Map(rows.map(row => [row.id, { value: row.id, label: labelOf(row) }])).values()]
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      options={options}
      placeholder={t(matters ? 'desk:step.findMatter' : 'desk:step.findNumber')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={!input.required}
      loading={found.isFetching}
      notFoundContent={t(matters ? 'desk:step.findMatterNone' : 'desk:step.findNumberNone')}
      onChange={next => change(next ?? null)}
    />
  )
}

function searchOf(procedure: string, asked: string): string {
  return procedure === 'matter'
    ? `/api/worklist?${queryString({ list: 'all', q: asked, limit: 20 })}`
    : `/api/proceedings?${queryString({ procedure, number: asked, limit: 20 })}`
}

function labelOf({ number, excerpt, stateLabel }: Found): string {
  return `${number} ${excerpt?.slice(0, 40) ?? stateLabel}`
}
