/** Further people of a household that is known: with the same checks as a new one. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Icon } from '../icon.tsx'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Alike } from './alike.tsx'
import { EntryForm } from './form-parts.tsx'
import { bodyOf, isComplete, nobodyYet, type TypedPerson } from './people.ts'
import { PeopleFields, today } from './people-fields.tsx'
import { useAlike } from './use-alike.ts'
import { type Household, useEntry, useWordings } from './wire.ts'

interface Draft {
  entryId: string
  people: TypedPerson[]
}

export function AddPeople({ household }: { household: Household }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  if (household.movedOutOn) return null
  return open ? (
    <AddForm household={household} close={() => setOpen(false)} />
  ) : (
    <div>
      <Button icon={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t('registry:desk.enter.further')}
      </Button>
    </div>
  )
}

function AddForm({ household, close }: { household: Household; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const begun = (): Draft => ({ entryId: newId(), people: [nobodyYet()] })
  const [draft, setDraft, forget] = useKeptDraft(`registry.${household.id}.people`, begun, sessionStorage)
  const wordings = useWordings().data?.texts ?? []
  const enter = useEntry(() => {
    forget()
    void message.success(t('registry:desk.enter.done'))
    close()
  })
  const residents = draft.people.map(person => bodyOf(person, wordings, today()))
  const alike = useAlike(household.buildingId, residents)
  const body = { entryId: draft.entryId, id: household.id, residents }
  return (
    <EntryForm
      ready={draft.people.every(person => isComplete(person, today()))}
      busy={alike.busy || enter.isPending}
      error={alike.error ?? enter.error}
      words={t(alike.found ? 'registry:desk.enter.anyway' : 'registry:desk.enter.send')}
      send={() => void alike.submit(() => enter.mutate({ path: '/api/registry/households', body }))}
      cancel={() => {
        forget()
        close()
      }}
    >
      <PeopleFields
        people={draft.people}
        adults={household.people.filter(({ minor }) => !minor)}
        set={people => setDraft({ entryId: newId(), people })}
      />
      {alike.found && <Alike found={alike.found} />}
    </EntryForm>
  )
}
