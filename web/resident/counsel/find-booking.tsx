/** The own booking found again by its code. */
import { type FormEvent, useState } from 'react'
import { call } from '../../shell/api.ts'
import { readCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Field, typedIn } from '../mydata/field.tsx'
import type { Booked } from './wire.ts'

export function FindBooking({ found }: { found(booked: Booked): void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState('')
  const find = (event: FormEvent) => {
    event.preventDefault()
    setProblem('')
    const body = { code: readCode(code) }
    call<Booked>('POST', '/api/public/counsel/bookings/find', { body }).then(found, error =>
      setProblem((error as Error).message),
    )
  }
  return (
    <details className="part fold">
      <summary>{t('counsel:public.find')}</summary>
      <form className="stack" onSubmit={find}>
        <Field id="counsel-code" label={t('counsel:public.code')}>
          <input
            id="counsel-code"
            className="input"
            required
            minLength={6}
            maxLength={24}
            autoComplete="off"
            autoCapitalize="characters"
            value={code}
            onInput={event => setCode(typedIn(event))}
          />
        </Field>
        {problem && (
          <p className="note bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="button">
          {t('counsel:public.findGo')}
        </button>
      </form>
    </details>
  )
}
