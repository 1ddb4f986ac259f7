/** Further people of a household that is known: with the same checks as a new one. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Icon } from '../icon.tsx'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure } from '../parts.tsx'
import { Alike } from './enter-household.tsx'
import { bodyOf, isComplete, nobodyYet, type TypedPerson } from './people.ts'
import { PeopleFields, today } from './people-fields.tsx'
import { type Household, type Suggestion, useEntry, useLook, useWordings } from './wire.ts'

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
  const [seen, setSeen] = useState('')
  const check = useLook<{ suggestions: Suggestion[]; elsewhere: (string | null)[] }>()
  const enter = useEntry(() => {
    forget()
    void message.success(t('registry:desk.enter.done'))
    close()
  })
  const residents = draft.people.map(person => bodyOf(person, wordings, today()))
  const asked = JSON.stringify(residents)
  const isReady = draft.people.every(person => isComplete(person, today()))
  const found = seen === asked ? check.data : undefined
  const again = found !== undefined && found.suggestions.length + found.elsewhere.length > 0
  const send = () =>
    enter.mutate({
      path: '/api/registry/households',
      body: { entryId: draft.entryId, id: household.id, residents },
    })
  const submit = async () => {
    if (seen === asked) return send()
    const people = residents.map(({ id, name, bornOn, phone, idNumber }) => ({
      ...{ id, name, bornOn: bornOn ?? null, phone: phone ?? null, idNumber: idNumber ?? null },
    }))
    const answer = await check
      .mutateAsync({
        path: '/api/registry/duplicates',
        body: { buildingId: household.buildingId, residents: people },
      })
      .catch(() => null)
    if (answer === null) return
    setSeen(asked)
    if (answer.suggestions.length + answer.elsewhere.length === 0) send()
  }
  const error = check.error ?? enter.error
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (isReady) void submit()
      }}
    >
      <PeopleFields
        people={draft.people}
        adults={household.people.filter(({ minor }) => !minor)}
        set={people => setDraft({ entryId: newId(), people })}
      />
      {again && <Alike suggestions={found.suggestions} elsewhere={found.elsewhere.length} />}
      {error && <Failure error={error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isReady}
          loading={check.isPending || enter.isPending}
        >
          {t(again ? 'registry:desk.enter.anyway' : 'registry:desk.enter.send')}
        </Button>
        <Button
          onClick={() => {
            forget()
            close()
          }}
        >
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}
