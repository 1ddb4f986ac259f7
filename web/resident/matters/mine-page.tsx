/** What this phone remembers: reports not sent yet, and receipts the person chose to keep here. */
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Link } from '../link.tsx'
import { forget, mine, ofVisit, type Remembered } from './remembered.ts'
import { WaitingList } from './waiting-list.tsx'

export function MinePage() {
  const { t } = useWords()
  const [rows, setRows] = useState(mine())
  const drop = (number: string) => {
    forget(number)
    setRows(mine())
  }
  const visit = ofVisit().filter(row => !rows.some(other => other.number === row.number))
  return (
    <div className="stack">
      <h1>{t('resident:title.mine')}</h1>
      <WaitingList />
      {rows.length + visit.length === 0 && (
        <div className="empty stack-small">
          <p>{t('resident:mine.empty')}</p>
          <p className="row">
            <Link to="report" className="button primary">
              {t('resident:title.report')}
            </Link>
            <Link to="query" className="button">
              {t('resident:title.query')}
            </Link>
          </p>
        </div>
      )}
      {rows.length > 0 && <Rows rows={rows} onForget={drop} />}
      {visit.length > 0 && (
        <section className="stack-small">
          <h2>{t('resident:mine.visit')}</h2>
          <Rows rows={visit} />
        </section>
      )}
    </div>
  )
}

function Rows({ rows, onForget }: { rows: readonly Remembered[]; onForget?: (number: string) => void }) {
  const { t, language } = useWords()
  return (
    <ul className="mine">
      {rows.map(row => (
        <li className="card" key={row.number}>
          <Link to="query" rest={`${encodeURIComponent(row.number)}.${row.code}`} className="mine-link">
            <strong>{row.excerpt || t('resident:mine.sealed')}</strong>
            <span className="quiet">
              {row.number} · {dayText(row.receivedAt, language)}
            </span>
          </Link>
          {onForget && (
            <button
              type="button"
              className="button plain"
              aria-label={t('resident:mine.forgetOne', { number: row.number })}
              onClick={() => confirm(t('resident:mine.forgetSure')) && onForget(row.number)}
            >
              {t('resident:mine.forget')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
