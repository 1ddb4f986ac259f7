/** One input of a step's form: label, control by its kind, help, what is missing, how long it may be. */
import { Checkbox, Input, Radio, Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { useCategories } from '../territory/places.ts'
import type { DraftValue, UploadedPhoto } from './drafts.ts'
import { FenField, NumberField } from './number-field.tsx'
import { PhotoField } from './photo-field.tsx'
import { ProceedingField } from './proceeding-field.tsx'
import type { FormInput } from './work.ts'

export interface FieldProps {
  input: FormInput
  value: DraftValue
  set(name: string, value: DraftValue): void
  claim: string
  procedure: string
  missing: boolean
  /** What the server said against it. */
  refused?: string | null
}

export function StepField(props: FieldProps) {
  const { t } = useWords()
  const { input, value, missing, refused } = props
  const id = `input-${input.name}`
  const grouped = input.kind === 'boolean' || input.kind === 'rating' || asRadios(input)
  const proposed = input.proposal !== null && value === input.proposal
  return (
    <div className={isShort(input) ? 'field field-short' : `field field-${input.kind}`}>
      {input.kind !== 'boolean' && (
        <label htmlFor={grouped ? undefined : id} id={`${id}-label`}>
          {input.label}
          {!input.required && <span className="quiet"> {t('shell:optional')}</span>}
          {proposed && <span className="tag">{t('desk:step.proposed')}</span>}
          {input.personal && (
            <span className="tag lock" title={t('desk:step.personalWhy')}>
              <Icon name="lock" size={12} />
              {t('desk:step.personal')}
            </span>
          )}
        </label>
      )}
      <Control {...props} id={id} />
      {input.help && (
        <p className="quiet" id={`${id}-help`}>
          {input.help}
        </p>
      )}
      {missing && (
        <p className="error" role="alert">
          {input.kind === 'photos'
            ? t('shell:error.needPhoto', { label: input.label })
            : t('shell:error.required', { label: input.label })}
        </p>
      )}
      {refused && !missing && <p className="error">{refused}</p>}
    </div>
  )
}

const mostRadios = 6
/** A name, a phone number, an address: one line beside another. */
const shortText = 300

function isShort(input: FormInput): boolean {
  return input.kind === 'longText' && input.max !== null && input.max <= shortText
}

function asRadios(input: FormInput): boolean {
  return input.kind === 'choice' && (input.options?.length ?? 0) <= mostRadios
}

function Control(props: FieldProps & { id: string }) {
  const { input, value, set, id, missing } = props
  const change = (next: DraftValue) => set(input.name, next)
  const status = missing ? { status: 'error' as const } : {}
  const text = typeof value === 'string' ? value : ''
  switch (input.kind) {
    case 'longText':
      return <LongText {...props} />
    case 'text':
      return (
        <Input
          id={id}
          value={text}
          maxLength={input.max ?? 200}
          {...status}
          onChange={event => change(event.target.value)}
        />
      )
    case 'date':
      return (
        <Input id={id} type="date" value={text} {...status} onChange={event => change(event.target.value)} />
      )
    case 'boolean':
      return (
        <Checkbox
          id={id}
          checked={value === true || value === 'true'}
          onChange={event => change(event.target.checked)}
        >
          {input.label}
        </Checkbox>
      )
    case 'rating':
      return <RatingField {...props} />
    case 'fen':
      return <FenField {...props} />
    case 'number':
      return <NumberField {...props} />
    case 'photos':
      return (
        <PhotoField
          input={input}
          value={(value ?? []) as readonly UploadedPhoto[]}
          change={change}
          claim={props.claim}
          id={id}
        />
      )
    case 'proceeding':
      return <ProceedingField {...props} value={text} change={change} />
    default:
      return asRadios(input) ? <Radios {...props} /> : <OneOf {...props} />
  }
}

function LongText({ input, value, set, id, missing }: FieldProps & { id: string }) {
  return (
    <Input.TextArea
      id={id}
      value={typeof value === 'string' ? value : ''}
      maxLength={input.max ?? 5000}
      autoSize={{ minRows: isShort(input) ? 1 : 2, maxRows: 12 }}
      {...(missing ? { status: 'error' as const } : {})}
      aria-describedby={input.help ? `${id}-help` : undefined}
      onChange={event => set(input.name, event.target.value)}
    />
  )
}

function Radios({ input, value, set, id }: FieldProps & { id: string }) {
  return (
    <Radio.Group
      aria-labelledby={`${id}-label`}
      value={value}
      options={input.options ?? []}
      onChange={event => set(input.name, event.target.value as string)}
    />
  )
}

function OneOf({ input, value, set, id, missing }: FieldProps & { id: string }) {
  const { t } = useWords()
  const categories = useCategories()
  const options = input.options ?? (input.kind === 'category' ? categories : [])
  return (
    <Select
      id={id}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={options}
      placeholder={t('shell:chooseOne')}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!input.required}
      {...(missing ? { status: 'error' as const } : {})}
      onChange={chosen => set(input.name, chosen ?? null)}
    />
  )
}

function RatingField({ input, value, set, id }: FieldProps & { id: string }) {
  const options = [1, 2, 3, 4, 5].map(rating => ({ value: rating, label: String(rating) }))
  return (
    <Radio.Group
      aria-labelledby={`${id}-label`}
      optionType="button"
      value={value}
      options={options}
      onChange={event => set(input.name, event.target.value as number)}
    />
  )
}
