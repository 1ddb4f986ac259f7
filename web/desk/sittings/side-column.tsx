/** One side of the room: each of its parties with the position as it stands and what they stated, in their own order. */
import { Button } from 'antd'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { useHasDraft } from '../ledgers/kept-draft.ts'
import { Section } from '../parts.tsx'
import { RowForm, Unfolding } from './row-form.tsx'
import { standing } from './rows.ts'
import type { Party, RoomRow } from './wire.ts'

interface SideProps {
  disputeId: string
  side: Party['side']
  parties: readonly Party[]
  names: ReadonlyMap<string, string>
  rows: readonly RoomRow[]
  mayWrite: boolean
}

export function SideColumn({ side, parties, ...rest }: SideProps) {
  const { t } = useWords()
  const own = parties.filter(party => party.side === side)
  return (
    <Section id={`side-${side}`} title={t(`sitting:side.${side}`)} className={`room-side room-side-${side}`}>
      {own.length === 0 && <p className="quiet">{t('sitting:position.none')}</p>}
      {own.map(party => (
        <PartyPart key={party.id} party={party} {...rest} />
      ))}
    </Section>
  )
}

type PartyProps = Omit<SideProps, 'side' | 'parties'> & { party: Party }

function PartyPart({ party, disputeId, names, rows, mayWrite }: PartyProps) {
  const { t } = useWords()
  const name = names.get(party.id) ?? party.label
  const position = standing(rows, 'position').findLast(row => row.partyId === party.id)
  const statements = standing(rows, 'statement').filter(row => row.partyId === party.id)
  return (
    <article className="room-party" aria-label={name}>
      <h3>{name}</h3>
      <Position {...{ disputeId, party, name, mayWrite }} position={position} />
      <h4>{t('sitting:statement.title')}</h4>
      {statements.length === 0 && <p className="quiet">{t('sitting:statement.none')}</p>}
      <ul className="room-rows">
        {statements.map(row => (
          <li key={row.id}>
            <p className="prose">{row.text}</p>
            <By row={row} />
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Unfolding label={t('sitting:statement.add')} disputeId={disputeId} about={`statement.${party.id}`}>
          {close => (
            <RowForm
              disputeId={disputeId}
              about={`statement.${party.id}`}
              label={t('sitting:statement.label', { name })}
              parts={[
                { name: 'text', label: t('sitting:statement.label', { name }), long: true, required: true },
              ]}
              action={t('sitting:statement.add')}
              ask={(id, { text = '' }) => ({ id, kind: 'statement', partyId: party.id, text })}
              done={close}
              cancel={close}
            />
          )}
        </Unfolding>
      )}
    </article>
  )
}

function Position(props: {
  disputeId: string
  party: Party
  name: string
  mayWrite: boolean
  position: RoomRow | undefined
}) {
  const { disputeId, party, name, mayWrite, position } = props
  const { t } = useWords()
  const [rewording, setRewording] = useState(false)
  const about = `position.${party.id}`
  const waits = useHasDraft(`room.${disputeId}.${about}`)
  const fold = () => setRewording(false)
  const label = t('sitting:position.label', { name })
  return (
    <div className="room-position">
      <h4>{t('sitting:position.title')}</h4>
      {position ? (
        <>
          <p className="prose">{position.text}</p>
          <By row={position} />
        </>
      ) : (
        <p className="quiet">{t('sitting:position.none')}</p>
      )}
      {mayWrite && (!position || rewording || waits) ? (
        <RowForm
          {...{ disputeId, about, label }}
          parts={[{ name: 'text', label, long: true, required: true }]}
          {...(position ? { initial: { text: position.text }, cancel: fold } : {})}
          action={t(position ? 'sitting:position.reword' : 'sitting:position.add')}
          reworded={{ row: position, dropped: null }}
          ask={(id, { text = '' }, replaces) => ({ id, kind: 'position', partyId: party.id, text, replaces })}
          done={fold}
        />
      ) : (
        mayWrite && (
          <Button className="no-print" onClick={() => setRewording(true)}>
            {t('sitting:position.reword')}
          </Button>
        )
      )}
    </div>
  )
}

/** Who wrote it down, and when. */
export function By({ row }: { row: Pick<RoomRow, 'by' | 'at'> }) {
  const { t, language } = useWords()
  return (
    <small className="quiet room-by">
      {t('sitting:row.by', { name: row.by, at: whenText(row.at, language) })}
    </small>
  )
}
