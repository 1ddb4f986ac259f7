/** A labelled field of the form for a version of a term. */
import { type ReactNode, useId } from 'react'
import { useWords } from '../../shell/i18n.ts'

interface RuleFieldProps {
  name: string
  wide?: boolean
  children(id: string): ReactNode
}

export function RuleField({ name, wide = false, children }: RuleFieldProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className={wide ? 'field field-wide' : 'field'}>
      <label htmlFor={id}>{t(`desk:rule.${name}`)}</label>
      {children(id)}
    </div>
  )
}
