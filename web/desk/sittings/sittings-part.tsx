/** Sittings of a dispute, planned, held and called off; how each party was told of the next one. */
import { Button, Checkbox, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { toldWays } from '../../../src/mediation/sittings/kinds.ts'
import { timeText, weekdayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { toldOf } from './rows.ts'
import { By } from './side-column.tsx'
import { SittingForm } from './sitting-form.tsx'
import { type RoomRow, type RoomShown, type Sitting, type SittingsShown, useSend, useWrite } from './wire.ts'

interface PartProps {
  disputeId: string
  sittings: SittingsShown
  room: RoomShown
  names: ReadonlyMap<string, string>
  seq: number
}
type Opened = 'new' | { readonly move: Sitting } | { readonly off: Sitting } | null

export function SittingsPart(props: PartProps) {
  const { t } = useWords()
  const { disputeId, sittings, room, seq } = props
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const moving = opened !== null && typeof opened === 'object' && 'move' in opened ? opened.move : null
  const leaving = opened !== null && typeof opened === 'object' && 'off' in opened ? opened.off : null
  const planned = sittings.sittings.some(one => one.state === 'planned')
  return (
    <Section
      id="sittings"
      title={t('sitting:sittings.title')}
      extra={
        sittings.sets !== null &&
        !planned && (
          <Button className="no-print" onClick={() => setOpened('new')}>
            {t(`sitting:sittings.${sittings.sets === 'adjourn' ? 'adjourn' : 'set'}`)}
          </Button>
        )
      }
    >
      {sittings.sittings.length === 0 && <p className="quiet">{t('sitting:sittings.none')}</p>}
      <ul className="room-rows">
        {sittings.sittings.map(one => (
          <li key={one.id}>
            <SittingLine sitting={one} room={room} />
            {sittings.mayKeep && one.state === 'planned' && (
              <div className="row no-print">
                {sittings.sets !== null && (
                  <Button onClick={() => setOpened({ move: one })}>{t('sitting:sittings.move')}</Button>
                )}
                <Button onClick={() => setOpened({ off: one })}>{t('sitting:sittings.callOff')}</Button>
              </div>
            )}
            {one.state === 'planned' && <Told {...props} sitting={one} />}
          </li>
        ))}
      </ul>
      {opened === 'new' && <SittingForm {...{ disputeId, sittings, seq, close }} />}
      {moving && (
        <SittingForm
          key={moving.id}
          {...{ disputeId, sittings, seq, close }}
          moved={moving}
          place={room.places[moving.id] ?? ''}
        />
      )}
      {leaving && <CallOff disputeId={disputeId} sitting={leaving} close={close} />}
    </Section>
  )
}

function SittingLine({ sitting, room }: { sitting: Sitting; room: RoomShown }) {
  const { t, language } = useWords()
  const { from, to, placeKind, openness, interpreter, state, mediator } = sitting
  const place = sitting.room ?? room.places[sitting.id] ?? t(`sitting:placeKind.${placeKind}`)
  const reason = room.reasons[sitting.id]
  return (
    <>
      <p>
        <strong>
          {t('sitting:sittings.hours', {
            day: weekdayText(from, language),
            from: timeText(from),
            to: timeText(to),
          })}
        </strong>{' '}
        <span className="state">{t(`sitting:sittingState.${state}`)}</span>
      </p>
      <p className="quiet">
        {[place, mediator.name, t(`sitting:openness.${openness}`), interpreter && t('sitting:interpreterYes')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {reason && <p className="prose">{reason}</p>}
    </>
  )
}

function Told({ disputeId, sittings, room, names, sitting }: PartProps & { sitting: Sitting }) {
  const { t } = useWords()
  return (
    <details className="room-told">
      <summary>{t('sitting:told.title')}</summary>
      <p className="quiet">{t('sitting:told.lead')}</p>
      <ul className="room-answers">
        {sittings.parties.map(party => {
          const name = names.get(party.id) ?? party.label
          return (
            <li key={party.id}>
              <ToldLine
                {...{ disputeId, name, sittingId: sitting.id, partyId: party.id, mayWrite: sittings.mayKeep }}
                row={toldOf(room.rows, sitting.id, party.id)}
              />
            </li>
          )
        })}
      </ul>
    </details>
  )
}

interface ToldProps {
  disputeId: string
  name: string
  sittingId: string
  partyId: string
  mayWrite: boolean
  row: RoomRow | undefined
}

function ToldLine({ disputeId, name, sittingId, partyId, mayWrite, row }: ToldProps) {
  const { t } = useWords()
  const [agreed, setAgreed] = useState(false)
  const write = useWrite(disputeId)
  return (
    <>
      <span>
        {t('sitting:answer.of', {
          name,
          answer: t(row ? `sitting:told.way.${row.answer}` : 'sitting:told.none'),
        })}{' '}
        {row && <By row={row} />}
      </span>
      {mayWrite && (
        <span className="room-say no-print">
          {toldWays.map(way => (
            <Button
              key={way}
              size="small"
              disabled={way === 'message' && !agreed}
              aria-label={t('sitting:answer.of', { name, answer: t(`sitting:told.way.${way}`) })}
              onClick={() =>
                write.mutate({ id: newId(), kind: 'told', sittingId, partyId, answer: way, agreed })
              }
            >
              {t(`sitting:told.way.${way}`)}
            </Button>
          ))}
          <Checkbox checked={agreed} onChange={event => setAgreed(event.target.checked)}>
            {t('sitting:told.agreed', { name })}
          </Checkbox>
        </span>
      )}
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </>
  )
}

function CallOff({ disputeId, sitting, close }: { disputeId: string; sitting: Sitting; close(): void }) {
  const { t } = useWords()
  const id = useId()
  const [reason, setReason] = useState('')
  const send = useSend<{ seen: number; reason: string }>(disputeId, `sittings/${sitting.id}/call-off`, close)
  return (
    <Modal
      open
      title={t('sitting:sittings.callOffTitle')}
      okText={t('sitting:sittings.callOff')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: send.isPending }}
      onOk={() => send.mutate({ seen: sitting.revision, reason: reason.trim() })}
      onCancel={close}
    >
      <div className="field">
        <label htmlFor={id}>{t('sitting:sittings.why')}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={500}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 5 }}
          onChange={event => setReason(event.target.value)}
        />
      </div>
      {send.error && <Failure error={send.error} title={t('sitting:sittings.callOffRefused')} />}
    </Modal>
  )
}
