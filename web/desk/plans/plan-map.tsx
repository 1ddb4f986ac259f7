/** The plan on a map: areas, buildings, numbers and households of the grids, and what the hand draws or carries. Loaded only where a map is shown. */
import { type Map as BaseMap, Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { useJurisdiction } from '../territory/places.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { labelPlaces } from './labels.ts'
import { follow } from './map-dress.ts'
import { addGround, openGroundMap } from './map-ground.ts'
import { handle, type Trace } from './map-tools.ts'

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

/** Number and households stand on each grid as text, so that colour never speaks alone; the table says the same to a screen reader. */
function useNumbers(map: BaseMap | null, { drawing, preview }: EditorState): void {
  const markers = useRef(new Map<string, Marker>())
  useEffect(() => {
    if (!map) return
    const held = markers.current
    return () => {
      for (const marker of held.values()) marker.remove()
      held.clear()
    }
  }, [map])
  useEffect(() => {
    if (!map) return
    const places = labelPlaces(drawing)
    const foreseen = new Map(preview?.after.map(one => [one.key, one]))
    drawing.division.grids.forEach(({ key }, i) => {
      const figures = foreseen.get(key) ?? drawing.figures.get(key)
      const place = places.get(key)
      if (!figures || !place) return
      const marker = markers.current.get(key) ?? new Marker({ element: numberElement() })
      const element = marker.getElement()
      element.className = `${baseClass(element)} plan-number ${figures.isInBounds ? '' : 'plan-number-out'}`
      element.firstElementChild!.textContent = String(i + 1)
      element.lastElementChild!.textContent = numberText(figures.households)
      marker.setLngLat([place[0], place[1]])
      if (!markers.current.has(key)) marker.addTo(map)
      markers.current.set(key, marker)
    })
    for (const [key, marker] of markers.current)
      if (!drawing.figures.has(key)) {
        marker.remove()
        markers.current.delete(key)
      }
  }, [map, drawing, preview])
}

function numberElement(): HTMLElement {
  const element = document.createElement('div')
  element.setAttribute('aria-hidden', 'true')
  element.append(document.createElement('b'), document.createElement('span'))
  return element
}

/** The map puts classes of its own on a marker. */
function baseClass(element: HTMLElement): string {
  return [...element.classList].filter(name => name.startsWith('maplibregl')).join(' ')
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
        {to ? t('planning:desk.drag.onto', { grid: to }) : t('planning:desk.drag.hold')}
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
