/** One person moves to another household here, or leaves the community: the entry goes along or ends, nothing is typed again. */
import { App, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { today } from './people-fields.tsx'
import { type Resident, useBuildings, useDwellings, useEntry, usePlaces } from './wire.ts'

const relations = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'tenant',
  'other',
]

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

function MoveForm({ resident, close }: { resident: Resident; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const places = usePlaces().data
  const place = places?.communities[0]
    ? { community: places.communities[0].id }
    : places?.grids[0]
      ? { grid: places.grids[0].id }
      : null
  const buildings = useBuildings(place).data?.buildings ?? []
  const [entryId, setEntryId] = useState(newId)
  const [buildingId, setBuildingId] = useState(resident.buildingId)
  const [householdId, setHouseholdId] = useState('')
  const [relation, setRelation] = useState<string>(resident.relation)
  const dwellings = useDwellings(buildingId).data?.dwellings ?? []
  const move = useEntry(() => {
    void message.success(t('registry:desk.move.done'))
    close()
  })
  const entrance = (name: string) => (/^\d+$/.test(name) ? t('registry:entrance', { entrance: name }) : name)
  const doors = dwellings.flatMap(one =>
    one.households.map(household => ({
      value: household.id,
      label: [entrance(one.entrance), one.number, household.head].filter(Boolean).join(' '),
    })),
  )
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (householdId)
          move.mutate({
            path: `/api/registry/residents/${resident.id}/move`,
            body: { entryId, to: { householdId, relation } },
          })
      }}
    >
      <div className="registry-fields">
        <div className="field">
          <label htmlFor={id}>{t('registry:desk.building')}</label>
          <Select
            id={id}
            value={buildingId}
            showSearch={{ optionFilterProp: 'label' }}
            options={buildings.map(one => ({
              value: one.id,
              label: [one.compound, one.name].filter(Boolean).join(' '),
            }))}
            onChange={value => {
              setBuildingId(value)
              setHouseholdId('')
            }}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-household`}>{t('registry:desk.household')}</label>
          <Select
            id={`${id}-household`}
            value={householdId || null}
            placeholder={t('registry:desk.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            options={doors.filter(one => one.value !== resident.householdId)}
            onChange={value => {
              setHouseholdId(value ?? '')
              setEntryId(newId())
            }}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-relation`}>{t('registry:field.relation')}</label>
          <Select
            id={`${id}-relation`}
            value={relation}
            options={relations.map(value => ({ value, label: t(`registry:relation.${value}`) }))}
            onChange={value => {
              setRelation(value)
              setEntryId(newId())
            }}
          />
        </div>
      </div>
      {move.error && <Failure error={move.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          disabled={!householdId}
          loading={move.isPending}
        >
          {t('registry:desk.move.go')}
        </Button>
        <Button size="small" onClick={close}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}

function LeaveForm({ resident, close }: { resident: Resident; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [entry, setEntry] = useState(() => ({ entryId: newId(), leftOn: today() }))
  const leave = useEntry(() => {
    void message.success(t('registry:desk.move.left'))
    close()
  })
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (entry.leftOn) leave.mutate({ path: `/api/registry/residents/${resident.id}/move`, body: entry })
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('registry:field.leftOn')}</label>
        <Input
          id={id}
          type="date"
          max={today()}
          value={entry.leftOn}
          onChange={event => setEntry({ entryId: newId(), leftOn: event.target.value })}
        />
      </div>
      {leave.error && <Failure error={leave.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          disabled={!entry.leftOn}
          loading={leave.isPending}
        >
          {t('registry:desk.move.leave')}
        </Button>
        <Button size="small" onClick={close}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}
