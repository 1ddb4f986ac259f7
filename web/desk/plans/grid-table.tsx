/** The grids of a plan in a table: households against the bounds, the round to walk, what is wrong and why; a row and its area on the map are one. */

import type { GridFigures } from '../../../src/gridding/plan-figures.ts'
import { type Translate, useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { BoundsBar, barScale } from './bounds-bar.tsx'
import { palette } from './colours.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { Faults } from './faults.tsx'
import { numbered } from './numbers.ts'
import type { PlanView } from './wire.ts'
import { shortGrid } from './words.ts'

export function GridTable({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  const { drawing, preview, view } = state
  const foreseen = new Map(preview?.after.map(one => [one.key, one]))
  const isWeighted = [...drawing.figures.values()].some(one => Math.abs(one.workload - one.households) > 0.5)
  const scale = barScale(drawing)
  return (
    <table className="plain-table plan-grids">
      <caption className="sr">{t('planning:desk.table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('planning:desk.table.grid')}</th>
          <th scope="col">
            {t(isWeighted ? 'planning:desk.table.workload' : 'planning:desk.table.households')}
          </th>
          <th scope="col" className="num plan-wide">
            {t('planning:desk.table.buildings')}
          </th>
          <th scope="col" className="num">
            {t('planning:desk.table.walk')}
          </th>
        </tr>
      </thead>
      {numbered(drawing.division.grids).map(({ grid, number }) => {
        const figures = drawing.figures.get(grid.key)
        if (!figures) return null
        const next = foreseen.get(grid.key) ?? null
        const isShown = state.grid === grid.key
        const reason = reasonOf(t, view, grid.key)
        return (
          <tbody key={grid.key} className={isShown ? 'plan-grid-shown' : next ? 'plan-grid-touched' : ''}>
            <tr>
              <th scope="row">
                <button
                  type="button"
                  className="plan-grid-name"
                  aria-pressed={isShown}
                  onClick={() => editor.showGrid(isShown ? null : grid.key)}
                >
                  <i style={{ background: palette[state.colours.get(grid.key) ?? 0] }}>{number}</i>
                  <span>
                    {shortGrid(grid.name, view.plan.communityName)}
                    {grid.kind === 'dedicated' && <em className="tag">{t('planning:kind.dedicated')}</em>}
                  </span>
                </button>
              </th>
              <td>
                <Amount figures={figures} next={next} isWeighted={isWeighted} />
                {grid.kind === 'general' && <BoundsBar figures={next ?? figures} scale={scale} />}
              </td>
              <td className="num plan-wide">{fromTo(figures.buildings, next?.buildings)}</td>
              <td className="num">{fromTo(figures.walkMetres, next?.walkMetres)}</td>
            </tr>
            <Faults
              figures={next ?? figures}
              bounds={drawing.measure.bounds}
              reason={next ? null : reason}
              isShown={isShown}
            />
          </tbody>
        )
      })}
    </table>
  )
}

/** Once somebody changed the plan by hand, the reason is that of the proposal. */
function reasonOf(t: Translate, { reasons, edits }: PlanView, key: string): string | null {
  const reason = reasons.find(one => one.key === key)?.words
  if (reason === undefined) return null
  return edits.some(one => !one.undone) ? t('planning:desk.table.reasonThen', { reason }) : reason
}

interface AmountProps {
  figures: GridFigures
  next: GridFigures | null
  isWeighted: boolean
}

function Amount({ figures, next, isWeighted }: AmountProps) {
  const { t } = useWords()
  const main = isWeighted ? 'workload' : 'households'
  return (
    <span className={`plan-amount ${(next ?? figures).isInBounds ? '' : 'plan-amount-out'}`}>
      <strong>{fromTo(figures[main], next?.[main])}</strong>
      {isWeighted && (
        <span className="quiet">
          {t('planning:desk.table.ofHouseholds', {
            households: fromTo(figures.households, next?.households),
          })}
        </span>
      )}
    </span>
  )
}

function fromTo(before: number, after: number | undefined): string {
  const [was, is] = [
    numberText(Math.round(before)),
    after === undefined ? null : numberText(Math.round(after)),
  ]
  return is === null || is === was ? was : `${was} → ${is}`
}
