/** The map with a cross in its middle, and buttons for those who do not drag. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from './i18n.ts'
import type { openPickMap, PickMap } from './map.ts'
import { jurisdiction } from './places.ts'

export type MapLoader = () => Promise<{ openPickMap: typeof openPickMap }>

interface Props {
  readonly load: MapLoader
  readonly onPick: (lng: number, lat: number) => Promise<void>
}

export function PlaceMap({ load, onPick }: Props) {
  const { t } = useWords()
  const { element, map, state } = usePickMap(load, t('shell:place.map'))
  if (state === 'failed')
    return (
      <p className="note warn" role="alert">
        {t('shell:place.mapFailed')}
      </p>
    )
  return (
    <div className="stack-small">
      <div className="map-frame">
        <div className="map" ref={element} />
        <svg
          className="map-cross"
          viewBox="0 0 34 34"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
        >
          <path d="M17 1v12M17 21v12M1 17h12M21 17h12" />
        </svg>
      </div>
      {state === 'loading' ? (
        <p role="status">{t('shell:loading')}</p>
      ) : (
        <Controls map={map} onPick={onPick} />
      )}
    </div>
  )
}

/** Opens one map for the life of its element. */
function usePickMap(load: MapLoader, label: string) {
  const element = useRef<HTMLDivElement>(null)
  const map = useRef<PickMap | null>(null)
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading')
  useEffect(() => {
    let gone = false
    Promise.all([load(), jurisdiction()])
      .then(([{ openPickMap: open }, where]) =>
        open(element.current!, {
          centre: where.centre ?? [121.47, 45.06],
          bounds: where.bounds,
          styleUrl: where.mapStyleUrl,
          label: label,
        }),
      )
      .then(opened => {
        map.current = opened
        if (gone) opened.close()
        else setState('open')
      })
      .catch(() => setState('failed'))
    return () => {
      gone = true
      map.current?.close()
    }
  }, [])
  return { element, map, state }
}

function Controls({ map, onPick }: { map: { current: PickMap | null }; onPick: Props['onPick'] }) {
  const { t } = useWords()
  const moves = [
    ['left', () => map.current?.pan(-1, 0), '←'],
    ['up', () => map.current?.pan(0, -1), '↑'],
    ['down', () => map.current?.pan(0, 1), '↓'],
    ['right', () => map.current?.pan(1, 0), '→'],
    ['zoomIn', () => map.current?.zoom(1), '＋'],
    ['zoomOut', () => map.current?.zoom(-1), '－'],
  ] as const
  return (
    <div className="row">
      <button
        type="button"
        className="button primary"
        onClick={() => map.current && void onPick(...map.current.centre())}
      >
        {t('shell:place.useThis')}
      </button>
      {moves.map(([name, move, sign]) => (
        <button
          type="button"
          className="button"
          key={name}
          aria-label={t(`shell:place.${name}`)}
          onClick={() => move()}
        >
          {sign}
        </button>
      ))}
    </div>
  )
}
