/** The grids in force of one community: how many hold what a grid should hold, and each with its code, since when, and its sheet to print. */
import { Link } from '@tanstack/react-router'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { BoundsBar, scaleFor } from './bounds-bar.tsx'
import type { Communities, GridInForce } from './wire.ts'

interface InForceProps {
  grids: readonly GridInForce[]
  usual: Communities['usual']
  isOpen: boolean
}

export function InForce({ grids, usual: { min, max }, isOpen }: InForceProps) {
  const { t, language } = useWords()
  const scale = scaleFor(
    { least: min, most: max },
    grids.map(grid => grid.households),
  )
  const isWithin = (grid: GridInForce) =>
    grid.kind === 'dedicated' || (grid.households >= min && grid.households <= max)
  const general = grids.filter(grid => grid.kind === 'general')
  return (
    <details open={isOpen}>
      <summary>
        {t('planning:desk.list.inForce', { count: grids.length })}{' '}
        <span className="quiet">
          {t('planning:desk.table.within', {
            within: general.filter(isWithin).length,
            general: general.length,
            least: min,
            most: max,
          })}
        </span>
      </summary>
      <ul className="plan-in-force">
        {grids.map(grid => (
          <li key={grid.id}>
            <strong>{grid.name}</strong>
            <span className="code quiet">{grid.code}</span>
            <span className={isWithin(grid) ? '' : 'plan-amount-out'}>
              {t('planning:desk.compare.households', { households: numberText(Math.round(grid.households)) })}
            </span>
            {grid.kind === 'general' ? (
              <BoundsBar figures={{ workload: grid.households, isInBounds: isWithin(grid) }} scale={scale} />
            ) : (
              <em className="tag">{t('planning:kind.dedicated')}</em>
            )}
            <span className="quiet">
              {t('planning:desk.list.since', { day: dayText(grid.validFrom, language) })}
            </span>
            <Link to={`/map/print/${grid.id}` as '/'}>{t('planning:desk.list.print')}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
