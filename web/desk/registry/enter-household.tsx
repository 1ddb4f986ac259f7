/** A household entered: the door, who lives behind it; people already registered are shown before anybody is entered twice. */
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Section } from '../parts.tsx'
import { Alike } from './alike.tsx'
import { type Door, DoorFields, dwellingOf, isDoor, MovedInOn, nowhereYet } from './door-fields.tsx'
import { Choice, choicesOf, EntryForm } from './form-parts.tsx'
import { bodyOf, isComplete, nobodyYet, type TypedPerson } from './people.ts'
import { PeopleFields, today } from './people-fields.tsx'
import { useAlike } from './use-alike.ts'
import { useEntry, useWordings } from './wire.ts'

interface Draft {
  entryId: string
  householdId: string
  door: Door
  kind: 'family' | 'collective'
  movedInOn: string
  people: TypedPerson[]
}

interface EnterHouseholdProps {
  place: Readonly<Record<string, string>>
  buildingId: string | null
}

function begun(buildingId: string | null): Draft {
  const ids = { entryId: newId(), householdId: newId() }
  return {
    ...ids,
    door: nowhereYet(buildingId ?? ''),
    kind: 'family',
    movedInOn: '',
    people: [nobodyYet('head')],
  }
}

export function EnterHousehold({ place, buildingId }: EnterHouseholdProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [draft, setDraft, forget] = useKeptDraft(
    'registry.household',
    () => begun(buildingId),
    sessionStorage,
  )
  const wordings = useWordings().data?.texts ?? []
  const enter = useEntry<{ householdId: string }>(({ householdId }) => {
    forget()
    void message.success(t('registry:desk.enter.done'))
    void navigate({ to: `/registry/households/${householdId}` as '/' })
  })
  // Other words are another entry: the same id stands for what was said under it.
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change, entryId: newId() })
  const { entryId, householdId, door, kind, movedInOn, people } = draft
  const residents = people.map(person => bodyOf(person, wordings, today()))
  const alike = useAlike(door.buildingId, residents)
  const dwelling = dwellingOf(door)
  const body = { entryId, id: householdId, dwelling, kind, movedInOn: movedInOn || null, residents }
  const cancel = () => {
    forget()
    void navigate({ to: '/registry' as '/', search: {} as never })
  }
  return (
    <Section id="enter" title={t('registry:desk.enter.title')}>
      <EntryForm
        ready={isDoor(door) && people.every(person => isComplete(person, today()))}
        busy={alike.busy || enter.isPending}
        error={alike.error ?? enter.error}
        words={t(alike.found ? 'registry:desk.enter.anyway' : 'registry:desk.enter.send')}
        send={() => void alike.submit(() => enter.mutate({ path: '/api/registry/households', body }))}
        cancel={cancel}
      >
        <DoorFields place={place} door={door} set={next => set({ door: next })} />
        <div className="registry-fields">
          <Choice
            label={t('registry:field.kind')}
            value={kind}
            options={choicesOf('householdKind', ['family', 'collective'] as const, t)}
            onChange={value => set({ kind: value || 'family' })}
          />
          <MovedInOn value={movedInOn} set={next => set({ movedInOn: next })} />
        </div>
        <PeopleFields people={people} adults={[]} set={next => set({ people: next })} />
        {alike.found && <Alike found={alike.found} />}
      </EntryForm>
    </Section>
  )
}
