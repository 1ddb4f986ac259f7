/** Where it is: an address in words, community, compound and building one after the other, or a point on the map; and words for the rest. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Labelled } from '../staff/account-page.tsx'
import { get, type Place, queryString } from '../wire.ts'
import { AddressBox } from './address-box.tsx'
import { type Named, useBuildings, useCommunities, useCompounds } from './places.ts'

const GridMap = lazy(() => import('./grid-map.tsx').then(module => ({ default: module.GridMap })))

export function PlacePicker({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  const [onMap, setOnMap] = useState(place.lng !== undefined)
  // What an address led to: shown whole while it is the place, until another is wanted.
  const [taken, setTaken] = useState<{ label: string; id: string } | null>(null)
  if (taken !== null && taken.id === idOf(place))
    return (
      <>
        <div className="address-taken">
          <strong>{taken.label}</strong>
          <Button type="link" onClick={() => set({ text: place.text ?? '' })}>
            {t('shell:place.change')}
          </Button>
        </div>
        <PlaceWords place={place} set={set} />
      </>
    )
  return (
    <>
      {!onMap && (
        <AddressBox
          set={(found, label) => {
            set(found)
            setTaken({ label, id: idOf(found) })
          }}
        />
      )}
      {onMap ? <OnMap place={place} set={set} /> : <ByName place={place} set={set} />}
      <Button type="link" className="place-switch" onClick={() => setOnMap(!onMap)}>
        {onMap ? t('desk:place.byName') : t('desk:place.onMap')}
      </Button>
      <PlaceWords place={place} set={set} />
    </>
  )
}

function idOf({ buildingId, communityId }: Place): string {
  return buildingId ?? communityId ?? ''
}

function PlaceWords({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  return (
    <Labelled label={t('desk:place.words')}>
      {id => (
        <Input
          id={id}
          value={place.text ?? ''}
          maxLength={200}
          placeholder={t('desk:place.wordsHint')}
          onChange={event => set({ ...place, text: event.target.value })}
        />
      )}
    </Labelled>
  )
}

function ByName({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  const [compound, setCompound] = useState<string | undefined>()
  const communities = useCommunities()
  const compounds = useCompounds(place.communityId)
  const buildings = useBuildings(compound)
  const text = place.text ?? ''
  return (
    <div className="report-three">
      <OneOf
        label={t('desk:place.community')}
        value={place.communityId}
        from={communities}
        pick={communityId => {
          setCompound(undefined)
          set({ text, ...(communityId === undefined ? {} : { communityId }) })
        }}
      />
      <OneOf label={t('desk:place.compound')} value={compound} from={compounds} pick={setCompound} />
      <OneOf
        label={t('desk:place.building')}
        value={place.buildingId}
        from={buildings}
        pick={buildingId => {
          const { buildingId: _before, ...rest } = place
          set(buildingId === undefined ? rest : { ...rest, buildingId })
        }}
      />
    </div>
  )
}

interface OneOfProps {
  label: string
  value: string | undefined
  from: readonly Named[]
  pick(id: string | undefined): void
}

function OneOf({ label, value, from, pick }: OneOfProps) {
  return (
    <Labelled label={label}>
      {id => (
        <Select
          id={id}
          value={value ?? null}
          options={from.map(one => ({ value: one.id, label: one.name }))}
          disabled={from.length === 0}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          onChange={chosen => pick(chosen ?? undefined)}
        />
      )}
    </Labelled>
  )
}

interface Located {
  place: { text: string; community: Named; grid: Named; near: boolean } | null
}

function OnMap({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  const { lng, lat } = place
  const point = lng !== undefined && lat !== undefined ? { lng, lat } : null
  const located = useQuery({
    queryKey: ['locate', lng, lat],
    queryFn: ({ signal }) => get<Located>(`/api/places/locate?${queryString({ lng, lat })}`, signal),
    enabled: point !== null,
  })
  const found = located.data?.place
  return (
    <>
      <div className="map-frame map-frame-tall">
        <Suspense fallback={<div className="map-waiting" />}>
          <GridMap
            label={t('desk:place.pick')}
            point={point}
            pick={picked => set({ text: place.text ?? '', ...picked })}
          />
        </Suspense>
      </div>
      <p className="quiet" aria-live="polite">
        {point === null
          ? t('desk:place.pick')
          : found
            ? [found.community.name, found.grid.name, found.text].join(' · ')
            : located.data
              ? t('desk:place.outside')
              : ''}
      </p>
    </>
  )
}
