/** All procedures that are declared here: whether they are on, who sees them, how many are open and overdue. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { type ProcedureRow, useProcedures } from '../proceedings/wire.ts'

export function ProceduresPage() {
  const { t } = useWords()
  const found = useProcedures()
  return (
    <main className="page" id="main">
      <header className="page-head">
        <div>
          <h1>{t('desk:procedures.title')}</h1>
          <p className="quiet">{t('desk:procedures.what')}</p>
        </div>
      </header>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      <ul className="choices">
        {found.data?.rows.map(row => (
          <li key={row.id}>
            <Card row={row} />
          </li>
        ))}
      </ul>
    </main>
  )
}

function Card({ row }: { row: ProcedureRow }) {
  const { t } = useWords()
  return (
    <Link
      to={'/procedures/$procedureId' as never}
      params={{ procedureId: row.id } as never}
      className="choice"
    >
      <strong>{row.label}</strong>
      {row.open !== null && (
        <span className="choice-count">
          {t('desk:procedures.open', { count: row.open })}
          {row.overdue ? <b className="error"> {t('desk:diagram.overdue', { count: row.overdue })}</b> : null}
        </span>
      )}
      {!row.on && <span className="quiet">{t('desk:procedures.offShort')}</span>}
      {row.restricted && (
        <span className="quiet">
          <Icon name="lock" size={12} /> {t('desk:proceeding.restricted')}
        </span>
      )}
    </Link>
  )
}
