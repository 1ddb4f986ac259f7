/** A consultation as counsel writes it down: what was asked and answered goes under lock, the rest counts. */
import { App, Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { consultationWays, counselRoles, nextSteps, questionKinds } from '../../../src/counsel/kinds.ts'
import { counselTerms } from '../../../src/counsel/terms.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { BasisFields, Choice, Day, filled, Line, Lines, optionsOf } from './fields.tsx'
import { type Basis, type BookingRow, type Roster, useSend } from './wire.ts'

interface Typed {
  readonly community: string
  readonly at: string
  readonly way: string
  readonly actedAs: string
  readonly kind: string
  readonly who: string
  readonly contact: string
  readonly asked: string
  readonly answered: string
  readonly basis: Basis
  readonly next: string
}

interface DialogProps {
  roster: Roster
  booking?: BookingRow
  close(): void
}

export function ConsultationDialog({ roster, booking, close }: DialogProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(newId)
  const places = roster.communities.filter(it => it.mayConsult)
  const [typed, setTyped] = useState(() => begun(places[0]?.id ?? '', booking))
  const change = (some: Partial<Typed>) => setTyped({ ...typed, ...some })
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  const ready = typed.asked.trim() !== '' && typed.answered.trim() !== '' && typed.at !== ''
  const submit = () => {
    if (!ready) return
    const { community: communityId, at, basis, ...rest } = typed
    const body = {
      ...{ id, communityId, bookingId: booking?.id ?? null, basis: filled(basis) },
      at: new Date(`${at}:00+08:00`).toISOString(),
      ...rest,
    }
    send.mutate({ path: '/api/counsel/consultations', body })
  }
  return (
    <Modal open width={760} footer={null} onCancel={close} title={t('counsel:desk.consult.title')}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <Head typed={typed} change={change} places={places} />
        <Lines name="asked" value={typed.asked} set={asked => change({ asked })} />
        <Lines name="answered" value={typed.answered} set={answered => change({ answered })} />
        <BasisFields basis={typed.basis} set={basis => change({ basis })} />
        <fieldset className="counsel-basis">
          <legend>{t('counsel:input.next')}</legend>
          <Radio.Group
            value={typed.next}
            options={[...optionsOf(t, 'next', nextSteps)]}
            onChange={event => change({ next: event.target.value as string })}
          />
        </fieldset>
        <p className="quiet">
          {t('counsel:desk.consult.locked', { years: counselTerms.consultationKeptYears })}
        </p>
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.consult.send')}
        </Button>
      </form>
    </Modal>
  )
}

interface HeadProps {
  typed: Typed
  change(some: Partial<Typed>): void
  places: readonly { readonly id: string; readonly name: string }[]
}

function Head({ typed, change, places }: HeadProps) {
  const { t } = useWords()
  return (
    <div className="counsel-two">
      {places.length > 1 && (
        <Choice
          name="communityId"
          value={typed.community}
          options={places.map(it => ({ value: it.id, label: it.name }))}
          set={community => change({ community })}
        />
      )}
      <Day name="at" type="datetime-local" value={typed.at} set={at => change({ at })} />
      <Choice
        name="way"
        value={typed.way}
        options={optionsOf(t, 'way', consultationWays)}
        set={way => change({ way })}
      />
      <Choice
        name="kind"
        value={typed.kind}
        options={optionsOf(t, 'kind', questionKinds)}
        set={kind => change({ kind })}
      />
      <Choice
        name="actedAs"
        value={typed.actedAs}
        options={optionsOf(t, 'role', counselRoles)}
        set={actedAs => change({ actedAs })}
      />
      <Line
        name="who"
        max={60}
        value={typed.who}
        help={t('counsel:desk.consult.anonymousHelp')}
        set={who => change({ who })}
      />
      <Line name="contact" max={60} value={typed.contact} set={contact => change({ contact })} />
    </div>
  )
}

/** Of a booking: its slot, way and kind; who came is opened apart and typed anew only if they wish. */
function begun(community: string, booking: BookingRow | undefined): Typed {
  const at = booking ? new Date(booking.slot.startsAt) : new Date()
  return {
    community: booking?.community.id ?? community,
    at: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16),
    way: booking?.slot.way ?? 'counter',
    actedAs: 'guide',
    kind: booking?.kind ?? 'other',
    ...{ who: '', contact: '', asked: '', answered: '', next: 'none' },
    basis: [{ law: '', article: '' }],
  }
}
