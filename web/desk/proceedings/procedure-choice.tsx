/** Which procedure to begin: those one's post may begin, then the others with the reason why not. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import type { ProcedureRow } from './wire.ts'

export function ProcedureChoice({ rows }: { rows: readonly ProcedureRow[] }) {
  const { t } = useWords()
  const here = rows.filter(row => !row.elsewhere)
  const open = here.filter(row => row.begins.length > 0)
  const others = here.filter(row => row.begins.length === 0)
  return (
    <div className="choices-part">
      {open.length === 0 && <p className="note">{t('desk:new.none')}</p>}
      <ul className="choices">
        {open.map(row => (
          <li key={row.id}>
            <Link
              to={'/proceedings/new' as never}
              search={((before: object) => ({ ...before, begin: row.id })) as never}
              className="choice"
            >
              <strong>{row.label}</strong>
              <span className="quiet">{row.begins.map(step => step.label).join(t('desk:part.comma'))}</span>
              {row.restricted && (
                <span className="quiet">
                  <Icon name="lock" size={12} /> {t('desk:proceedings.restricted')}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details className="choices-others">
          <summary>{t('desk:new.others', { count: others.length })}</summary>
          <ul>
            {others.map(row => (
              <li key={row.id}>
                {row.label}
                <span className="quiet"> · {t(row.on ? 'desk:new.notYours' : 'desk:proceedings.off')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
