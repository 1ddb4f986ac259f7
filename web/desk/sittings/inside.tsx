/** Inside the room: before mediation begins its hours, guests and rights; then the two sides with what they agree on between them. */
import { rights } from '../../../src/mediation/sittings/kinds.ts'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Proceeding } from '../proceedings/wire.ts'
import { PointsPart } from './middle.tsx'
import { BeginPart, InvitedPart, RightsPart, readRights } from './opening-parts.tsx'
import { ProposalsPart } from './proposals-part.tsx'
import { SideColumn } from './side-column.tsx'
import { SittingsPart } from './sittings-part.tsx'
import type { RoomShown, SittingsShown } from './wire.ts'

interface InsideProps {
  proceeding: Proceeding
  sittings: SittingsShown
  room: RoomShown
}

export function Inside({ proceeding, sittings, room }: InsideProps) {
  const { t } = useWords()
  const { rows } = room
  const { parties, mayKeep } = sittings
  const disputeId = proceeding.id
  const names = new Map(room.parties.map(party => [party.id, party.name]))
  const begun = ['mediating', 'adjourned'].includes(proceeding.state)
  const beginnable = ['accepted', 'scheduled', 'adjourned'].includes(proceeding.state)
  const read = readRights(rows)
  const shared = { disputeId, parties, names, rows }
  const third = parties.some(party => party.side === 'thirdParty')
  const inSession = begun || beginnable
  const mediating = proceeding.state === 'mediating'
  const invited = (
    <InvitedPart {...shared} mayWrite={mayKeep && inSession} article={sittings.bases.invited.article} />
  )
  return (
    <>
      <SittingsPart {...{ disputeId, sittings, room, names }} seq={proceeding.seq} />
      {!mediating && invited}
      <RightsPart {...{ disputeId, sittings, rows, begun }} mayWrite={mayKeep && inSession} />
      {mayKeep && beginnable && (
        <BeginPart
          disputeId={disputeId}
          seq={proceeding.seq}
          ready={
            rights.every(right => read.has(right)) && sittings.sittings.some(one => one.state === 'planned')
          }
        />
      )}
      {parties.length === 0 && <p>{t('sitting:noParties')}</p>}
      <div className="room-table">
        <SideColumn side="applicant" {...shared} mayWrite={mayKeep && inSession} />
        <div className="room-middle">
          <PointsPart {...shared} mayWrite={mayKeep && begun} />
          <ProposalsPart {...shared} mayWrite={mayKeep && begun} />
        </div>
        <SideColumn side="respondent" {...shared} mayWrite={mayKeep && inSession} />
      </div>
      {third && <SideColumn side="thirdParty" {...shared} mayWrite={mayKeep && inSession} />}
      <Investigations room={room} />
      {mediating && invited}
    </>
  )
}

function Investigations({ room }: { room: RoomShown }) {
  const { t, language } = useWords()
  if (room.investigations.length === 0) return null
  return (
    <Section id="investigations" title={t('sitting:investigation.title')}>
      <ul className="room-rows">
        {room.investigations.map(one => (
          <li key={one.at}>
            <p className="prose">{one.found}</p>
            <small className="quiet">{whenText(one.at, language)}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
