/** One stop: its name, what kind of place it is, where, and what is looked at there; the usual items come from the kind. */
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { placeKindNames } from '../../../src/patrols/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Icon } from '../icon.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { ChoiceField } from '../staffing/choice-field.tsx'
import { useCompounds } from '../territory/places.ts'
import { itemsOf } from './draft.ts'
import { useStopBuildings } from './stop-buildings.ts'
import type { Stop } from './wire.ts'

interface StopFieldsProps {
  stop: Stop
  community: string | null
  mayChange: boolean
  set(stop: Stop): void
}

export function StopFields({ stop, community, mayChange, set }: StopFieldsProps) {
  const { t } = useWords()
  return (
    <fieldset className="stop-fields" disabled={!mayChange}>
      <div className="patrols-two">
        <Labelled label={t('patrol:desk.stop.name')}>
          {id => (
            <Input
              id={id}
              maxLength={60}
              value={stop.name}
              onChange={event => set({ ...stop, name: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('patrol:desk.stop.kind')}>
          {id => (
            <Select
              id={id}
              value={stop.kind}
              showSearch={{ optionFilterProp: 'label' }}
              options={placeKindNames.map(value => ({ value, label: t(`patrol:place.${value}`) }))}
              onChange={kind => set(ofKind(stop, kind, t))}
            />
          )}
        </Labelled>
      </div>
      <Whereabouts stop={stop} community={community} set={set} />
      <Items stop={stop} set={set} />
    </fieldset>
  )
}

/** A name and items nobody wrote go with the kind; what somebody wrote stays. */
function ofKind(stop: Stop, kind: Stop['kind'], t: (key: string) => string): Stop {
  const usual = new Set(itemsOf(stop.kind, t).map(item => item.text))
  const untouched = stop.items.every(item => usual.has(item.text))
  const isUsualName = stop.name === '' || stop.name === t(`patrol:place.${stop.kind}`)
  return {
    ...stop,
    kind,
    name: isUsualName ? t(`patrol:place.${kind}`) : stop.name,
    items: untouched ? itemsOf(kind, t) : stop.items,
  }
}

function Whereabouts({ stop, community, set }: Omit<StopFieldsProps, 'mayChange'>) {
  const { t } = useWords()
  const [compound, setCompound] = useState<string | null>(null)
  const compounds = useCompounds(community ?? undefined)
  const buildings = useStopBuildings(compound)
  const atBuilding = (id: string) => {
    const building = buildings.find(one => one.id === id)
    if (building) set({ ...stop, buildingId: id, lng: building.lng, lat: building.lat })
  }
  return (
    <>
      <div className="patrols-two">
        <ChoiceField
          label={t('patrol:desk.stop.compound')}
          value={compound}
          options={compounds.map(it => ({ value: it.id, label: it.name }))}
          onChange={setCompound}
        />
        <ChoiceField
          label={t('patrol:input.buildingId')}
          value={buildings.some(it => it.id === stop.buildingId) ? stop.buildingId : null}
          disabled={compound === null}
          options={buildings.map(it => ({ value: it.id, label: it.name }))}
          onChange={atBuilding}
        />
      </div>
      <div className="patrols-two">
        {(['lng', 'lat'] as const).map(name => (
          <Labelled key={name} label={t(`patrol:desk.stop.${name}`)}>
            {id => (
              <InputNumber
                id={id}
                className="patrols-wide"
                value={stop[name]}
                step={0.0001}
                min={name === 'lng' ? -180 : -90}
                max={name === 'lng' ? 180 : 90}
                onChange={value => set({ ...stop, [name]: value, buildingId: null })}
              />
            )}
          </Labelled>
        ))}
      </div>
    </>
  )
}

function Items({ stop, set }: Pick<StopFieldsProps, 'stop' | 'set'>) {
  const { t } = useWords()
  const { items } = stop
  return (
    <div className="stop-items">
      <span className="field-label">{t('patrol:input.items')}</span>
      {items.map((item, i) => (
        <div key={item.id} className="row stop-item">
          <Input
            aria-label={t('patrol:desk.stop.item', { index: i + 1 })}
            maxLength={100}
            value={item.text}
            onChange={event =>
              set({
                ...stop,
                items: items.map(one => (one.id === item.id ? { ...one, text: event.target.value } : one)),
              })
            }
          />
          <Button
            aria-label={t('patrol:desk.stop.removeItem', { index: i + 1 })}
            icon={<Icon name="close" size={12} />}
            disabled={items.length === 1}
            onClick={() => set({ ...stop, items: items.filter(one => one.id !== item.id) })}
          />
        </div>
      ))}
      <div className="row">
        <Button
          size="small"
          disabled={items.length >= 20}
          onClick={() => set({ ...stop, items: [...items, { id: newId(), text: '' }] })}
        >
          {t('patrol:desk.stop.addItem')}
        </Button>
        <Button size="small" onClick={() => set({ ...stop, items: itemsOf(stop.kind, t) })}>
          {t('patrol:desk.stop.template')}
        </Button>
      </div>
    </div>
  )
}
