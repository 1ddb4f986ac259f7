/** A household met for the first time, or further people of one that is known: a door, a name; the rest only if somebody gives it. */
import { type FormEvent, useRef, useState } from 'react'
import { isChild } from '../../src/registry/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import type { ConsentGiven } from './consent.tsx'
import { todayOn } from './day.ts'
import { parsed, useDraft } from './draft.ts'
import { hold } from './hold.ts'
import { atDoor, buildingsOf, type Door, DoorFields } from './home-door.tsx'
import { Duplicates } from './home-duplicates.tsx'
import { faultOf, phoneFault } from './home-fields.ts'
import { type Entered, emptyPerson, PersonFields } from './home-person-fields.tsx'
import { TopBar } from './matter.tsx'
import { SaveBar } from './parts.tsx'
import { fromHere, go, href } from './route.ts'
import { focusFirst } from './step-page.tsx'
import type { Home } from './types.ts'
import { type Day, useDay } from './use-day.ts'

export function NewHomePage({ homeId }: { homeId: string | null }) {
  const { t } = useWords()
  const { day, loading } = useDay()
  const home = homeId ? (day?.home.get(homeId) ?? null) : null
  return (
    <main className="page step">
      <TopBar title={t(homeId ? 'field:newHome.addTo' : 'field:newHome.title')} />
      {day && (home || !homeId) ? (
        <Entering day={day} home={home} />
      ) : (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {t(loading ? 'shell:loading' : 'field:homes.gone')}
        </p>
      )}
    </main>
  )
}

const noDoor: Door = { buildingId: '', entrance: '', number: '' }

function Entering({ day, home }: { day: Day; home: Home | null }) {
  const { t } = useWords()
  // What was typed outlives a call, a dead battery and a refusal, as in every form here.
  const { values, change, drop } = useDraft(home ? `household ${home.id}` : 'household new', {})
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const first = useRef(emptyPerson(home ? 'other' : 'head'))
  if (!values) return null
  const door = parsed<Door>(values.door) ?? noDoor
  const people = parsed<Entered[]>(values.people) ?? [first.current]
  const setPeople = (next: Entered[]) => change('people', JSON.stringify(next))
  const there = home ? null : atDoor(day, door)
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!(home || (door.buildingId && door.number.trim())) || !people.every(fit)) {
      focusFirst(form.current)
      return
    }
    const id = home?.id ?? newId()
    const onward = fromHere(() => go('home', id))
    hold({
      kind: 'household',
      title: home ? day.where(home) : `${buildingsOf(day).get(door.buildingId)} ${door.number}`,
      what: t(home ? 'field:newHome.addTo' : 'field:newHome.done'),
      body: bodyOf(id, home ? null : door, people),
      typed: values ?? {},
    }).then(
      () => {
        void drop()
        onward()
      },
      () => setFull(true),
    )
  }
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      {home ? (
        <p className="quiet">{day.where(home)}</p>
      ) : (
        <DoorFields
          day={day}
          door={door}
          tried={tried}
          onChange={next => change('door', JSON.stringify(next))}
        />
      )}
      {there && (
        <p className="note info">
          {t('field:newHome.there', { names: there.people.map(({ name }) => name).join('、') })}{' '}
          <a href={href('home', there.id)}>{t('field:newHome.openIt')}</a>
        </p>
      )}
      <Duplicates buildingId={home?.buildingId ?? door.buildingId} people={people} />
      <People home={home} people={people} tried={tried} onChange={setPeople} />
      <button type="button" className="button" onClick={() => setPeople([...people, emptyPerson('other')])}>
        {t('field:newHome.another')}
      </button>
      <SaveBar label={t('field:newHome.save')} full={full} />
    </form>
  )
}

interface PeopleProps {
  home: Home | null
  people: readonly Entered[]
  tried: boolean
  onChange(people: Entered[]): void
}

function People({ home, people, tried, onChange }: PeopleProps) {
  const { t } = useWords()
  const adults = [
    ...(home?.people.filter(({ minor }) => !minor) ?? []),
    ...people.filter(({ name }) => name.trim() !== ''),
  ].map(({ id, name }) => ({ id, name }))
  return (
    <>
      {people.map((person, n) => (
        <PersonFields
          key={person.id}
          value={person}
          title={t('field:newHome.person', { n: n + 1 })}
          tried={tried}
          adults={adults.filter(({ id }) => id !== person.id)}
          onChange={next => onChange(people.map(each => (each.id === next.id ? next : each)))}
          {...(people.length > 1
            ? { onDrop: () => onChange(people.filter(each => each.id !== person.id)) }
            : {})}
        />
      ))}
    </>
  )
}

/** A name, numbers that can be right, and the consents that what was given rests on. */
function fit({ name, phone, idNumber, bornOn, contact, minor }: Entered): boolean {
  return (
    name.trim() !== '' &&
    (phone.trim() === '' || (!phoneFault(phone) && contact !== null)) &&
    (idNumber.trim() === '' || faultOf(idNumber) === null) &&
    (!isChild(bornOn || null, todayOn()) || minor !== null)
  )
}

function bodyOf(id: string, door: Door | null, people: readonly Entered[]) {
  const number = door?.number.trim() ?? ''
  const floor = /^(\d{1,2})\d\d$/.exec(number)?.[1]
  return {
    id,
    ...(door
      ? {
          dwelling: {
            id: newId(),
            buildingId: door.buildingId,
            entrance: door.entrance.trim(),
            floor: floor ? Number(floor) : null,
            number,
          },
        }
      : {}),
    residents: people.map(({ contact, minor, ...person }) => {
      const consents: ConsentGiven[] = [contact, minor].filter(each => each !== null)
      return {
        id: person.id,
        name: person.name.trim(),
        relation: person.relation,
        ...(person.bornOn ? { bornOn: person.bornOn } : {}),
        ...(person.phone.trim() ? { phone: person.phone.trim() } : {}),
        ...(person.idNumber.trim() ? { idNumber: person.idNumber.trim() } : {}),
        ...(consents.length > 0 ? { consents } : {}),
      }
    }),
  }
}
