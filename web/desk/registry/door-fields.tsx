/** The door of a household: the building, then a dwelling that is known or a new one. */
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Choice, Counted, choicesOf, entranceText, Typed } from './form-parts.tsx'
import { today } from './people-fields.tsx'
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
  const nothing = { dwellingId: '', entrance: '', floor: null, number: '', use: 'home' } as const
  return { ...nothing, buildingId, newDwellingId: newId() }
}

export function isDoor(door: Door): boolean {
  return door.buildingId !== '' && (door.dwellingId !== '' || door.number.trim() !== '')
}

/** As the registry takes it. */
export function dwellingOf({ dwellingId, newDwellingId, buildingId, entrance, floor, number, use }: Door) {
  if (dwellingId !== '') return { id: dwellingId }
  return { id: newDwellingId, buildingId, entrance: entrance.trim(), floor, number: number.trim(), use }
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
  const dwellings = useDwellings(door.buildingId || null).data?.dwellings ?? []
  const doors = dwellings.map(one => ({
    value: one.id,
    label: [entranceText(one.entrance, t), one.number, one.households[0]?.head].filter(Boolean).join(' '),
  }))
  return (
    <div className="registry-fields">
      <BuildingChoice
        place={place}
        value={door.buildingId}
        onChange={buildingId => set({ ...nowhereYet(buildingId), newDwellingId: door.newDwellingId })}
      />
      <Choice
        label={t('registry:desk.dwelling')}
        value={door.dwellingId}
        disabled={door.buildingId === ''}
        options={[{ value: '', label: t('registry:desk.newDwelling') }, ...doors]}
        onChange={dwellingId => set({ ...door, dwellingId })}
      />
      {door.dwellingId === '' && <NewDoor door={door} set={set} />}
    </div>
  )
}

function NewDoor({ door, set }: Omit<DoorFieldsProps, 'place'>) {
  const { t } = useWords()
  return (
    <>
      <Typed
        label={t('registry:field.entrance')}
        maxLength={20}
        value={door.entrance}
        onChange={entrance => set({ ...door, entrance })}
      />
      <Counted
        label={t('registry:field.floor')}
        min={-5}
        max={200}
        value={door.floor}
        onChange={floor => set({ ...door, floor })}
      />
      <Typed
        label={t('registry:field.number')}
        maxLength={40}
        value={door.number}
        onChange={number => set({ ...door, number })}
      />
      <Choice
        label={t('registry:field.use')}
        value={door.use}
        options={choicesOf('use', uses, t)}
        onChange={use => set({ ...door, use: use || 'home' })}
      />
    </>
  )
}

interface BuildingChoiceProps {
  place: Readonly<Record<string, string>> | null
  value: string
  onChange(buildingId: string): void
}

export function BuildingChoice({ place, value, onChange }: BuildingChoiceProps) {
  const { t } = useWords()
  const buildings = useBuildings(place).data?.buildings ?? []
  const options = buildings
    .map(one => ({ value: one.id, label: [one.compound, one.name].filter(Boolean).join(' ') }))
    .sort((a, b) => order.compare(a.label, b.label))
  return <Choice label={t('registry:desk.building')} value={value} options={options} onChange={onChange} />
}

export function MovedInOn({ value, set }: { value: string; set(value: string): void }) {
  const { t } = useWords()
  return (
    <Typed label={t('registry:field.movedInOn')} type="date" max={today()} value={value} onChange={set} />
  )
}
