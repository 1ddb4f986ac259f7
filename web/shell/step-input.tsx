/** One input of a step, by its kind; plain HTML, so that every page can dress it. */
import type { ReactNode } from 'react'
import { useWords } from './i18n.ts'
import type { InputAsked } from './shapes.ts'
import { Pictures, type Uploads } from './step-photos.tsx'

interface Props {
  readonly input: InputAsked
  readonly id: string
  readonly value: unknown
  readonly claim: string
  readonly uploads: Uploads
  readonly problem: string | null
  readonly onChange: (value: unknown) => void
}

/** Up to this many choices are shown side by side; more go into a list. */
const shownChoices = 6

export function StepInput(props: Props) {
  const { input, problem, id } = props
  const group =
    input.kind === 'boolean' ||
    input.kind === 'rating' ||
    (input.kind === 'choice' && (input.options?.length ?? 0) <= shownChoices)
  const describedBy =
    [input.help && `${id}-help`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined
  const after = (
    <>
      {input.help && (
        <p className="quiet" id={`${id}-help`}>
          {input.help}
        </p>
      )}
      {problem && (
        <p className="error" id={`${id}-error`} role="alert">
          {problem}
        </p>
      )}
    </>
  )
  if (group)
    return (
      <fieldset
        className="field choices"
        aria-describedby={describedBy}
        aria-invalid={problem ? true : undefined}
      >
        <legend className="label">
          <Name input={input} />
        </legend>
        <Choices {...props} />
        {after}
      </fieldset>
    )
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name input={input} />
      </label>
      <Control {...props} describedBy={describedBy} />
      {after}
    </div>
  )
}

function Name({ input }: { input: InputAsked }) {
  const { t } = useWords()
  return (
    <>
      {input.label} {!input.required && <span className="quiet">{t('shell:optional')}</span>}
    </>
  )
}

function Control(props: Props & { describedBy: string | undefined }) {
  const { input, id, value, onChange, problem } = props
  const { t } = useWords()
  const text = value === undefined || value === null ? '' : String(value)
  const common = {
    id,
    className: 'input',
    value: text,
    'aria-describedby': props.describedBy,
    'aria-invalid': problem ? true : undefined,
    'aria-required': input.required,
    onChange: (event: { target: unknown }) => onChange((event.target as HTMLInputElement).value),
  } as const
  if (input.kind === 'photos') return <Pictures {...props} />
  if (input.kind === 'longText')
    return (
      <>
        <textarea {...common} rows={4} />
        <Proposal input={input} text={text} onChange={onChange} />
        {input.max && text.length > input.max * 0.8 && (
          <p className="quiet">{t('shell:characters', { count: text.length, max: input.max })}</p>
        )}
      </>
    )
  if (input.options)
    return (
      <>
        <select {...common}>
          <option value="">{t('shell:chooseOne')}</option>
          {input.options.map(option => (
            <option value={option.value} key={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Proposal input={input} text={text} onChange={onChange} />
      </>
    )
  return (
    <>
      <input
        {...common}
        type={input.kind === 'date' ? 'date' : 'text'}
        inputMode={input.kind === 'fen' ? 'decimal' : undefined}
      />
      <Proposal input={input} text={text} onChange={onChange} />
    </>
  )
}

/** A machine's suggestion, marked as one and taken only by a tap. */
function Proposal({
  input,
  text,
  onChange,
}: {
  input: InputAsked
  text: string
  onChange: (value: unknown) => void
}) {
  const { t } = useWords()
  if (!input.proposal || text === input.proposal) return null
  const label = input.options?.find(option => option.value === input.proposal)?.label ?? input.proposal
  return (
    <p className="row quiet">
      {t('shell:proposal', { value: label })}
      <button type="button" className="button plain" onClick={() => onChange(input.proposal)}>
        {t('shell:useProposal')}
      </button>
    </p>
  )
}

function Choices({ input, id, value, onChange }: Props): ReactNode {
  const { t } = useWords()
  const ratings = [5, 4, 3, 2, 1].map(stars => ({ value: String(stars), label: t(`shell:rating.${stars}`) }))
  const yesNo = [
    { value: 'true', label: t('shell:yes') },
    { value: 'false', label: t('shell:no') },
  ]
  const options = input.kind === 'boolean' ? yesNo : input.kind === 'rating' ? ratings : (input.options ?? [])
  return (
    <div className="row">
      {options.map(option => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            name={id}
            checked={String(value ?? '') === option.value}
            onChange={() => onChange(input.kind === 'boolean' ? option.value === 'true' : option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
