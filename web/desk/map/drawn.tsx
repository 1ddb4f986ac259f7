/** The map beside its words; where none can be drawn, a line that says so. */
import { lazy, Suspense, useMemo, useState } from 'react'
import type { MapFigures } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { useJurisdiction } from '../territory/places.ts'
import type { Pressed, Target } from './canvas.tsx'
import { type Legend, shortName, valueWords } from './colours.ts'
import type { Here } from './use-here.ts'
import type { Box } from './use-map.ts'
import type { Matters } from './use-matters.ts'

const MapCanvas = lazy(() =>
  import('./canvas.tsx').then(
    module => ({ default: module.MapCanvas }),
    // No signal when the page was opened: the list is there already.
    () => ({ default: NotLoaded }),
  ),
)

function NotLoaded() {
  const { t } = useWords()
  return <p className="map-none note">{t('mapping:mapFailed')}</p>
}

interface DrawnProps {
  figures: MapFigures
  legend: Legend
  chosen: string | undefined
  matters: Matters
  target: Target | null
  here: Here | null
  grid(id: string): void
  pressed(pressed: Pressed): void
}

export function Drawn({ figures, legend, chosen, matters, target, here, grid, pressed }: DrawnProps) {
  const { t } = useWords()
  const jurisdiction = useJurisdiction()
  const [impossible, setImpossible] = useState(false)
  const grids = useMemo(
    () =>
      figures.rows.map(row => ({
        id: row.gridId,
        name: shortName(row),
        figure: row.inSight ? valueWords(figures.ask, row, t) : '',
        value: row.value ?? 0,
        at: row.at,
        colour: legend.colourOf(row),
      })),
    [figures, legend, t],
  )
  if (impossible) return <p className="map-none note">{t('mapping:noMap')}</p>
  if (!jurisdiction) return <div className="map-ground" />
  return (
    <div className="map-ground">
      <Suspense fallback={<div className="map-waiting" />}>
        <MapCanvas
          version={figures.version}
          styleUrl={jurisdiction.mapStyleUrl ?? null}
          bounds={boundsOf(figures) ?? around(jurisdiction.centre)}
          grids={grids}
          chosen={chosen}
          points={matters.points}
          target={target}
          here={here}
          onGrid={grid}
          onMatters={pressed}
          onMoved={matters.moved}
          onImpossible={() => setImpossible(true)}
        />
      </Suspense>
    </div>
  )
}

/** Of the grids a reader sees; where none is seen, of all. */
function boundsOf({ rows }: MapFigures): Box | null {
  const seen = rows.filter(row => row.inSight && row.at)
  const points = (seen.length > 0 ? seen : rows).flatMap(row => (row.at ? [row.at] : []))
  if (points.length === 0) return null
  const rim = 0.004
  const along = (i: 0 | 1) => points.map(point => point[i])
  return [
    Math.min(...along(0)) - rim,
    Math.min(...along(1)) - rim,
    Math.max(...along(0)) + rim,
    Math.max(...along(1)) + rim,
  ]
}

/** Before there are grids: some kilometres around where the jurisdiction says its middle is. */
function around(centre: readonly [number, number] | null | undefined): Box | null {
  return centre ? [centre[0] - 0.06, centre[1] - 0.04, centre[0] + 0.06, centre[1] + 0.04] : null
}
