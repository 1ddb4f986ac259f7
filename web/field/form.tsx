/** The inputs a step asks for, as large fields for a thumb; which ones they are is said by the procedure, not by this page. */
import { useId } from 'react'
import { useWords } from '../shell/i18n.ts'
import { useAnswer } from './answers.ts'
import { Camera } from './camera.tsx'
import type { InputAsked, Values } from './types.ts'

interface FieldProps {
  input: InputAsked
  value: Values[string]
  owner: string
  error: string | null
  onChange(value: Values[string]): void
}
interface Inner extends FieldProps {
  id: string
}
const radiosUpTo = 6

export function Field(props: FieldProps) {
  const { t } = useWords()
  const { input, value, error, owner, onChange } = props
  const id = useId()
  const label = input.required ? input.label : t('field:form.optional', { label: input.label })
  if (input.kind === 'photos') {
    const taken = Array.isArray(value) ? value : []
    return (
      <Camera
        label={label}
        help={input.help}
        owner={owner}
        value={taken}
        max={input.max ?? 9}
        error={error}
        onChange={onChange}
      />
    )
  }
  if (input.kind === 'rating' || (input.kind === 'choice' && (input.options?.length ?? 0) <= radiosUpTo)) {
    return <Choices {...props} id={id} label={label} />
  }
  if (input.kind === 'boolean') return <Tick {...props} id={id} />
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {input.help && (
        <span className="quiet" id={`${id}h`}>
          {input.help}
        </span>
      )}
      <Control {...props} id={id} />
      {input.proposal !== null && input.proposal !== '' && <Proposal {...props} id={id} />}
      {error && (
        <span className="error" id={`${id}e`}>
          {error}
        </span>
      )}
    </div>
  )
}

function Control(props: Inner) {
  const { input, id, value, error, onChange } = props
  const common = {
    id,
    className: 'input',
    value: typeof value === 'string' ? value : '',
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': error ? `${id}e` : input.help ? `${id}h` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  if (input.kind === 'longText') return <textarea rows={4} maxLength={input.max ?? 5000} {...common} />
  if (input.options || input.kind === 'category') return <Picker {...props} common={common} />
  if (input.kind === 'date') return <input type="date" {...common} />
  if (input.kind === 'fen') return <input inputMode="decimal" {...common} />
  return <input type="text" maxLength={input.max ?? 200} {...common} />
}

function Picker({ input, common }: Inner & { common: object }) {
  const { t } = useWords()
  const asked = useAnswer<{ rows: { code: string; label: string }[] }>(
    input.kind === 'category' && !input.options ? '/api/categories' : null,
  )
  const options =
    input.options ?? (asked.value?.rows ?? []).map(row => ({ value: row.code, label: row.label }))
  return (
    <select {...common}>
      <option value="">{t('shell:chooseOne')}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A proposal is only that: it is taken over by a tap. */
function Proposal({ input, value, onChange }: Inner) {
  const { t } = useWords()
  if (value === input.proposal) return null
  const label = input.options?.find(option => option.value === input.proposal)?.label ?? input.proposal
  return (
    <button type="button" className="button plain start" onClick={() => onChange(input.proposal ?? '')}>
      {t('shell:proposal', { value: label })}
    </button>
  )
}

function Choices({ input, id, label, value, error, onChange }: Inner & { label: string }) {
  const options =
    input.options ??
    Array.from({ length: input.max ?? 5 }, (_, n) => ({ value: String(n + 1), label: String(n + 1) }))
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {input.help && <span className="quiet">{input.help}</span>}
      <div className={input.kind === 'rating' ? 'rating' : 'options'}>
        {options.map(option => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && <span className="error">{error}</span>}
    </fieldset>
  )
}

function Tick({ input, id, value, error, onChange }: Inner) {
  return (
    <div className="field">
      <label className="tick option" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={event => onChange(event.currentTarget.checked)}
        />
        <span>{input.label}</span>
      </label>
      {input.help && <span className="quiet">{input.help}</span>}
      {error && <span className="error">{error}</span>}
    </div>
  )
}

/** Which required inputs are still empty. A required tick that may be "no" counts as answered. */
export function missing(inputs: readonly InputAsked[], values: Values): string[] {
  return inputs
    .filter(input => {
      const value = values[input.name]
      if (!input.required || input.kind === 'boolean') return false
      return Array.isArray(value) ? value.length === 0 : typeof value !== 'string' || value.trim() === ''
    })
    .map(input => input.name)
}

/** As the server takes them: numbers as numbers, money in fen, nothing for what was left empty. */
export function toInputs(inputs: readonly InputAsked[], values: Values): Record<string, unknown> {
  const entries = inputs.map(input => {
    const value = values[input.name]
    if (input.kind === 'boolean') return [input.name, value === true] as const
    if (typeof value !== 'string')
      return [input.name, Array.isArray(value) && value.length > 0 ? value : undefined] as const
    const text = value.trim()
    if (text === '') return [input.name, undefined] as const
    if (input.kind === 'rating') return [input.name, Number(text)] as const
    if (input.kind === 'fen') return [input.name, Math.round(Number(text) * 100)] as const
    return [input.name, text] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
