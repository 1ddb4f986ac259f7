/** The households behind a figure, by place; each opens to its page. */
import { Link } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { civilText } from '../staffing/days.ts'
import { type CoveredGrid, type Figure, useBehind } from './wire.ts'
import { addressText } from './words.ts'

interface BehindDialogProps {
  grid: CoveredGrid
  figure: Figure
  period: { from: string; to: string }
  close(): void
}

export function BehindDialog({ grid, figure, period, close }: BehindDialogProps) {
  const { t, language } = useWords()
  const found = useBehind({ grid: grid.id, figure, ...period })
  return (
    <Modal open footer={null} onCancel={close} title={t(`visit:behind.${figure}`, { grid: grid.name })}>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} />}
      {found.data?.households.length === 0 && <p>{t('visit:behind.none')}</p>}
      {found.data && found.data.households.length > 0 && (
        <ul className="visits-behind">
          {found.data.households.map(it => (
            <li key={it.householdId}>
              <Link
                to={'/registry/households/$householdId' as '/'}
                params={{ householdId: it.householdId } as never}
              >
                {addressText(t, it.address)}
              </Link>
              <span className="quiet">
                {figure === 'refusing'
                  ? it.refusesUntil && t('visit:behind.until', { day: civilText(it.refusesUntil, language) })
                  : it.lastOn
                    ? `${t('visit:behind.last')} ${civilText(it.lastOn, language)}`
                    : t('visit:neverVisited')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
