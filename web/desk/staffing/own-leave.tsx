/** Own leave, on the page of the own account: what is entered, and a form for more. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { useMe } from '../session.ts'
import { LeaveForm } from './leave-form.tsx'
import { Absences } from './leave-part.tsx'
import { useOwnLeave } from './wire.ts'
import './staffing.css'

export function OwnLeave() {
  const { t } = useWords()
  const { person } = useMe()
  const found = useOwnLeave()
  const [entering, setEntering] = useState(false)
  if (found.isPending) return <Waiting lines={2} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  const { today, absences, deputies } = found.data
  return (
    <>
      {absences.length === 0 ? (
        <p className="quiet">{t('staffing:leave.noneOwn')}</p>
      ) : (
        <Absences absences={absences} today={today} />
      )}
      {entering ? (
        <LeaveForm
          today={today}
          persons={[person]}
          deputiesFor={() => deputies}
          close={() => setEntering(false)}
        />
      ) : (
        <Button onClick={() => setEntering(true)}>{t('staffing:leave.open')}</Button>
      )}
    </>
  )
}
