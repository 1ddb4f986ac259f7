/** A slot, what it is about, a way to be reached: three taps and a number. Somebody who was quicker is told with what is still free. */
import { type FormEvent, useState } from 'react'
import { questionKinds } from '../../../src/counsel/kinds.ts'
import { counselTerms } from '../../../src/counsel/terms.ts'
import { ApiError, call } from '../../shell/api.ts'
import { timeText, weekdayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Field, typedIn } from '../mydata/field.tsx'
import type { Booked, OwnCounsel, Slot } from './wire.ts'

interface SlotFormProps {
  own: OwnCounsel
  done(booked: Booked): void
  renew(): void
}

export function SlotForm({ own, done, renew }: SlotFormProps) {
  const { t } = useWords()
  const [slot, setSlot] = useState<Slot | null>(null)
  const [id, setId] = useState(newId)
  const [typed, setTyped] = useState({ kind: 'other', contact: '', name: '' })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const choose = (chosen: Slot) => {
    setSlot(chosen)
    setProblem('')
    setTimeout(() => document.getElementById('counsel-contact')?.focus())
  }
  const book = async (event: FormEvent) => {
    event.preventDefault()
    if (!slot || typed.contact.trim() === '') return
    setBusy(true)
    setProblem('')
    try {
      const body = { id, communityId: own.community.id, startsAt: slot.startsAt, ...typed }
      done(await call<Booked>('POST', '/api/public/counsel/bookings', { body, retries: 2 }))
    } catch (error) {
      setProblem((error as Error).message)
      if (error instanceof ApiError && (error.code === 'slotTaken' || error.code === 'slotUnfit')) {
        // What is offered has changed; another slot is another booking.
        setSlot(null)
        setId(newId())
        renew()
      }
    }
    setBusy(false)
  }
  return (
    <form className="part" aria-labelledby="counsel-free" onSubmit={event => void book(event)}>
      <h2 id="counsel-free">{t('counsel:public.free')}</h2>
      {own.free.length === 0 && <p className="note warn">{t('counsel:public.noFree')}</p>}
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <Slots free={own.free} chosen={slot} choose={choose} />
      {slot && (
        <>
          <Details typed={typed} change={some => setTyped({ ...typed, ...some })} />
          <button type="submit" className="button primary big" disabled={busy}>
            {t(busy ? 'counsel:public.booking' : 'counsel:public.book')}
          </button>
        </>
      )}
    </form>
  )
}

function Slots(props: { free: readonly Slot[]; chosen: Slot | null; choose(slot: Slot): void }) {
  const { t, language } = useWords()
  const { free, chosen, choose } = props
  const days = [...new Set(free.map(it => weekdayText(it.startsAt, language)))]
  return days.map(day => (
    <div key={day} className="stack-small">
      <h3>{day}</h3>
      <ul className="counsel-buttons">
        {free
          .filter(it => weekdayText(it.startsAt, language) === day)
          .map(it => (
            <li key={it.startsAt}>
              <button
                type="button"
                className="button"
                aria-pressed={chosen?.startsAt === it.startsAt}
                onClick={() => choose(it)}
              >
                {timeText(it.startsAt)} <span className="quiet">{t(`counsel:way.${it.way}`)}</span>
              </button>
            </li>
          ))}
      </ul>
    </div>
  ))
}

interface Typed {
  readonly kind: string
  readonly contact: string
  readonly name: string
}

function Details({ typed, change }: { typed: Typed; change(some: Partial<Typed>): void }) {
  const { t } = useWords()
  return (
    <>
      <fieldset className="field">
        <legend className="label">{t('counsel:input.kind')}</legend>
        <div className="choices counsel-kinds">
          {questionKinds.map(kind => (
            <label key={kind} className="choice">
              <input
                type="radio"
                name="counsel-kind"
                checked={typed.kind === kind}
                onChange={() => change({ kind })}
              />
              {t(`counsel:kind.${kind}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        id="counsel-contact"
        label={t('counsel:input.contact')}
        help={t('counsel:public.contactHelp', { days: counselTerms.bookingKeptDays })}
      >
        <input
          id="counsel-contact"
          className="input"
          required
          maxLength={60}
          autoComplete="tel"
          aria-describedby="counsel-contact-help"
          value={typed.contact}
          onInput={event => change({ contact: typedIn(event) })}
        />
      </Field>
      <Field id="counsel-name" label={t('counsel:input.name')} help={t('counsel:public.nameHelp')}>
        <input
          id="counsel-name"
          className="input"
          maxLength={60}
          autoComplete="name"
          aria-describedby="counsel-name-help"
          value={typed.name}
          onInput={event => change({ name: typedIn(event) })}
        />
      </Field>
    </>
  )
}
