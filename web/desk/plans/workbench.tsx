/** The plan being changed: map and tools, grids or buildings in a list beside it, and what a change would do. */
import { Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { BuildingList } from './building-list.tsx'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { Foreseen } from './foreseen.tsx'
import { GridTable } from './grid-table.tsx'
import { Refusal } from './refusal.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { Toolbar } from './toolbar.tsx'

const PlanMap = lazy(() => import('./plan-map.tsx').then(module => ({ default: module.PlanMap })))

export function Workbench({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  const [list, setList] = useState<'grids' | 'buildings'>('grids')
  const { mayEdit, state: stage } = state.view.plan
  const isOpen = mayEdit && stage === 'draft'
  return (
    <div className="plan-desk">
      <section className="plan-left" aria-label={t('planning:desk.map.label')}>
        {isOpen && <Toolbar editor={editor} state={state} />}
        <Refusal editor={editor} state={state} />
        <div className="plan-stage">
          <Suspense fallback={<p className="plan-no-map quiet">{t('desk:part.loading')}</p>}>
            <PlanMap editor={editor} state={state} />
          </Suspense>
          <Foreseen state={state} />
        </div>
        {isOpen && <SelectionBar editor={editor} state={state} />}
      </section>
      <section className="plan-side" aria-label={t('planning:desk.table.caption')}>
        <div className="plan-side-head">
          {isOpen && (
            <Segmented
              value={list}
              onChange={value => setList(value as typeof list)}
              options={(['grids', 'buildings'] as const).map(value => ({
                value,
                label: t(`planning:desk.list.${value}`),
              }))}
            />
          )}
          <Totals state={state} />
        </div>
        {list === 'grids' ? (
          <GridTable editor={editor} state={state} />
        ) : (
          <BuildingList editor={editor} state={state} />
        )}
      </section>
    </div>
  )
}

function Totals({ state }: { state: EditorState }) {
  const { t } = useWords()
  const { drawing } = state
  const general = drawing.division.grids.filter(grid => grid.kind === 'general')
  const within = general.filter(grid => drawing.figures.get(grid.key)?.isInBounds)
  const households = [...drawing.figures.values()].reduce((sum, one) => sum + one.households, 0)
  const { least, most } = drawing.measure.bounds
  return (
    <p className="plan-totals" role="status">
      {t('planning:desk.table.totals', {
        grids: drawing.division.grids.length,
        households: numberText(Math.round(households)),
      })}{' '}
      <strong>
        {t('planning:desk.table.within', { within: within.length, general: general.length, least, most })}
      </strong>
    </p>
  )
}
