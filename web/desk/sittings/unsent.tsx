/** Rows of the room that could not be sent yet: said clearly, and the page not left without a question. */
import { useEffect } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useUnsent } from './wire.ts'

export function Unsent({ disputeId, lost }: { disputeId: string; lost: boolean }) {
  const { t } = useWords()
  const count = useUnsent(disputeId)
  useEffect(() => {
    if (count === 0) return
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [count])
  return (
    <div role="status" className="room-unsent">
      {count > 0 ? (
        <p className="note bad">{t('sitting:unsent.rows', { count })}</p>
      ) : (
        lost && <p className="note">{t('sitting:unsent.lost')}</p>
      )}
    </div>
  )
}
