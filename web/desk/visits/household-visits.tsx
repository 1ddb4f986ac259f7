/** The visits of one household, on its page: whether it wishes any, why it is due, what was made; one is entered from here. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { civilText } from '../staffing/days.ts'
import { VisitDialog } from './visit-form.tsx'
import { VisitTable } from './visit-table.tsx'
import { type History, useHistory } from './wire.ts'
import { whyText } from './words.ts'
import './visits.css'

export function HouseholdVisits({ householdId }: { householdId: string }) {
  const { t } = useWords()
  const found = useHistory(householdId)
  const [entering, setEntering] = useState(false)
  const history = found.data
  return (
    <Section
      id="household-visits"
      title={t('visit:history.title')}
      extra={
        history && (
          <Button className="no-print" onClick={() => setEntering(true)}>
            {t('visit:due.enter')}
          </Button>
        )
      }
    >
      {found.isPending && <Waiting lines={3} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {history && <Standing history={history} />}
      {history &&
        (history.visits.length === 0 ? (
          <p className="quiet">{t('visit:history.none')}</p>
        ) : (
          <VisitTable visits={history.visits} />
        ))}
      {history && entering && (
        <VisitDialog
          household={{ id: householdId, buildingId: history.buildingId, address: history.address }}
          close={() => setEntering(false)}
        />
      )}
    </Section>
  )
}

function Standing({ history }: { history: History }) {
  const { t, language } = useWords()
  const { refuses, refusesUntil, due, today } = history
  if (refuses)
    return (
      <p className="note">
        {refusesUntil
          ? t('visit:history.refusesUntil', { day: civilText(refusesUntil, language) })
          : t('visit:history.refuses')}
      </p>
    )
  if (!due) return <p className="quiet">{t('visit:history.notDue')}</p>
  return (
    <>
      <p>{t('visit:history.due')}</p>
      <ul className="visits-why">
        {whyText(due, today).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
