/** Who comes to counsel in seven days: opened one at a time and on record, kept or missed, turned into a consultation. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { timeText, weekdayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { BookDialog } from './book-dialog.tsx'
import { ConsultationDialog } from './consultation-dialog.tsx'
import { CommunityChoice } from './counsel-page.tsx'
import { type BookingRow, openBooker, type PartProps, useBookings, useSend } from './wire.ts'

export function BookingsPart({ asked, ask, roster }: PartProps) {
  const { t, language } = useWords()
  const [booking, setBooking] = useState(false)
  const [heard, setHeard] = useState<BookingRow | null>(null)
  const seen = roster.communities.filter(it => it.maySeeBookings)
  const found = useBookings(asked)
  const days = [...new Set((found.data?.rows ?? []).map(it => weekdayText(it.slot.startsAt, language)))]
  return (
    <>
      <div className="row no-print counsel-asking">
        <CommunityChoice communities={seen} value={asked.community} set={community => ask({ community })} />
        <Input
          type="date"
          className="counsel-date"
          aria-label={t('counsel:desk.day.from')}
          value={asked.from ?? roster.today}
          onChange={event => ask({ from: event.target.value || undefined })}
        />
        {roster.communities.some(it => it.mayBook) && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setBooking(true)}>
            {t('counsel:desk.day.book')}
          </Button>
        )}
      </div>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && days.length === 0 && (
        <Empty title={t('counsel:desk.day.none')} words={t('counsel:desk.day.noneWords')} />
      )}
      {days.map((day, i) => (
        <Section key={day} id={`counsel-day-${i}`} title={day}>
          <ul className="counsel-rows">
            {found.data?.rows
              .filter(it => weekdayText(it.slot.startsAt, language) === day)
              .map(it => (
                <Row
                  key={it.id}
                  booking={it}
                  many={seen.length > 1}
                  record={mayConsult(roster, it) ? () => setHeard(it) : null}
                />
              ))}
          </ul>
        </Section>
      ))}
      {booking && <BookDialog roster={roster} close={() => setBooking(false)} />}
      {heard && <ConsultationDialog roster={roster} booking={heard} close={() => setHeard(null)} />}
    </>
  )
}

const mayConsult = (roster: PartProps['roster'], { community, state, begun, consultationId }: BookingRow) =>
  begun &&
  consultationId === null &&
  state !== 'cancelled' &&
  roster.communities.some(it => it.id === community.id && it.mayConsult)

function Row({ booking, many, record }: { booking: BookingRow; many: boolean; record: (() => void) | null }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const send = useSend()
  const settle = (outcome: string) =>
    send.mutate(
      { path: `/api/counsel/bookings/${booking.id}/settle`, body: { outcome } },
      { onError: error => void message.error(error.message) },
    )
  const { slot, state, begun } = booking
  const open = state !== 'cancelled'
  return (
    <li className={open ? 'counsel-row' : 'counsel-row counsel-gone'}>
      <div>
        <strong>
          {timeText(slot.startsAt)}–{timeText(slot.endsAt)}
        </strong>{' '}
        {t(`counsel:kind.${booking.kind}`)}
        <p className="quiet">
          {[
            many && booking.community.name,
            t(`counsel:way.${slot.way}`),
            slot.place,
            t(`counsel:desk.day.${booking.byResident ? 'byResident' : 'byStaff'}`),
            t(`counsel:state.${state}`),
            booking.consultationId && t('counsel:desk.day.recorded'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="counsel-acts no-print">
        {open && <WhoButton id={booking.id} />}
        {open && begun && state !== 'kept' && (
          <Button onClick={() => settle('kept')}>{t('counsel:desk.day.kept')}</Button>
        )}
        {state === 'booked' && begun && (
          <Button onClick={() => settle('missed')}>{t('counsel:desk.day.missed')}</Button>
        )}
        {state === 'booked' && !begun && (
          <Button onClick={() => settle('cancelled')}>{t('counsel:desk.day.cancel')}</Button>
        )}
        {record && (
          <Button type="primary" onClick={record}>
            {t('counsel:desk.day.record')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Opened on purpose, each time on record; not kept once it is closed. */
function WhoButton({ id }: { id: string }) {
  const { t } = useWords()
  const who = useMutation({ networkMode: 'always', mutationFn: () => openBooker(id) })
  if (who.data)
    return (
      <span className="counsel-who">
        {who.data.name || t('counsel:desk.day.anonymous')} · {who.data.contact}
        <Button
          type="text"
          size="small"
          icon={<Icon name="close" />}
          aria-label={t('counsel:desk.consult.close')}
          onClick={() => who.reset()}
        />
      </span>
    )
  return (
    <>
      <Button
        title={t('counsel:desk.day.whoWhy')}
        aria-description={t('counsel:desk.day.whoWhy')}
        loading={who.isPending}
        onClick={() => who.mutate()}
      >
        {t('counsel:desk.day.who')}
      </Button>
      {who.error && (
        <span role="alert" className="quiet">
          {who.error.message}
        </span>
      )}
    </>
  )
}
