/** The form by which somebody at the counter asks for a resident who is there, on the phone, or wrote a letter. */
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { relations } from '../../../src/registry/relations.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'

const kinds = ['correct', 'delete', 'explain', 'copy'] as const
const ways = ['counter', 'phone', 'letter'] as const
const askers = ['self', 'ward'] as const
const fields = ['name', 'bornOn', 'phone', 'idNumber', 'relation', 'stays', 'other'] as const
type Field = (typeof fields)[number]
const choices: Partial<Record<Field, readonly string[]>> = {
  relation: relations,
  stays: ['here', 'away'],
}

export interface Asked {
  readonly kind: (typeof kinds)[number]
  readonly askWay: (typeof ways)[number]
  readonly askedFor: (typeof askers)[number]
  readonly field?: Field
  readonly value?: string
  readonly words?: string
  readonly consents?: boolean
}

interface Props {
  send(asked: Asked): void
  readonly busy: boolean
  readonly error: Error | null
  close(): void
}

export function CounterAsk({ send, busy, error, close }: Props) {
  const { t } = useWords()
  const [asked, setAsked] = useState<Asked>({
    kind: 'correct',
    askWay: 'counter',
    askedFor: 'self',
    field: 'name',
  })
  const set = (part: Partial<Asked>) => setAsked({ ...asked, ...part })
  const { kind, field = 'name', value = '', words = '' } = asked
  const corrects = kind === 'correct'
  const complete = !corrects || (field === 'other' ? words.trim() !== '' : value.trim() !== '')
  const submit = () => {
    const { field: _f, value: _v, words: _w, consents: _c, ...rest } = asked
    const correction = corrects ? { field, ...(field === 'other' ? {} : { value }) } : {}
    send({
      ...rest,
      ...correction,
      ...(words ? { words } : {}),
      ...(asked.consents ? { consents: true } : {}),
    })
  }
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Choice name="kind" options={kinds} value={kind} set={it => set({ kind: it })} />
      <Choice name="askWay" options={ways} value={asked.askWay} set={it => set({ askWay: it })} />
      <Choice name="askedFor" options={askers} value={asked.askedFor} set={it => set({ askedFor: it })} />
      {corrects && <Correction asked={asked} set={set} />}
      <Labelled label={t('counter:requests.words')}>
        {id => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={2000}
            value={words}
            onChange={event => set({ words: event.target.value })}
          />
        )}
      </Labelled>
      {error && <Failure error={error} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
          {t('counter:requests.send')}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </p>
    </form>
  )
}

/** What is wrong and what it should be; a new number only with the consent that it is kept. */
function Correction({ asked, set }: { asked: Asked; set(part: Partial<Asked>): void }) {
  const { t } = useWords()
  const { field = 'name', value = '' } = asked
  return (
    <>
      <Labelled label={t('counter:requests.field')}>
        {id => (
          <Select
            id={id}
            value={field}
            options={fields.map(one => ({ value: one, label: t(`counter:field.${one}`) }))}
            onChange={(one: Field) => set({ field: one, value: '' })}
          />
        )}
      </Labelled>
      {field !== 'other' && (
        <Labelled label={t('counter:requests.value')}>
          {id => <Value id={id} field={field} value={value} set={it => set({ value: it })} />}
        </Labelled>
      )}
      {field === 'phone' && (
        <Checkbox
          checked={asked.consents ?? false}
          onChange={event => set({ consents: event.target.checked })}
        >
          {t('counter:requests.consent')}
        </Checkbox>
      )}
    </>
  )
}

function Choice<T extends string>(props: {
  name: string
  options: readonly T[]
  value: T
  set(value: T): void
}) {
  const { t } = useWords()
  const { name, options, value, set } = props
  return (
    <div className="field">
      <span className="label">{t(`counter:requests.${name}`)}</span>
      <Radio.Group
        aria-label={t(`counter:requests.${name}`)}
        value={value}
        options={options.map(one => ({ value: one, label: t(`counter:${name}.${one}`) }))}
        onChange={event => set(event.target.value as T)}
      />
    </div>
  )
}

function Value({
  id,
  field,
  value,
  set,
}: {
  id: string
  field: Field
  value: string
  set(value: string): void
}) {
  const { t } = useWords()
  const options = choices[field]
  if (options)
    return (
      <Select
        id={id}
        value={value || null}
        placeholder={t('shell:chooseOne')}
        options={options.map(one => ({ value: one, label: t(`counter:${field}.${one}`) }))}
        onChange={set}
      />
    )
  return (
    <Input
      id={id}
      type={field === 'bornOn' ? 'date' : 'text'}
      maxLength={60}
      value={value}
      onChange={event => set(event.target.value)}
    />
  )
}

function Labelled({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
