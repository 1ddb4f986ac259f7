/** The map follows the editor: only what changed is sent to it. */
import type { Map as BaseMap, GeoJSONSource, GeoJSONSourceDiff } from 'maplibre-gl'
import type { Boundary } from '../../../src/territory/locate.ts'
import type { Colours } from './colours.ts'
import type { EditorState } from './editor-state.ts'
import { gridFeature } from './map-ground.ts'

interface Shown {
  readonly boundaries: ReadonlyMap<string, Boundary>
  readonly colours: Colours
  readonly selected: ReadonlySet<string>
  readonly grid: string | null
  readonly drop: string | null
}

const nothing: Shown = {
  boundaries: new Map(),
  colours: new Map(),
  selected: new Set(),
  grid: null,
  drop: null,
}

/** @returns stops following */
export function follow(map: BaseMap, editor: { state(): EditorState; listen(l: () => void): () => void }) {
  let shown = nothing
  const paint = () => {
    const next = shownOf(editor.state())
    paintAreas(map, shown, next)
    paintStates(map, shown, next)
    shown = next
  }
  paint()
  return editor.listen(paint)
}

function shownOf({ drawing, preview, colours, selected, grid }: EditorState): Shown {
  const { edit } = preview ?? {}
  return {
    boundaries: (preview?.drawing ?? drawing).boundaries,
    colours: preview?.colours ?? colours,
    selected,
    grid,
    drop: edit?.kind === 'move' ? edit.to : null,
  }
}

function paintAreas(map: BaseMap, shown: Shown, next: Shown): void {
  if (shown.boundaries === next.boundaries && shown.colours === next.colours) return
  const diff = { add: [], update: [], remove: [] } satisfies GeoJSONSourceDiff as Required<
    Pick<GeoJSONSourceDiff, 'add' | 'update' | 'remove'>
  >
  for (const [key, boundary] of next.boundaries) {
    const colour = next.colours.get(key) ?? 0
    const before = shown.boundaries.get(key)
    if (before === undefined) diff.add.push(gridFeature(key, boundary, colour))
    else if (before !== boundary || (shown.colours.get(key) ?? 0) !== colour)
      diff.update.push({
        id: key,
        newGeometry: boundary as never,
        addOrUpdateProperties: [{ key: 'colour', value: colour }],
      })
  }
  for (const key of shown.boundaries.keys()) if (!next.boundaries.has(key)) diff.remove.push(key)
  void map.getSource<GeoJSONSource>('grids')?.updateData(diff)
}

function paintStates(map: BaseMap, shown: Shown, next: Shown): void {
  const mark = (source: string, id: string, name: string, on: boolean) =>
    map.setFeatureState({ source, id }, { [name]: on })
  for (const [name, was, is] of [
    ['shown', shown.grid, next.grid],
    ['drop', shown.drop, next.drop],
  ] as const) {
    if (was === is) continue
    if (was !== null) mark('grids', was, name, false)
    if (is !== null) mark('grids', is, name, true)
  }
  if (shown.selected === next.selected) return
  for (const id of shown.selected) if (!next.selected.has(id)) mark('buildings', id, 'on', false)
  for (const id of next.selected) if (!shown.selected.has(id)) mark('buildings', id, 'on', true)
}
