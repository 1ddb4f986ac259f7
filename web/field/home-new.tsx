/** A household met for the first time, or further people of one that is known: a door, a name; the rest only if somebody gives it. */
import { type FormEvent, useRef, useState } from 'react'
import { isChild } from '../../src/registry/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import type { ConsentGiven } from './consent.tsx'
import { addressOf, todayOn } from './day.ts'
import { hold } from './hold.ts'
import { atDoor, buildingsOf, type Door, DoorFields } from './home-door.tsx'
import { Duplicates } from './home-duplicates.tsx'
import { faultOf, phoneFault } from './home-fields.ts'
import { type Entered, emptyPerson, PersonFields } from './home-person-fields.tsx'
import { TopBar } from './matter.tsx'
import { SaveBar } from './parts.tsx'
import { go, href } from './route.ts'
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

function Entering({ day, home }: { day: Day; home: Home | null }) {
  const { t } = useWords()
  const [door, setDoor] = useState<Door>({ buildingId: '', entrance: '', number: '' })
  const [people, setPeople] = useState<Entered[]>([emptyPerson(home ? 'other' : 'head')])
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const there = home ? null : atDoor(day, door)
  const put = (next: Entered) => setPeople(all => all.map(each => (each.id === next.id ? next : each)))
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!(home || (door.buildingId && door.number.trim())) || !people.every(fit)) {
      focusFirst(form.current)
      return
    }
    const id = home?.id ?? newId()
    hold({
      kind: 'household',
      title: home ? addressOf(home) : `${buildingsOf(day).get(door.buildingId)} ${door.number}`,
      what: t(home ? 'field:newHome.addTo' : 'field:newHome.done'),
      body: bodyOf(id, home ? null : door, people),
    }).then(
      () => go(...(home ? ['home', id] : ['homes'])),
      () => setFull(true),
    )
  }
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      {home ? (
        <p className="quiet">{addressOf(home)}</p>
      ) : (
        <DoorFields day={day} door={door} tried={tried} onChange={setDoor} />
      )}
      {there && (
        <p className="note info">
          {t('field:newHome.there', { names: there.people.map(({ name }) => name).join('、') })}{' '}
          <a href={href('home', there.id)}>{t('field:newHome.openIt')}</a>
        </p>
      )}
      <Duplicates buildingId={home?.buildingId ?? door.buildingId} people={people} />
      {people.map((person, n) => (
        <PersonFields
          key={person.id}
          value={person}
          title={t('field:newHome.person', { n: n + 1 })}
          tried={tried}
          adults={[
            ...(home?.people.filter(({ minor }) => !minor) ?? []),
            ...people.filter(each => each.id !== person.id && each.name.trim() !== ''),
          ].map(({ id, name }) => ({ id, name }))}
          onChange={put}
          {...(people.length > 1
            ? { onDrop: () => setPeople(all => all.filter(each => each.id !== person.id)) }
            : {})}
        />
      ))}
      <button
        type="button"
        className="button"
        onClick={() => setPeople(all => [...all, emptyPerson('other')])}
      >
        {t('field:newHome.another')}
      </button>
      <SaveBar label={t('field:newHome.save')} full={full} />
    </form>
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
