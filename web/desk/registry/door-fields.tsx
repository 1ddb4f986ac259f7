/** The door of a household: the building, then a dwelling that is known or a new one. */
import { Input, InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useBuildings, useDwellings } from './wire.ts'

export interface Door {
  buildingId: string
  /** '': a new one. */
  dwellingId: string
  newDwellingId: string
  entrance: string
  floor: number | null
  number: string
  use: 'home' | 'shop' | 'shared' | 'empty' | 'other'
}

export function nowhereYet(buildingId: string): Door {
  return {
    buildingId,
    dwellingId: '',
    newDwellingId: newId(),
    entrance: '',
    floor: null,
    number: '',
    use: 'home',
  }
}

interface DoorFieldsProps {
  place: Readonly<Record<string, string>>
  door: Door
  set(door: Door): void
}

const uses = ['home', 'shared', 'shop', 'empty', 'other'] as const
const order = new Intl.Collator('zh-CN', { numeric: true })

export function DoorFields({ place, door, set }: DoorFieldsProps) {
  const { t } = useWords()
  const id = useId()
  const buildings = useBuildings(place).data?.buildings ?? []
  const dwellings = useDwellings(door.buildingId || null).data?.dwellings ?? []
  const entrances = (entrance: string) =>
    /^\d+$/.test(entrance) ? t('registry:entrance', { entrance }) : entrance
  return (
    <div className="registry-fields">
      <div className="field">
        <label htmlFor={`${id}-building`}>{t('registry:desk.building')}</label>
        <Select
          id={`${id}-building`}
          value={door.buildingId || null}
          placeholder={t('registry:desk.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          options={buildings
            .map(one => ({ value: one.id, label: [one.compound, one.name].filter(Boolean).join(' ') }))
            .sort((a, b) => order.compare(a.label, b.label))}
          onChange={buildingId => set({ ...nowhereYet(buildingId ?? ''), newDwellingId: door.newDwellingId })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-dwelling`}>{t('registry:desk.dwelling')}</label>
        <Select
          id={`${id}-dwelling`}
          value={door.dwellingId}
          disabled={door.buildingId === ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('registry:desk.newDwelling') },
            ...dwellings.map(one => ({
              value: one.id,
              label: [entrances(one.entrance), one.number, one.households[0]?.head].filter(Boolean).join(' '),
            })),
          ]}
          onChange={dwellingId => set({ ...door, dwellingId: dwellingId ?? '' })}
        />
      </div>
      {door.dwellingId === '' && (
        <>
          <div className="field">
            <label htmlFor={`${id}-entrance`}>{t('registry:field.entrance')}</label>
            <Input
              id={`${id}-entrance`}
              maxLength={20}
              value={door.entrance}
              onChange={event => set({ ...door, entrance: event.target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-floor`}>{t('registry:field.floor')}</label>
            <InputNumber
              id={`${id}-floor`}
              min={-5}
              max={200}
              precision={0}
              value={door.floor}
              onChange={floor => set({ ...door, floor })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-number`}>{t('registry:field.number')}</label>
            <Input
              id={`${id}-number`}
              maxLength={40}
              value={door.number}
              onChange={event => set({ ...door, number: event.target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-use`}>{t('registry:field.use')}</label>
            <Select
              id={`${id}-use`}
              value={door.use}
              options={uses.map(value => ({ value, label: t(`registry:use.${value}`) }))}
              onChange={use => set({ ...door, use })}
            />
          </div>
        </>
      )}
    </div>
  )
}
