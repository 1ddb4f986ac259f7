/** A household entered: the door, who lives behind it; people already registered are shown before anybody is entered twice. */
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure, Section } from '../parts.tsx'
import { type Door, DoorFields, nowhereYet } from './door-fields.tsx'
import { bodyOf, isComplete, nobodyYet, type TypedPerson } from './people.ts'
import { PeopleFields, today } from './people-fields.tsx'
import { type Suggestion, useEntry, useLook, useWordings } from './wire.ts'

interface Draft {
  entryId: string
  householdId: string
  door: Door
  kind: 'family' | 'collective'
  movedInOn: string
  people: TypedPerson[]
}
interface Entered {
  householdId: string
  suggestions: Suggestion[]
}

interface EnterHouseholdProps {
  place: Readonly<Record<string, string>>
  buildingId: string | null
}

export function EnterHousehold({ place, buildingId }: EnterHouseholdProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const id = useId()
  const begun = (): Draft => ({
    entryId: newId(),
    householdId: newId(),
    door: nowhereYet(buildingId ?? ''),
    kind: 'family',
    movedInOn: '',
    people: [nobodyYet('head')],
  })
  const [draft, setDraft, forget] = useKeptDraft('registry.household', begun, sessionStorage)
  const wordings = useWordings().data?.texts ?? []
  const check = useLook<{ suggestions: Suggestion[]; elsewhere: (string | null)[] }>()
  const [seen, setSeen] = useState<string | null>(null)
  const enter = useEntry<Entered>(({ householdId }) => {
    forget()
    void message.success(t('registry:desk.enter.done'))
    void navigate({ to: `/registry/households/${householdId}` as '/' })
  })
  // Other words are another entry: the same id stands for what was said under it.
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change, entryId: newId() })
  const { door, people } = draft
  const residents = people.map(person => bodyOf(person, wordings, today()))
  const asked = JSON.stringify([door.buildingId, residents])
  const isReady =
    door.buildingId !== '' &&
    (door.dwellingId !== '' || door.number.trim() !== '') &&
    people.every(person => isComplete(person, today()))
  const send = () => {
    const { entryId, householdId, kind, movedInOn } = draft
    const dwelling =
      door.dwellingId === ''
        ? {
            ...{ id: door.newDwellingId, buildingId: door.buildingId, entrance: door.entrance.trim() },
            ...{ floor: door.floor, number: door.number.trim(), use: door.use },
          }
        : { id: door.dwellingId }
    const body = { entryId, id: householdId, dwelling, kind, movedInOn: movedInOn || null, residents }
    enter.mutate({ path: '/api/registry/households', body })
  }
  const submit = async () => {
    if (seen === asked) return send()
    const body = {
      buildingId: door.buildingId,
      residents: residents.map(({ id: own, name, bornOn, phone, idNumber }) => ({
        ...{ id: own, name, bornOn: bornOn ?? null, phone: phone ?? null, idNumber: idNumber ?? null },
      })),
    }
    const found = await check.mutateAsync({ path: '/api/registry/duplicates', body }).catch(() => null)
    if (found === null) return
    setSeen(asked)
    if (found.suggestions.length === 0 && found.elsewhere.length === 0) send()
  }
  const again =
    seen === asked && ((check.data?.suggestions.length ?? 0) > 0 || (check.data?.elsewhere.length ?? 0) > 0)
  return (
    <Section id="enter" title={t('registry:desk.enter.title')}>
      <form
        className="registry-form"
        onSubmit={event => {
          event.preventDefault()
          if (isReady) void submit()
        }}
      >
        <DoorFields place={place} door={door} set={next => set({ door: next })} />
        <div className="registry-fields">
          <div className="field">
            <label htmlFor={`${id}-kind`}>{t('registry:field.kind')}</label>
            <Select
              id={`${id}-kind`}
              value={draft.kind}
              options={(['family', 'collective'] as const).map(value => ({
                value,
                label: t(`registry:householdKind.${value}`),
              }))}
              onChange={kind => set({ kind })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-in`}>{t('registry:field.movedInOn')}</label>
            <Input
              id={`${id}-in`}
              type="date"
              max={today()}
              value={draft.movedInOn}
              onChange={event => set({ movedInOn: event.target.value })}
            />
          </div>
        </div>
        <PeopleFields people={people} adults={[]} set={next => set({ people: next })} />
        {again && check.data && (
          <Alike suggestions={check.data.suggestions} elsewhere={check.data.elsewhere.length} />
        )}
        {check.error && <Failure error={check.error} title={t('registry:desk.enter.refused')} />}
        {enter.error && <Failure error={enter.error} title={t('registry:desk.enter.refused')} />}
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
              void navigate({ to: '/registry' as '/', search: {} as never })
            }}
          >
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

export function Alike({ suggestions, elsewhere }: { suggestions: readonly Suggestion[]; elsewhere: number }) {
  const { t } = useWords()
  return (
    <div className="registry-alike" role="alert">
      <strong>{t('registry:desk.alike.title')}</strong>
      <ul>
        {suggestions.map(({ enteredId, resident, reasons }) => (
          <li key={`${enteredId} ${resident.id}`}>
            <Link to={`/registry/residents/${resident.id}` as '/'} target="_blank">
              {resident.name}
            </Link>{' '}
            {resident.bornOn ?? ''}{' '}
            <span className="quiet">
              {reasons.map(reason => t(`registry:likeness.${reason}`)).join(t('desk:part.comma'))}
            </span>
          </li>
        ))}
      </ul>
      {elsewhere > 0 && <p>{t('registry:desk.alike.elsewhere')}</p>}
      <p className="quiet">{t('registry:desk.alike.help')}</p>
    </div>
  )
}
