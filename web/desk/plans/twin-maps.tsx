/** Two maps of one ground that move together: what differs is seen at the same place. */
import type { Map as BaseMap, GeoJSONSource } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PlanGround } from '../../../src/gridding/plan.ts'
import type { Boundary } from '../../../src/territory/locate.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { useJurisdiction } from '../territory/places.ts'
import { type Colours, coloured } from './colours.ts'
import { sideName } from './compare.tsx'
import { dotsIn, placeIn } from './labels.ts'
import { addGround, collection, gridFeature, openGroundMap } from './map-ground.ts'
import { type NumberShown, numbersOn } from './map-numbers.ts'
import { numbered } from './numbers.ts'
import type { Comparison } from './wire.ts'

export function TwinMaps({ ground, comparison }: { ground: PlanGround; comparison: Comparison }) {
  const { t } = useWords()
  const [first, setFirst] = useState<BaseMap | null>(null)
  const [second, setSecond] = useState<BaseMap | null>(null)
  const [impossible, setImpossible] = useState(false)
  useTogether(first, second)
  const colours = useMemo(() => coloursOf(comparison), [comparison])
  const moved = useMemo(() => comparison.moved.map(one => one.building), [comparison])
  // No WebGL on this machine: the tables below say the same.
  if (impossible) return <p className="quiet">{t('planning:desk.compare.noMaps')}</p>
  return (
    <div className="plan-twins">
      <OneMap
        ground={ground}
        side={comparison.a}
        colours={colours.a}
        moved={moved}
        ready={setFirst}
        fail={setImpossible}
      />
      <OneMap
        ground={ground}
        side={comparison.b}
        colours={colours.b}
        moved={moved}
        ready={setSecond}
        fail={setImpossible}
      />
      <p className="sr">{t('planning:desk.compare.maps')}</p>
    </div>
  )
}

type Side = Comparison['a']
interface OneMapProps {
  ground: PlanGround
  side: Side
  colours: Colours
  /** Buildings that are in another grid on the other side. */
  moved: readonly string[]
  ready(map: BaseMap | null): void
  fail(impossible: boolean): void
}

function OneMap({ ground, side, colours, moved, ready, fail }: OneMapProps) {
  const { t } = useWords()
  const element = useRef<HTMLDivElement>(null)
  const jurisdiction = useJurisdiction()
  const name = sideName(t('planning:desk.compare.inForce'), side)
  useEffect(() => {
    if (!jurisdiction || !element.current) return
    try {
      const styleUrl = jurisdiction.mapStyleUrl ?? null
      const map = openGroundMap(
        { container: element.current, styleUrl, title: t('planning:desk.map.title') },
        ground,
      )
      map.on('load', () => {
        addGround(map, ground)
        const features = [...boundariesOf(side)].map(([key, boundary]) =>
          gridFeature(key, boundary, colours.get(key) ?? 0),
        )
        map.getSource<GeoJSONSource>('grids')?.setData(collection(features))
        for (const id of moved) map.setFeatureState({ source: 'buildings', id }, { on: true })
        numbersOn(map).show(numbersOf(side, ground))
        ready(map)
      })
      return () => {
        ready(null)
        map.remove()
      }
    } catch {
      fail(true)
    }
  }, [jurisdiction, ground, side, colours, moved, ready, fail, t])
  return (
    <figure className="plan-twin">
      <figcaption>{name}</figcaption>
      <section ref={element} className="plan-canvas" aria-label={name} />
    </figure>
  )
}

/** Each follows the other; whoever follows does not lead. */
function useTogether(first: BaseMap | null, second: BaseMap | null): void {
  useEffect(() => {
    if (!first || !second) return
    let following = false
    const pull = (leader: BaseMap, follower: BaseMap) => () => {
      if (following) return
      following = true
      follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() })
      following = false
    }
    const [one, other] = [pull(first, second), pull(second, first)]
    first.on('move', one)
    second.on('move', other)
    return () => {
      first.off('move', one)
      second.off('move', other)
    }
  }, [first, second])
}

/** A grid keeps its colour from one map to the other. */
function coloursOf({ a, b, grids: pairs }: Comparison): { a: Colours; b: Colours } {
  const first = coloured(boundariesOf(a), new Map())
  const same = pairs.flatMap(pair =>
    pair.a !== null && pair.b !== null && first.has(pair.a) ? [[pair.b, first.get(pair.a)!] as const] : [],
  )
  return { a: first, b: coloured(boundariesOf(b), new Map(same)) }
}

function numbersOf(side: Side, ground: PlanGround): readonly NumberShown[] {
  const figures = new Map(side.figures.map(one => [one.key, one]))
  const boundaries = boundariesOf(side)
  return numbered(side.grids).flatMap(({ grid: { key }, number }) => {
    const [own, boundary] = [figures.get(key), boundaries.get(key)]
    if (!own || !boundary) return []
    const words = numberText(Math.round(own.households))
    return [
      {
        key,
        number,
        words,
        boundary,
        place: placeIn(boundary, dotsIn(boundary, ground)),
        isOut: !own.isInBounds,
      },
    ]
  })
}

function boundariesOf(side: Side): ReadonlyMap<string, Boundary> {
  return new Map(
    side.boundaries.features.map(feature => [feature.id, feature.geometry as unknown as Boundary]),
  )
}
