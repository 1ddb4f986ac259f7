/** What the change in hand would do to the grids it touches: before and after, side by side. */
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { BoundsBar, barScale } from './bounds-bar.tsx'
import type { EditorState } from './editor-state.ts'
import { lacksOf } from './faults.tsx'
import { faultWords, shortGrid } from './words.ts'

export function Foreseen({ state }: { state: EditorState }) {
  const { t } = useWords()
  const { preview, drawing } = state
  if (preview === null) return null
  if (preview.fault !== null)
    return (
      <div className="plan-foreseen" role="status">
        <p className="error">{faultWords(t, preview.fault)}</p>
      </div>
    )
  const scale = barScale(drawing)
  const { bounds } = drawing.measure
  const before = new Map(preview.before.map(one => [one.key, one]))
  const nameOf = (key: string) =>
    drawing.division.grids.find(grid => grid.key === key)?.name ??
    (preview.edit.kind === 'split' ? preview.edit.name : key)
  const gone = preview.before.filter(one => !preview.after.some(after => after.key === one.key))
  return (
    <div className="plan-foreseen" role="status">
      {preview.after.map(after => {
        const was = before.get(after.key)
        const lacks = lacksOf(after, bounds, t('desk:part.comma'))
        const step = (of: 'households' | 'walkMetres') => ({
          before: was ? numberText(Math.round(was[of])) : '–',
          after: numberText(Math.round(after[of])),
        })
        return (
          <dl key={after.key}>
            <dt>{shortGrid(nameOf(after.key), state.view.plan.communityName)}</dt>
            <dd className="plan-change">{t('planning:desk.foreseen.households', step('households'))}</dd>
            <dd className="plan-foreseen-bar">
              <BoundsBar figures={after} scale={scale} />
            </dd>
            <dd>{t('planning:desk.foreseen.walk', step('walkMetres'))}</dd>
            <dd className={lacks.length > 0 ? 'plan-lacking' : 'plan-fine'}>
              {lacks.length > 0
                ? lacks
                    .map(([key, values]) => t(`planning:desk.lack.${key}`, values))
                    .join(t('desk:part.comma'))
                : t('planning:desk.foreseen.fine')}
            </dd>
          </dl>
        )
      })}
      {gone.map(({ key }) => (
        <p key={key}>{t('planning:desk.foreseen.gone', { grid: nameOf(key) })}</p>
      ))}
    </div>
  )
}
