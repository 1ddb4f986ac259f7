/** A household that moves within one's communities keeps its people and its history: only the door is another. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { type Door, DoorFields, dwellingOf, isDoor, MovedInOn, nowhereYet } from './door-fields.tsx'
import { EntryForm } from './form-parts.tsx'
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
  const [entry, setEntry] = useState(() => ({ entryId: newId(), door: nowhereYet(''), movedInOn: today() }))
  const set = (change: { door?: Door; movedInOn?: string }) =>
    setEntry({ ...entry, ...change, entryId: newId() })
  const { entryId, door, movedInOn } = entry
  const move = useEntry(() => {
    void message.success(t('registry:desk.move.done'))
    close()
  })
  const body = { entryId, dwelling: dwellingOf(door), movedInOn: movedInOn || null }
  return (
    <EntryForm
      ready={isDoor(door)}
      busy={move.isPending}
      error={move.error}
      words={t('registry:desk.move.go')}
      send={() => move.mutate({ path: `/api/registry/households/${household.id}/move`, body })}
      cancel={close}
    >
      <DoorFields
        place={{ community: household.communityId }}
        door={door}
        set={next => set({ door: next })}
      />
      <MovedInOn value={movedInOn} set={next => set({ movedInOn: next })} />
    </EntryForm>
  )
}
