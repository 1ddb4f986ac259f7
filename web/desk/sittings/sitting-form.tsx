/** A sitting is set, moved, or the mediation adjourned to it: only lawful days are offered, and who or what is taken then is said before. */
import { Alert, Button } from 'antd'
import { useMemo } from 'react'
import { ApiError } from '../../shell/api.ts'
import { dayText, timeText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure } from '../parts.tsx'
import { useMe } from '../session.ts'
import { SittingFields, type Typed } from './sitting-fields.tsx'
import { type Sitting, type SittingAsk, type SittingsShown, useClashes, useSend } from './wire.ts'

interface FormProps {
  disputeId: string
  sittings: SittingsShown
  seq: number
  /** The one that is moved; none: a new one. */
  moved?: Sitting | undefined
  place?: string
  close(): void
}
function begun({ sittings, moved, place = '' }: FormProps, own: string): Typed {
  const local = (iso: string) => new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  const chosen = sittings.mediators.find(one => one.id === sittings.chosenId)
  const mediatorId =
    moved?.mediator.id ??
    chosen?.id ??
    sittings.mediators.find(one => one.id === own)?.id ??
    sittings.mediators[0]?.id ??
    ''
  return {
    id: moved?.id ?? newId(),
    actId: newId(),
    day: moved ? local(moved.from).slice(0, 10) : '',
    from: moved ? timeText(moved.from) : '09:00',
    to: moved ? timeText(moved.to) : '10:30',
    placeKind: moved?.placeKind ?? 'room',
    place: moved?.room ?? (place || (sittings.rooms[0] ?? '')),
    mediatorId,
    chosenBy: chosen ? 'parties' : 'committee',
    openness: moved?.openness ?? 'closed',
    interpreter: moved?.interpreter ?? false,
    record: '',
  }
}

export function SittingForm(props: FormProps) {
  const { disputeId, sittings, seq, moved, close } = props
  const { t } = useWords()
  const own = useMe().person.id
  const about = `sitting.${disputeId}.${moved?.id ?? 'new'}`
  const [typed, setTyped, forget] = useKeptDraft<Typed>(about, () => begun(props, own))
  const send = useSend<SittingAsk>(disputeId, 'sittings', () => {
    forget()
    close()
  })
  const set = (more: Partial<Typed>) => setTyped({ ...typed, ...more, actId: newId() })
  const adjourns = sittings.sets === 'adjourn'
  const whole =
    typed.day !== '' &&
    typed.from !== '' &&
    typed.to !== '' &&
    typed.place.trim() !== '' &&
    typed.mediatorId !== ''
  const ready = whole && (!adjourns || typed.record.trim() !== '')
  const submit = (despite: boolean) =>
    ready && send.mutate(askOf(typed, { seq, seen: moved?.revision ?? 0, despite }))
  const clashed = send.error instanceof ApiError && send.error.code === 'sittingClash'
  return (
    <form
      className="room-form sitting-form no-print"
      aria-label={t(
        moved ? 'sitting:sittings.move' : adjourns ? 'sitting:sittings.adjourn' : 'sitting:sittings.set',
      )}
      onSubmit={event => {
        event.preventDefault()
        submit(false)
      }}
    >
      <Lawful lawful={sittings.lawful} />
      <SittingFields {...{ typed, set, sittings, adjourns, moved }} />
      <Taken disputeId={disputeId} typed={whole ? typed : null} />
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('sitting:sittings.save')}
        </Button>
        {clashed && <Button onClick={() => submit(true)}>{t('sitting:sittings.despite')}</Button>}
        <Button onClick={close}>{t('shell:cancel')}</Button>
        <span className="quiet">{t('sitting:row.kept')}</span>
      </div>
      {send.error && <Failure error={send.error} title={t('sitting:sittings.refused')} />}
    </form>
  )
}

/** The clock on the wall of the office is that of Asia/Shanghai. */
const instantOf = (day: string, time: string) => `${day}T${time}:00+08:00`

function askOf(typed: Typed, more: { seq: number; seen: number; despite: boolean }): SittingAsk {
  const { day, from, to, ...rest } = typed
  return { ...rest, ...more, from: instantOf(day, from), to: instantOf(day, to), invited: [] }
}

export function Lawful({ lawful }: { lawful: SittingsShown['lawful'] }) {
  const { t, language } = useWords()
  if (lawful.last === null) return null
  return (
    <p className="quiet">
      {t('sitting:sittings.days', {
        first: dayText(lawful.first, language),
        last: dayText(lawful.last, language),
      })}
      {lawful.mayExtend && ` · ${t('sitting:sittings.mayExtend')}`}
    </p>
  )
}

function Taken({ disputeId, typed }: { disputeId: string; typed: Typed | null }) {
  const { t } = useWords()
  const hours = useMemo(
    () =>
      typed && typed.from < typed.to
        ? {
            sittingId: typed.id,
            from: instantOf(typed.day, typed.from),
            to: instantOf(typed.day, typed.to),
            mediatorId: typed.mediatorId,
            placeKind: typed.placeKind,
            place: typed.place.trim(),
          }
        : null,
    [typed],
  )
  const clashes = useClashes(disputeId, hours).data?.clashes ?? []
  if (hours === null || clashes.length === 0) return null
  const words = clashes.map(one =>
    t(`sitting:sittings.clash.${one.what}`, { from: timeText(one.from), to: timeText(one.to) }),
  )
  return <Alert type="warning" showIcon title={words.join(t('desk:part.comma'))} />
}
