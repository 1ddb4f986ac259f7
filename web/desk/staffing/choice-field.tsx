/** A labelled choice, found by typing. */
import { Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../shell/i18n.ts'

interface ChoiceFieldProps {
  label: string
  value: string | null
  options: readonly { readonly value: string; readonly label: string }[]
  disabled?: boolean
  onChange(value: string): void
}

export function ChoiceField({ label, value, options, disabled = false, onChange }: ChoiceFieldProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        disabled={disabled}
        placeholder={t('staffing:change.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        onChange={chosen => onChange(chosen ?? '')}
      />
    </div>
  )
}
