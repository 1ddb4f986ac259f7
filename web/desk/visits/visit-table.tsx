/** Visits as a table: of many households with their doors, or of one; corrections stand beside what they correct. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { timeText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { civilText } from '../staffing/days.ts'
import { NoteButton } from './note-button.tsx'
import { VisitDialog } from './visit-form.tsx'
import type { VisitRow } from './wire.ts'
import { addressText } from './words.ts'

interface VisitTableProps {
  visits: readonly VisitRow[]
  withDoor?: boolean
}

export function VisitTable({ visits, withDoor = false }: VisitTableProps) {
  const { t } = useWords()
  const [correcting, setCorrecting] = useState<VisitRow | null>(null)
  const heads = (['when', 'door', 'what', 'who', 'follow'] as const).filter(
    name => withDoor || name !== 'door',
  )
  return (
    <>
      <table className="plain-table visits-table">
        <thead>
          <tr>
            {heads.map(name => (
              <th key={name} scope="col">
                {t(`visit:log.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visits.map(visit => (
            <Row key={visit.id} visit={visit} withDoor={withDoor} correct={() => setCorrecting(visit)} />
          ))}
        </tbody>
      </table>
      {correcting && (
        <VisitDialog
          household={{
            id: correcting.householdId,
            buildingId: correcting.buildingId,
            address: correcting.address,
          }}
          purpose={correcting.purpose}
          corrects={correcting}
          close={() => setCorrecting(null)}
        />
      )}
    </>
  )
}

function Row({ visit, withDoor, correct }: { visit: VisitRow; withDoor: boolean; correct(): void }) {
  const { t, language } = useWords()
  return (
    <tr className={visit.corrected ? 'visits-corrected' : undefined}>
      <th scope="row">
        {civilText(visit.on, language)} {timeText(visit.at)}
        {(visit.corrected || visit.replaces) && (
          <small className="quiet">
            {t(visit.corrected ? 'visit:log.corrected' : 'visit:log.correction')}
          </small>
        )}
      </th>
      {withDoor && (
        <td data-label={t('visit:log.door')}>
          <Link to={`/registry/households/${visit.householdId}` as '/'}>{addressText(t, visit.address)}</Link>
        </td>
      )}
      <td data-label={t('visit:log.what')}>
        {t(`visit:purpose.${visit.purpose}`)} · {t(`visit:outcome.${visit.outcome}`)}
        {visit.hasNote && <NoteButton visitId={visit.id} />}
      </td>
      <td data-label={t('visit:log.who')}>
        {[visit.visitor, ...visit.companions].join(t('desk:part.comma'))}
      </td>
      <td data-label={t('visit:log.follow')}>
        <span className="visits-follow">
          {visit.nextOn && <span>{t('visit:log.next', { day: civilText(visit.nextOn, language) })}</span>}
          {visit.matters.map(matter => (
            <Link key={matter.id} to="/matters/$matterId" params={{ matterId: matter.id }}>
              {matter.number}
            </Link>
          ))}
          {visit.photos.map((id, index) => (
            <a
              key={id}
              href={`/api/visits/photos/${id}/view`}
              target="_blank"
              rel="noreferrer"
              title={t('visit:note.why')}
            >
              {t('visit:log.photo', { index: index + 1 })}
            </a>
          ))}
          {visit.correctable && (
            <Button size="small" className="no-print" onClick={correct}>
              {t('visit:log.correct')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}
