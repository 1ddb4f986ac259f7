/** The door of a household that is entered: a building of the grid, its entrance, a number; who is entered there already is said. */
import { useId } from 'react'
import { useWords } from '../shell/i18n.ts'
import { Line } from './parts.tsx'
import type { Home } from './types.ts'
import type { Day } from './use-day.ts'

export interface Door {
  buildingId: string
  entrance: string
  number: string
}

/** Building ids and how they are called, from the households the phone knows. */
export function buildingsOf(day: Day): Map<string, string> {
  return new Map(
    day.homes.map(({ buildingId, address }) => [
      buildingId,
      [address.compound, address.building].filter(Boolean).join(' '),
    ]),
  )
}

export const atDoor = (day: Day, { buildingId, entrance, number }: Door): Home | undefined =>
  day.homes.find(
    home =>
      home.buildingId === buildingId &&
      home.address.number === number.trim() &&
      home.address.entrance === entrance.trim(),
  )

interface Props {
  day: Day
  door: Door
  tried: boolean
  onChange(door: Door): void
}

export function DoorFields({ day, door, tried, onChange }: Props) {
  const { t } = useWords()
  const label = t('registry:field.number')
  return (
    <>
      <Building {...{ day, door, tried, onChange }} />
      <div className="two">
        <Entrance {...{ day, door, tried, onChange }} />
        <Line
          label={label}
          value={door.number}
          maxLength={40}
          onValue={number => onChange({ ...door, number })}
          error={tried && !door.number.trim() ? t('shell:error.required', { label }) : null}
        />
      </div>
    </>
  )
}

function Building({ day, door, tried, onChange }: Props) {
  const { t } = useWords()
  const id = useId()
  const lacking = tried && !door.buildingId
  return (
    <div className="field">
      <label htmlFor={id}>{t('field:newHome.building')}</label>
      <select
        id={id}
        className="input"
        value={door.buildingId}
        aria-invalid={lacking ? true : undefined}
        onChange={event => onChange({ ...door, buildingId: event.currentTarget.value, entrance: '' })}
      >
        <option value="">{t('shell:chooseOne')}</option>
        {[...buildingsOf(day)].map(([buildingId, name]) => (
          <option key={buildingId} value={buildingId}>
            {name}
          </option>
        ))}
      </select>
      {lacking && (
        <span className="error">{t('shell:error.choose', { label: t('field:newHome.building') })}</span>
      )}
    </div>
  )
}

/** Those known of the building to choose from; where none is known it is written. */
function Entrance({ day, door, onChange }: Props) {
  const { t } = useWords()
  const id = useId()
  const known = day.homes.filter(home => home.buildingId === door.buildingId)
  const entrances = [...new Set(known.map(home => home.address.entrance))].filter(Boolean)
  const label = t('registry:field.entrance')
  if (entrances.length === 0)
    return (
      <Line
        label={label}
        value={door.entrance}
        maxLength={20}
        onValue={entrance => onChange({ ...door, entrance })}
      />
    )
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={door.entrance}
        onChange={event => onChange({ ...door, entrance: event.currentTarget.value })}
      >
        <option value="">{t('shell:chooseOne')}</option>
        {entrances.map(each => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </div>
  )
}
