/** What falls on one head, as a bar beside its figure. */
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'

export function LoadBar({ load, most }: { load: number | null; most: number }) {
  const { t } = useWords()
  if (load === null) return <span className="staffing-vacant">{t('staffing:nobody')}</span>
  return (
    <div className="staffing-load">
      <span>{t('staffing:perHead', { load: numberText(Math.round(load)) })}</span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${most > 0 ? Math.min(100, (load / most) * 100) : 0}%` }} />
      </span>
    </div>
  )
}
