/** What a grid lacks, in words, with the reason where one is known; for the grid shown also what it measures. */
import type { Bounds } from '../../../src/gridding/parts.ts'
import type { GridFigures } from '../../../src/gridding/plan-figures.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'

interface FaultsProps {
  figures: GridFigures
  bounds: Bounds
  reason: string | null
  isShown: boolean
}

export function Faults({ figures, bounds, reason, isShown }: FaultsProps) {
  const { t } = useWords()
  const lacks = lacksOf(figures, bounds, t('desk:part.comma'))
  if (lacks.length === 0 && !isShown) return null
  return (
    <tr className="plan-lacks">
      <td colSpan={4}>
        {lacks.map(([key, values]) => (
          <span key={key} className="mark mark-warn">
            {t(`planning:desk.lack.${key}`, values)}
          </span>
        ))}
        {reason !== null && !figures.isInBounds && <span className="plan-reason">{reason}</span>}
        {isShown && (
          <span className="quiet plan-reason">
            {t('planning:desk.table.measures', {
              hectares: numberText(Math.round(figures.squareMetres / 1000) / 10),
              border: numberText(figures.borderMetres),
              roundness: numberText(Math.round(figures.roundness * 100)),
            })}
          </span>
        )}
      </td>
    </tr>
  )
}

type Lack = readonly [key: string, values: Readonly<Record<string, string | number>>]
/** More names than these make no row readable. */
const namedCompounds = 3

export function lacksOf(figures: GridFigures, bounds: Bounds, comma: string): readonly Lack[] {
  const { outside, workload, isContiguous, crossesBarrier, cutCompounds } = figures
  const all: (Lack | false)[] = [
    outside > 0 && [workload > bounds.most ? 'over' : 'under', { outside: numberText(Math.ceil(outside)) }],
    !isContiguous && ['apart', {}],
    crossesBarrier && ['crosses', {}],
    cutCompounds.length > 0 && [
      cutCompounds.length > namedCompounds ? 'cutMany' : 'cut',
      { names: cutCompounds.slice(0, namedCompounds).join(comma), count: cutCompounds.length },
    ],
  ]
  return all.filter(one => one !== false)
}
