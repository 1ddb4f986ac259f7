/** Labelled fields of the forms of counsel and publicity: a line, more lines, a choice, a day, articles of law. */
import { Button, Input, Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Labelled } from '../staff/account-page.tsx'
import type { Basis } from './wire.ts'

interface FieldProps {
  name: string
  value: string
  set(value: string): void
  max?: number
  help?: string
  /** Where the name alone would say something else. */
  label?: string
}

export function Line({ name, value, set, max = 100, help, label }: FieldProps) {
  const { t } = useWords()
  return (
    <Labelled label={label ?? t(`counsel:input.${name}`)}>
      {id => (
        <Input
          id={id}
          maxLength={max}
          value={value}
          placeholder={help}
          onChange={event => set(event.target.value)}
        />
      )}
    </Labelled>
  )
}

export function Lines({ name, value, set, max = 5000, rows = 4, label }: FieldProps & { rows?: number }) {
  const { t } = useWords()
  return (
    <Labelled label={label ?? t(`counsel:input.${name}`)}>
      {id => (
        <Input.TextArea
          id={id}
          rows={rows}
          maxLength={max}
          value={value}
          onChange={event => set(event.target.value)}
        />
      )}
    </Labelled>
  )
}

export function Day({
  name,
  value,
  set,
  label,
  type = 'date',
}: FieldProps & { type?: 'date' | 'time' | 'datetime-local' }) {
  const { t } = useWords()
  return (
    <Labelled label={label ?? t(`counsel:input.${name}`)}>
      {id => <Input id={id} type={type} value={value} onChange={event => set(event.target.value)} />}
    </Labelled>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export function Choice(props: FieldProps & { options: readonly Option[] }) {
  const { t } = useWords()
  return (
    <Labelled label={props.label ?? t(`counsel:input.${props.name}`)}>
      {id => (
        <Select
          id={id}
          value={props.value || null}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...props.options]}
          onChange={value => props.set(value ?? '')}
        />
      )}
    </Labelled>
  )
}

/** Words of a closed list as options. */
export function optionsOf(
  t: (key: string) => string,
  group: string,
  values: readonly string[],
): readonly Option[] {
  return values.map(value => ({ value, label: t(`counsel:${group}.${value}`) }))
}

/** Law and article, line by line; an empty line is left out when it is sent. */
export function BasisFields({ basis, set }: { basis: Basis; set(basis: Basis): void }) {
  const { t } = useWords()
  const change = (at: number, some: Partial<Basis[number]>) =>
    set(basis.map((one, i) => (i === at ? { ...one, ...some } : one)))
  return (
    <fieldset className="counsel-basis">
      <legend>{t('counsel:input.basis')}</legend>
      {basis.map((one, i) => (
        <div className="counsel-line" key={i}>
          <Input
            aria-label={t('counsel:input.law')}
            placeholder={t('counsel:input.law')}
            maxLength={100}
            value={one.law}
            onChange={event => change(i, { law: event.target.value })}
          />
          <Input
            aria-label={t('counsel:input.article')}
            placeholder={t('counsel:input.article')}
            maxLength={60}
            value={one.article}
            onChange={event => change(i, { article: event.target.value })}
          />
          <Button
            type="text"
            icon={<Icon name="close" />}
            aria-label={t('counsel:desk.consult.removeBasis')}
            onClick={() => set(basis.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button icon={<Icon name="plus" />} onClick={() => set([...basis, { law: '', article: '' }])}>
        {t('counsel:desk.consult.addBasis')}
      </Button>
    </fieldset>
  )
}

export const filled = (basis: Basis): Basis => basis.filter(one => one.law.trim() && one.article.trim())
