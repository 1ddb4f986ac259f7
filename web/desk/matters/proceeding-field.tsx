/** Names another matter by searching the worklist for its number or words. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { type FormInput, get, type Matter, queryString, type Worklist } from '../wire.ts'

interface ProceedingFieldProps {
  id: string
  input: FormInput
  value: string
  change(id: string | null): void
}

export function ProceedingField({ id, input, value, change }: ProceedingFieldProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const asked = typed.trim()
  const found = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) =>
      get<Worklist>(`/api/worklist?${queryString({ list: 'all', q: asked, limit: 20 })}`, signal),
    enabled: asked.length >= 2,
  })
  const chosen = useQuery({
    queryKey: ['matter', value],
    queryFn: ({ signal }) => get<Matter>(`/api/matters/${value}`, signal),
    enabled: value !== '',
    staleTime: 60_000,
  })
  const rows = [...(found.data?.rows ?? []), ...(chosen.data ? [chosen.data] : [])]
  const options = [
    ...new Map(
      rows.map(row => [row.id, { value: row.id, label: `${row.number} ${row.excerpt.slice(0, 40)}` }]),
    ).values(),
  ]
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      options={options}
      placeholder={t('desk:step.findMatter')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={!input.required}
      loading={found.isFetching}
      notFoundContent={t('desk:step.findMatterNone')}
      onChange={next => change(next ?? null)}
    />
  )
}
