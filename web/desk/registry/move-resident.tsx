/** One person moves to another household here, or leaves the community: the entry goes along or ends, nothing is typed again. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { relations } from '../../../src/registry/relations.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { BuildingChoice } from './door-fields.tsx'
import { Choice, choicesOf, EntryForm, entranceText, Typed } from './form-parts.tsx'
import { today } from './people-fields.tsx'
import { type Resident, useDwellings, useEntry, usePlaces } from './wire.ts'

export function MoveResident({ resident }: { resident: Resident }) {
  const { t } = useWords()
  const [way, setWay] = useState<'move' | 'leave' | null>(null)
  if (resident.leftOn) return null
  return (
    <>
      <div className="row">
        {(['move', 'leave'] as const).map(one => (
          <Button key={one} size="small" onClick={() => setWay(way === one ? null : one)}>
            {t(`registry:desk.move.${one}`)}
          </Button>
        ))}
      </div>
      {way === 'move' && <MoveForm resident={resident} close={() => setWay(null)} />}
      {way === 'leave' && <LeaveForm resident={resident} close={() => setWay(null)} />}
    </>
  )
}

/** The widest place one looks after. */
function useOwnPlace(): Record<string, string> | null {
  const places = usePlaces().data
  if (places?.communities[0]) return { community: places.communities[0].id }
  return places?.grids[0] ? { grid: places.grids[0].id } : null
}

function MoveForm({ resident, close }: { resident: Resident; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const place = useOwnPlace()
  const [entry, setEntry] = useState(() => ({
    ...{ entryId: newId(), buildingId: resident.buildingId, householdId: '', relation: resident.relation },
  }))
  const set = (change: Partial<typeof entry>) => setEntry({ ...entry, ...change, entryId: newId() })
  const { entryId, buildingId, householdId, relation } = entry
  const dwellings = useDwellings(buildingId).data?.dwellings ?? []
  const move = useEntry(() => {
    void message.success(t('registry:desk.move.done'))
    close()
  })
  const doors = dwellings.flatMap(one =>
    one.households.map(household => ({
      value: household.id,
      label: [entranceText(one.entrance, t), one.number, household.head].filter(Boolean).join(' '),
    })),
  )
  const body = { entryId, to: { householdId, relation } }
  return (
    <EntryForm
      ready={householdId !== ''}
      busy={move.isPending}
      error={move.error}
      words={t('registry:desk.move.go')}
      send={() => move.mutate({ path: `/api/registry/residents/${resident.id}/move`, body })}
      cancel={close}
    >
      <div className="registry-fields">
        <BuildingChoice
          place={place}
          value={buildingId}
          onChange={value => set({ buildingId: value, householdId: '' })}
        />
        <Choice
          label={t('registry:desk.household')}
          value={householdId}
          options={doors.filter(one => one.value !== resident.householdId)}
          onChange={value => set({ householdId: value })}
        />
        <Choice
          label={t('registry:field.relation')}
          value={relation}
          options={choicesOf('relation', relations, t)}
          onChange={value => set({ relation: value || 'other' })}
        />
      </div>
    </EntryForm>
  )
}

function LeaveForm({ resident, close }: { resident: Resident; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [entry, setEntry] = useState(() => ({ entryId: newId(), leftOn: today() }))
  const leave = useEntry(() => {
    void message.success(t('registry:desk.move.left'))
    close()
  })
  return (
    <EntryForm
      ready={entry.leftOn !== ''}
      busy={leave.isPending}
      error={leave.error}
      words={t('registry:desk.move.leave')}
      send={() => leave.mutate({ path: `/api/registry/residents/${resident.id}/move`, body: entry })}
      cancel={close}
    >
      <Typed
        label={t('registry:field.leftOn')}
        type="date"
        max={today()}
        value={entry.leftOn}
        onChange={leftOn => setEntry({ entryId: newId(), leftOn })}
      />
    </EntryForm>
  )
}
