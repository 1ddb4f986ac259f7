/** Two plans side by side: what they come to as a whole, grid by grid, and two maps that move together. */
import { lazy, Suspense } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText, percentText } from '../format.ts'
import { Failure, Waiting } from '../parts.tsx'
import { ComparePairs } from './compare-pairs.tsx'
import { type Comparison, type PlanView, useComparison } from './wire.ts'

const TwinMaps = lazy(() => import('./twin-maps.tsx').then(module => ({ default: module.TwinMaps })))

export function Compare({ view, other }: { view: PlanView; other: string }) {
  const { t } = useWords()
  const found = useComparison(view.plan.id, other)
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Waiting lines={8} />
  const comparison = found.data
  return (
    <div className="plan-compare">
      <Suspense fallback={<div className="plan-twins" />}>
        <TwinMaps ground={view.ground} comparison={comparison} />
      </Suspense>
      <section className="part">
        <h2>
          {t('planning:desk.compare.moved', {
            buildings: numberText(comparison.buildingsMoved),
            households: numberText(Math.round(comparison.householdsMoved)),
          })}
        </h2>
        <Totals comparison={comparison} />
        <ComparePairs comparison={comparison} bounds={view.plan.bounds} />
      </section>
    </div>
  )
}

function Totals({ comparison: { a, b } }: { comparison: Comparison }) {
  const { t } = useWords()
  const whole = (value: number) => numberText(Math.round(value))
  const lines: readonly (readonly [string, (side: Comparison['a']['totals']) => string])[] = [
    ['grids', it => whole(it.grids)],
    ['inBounds', it => `${it.inBounds} / ${it.general} (${percentText(it.shareInBounds, 1)})`],
    ['walk', it => whole(it.walkMetres)],
    ['roundness', it => whole(100 * it.roundness)],
    ['cut', it => whole(it.cutCompounds)],
  ]
  return (
    <table className="plain-table plan-compare-totals">
      <caption className="sr">{t('planning:desk.compare.totals')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{sideName(t('planning:desk.compare.inForce'), a)}</th>
          <th scope="col">{sideName(t('planning:desk.compare.inForce'), b)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{t(`planning:desk.compare.total.${name}`)}</th>
            <td>{of(a.totals)}</td>
            <td>{of(b.totals)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function sideName(inForce: string, side: Comparison['a']): string {
  return side.id === null ? inForce : side.name
}
