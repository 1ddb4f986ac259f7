/** The hand on the map: buildings taken and dropped onto another grid, picked, framed by a box or a line around them, a border drawn anew. */
import type { Map as BaseMap, MapMouseEvent, MapTouchEvent, PointLike } from 'maplibre-gl'
import type { Point } from '../../../src/territory/coordinates.ts'
import type { Editor } from './editor.ts'
import { compoundMates, crossedGrids, inBox, inRing } from './picking.ts'

type Press = MapMouseEvent | MapTouchEvent
/** What the hand has drawn or carries so far, in pixels of the map; null: nothing. */
export interface Trace {
  readonly kind: 'box' | 'lasso' | 'border' | 'carry'
  readonly points: readonly (readonly [x: number, y: number])[]
}

interface Held {
  readonly kind: Trace['kind']
  readonly adds: boolean
  readonly buildings: readonly string[]
  readonly pixels: [number, number][]
  readonly places: Point[]
  isMoving: boolean
  /** Milliseconds the last foresight took, and the timer of the next. */
  cost: number
  rest: ReturnType<typeof setTimeout> | undefined
}

/** How far a press may slip and still be a press, in pixels. */
const slip = 4
/** How near to a dot counts as on it: a finger is broader than a pointer. */
const reach = { mouse: 4, touch: 14 }

/** @param show draws the trace @returns lets the map go again */
export function handle(map: BaseMap, editor: Editor, show: (trace: Trace | null) => void): () => void {
  let held: Held | null = null
  const letGo = () => {
    held = null
    show(null)
    editor.preview(null)
  }
  const start = (event: Press) => {
    if ('points' in event && event.points.length > 1) return letGo()
    held = taken(map, editor, event)
    if (held !== null) event.preventDefault()
  }
  const move = (event: Press) => {
    if (held === null) return hover(map, editor, event)
    const { x, y } = event.point
    const [x0, y0] = held.pixels[0]!
    if (!held.isMoving && Math.hypot(x - x0, y - y0) < slip) return
    const [xn, yn] = held.pixels.at(-1)!
    if (held.isMoving && Math.hypot(x - xn, y - yn) < slip && held.kind !== 'carry') return
    held.isMoving = true
    held.pixels.push([x, y])
    held.places.push([event.lngLat.lng, event.lngLat.lat])
    const now = held
    foreseeSoon(map, editor, now, () => held === now)
    show({ kind: held.kind, points: held.pixels })
  }
  const end = () => {
    const done = held
    clearTimeout(done?.rest)
    if (done?.isMoving) finish(map, editor, done)
    if (done !== null) letGo()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && held !== null) letGo()
  }
  const off = [
    on(map, ['mousedown', 'touchstart'], start),
    on(map, ['mousemove', 'touchmove'], move),
    on(map, ['click'], event => pressed(map, editor, event as MapMouseEvent)),
    on(map, ['dblclick'], event => pressedTwice(map, editor, event as MapMouseEvent)),
    listen('mouseup', end),
    listen('touchend', end),
    listen('touchcancel', letGo),
    listen('keydown', keys as (event: Event) => void),
  ]
  return () => {
    for (const stop of off) stop()
  }
}

function taken(map: BaseMap, editor: Editor, event: Press): Held | null {
  const { tool, selected, view } = editor.state()
  if (!view.plan.mayEdit || ('button' in event.originalEvent && event.originalEvent.button !== 0)) return null
  const adds = event.originalEvent.shiftKey
  const first = {
    adds,
    pixels: [[event.point.x, event.point.y]] as [number, number][],
    places: [[event.lngLat.lng, event.lngLat.lat]] as Point[],
    isMoving: false,
    cost: 0,
    rest: undefined,
  }
  if (tool !== 'select') return { ...first, kind: tool, buildings: [] }
  const building = buildingAt(map, event)
  if (building === null) return null
  // A finger that moves the map lands on dots all the time: it carries only what was picked before.
  if (!selected.has(building) && 'touches' in event.originalEvent) return null
  return { ...first, kind: 'carry', buildings: selected.has(building) ? [...selected] : [building] }
}

