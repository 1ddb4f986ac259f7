/** One household: who lives there, what they asked for, when somebody came last, what is open at the door; a visit is one tap. */
import { type ReactNode, useState } from 'react'
import { dayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { useAnswer } from './answers.ts'
import { noonOf, refusesVisits } from './day.ts'
import { Icon } from './icons.tsx'
import { TopBar } from './matter.tsx'
import { href } from './route.ts'
import { useReason } from './today-round.tsx'
import type { DueVisit, Home, LastVisit, Person } from './types.ts'
import { type Day, useDay } from './use-day.ts'

export function HomePage({ id }: { id: string }) {
  const { t } = useWords()
  const { day, loading } = useDay()
  const home = day?.home.get(id)
  return (
    <main className="page step home">
      <TopBar title={day && home ? day.where(home) : t('field:homes.one')} />
      {day && home ? (
        <Content day={day} home={home} />
      ) : (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {t(loading ? 'shell:loading' : 'field:homes.gone')}
        </p>
      )}
    </main>
  )
}

function Content({ day, home }: { day: Day; home: Home }) {
  const { t, language } = useWords()
  const due = day.due.get(home.id)
  const refused = refusesVisits(home, day.on)
  return (
    <>
      {refused && (
        <p className="note warn">
          <b>{t('field:home.refused')}</b>{' '}
          {home.visitsUntil
            ? t('field:home.refusedUntil', { day: dayText(noonOf(home.visitsUntil), language) })
            : t('field:home.refusedOpen')}
        </p>
      )}
      {due && due.dueOn <= day.on && <Due due={due} on={day.on} />}
      <Part title={t('field:home.people', { count: home.people.length })}>
        <ul className="rows">
          {home.people.map(person => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
        <a className="button plain" href={href('home', home.id, 'add')}>
          <Icon name="plus" /> {t('field:home.addPerson')}
        </a>
      </Part>
      <Needs home={home} />
      <Open day={day} home={home} />
      <Visits home={home} last={due?.lastVisit ?? null} visitedHere={day.visitedHere.has(home.id)} />
      <div className="bottom">
        <div className="action-bar">
          <a className="button primary" href={href('visit', home.id)}>
            <Icon name="pen" /> {t('field:home.visit')}
          </a>
        </div>
      </div>
    </>
  )
}

function Due({ due, on }: { due: DueVisit; on: string }) {
  return (
    <p className="row due-line">
      <Icon name="clock" /> {useReason(due, on)}
    </p>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="block wide">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function PersonRow({ person }: { person: Person }) {
  const { t } = useWords()
  const about = [
    t(`registry:relation.${person.relation}`),
    person.minor && t('field:home.minor'),
    person.stays === 'away' && t('field:home.away'),
  ].filter(Boolean)
  return (
    <li>
      <a className="line-row" href={href('person', person.id)}>
        <Icon name="person" />
        <span>
          <b>{person.name}</b>
          <small>{about.join(' · ')}</small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}

function Needs({ home }: { home: Home }) {
  const { t } = useWords()
  if (home.needs.length === 0) return null
  return (
    <Part title={t('field:home.needs')}>
      <ul className="plain stack-small">
        {home.needs.map(need => (
          <li key={need.id}>
            <b>{t(`registry:need.${need.kind}`)}</b>{' '}
            <span className="quiet">{home.people.find(({ id }) => id === need.residentId)?.name}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Matters that named this building and door, as the day's list knows them. */
function Open({ day, home }: { day: Day; home: Home }) {
  const { t } = useWords()
  const ids = new Set(
    (day.due.get(home.id)?.reasons ?? []).flatMap(reason =>
      reason.kind === 'matter' ? [String(reason.matterId)] : [],
    ),
  )
  const matters = day.pocket.matters.matters.flatMap(({ matter }) => (ids.has(matter.id) ? [matter] : []))
  if (matters.length === 0) return null
  return (
    <Part title={t('field:home.open')}>
      <ul className="rows">
        {matters.map(matter => (
          <li key={matter.id}>
            <a className="line-row" href={href('matter', matter.id)}>
              <span>
                <b>{matter.excerpt}</b>
                <small>{matter.stateLabel}</small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </Part>
  )
}

interface Visited {
  visits: { id: string; on: string; outcome: LastVisit['outcome']; visitor: string }[]
}

/** The last one is on the phone; earlier ones are asked for when there is signal and somebody wants them. */
function Visits({ home, last, visitedHere }: { home: Home; last: LastVisit | null; visitedHere: boolean }) {
  const { t, language } = useWords()
  const [all, setAll] = useState(false)
  const { value, failure } = useAnswer<Visited>(all ? `/api/visits/of-household/${home.id}` : null)
  const line = (visit: LastVisit) =>
    `${dayText(noonOf(visit.on), language)} · ${t(`visit:phone.outcome.${visit.outcome}`)}`
  return (
    <Part title={t('field:home.visits')}>
      {visitedHere && <p>{t('field:home.visitedHere')}</p>}
      {!value && last && <p>{line(last)}</p>}
      {!value && !last && !visitedHere && <p className="quiet">{t('field:home.neverVisited')}</p>}
      {value && (
        <ul className="plain">
          {value.visits.map(row => (
            <li key={row.id}>
              {line(row)} <span className="quiet">{row.visitor}</span>
            </li>
          ))}
        </ul>
      )}
      {failure && <p className="quiet">{failure.message}</p>}
      {last && !all && (
        <button type="button" className="button plain" onClick={() => setAll(true)}>
          {t('field:home.earlier')}
        </button>
      )}
    </Part>
  )
}
