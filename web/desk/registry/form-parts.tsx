/** Parts of the registry's forms: a labelled choice, a labelled field, send and cancel with the refusal above them. */
import { Button, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'

interface ChoiceProps<V extends string> {
  label: string
  /** '': nothing chosen, unless that is a choice. */
  value: V | ''
  options: readonly { readonly value: V | ''; readonly label: string }[]
  disabled?: boolean
  onChange(value: V | ''): void
}

export function Choice<V extends string>({
  label,
  value,
  options,
  disabled = false,
  onChange,
}: ChoiceProps<V>) {
  const { t } = useWords()
  const id = useId()
  const isChosen = value !== '' || options.some(one => one.value === '')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select<V | ''>
        id={id}
        value={isChosen ? value : null}
        disabled={disabled}
        placeholder={t('registry:desk.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        onChange={chosen => onChange(chosen ?? '')}
      />
    </div>
  )
}

interface TypedProps {
  label: string
  value: string
  type?: 'text' | 'date' | 'tel'
  max?: string
  maxLength?: number
  onChange(value: string): void
}

export function Typed({ label, value, type = 'text', onChange, ...limits }: TypedProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={type}
        autoComplete="off"
        value={value}
        onChange={event => onChange(event.target.value)}
        {...limits}
      />
    </div>
  )
}

interface CountedProps {
  label: string
  value: number | null
  min: number
  max: number
  onChange(value: number | null): void
}

export function Counted({ label, value, onChange, ...limits }: CountedProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <InputNumber id={id} precision={0} value={value} onChange={onChange} {...limits} />
    </div>
  )
}

interface EntryFormProps {
  ready: boolean
  busy: boolean
  error: Error | null
  words: string
  send(): void
  cancel(): void
  children: ReactNode
}

/** What was typed stays when it is refused. */
export function EntryForm({ ready, busy, error, words, send, cancel, children }: EntryFormProps) {
  const { t } = useWords()
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (ready) send()
      }}
    >
      {children}
      {error && <Failure error={error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          {words}
        </Button>
        <Button onClick={cancel}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}

type Translate = (key: string) => string

/** Words of a closed list as choices. @example choicesOf('use', ['home', 'shop'], t) */
export function choicesOf<V extends string>(list: string, values: readonly V[], t: Translate) {
  return values.map(value => ({ value, label: t(`registry:${list}.${value}`) }))
}

/** 2单元; an entrance with a name of its own keeps it. */
export function entranceText(
  entrance: string,
  t: (key: string, values?: Readonly<Record<string, unknown>>) => string,
): string {
  return /^\d+$/.test(entrance) ? t('registry:entrance', { entrance }) : entrance
}
