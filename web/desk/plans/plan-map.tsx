/** The plan on a map: areas, buildings, numbers and households of the grids, and what the hand draws or carries. Loaded only where a map is shown. */
import type { Map as BaseMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { useJurisdiction } from '../territory/places.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { labelPlaces } from './labels.ts'
import { follow } from './map-dress.ts'
import { addGround, openGroundMap } from './map-ground.ts'
import { numbersOn } from './map-numbers.ts'
import { handle, type Trace } from './map-tools.ts'
import { numbered } from './numbers.ts'
import { shortGrid } from './words.ts'

export function PlanMap({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  const element = useRef<HTMLDivElement>(null)
  const jurisdiction = useJurisdiction()
  const [map, setMap] = useState<BaseMap | null>(null)
  const [trace, setTrace] = useState<Trace | null>(null)
  const [impossible, setImpossible] = useState(false)
  const { ground } = state.drawing
  useEffect(() => {
    if (!jurisdiction || !element.current) return
    try {
      const styleUrl = jurisdiction.mapStyleUrl ?? null
      const made = openGroundMap(
        { container: element.current, styleUrl, title: t('planning:desk.map.title') },
        ground,
      )
      const stops: (() => void)[] = []
      made.on('load', () => {
        addGround(made, ground)
        stops.push(follow(made, editor), handle(made, editor, setTrace))
        setMap(made)
      })
      return () => {
        for (const stop of stops) stop()
        setMap(null)
        made.remove()
      }
    } catch {
      // No WebGL on this machine: the list and the table say and do the same.
      setImpossible(true)
    }
  }, [jurisdiction, ground, editor, t])
  useNumbers(map, state)
  if (impossible) return <p className="plan-no-map quiet">{t('planning:desk.map.impossible')}</p>
  return (
    <div className="plan-map">
      <section
        ref={element}
        className="plan-canvas"
        aria-label={t('planning:desk.map.label')}
        data-ready={map !== null}
      />
      {trace && <Drawn trace={trace} state={state} />}
    </div>
  )
}

function useNumbers(map: BaseMap | null, { drawing, preview }: EditorState): void {
  const numbers = useMemo(() => (map ? numbersOn(map) : null), [map])
  useEffect(() => () => numbers?.remove(), [numbers])
  useEffect(() => {
    if (!numbers) return
    const places = labelPlaces(drawing)
    const foreseen = new Map(preview?.after.map(one => [one.key, one]))
    numbers.show(
      numbered(drawing.division.grids).flatMap(({ grid: { key }, number }) => {
        const figures = foreseen.get(key) ?? drawing.figures.get(key)
        const [place, boundary] = [places.get(key), drawing.boundaries.get(key)]
        if (!figures || !place || !boundary) return []
        const words = numberText(Math.round(figures.households))
        return [{ key, number, words, place, boundary, isOut: !figures.isInBounds }]
      }),
    )
  }, [numbers, drawing, preview])
}

function Drawn({ trace, state }: { trace: Trace; state: EditorState }) {
  const { t } = useWords()
  const { points, kind } = trace
  const [first, last] = [points[0]!, points.at(-1)!]
  if (kind === 'carry') {
    const { preview, drawing } = state
    const edit = preview?.edit
    const to = edit?.kind === 'move' ? drawing.division.grids.find(grid => grid.key === edit.to)?.name : null
    return (
      <div className="plan-carried" style={{ left: last[0], top: last[1] }}>
        {to
          ? t('planning:desk.drag.onto', { grid: shortGrid(to, state.view.plan.communityName) })
          : t('planning:desk.drag.hold')}
      </div>
    )
  }
  return (
    <svg className="plan-trace" aria-hidden="true">
      {kind === 'box' ? (
        <rect
          x={Math.min(first[0], last[0])}
          y={Math.min(first[1], last[1])}
          width={Math.abs(last[0] - first[0])}
          height={Math.abs(last[1] - first[1])}
        />
      ) : (
        <polyline className={kind} points={points.map(point => point.join(',')).join(' ')} />
      )}
    </svg>
  )
}
