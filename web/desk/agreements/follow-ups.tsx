/** Agreements to be looked at again, by day: visits, urging, the first plan, the joint application; each row opens its dispute. */
import { Link } from '@tanstack/react-router'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Scroll } from './scroll.tsx'
import type { FollowUps } from './wire.ts'

export function FollowUpRows({ due }: { due: FollowUps }) {
  const { t, language } = useWords()
  if (due.rows.length === 0) return <p>{t('agreement:follow.noneDue')}</p>
  return (
    <Scroll label={t('agreement:follow.title')}>
      <table className="agreement-ledger agreement-due">
        <thead>
          <tr>
            <th scope="col">{t('agreement:due.number')}</th>
            <th scope="col">{t('agreement:due.unit')}</th>
            <th scope="col">{t('agreement:follow.what')}</th>
            <th scope="col">{t('agreement:follow.until')}</th>
            <th scope="col">{t('agreement:row.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {due.rows.map(({ proceedingId, number, unit, term, termLabel, dueOn, lateDays, stateLabel }) => (
            <tr key={`${proceedingId} ${term}`} className={lateDays > 0 ? 'agreement-row-unpaid' : ''}>
              <td>
                <Link to="/proceedings/$proceedingId" params={{ proceedingId } as never}>
                  {number}
                </Link>
              </td>
              <td>{unit.name}</td>
              <td>{termLabel}</td>
              <td>{dayText(dueOn, language)}</td>
              <td>{lateDays > 0 ? t('agreement:follow.late', { days: lateDays }) : stateLabel}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {due.more > 0 && <p>{t('agreement:due.more', { count: due.more })}</p>}
    </Scroll>
  )
}
