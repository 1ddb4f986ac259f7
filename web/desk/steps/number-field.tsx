/** Figures in a form: whole numbers within what the procedure allows, and money typed in yuan and kept as whole fen. */
import { InputNumber } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import type { FieldProps } from './step-field.tsx'

type Props = FieldProps & { id: string }

export function NumberField({ input, value, set, id, missing }: Props) {
  const { t } = useWords()
  const { min, max } = input
  const between = min != null && max != null
  return (
    <InputNumber
      id={id}
      value={typeof value === 'number' ? value : null}
      min={min ?? 0}
      {...(max === null ? {} : { max })}
      precision={0}
      {...(between ? { placeholder: t('desk:step.between', { min, max }) } : {})}
      {...(missing ? { status: 'error' as const } : {})}
      onChange={next => set(input.name, next === null ? null : Number(next))}
    />
  )
}

/** Typed in yuan, kept as whole fen. */
export function FenField({ input, value, set, id, missing }: Props) {
  const { t } = useWords()
  return (
    <InputNumber
      id={id}
      value={typeof value === 'number' ? value / 100 : null}
      min={0}
      precision={2}
      suffix={t('desk:step.yuan')}
      {...(missing ? { status: 'error' as const } : {})}
      onChange={yuan => set(input.name, yuan === null ? null : Math.round(Number(yuan) * 100))}
    />
  )
}