function foresee(map: BaseMap, editor: Editor, held: Held): void {
  if (held.kind === 'carry') {
    const to = gridAt(map, held.pixels.at(-1)!)
    const { division } = editor.state().drawing
    const isElsewhere = to !== null && held.buildings.some(id => division.of[id] !== to)
    editor.preview(isElsewhere ? { kind: 'move', buildings: held.buildings, to } : null)
  } else if (held.kind === 'border') {
    const startedAt = performance.now()
    editor.preview(borderEdit(editor, held))
    held.cost = performance.now() - startedAt
  }
}

/** A border in a small community follows the hand; in a large one, where it takes long to draw, the hand has to rest a moment. */
function foreseeSoon(map: BaseMap, editor: Editor, held: Held, isHeld: () => boolean): void {
  clearTimeout(held.rest)
  const look = () => {
    if (isHeld()) foresee(map, editor, held)
  }
  if (held.kind !== 'border' || held.cost < quickMillis) look()
  else held.rest = setTimeout(look, Math.min(held.cost, longestRest))
}

const quickMillis = 60
const longestRest = 700

function finish(map: BaseMap, editor: Editor, held: Held): void {
  const { drawing, selected } = editor.state()
  const { buildings } = drawing.ground
  const pick = (found: readonly string[]) => editor.select(held.adds ? [...selected, ...found] : found)
  if (held.kind === 'box') pick(inBox(buildings, held.places[0]!, held.places.at(-1)!))
  else if (held.kind === 'lasso') pick(inRing(buildings, held.places))
  else {
    foresee(map, editor, held)
    const edit = editor.state().preview?.edit
    if (edit !== undefined) void editor.apply(edit)
  }
}

/** The line parts the two grids it crosses most; those chosen before come first. */
function borderEdit(editor: Editor, { places }: Held) {
  const between = crossedGrids(editor.state().drawing, places, editor.state().grid)
  return between === null ? null : ({ kind: 'border', between, line: places } as const)
}

function pressed(map: BaseMap, editor: Editor, event: MapMouseEvent): void {
  const { selected, tool, drawing } = editor.state()
  if (tool !== 'select') return
  const building = buildingAt(map, event)
  const adds = event.originalEvent.shiftKey
  if (building === null) {
    if (!adds && selected.size > 0) editor.select([])
    editor.showGrid(gridAt(map, event.point))
  } else {
    const rest = [...selected].filter(id => id !== building)
    editor.select(selected.has(building) && adds ? rest : adds ? [...rest, building] : [building])
    editor.showGrid(drawing.division.of[building] ?? null)
  }
}

function pressedTwice(map: BaseMap, editor: Editor, event: MapMouseEvent): void {
  const building = buildingAt(map, event)
  if (building === null) return
  event.preventDefault()
  editor.select(compoundMates(editor.state().drawing.ground.buildings, building))
}

function hover(map: BaseMap, editor: Editor, event: Press): void {
  const { tool, view } = editor.state()
  const cursor =
    tool !== 'select'
      ? 'crosshair'
      : buildingAt(map, event) === null
        ? ''
        : view.plan.mayEdit
          ? 'grab'
          : 'pointer'
  map.getCanvas().style.cursor = cursor
}

function buildingAt(map: BaseMap, event: Press): string | null {
  const { x, y } = event.point
  const r = 'touches' in event.originalEvent ? reach.touch : reach.mouse
  const box: [PointLike, PointLike] = [
    [x - r, y - r],
    [x + r, y + r],
  ]
  const found = map.queryRenderedFeatures(box, { layers: ['building'] })[0]
  return (found?.properties.id as string | undefined) ?? null
}

function gridAt(map: BaseMap, point: PointLike): string | null {
  const found = map.queryRenderedFeatures(point, { layers: ['grid-fill'] })[0]
  return (found?.properties.key as string | undefined) ?? null
}

function on(map: BaseMap, names: readonly (keyof maplibreEvents)[], act: (event: Press) => void): () => void {
  for (const name of names) map.on(name, act as never)
  return () => {
    for (const name of names) map.off(name, act as never)
  }
}
type maplibreEvents = Record<
  'mousedown' | 'touchstart' | 'mousemove' | 'touchmove' | 'click' | 'dblclick',
  Press
>

function listen(name: string, act: (event: Event) => void): () => void {
  window.addEventListener(name, act)
  return () => window.removeEventListener(name, act)
}
