/** Grids of a community in order of their code: share, refusals, overdue, days since, with what belongs to judging it. No order by figure, no names of workers. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText, percentText } from '../format.ts'
import { BehindDialog } from './behind-dialog.tsx'
import type { Coverage, CoveredGrid, Figure } from './wire.ts'

type Community = Coverage['communities'][number]
type Figures = Coverage['all']
/** Fewer households than this tell nothing as a share. */
export const leastForRate = 10
const heads = ['grid', 'rate', 'refusing', 'never', 'overdue', 'days', 'needs', 'context'] as const
const numbers: readonly string[] = ['refusing', 'never', 'overdue']

interface TableProps {
  community: Community
  period: { from: string; to: string }
}

export function CoverageTable({ community, period }: TableProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<{ grid: CoveredGrid; figure: Figure } | null>(null)
  return (
    <>
      <table className="plain-table visits-table">
        <thead>
          <tr>
            {heads.map(name => (
              <th key={name} scope="col" className={numbers.includes(name) ? 'num' : undefined}>
                {t(`visit:coverage.head.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {community.grids.map(grid => (
            <tr key={grid.id}>
              <th scope="row">
                {grid.name}
                <small className="quiet">{t(`visit:setting.${grid.setting}`)}</small>
              </th>
              <Cells figures={grid} open={grid.opens ? figure => setOpen({ grid, figure }) : null} />
              <td data-label={t('visit:coverage.head.context')}>
                <Context grid={grid} />
              </td>
            </tr>
          ))}
        </tbody>
        {community.grids.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('visit:coverage.whole')}</th>
              <Cells figures={community} open={null} />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
      {open && <BehindDialog {...open} period={period} close={() => setOpen(null)} />}
    </>
  )
}

function Cells({ figures, open }: { figures: Figures; open: ((figure: Figure) => void) | null }) {
  const { t } = useWords()
  const { visited, countable, medianDays, oldestDays, needs } = figures
  return (
    <>
      <td data-label={t('visit:coverage.head.rate')}>
        <span className="visits-rate">
          <strong>{countable >= leastForRate ? percentText(visited, countable) : '—'}</strong>
          <Counted count={visited} figure="visited" open={open} />
          <span className="quiet">/ {numberText(countable)}</span>
          {countable > visited && open && (
            <button type="button" className="visits-open" onClick={() => open('notVisited')}>
              {t('visit:behind.open', { count: countable - visited })}
            </button>
          )}
        </span>
        {countable >= leastForRate && (
          <span className="bar" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * visited) / countable}%` }} />
          </span>
        )}
      </td>
      {(['refusing', 'never', 'overdue'] as const).map(figure => (
        <td key={figure} className="num" data-label={t(`visit:coverage.head.${figure}`)}>
          <Counted count={figures[figure]} figure={figure} open={open} />
        </td>
      ))}
      <td data-label={t('visit:coverage.head.days')}>
        {medianDays === null ? '—' : t('visit:coverage.median', { days: medianDays })}
        {oldestDays !== null && (
          <small className="quiet">{t('visit:coverage.oldest', { days: oldestDays })}</small>
        )}
      </td>
      <td data-label={t('visit:coverage.head.needs')}>
        {needs.due === 0 ? '—' : t('visit:coverage.needs', { ...needs })}
      </td>
    </>
  )
}

/** A figure that opens to exactly the households it counts, for those who may see them. */
function Counted({
  count,
  figure,
  open,
}: {
  count: number
  figure: Figure
  open: ((figure: Figure) => void) | null
}) {
  if (!open || count === 0) return <span>{numberText(count)}</span>
  return (
    <button type="button" className="visits-open" onClick={() => open(figure)}>
      {numberText(count)}
    </button>
  )
}

function Context({ grid }: { grid: CoveredGrid }) {
  const { t } = useWords()
  const { workers, occupied, hectares, target } = grid
  const parts = [
    t('visit:coverage.context.target', { days: target.everyDays }),
    workers === 0
      ? t('visit:coverage.context.noWorker')
      : t('visit:coverage.context.workers', { count: workers }),
    workers > 0 && t('visit:coverage.context.each', { count: Math.round(occupied / workers) }),
    hectares !== null && t('visit:coverage.context.hectares', { hectares: numberText(hectares) }),
  ]
  return <span className="quiet">{parts.filter(Boolean).join(' · ')}</span>
}
