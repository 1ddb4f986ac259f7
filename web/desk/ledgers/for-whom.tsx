/** Whether a layout is one community's or for all. */
import { Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Field } from './filters.tsx'
import type { Overview } from './wire.ts'

interface ForWhomProps {
  overview: Overview
  value: string | null
  onChange(communityId: string | null): void
}

export function ForWhom({ overview, value, onChange }: ForWhomProps) {
  const { t } = useWords()
  const options = [
    ...(overview.mayKeepForAll ? [{ value: '', label: t('ledger:layout.forAll') }] : []),
    ...overview.communities.filter(one => one.mayKeep).map(one => ({ value: one.id, label: one.name })),
  ]
  if (options.length < 2) return null
  return (
    <Field label={t('ledger:layout.forWhom')}>
      {id => (
        <Select id={id} value={value ?? ''} options={options} onChange={chosen => onChange(chosen || null)} />
      )}
    </Field>
  )
}
