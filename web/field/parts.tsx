/** Small parts the field forms share: chips to choose one of a few, a sticky bar with the one button, a note when the phone is full. */
import { useId } from 'react'
import { dayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { noonOf, plusDays, todayOn } from './day.ts'

export interface Choice {
  value: string
  label: string
  help?: string
}

interface ChipsProps {
  legend: string
  options: readonly Choice[]
  value: string | null
  onChange(value: string): void
  /** Big ones stand in two columns: the first thing a thumb does on a page. */
  big?: boolean
  error?: string | null
}

export function Chips({ legend, options, value, onChange, big = false, error }: ChipsProps) {
  const id = useId()
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <div className={big ? 'chips big' : 'chips'}>
        {options.map(option => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.help && <small>{option.help}</small>}
            </span>
          </label>
        ))}
      </div>
      {error && <span className="error">{error}</span>}
    </fieldset>
  )
}

/** A day some way ahead, or none; the day itself is said under the words. */
export function DayChips({
  legend,
  none,
  value,
  onChange,
}: {
  legend: string
  /** What choosing no day is called. */
  none: string | null
  value: string
  onChange(on: string): void
}) {
  const { t, language } = useWords()
  const id = useId()
  const on = todayOn()
  const ahead = [7, 30].map(days => plusDays(on, days))
  const options = [
    ...ahead.map((day, n) => ({
      value: day,
      label: t(n === 0 ? 'field:when.week' : 'field:when.month'),
      help: dayText(noonOf(day), language),
    })),
    ...(none ? [{ value: '', label: none }] : []),
  ]
  return (
    <div className="stack-small">
      <Chips legend={legend} options={options} value={value} onChange={onChange} />
      <div className="field inline">
        <label htmlFor={id}>{t('field:when.other')}</label>
        <input
          id={id}
          className="input"
          type="date"
          min={on}
          value={value}
          onInput={event => onChange(event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

interface BarProps {
  label: string
  full: boolean
  busy?: boolean
}

/** The one button of a form, under the thumb; above it, when the phone has no room, that nothing typed is lost. */
export function SaveBar({ label, full, busy = false }: BarProps) {
  const { t } = useWords()
  return (
    <div className="bottom">
      {full && (
        <p className="note bad" role="alert">
          {t('field:waiting.full')}
        </p>
      )}
      <div className="action-bar">
        <button type="submit" className="button primary" disabled={busy}>
          <span className={busy ? 'busy' : ''}>{label}</span>
        </button>
      </div>
    </div>
  )
}

/** One line of text. */
export function Line({
  label,
  value,
  onValue,
  error,
  help,
  ...more
}: {
  label: string
  value: string
  onValue(value: string): void
  error?: string | null
  help?: string | null
  type?: string
  inputMode?: 'text' | 'numeric' | 'tel'
  maxLength?: number
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}e` : help ? `${id}h` : undefined}
        onInput={event => onValue(event.currentTarget.value)}
        {...more}
      />
      {help && (
        <span className="quiet" id={`${id}h`}>
          {help}
        </span>
      )}
      {error && (
        <span className="error" id={`${id}e`}>
          {error}
        </span>
      )}
    </div>
  )
}
