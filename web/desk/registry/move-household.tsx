/** A household that moves within one's communities keeps its people and its history: only the door is another. */
import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { type Door, DoorFields, nowhereYet } from './door-fields.tsx'
import { today } from './people-fields.tsx'
import { type Household, useEntry } from './wire.ts'

export function MoveHousehold({ household }: { household: Household }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  if (household.movedOutOn) return null
  return open ? (
    <MoveForm household={household} close={() => setOpen(false)} />
  ) : (
    <Button size="small" onClick={() => setOpen(true)}>
      {t('registry:desk.move.household')}
    </Button>
  )
}

function MoveForm({ household, close }: { household: Household; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [entryId, setEntryId] = useState(newId)
  const [door, setDoor] = useState<Door>(() => nowhereYet(''))
  const [movedInOn, setMovedInOn] = useState(today)
  const move = useEntry(() => {
    void message.success(t('registry:desk.move.done'))
    close()
  })
  const isReady = door.buildingId !== '' && (door.dwellingId !== '' || door.number.trim() !== '')
  const dwelling =
    door.dwellingId === ''
      ? {
          ...{ id: door.newDwellingId, buildingId: door.buildingId, entrance: door.entrance.trim() },
          ...{ floor: door.floor, number: door.number.trim(), use: door.use },
        }
      : { id: door.dwellingId }
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (isReady)
          move.mutate({
            path: `/api/registry/households/${household.id}/move`,
            body: { entryId, dwelling, movedInOn: movedInOn || null },
          })
      }}
    >
      <DoorFields
        place={{ community: household.communityId }}
        door={door}
        set={next => {
          setDoor(next)
          setEntryId(newId())
        }}
      />
      <div className="field">
        <label htmlFor={id}>{t('registry:field.movedInOn')}</label>
        <Input
          id={id}
          type="date"
          value={movedInOn}
          max={today()}
          onChange={event => setMovedInOn(event.target.value)}
        />
      </div>
      {move.error && <Failure error={move.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={move.isPending}>
          {t('registry:desk.move.go')}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}
