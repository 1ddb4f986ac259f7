/** Grid by grid: which grid of one plan is which of the other, and what it holds here and there. */
import type { Bounds } from '../../../src/gridding/parts.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { type BarScale, BoundsBar, scaleFor } from './bounds-bar.tsx'
import { lacksOf } from './faults.tsx'
import type { Comparison } from './wire.ts'

type Side = Comparison['a']

export function ComparePairs({ comparison, bounds }: { comparison: Comparison; bounds: Bounds }) {
  const { t } = useWords()
  const { a, b, grids: pairs } = comparison
  const scale = scaleFor(
    bounds,
    [...a.figures, ...b.figures].map(one => one.workload),
  )
  return (
    <ul className="plan-pairs" aria-label={t('planning:desk.compare.pairs')}>
      {pairs.map(pair => (
        <li key={`${pair.a} ${pair.b}`}>
          <Half side={a} gridKey={pair.a} scale={scale} />
          <span className="plan-shared quiet">
            {pair.a !== null && pair.b !== null
              ? t('planning:desk.compare.shared', {
                  households: numberText(Math.round(pair.sharedHouseholds)),
                })
              : t(pair.a === null ? 'planning:desk.compare.onlySecond' : 'planning:desk.compare.onlyFirst')}
          </span>
          <Half side={b} gridKey={pair.b} scale={scale} />
        </li>
      ))}
    </ul>
  )
}

function Half({ side, gridKey, scale }: { side: Side; gridKey: string | null; scale: BarScale }) {
  const { t } = useWords()
  const grid = side.grids.find(one => one.key === gridKey)
  const figures = side.figures.find(one => one.key === gridKey)
  if (!grid || !figures)
    return <span className="plan-half plan-half-none">{t('planning:desk.compare.none')}</span>
  const lacks = lacksOf(figures, scale, t('desk:part.comma'))
  return (
    <div className="plan-half">
      <strong>{grid.name}</strong>
      <span>
        {t('planning:desk.compare.households', { households: numberText(Math.round(figures.households)) })}
      </span>
      {grid.kind === 'general' && <BoundsBar figures={figures} scale={scale} />}
      <span className="quiet">
        {t('planning:desk.compare.figures', {
          walk: numberText(figures.walkMetres),
          roundness: Math.round(100 * figures.roundness),
        })}
      </span>
      {lacks.map(([key, values]) => (
        <span key={key} className="mark mark-warn">
          {t(`planning:desk.lack.${key}`, values)}
        </span>
      ))}
    </div>
  )
}
