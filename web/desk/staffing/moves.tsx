/** Who comes where, from where; whoever should rather stay is fixed with a press, and the proposal is made anew. */
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { gridName } from './names.ts'
import type { Proposal, Staffing } from './wire.ts'

interface MovesProps {
  proposal: Proposal
  staffing: Staffing
  fix(personId: string): void
}

export function Moves({ proposal, staffing, fix }: MovesProps) {
  const { t } = useWords()
  const { begins, ends, deputies } = proposal
  const grid = (id: string | null) => gridName(staffing, id)
  const label = (role: string) => staffing.roles.find(it => it.role === role)?.label ?? role
  const coming = new Set(begins.map(it => it.personId))
  const leaving = ends.filter(it => !coming.has(it.personId))
  if (begins.length + leaving.length + deputies.length === 0) return null
  return (
    <>
      {begins.length + leaving.length > 0 && (
        <details open={begins.length <= 20}>
          <summary>{t('staffing:proposal.who', { count: begins.length + leaving.length })}</summary>
          <ul className="staffing-moves">
            {begins.map(it => (
              <li key={`${it.personId} ${it.role} ${it.gridId}`}>
                <strong>{it.name}</strong>
                <span>
                  {it.fromGridId && it.fromGridId !== it.gridId && `${grid(it.fromGridId)} → `}
                  {grid(it.gridId)} · {label(it.role)}
                </span>
                {it.fromGridId && (
                  <Button size="small" onClick={() => fix(it.personId)}>
                    {t('staffing:proposal.fix')}
                  </Button>
                )}
              </li>
            ))}
            {leaving.map(it => (
              <li key={it.postId}>
                <strong>{it.name}</strong>
                <span>{t('staffing:proposal.leaves', { grid: grid(it.gridId), role: label(it.role) })}</span>
                <Button size="small" onClick={() => fix(it.personId)}>
                  {t('staffing:proposal.fix')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {deputies.length > 0 && (
        <details>
          <summary>{t('staffing:proposal.deputies', { count: deputies.length })}</summary>
          <ul className="staffing-moves">
            {deputies.map(it => (
              <li key={it.postId}>
                <strong>{grid(it.gridId)}</strong>
                <span>{t('staffing:deputy', { name: it.deputyName })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
