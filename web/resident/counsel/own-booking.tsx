/** The own booking: when, where, with whom, its code; given up with one press. */
import { useEffect, useRef, useState } from 'react'
import { call } from '../../shell/api.ts'
import { groupCode, timeText, weekdayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Booked } from './wire.ts'

interface OwnBookingProps {
  booked: Booked
  change(booked: Booked): void
  again(): void
}

export function OwnBooking({ booked, change, again }: OwnBookingProps) {
  const { t, language } = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { slot, state, code, counsel } = booked
  const cancel = async () => {
    setBusy(true)
    setProblem('')
    await call<Booked>('POST', '/api/public/counsel/bookings/cancel', { body: { code } }).then(
      change,
      error => setProblem((error as Error).message),
    )
    setBusy(false)
  }
  return (
    <section className="part" aria-labelledby="counsel-booked">
      <h2 id="counsel-booked" ref={heading} tabIndex={-1}>
        {state === 'booked' ? t('counsel:public.done') : t(`counsel:state.${state}`)}
      </h2>
      <p>
        <strong>
          {weekdayText(slot.startsAt, language)} {timeText(slot.startsAt)}–{timeText(slot.endsAt)}
        </strong>
      </p>
      <p>
        {[booked.community.name, t(`counsel:way.${slot.way}`), slot.place, t(`counsel:kind.${booked.kind}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {counsel.map(it => (
        <p key={it.licenceNumber}>
          {it.name} · {it.firm} {it.workPhone && <a href={`tel:${it.workPhone}`}>{it.workPhone}</a>}
        </p>
      ))}
      {state === 'cancelled' && (
        <p className="note good" role="status">
          {t('counsel:public.cancelled')}
        </p>
      )}
      {state === 'booked' && (
        <>
          <p className="quiet">{t('counsel:public.code')}</p>
          <p className="counsel-code">{groupCode(code)}</p>
          <p>{t('counsel:public.keep')}</p>
        </>
      )}
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      {booked.mayCancel && (
        <button type="button" className="button danger" disabled={busy} onClick={() => void cancel()}>
          {t('counsel:public.cancel')}
        </button>
      )}
      <button type="button" className="button" onClick={again}>
        {t('counsel:public.again')}
      </button>
    </section>
  )
}
