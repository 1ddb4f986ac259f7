/** Households of my grid, stairway after stairway: found by two characters of a name or a door, all from the phone itself. */
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { firstOf, refusesVisits } from './day.ts'
import { type Filter, filters, found, type Stairway, stairways } from './homes-find.ts'
import { Icon } from './icons.tsx'
import { href } from './route.ts'
import { useReason } from './today-round.tsx'
import type { DueVisit, Home } from './types.ts'
import { type Day, useDay } from './use-day.ts'

/** Kept while the page is left and come back to. */
let lastWords = ''
let lastFilter: Filter = 'all'

export function HomesPage() {
  const { t } = useWords()
  const { day, loading, failure } = useDay()
  return (
    <main className="page homes">
      <header className="head">
        <h1>{t('field:homes.title')}</h1>
        <p className="quiet">
          {day && t('field:homes.count', { count: day.homes.length })}
          {day?.pocket.grid.name && ` · ${day.pocket.grid.name}`}
        </p>
        <a className="button plain refresh" href={href('home', 'new')}>
          <Icon name="plus" /> {t('field:homes.add')}
        </a>
      </header>
      {!day && loading && <p className="starting busy">{t('shell:loading')}</p>}
      {!day && !loading && <p className="note warn">{failure?.message ?? t('field:homes.none')}</p>}
      {day && <Finding day={day} />}
    </main>
  )
}

function Finding({ day }: { day: Day }) {
  const { t } = useWords()
  const id = useId()
  const [words, setWords] = useState(lastWords)
  const [filter, setFilter] = useState<Filter>(lastFilter)
  lastWords = words
  lastFilter = filter
  // Typing stays quick on a slow phone: the list follows when it can.
  const asked = useDeferredValue(words)
  const groups = useMemo(
    () => stairways(found(day.homes, { words: asked, filter }, day.due)),
    [day.homes, day.due, asked, filter],
  )
  return (
    <>
      <search className="finding">
        <label htmlFor={id} className="sr">
          {t('field:homes.find')}
        </label>
        <input
          id={id}
          className="input"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          placeholder={t('field:homes.findHint')}
          value={words}
          onInput={event => setWords(event.currentTarget.value)}
        />
        <fieldset className="filters">
          <legend className="sr">{t('field:homes.filter')}</legend>
          {filters.map(each => (
            <button key={each} type="button" aria-pressed={filter === each} onClick={() => setFilter(each)}>
              {t(`field:homes.filters.${each}`)}
            </button>
          ))}
        </fieldset>
      </search>
      {groups.length === 0 ? (
        <div className="empty">
          <p>{t(day.homes.length === 0 ? 'field:homes.empty' : 'field:homes.notFound')}</p>
        </div>
      ) : (
        <Stairways key={`${asked} ${filter}`} list={`${asked} ${filter}`} groups={groups} day={day} />
      )}
    </>
  )
}

/** Enough to fill the largest screen at once; the others follow while the phone rests, so that opening does not wait for five hundred. */
const atOnce = 4
const aPiece = 12
/** Where the list was left. */
let left = { key: '', top: 0, shown: 0 }
let seenTop = 0
const noteTop = () => {
  seenTop = window.scrollY
}

function Stairways({ list, groups, day }: { list: string; groups: readonly Stairway[]; day: Day }) {
  const back = left.key === list ? left : null
  const [shown, setShown] = useState(Math.max(atOnce, back?.shown ?? 0))
  const latest = useRef(shown)
  latest.current = shown
  // Whoever looked at one household comes back to where the list was.
  useEffect(() => {
    if (back) requestAnimationFrame(() => window.scrollTo(0, back.top))
    window.addEventListener('scroll', noteTop, { passive: true })
    return () => {
      window.removeEventListener('scroll', noteTop)
      left = { key: list, top: seenTop, shown: latest.current }
    }
  }, [])
  useEffect(() => {
    if (shown >= groups.length) return
    const timer = setTimeout(() => setShown(shown + aPiece), 30)
    return () => clearTimeout(timer)
  }, [shown, groups.length])
  return (
    <div className="stairways">
      {groups.slice(0, shown).map(group => (
        <section
          key={group.id}
          className="stairway"
          aria-label={group.name}
          style={{ '--rows': group.homes.length } as never}
        >
          <h2>
            {group.name} <small>{group.homes.length}</small>
          </h2>
          <ul>
            {group.homes.map(home => (
              <HomeRow key={home.id} home={home} due={day.due.get(home.id)} day={day} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function HomeRow({ home, due, day }: { home: Home; due: DueVisit | undefined; day: Day }) {
  const { t } = useWords()
  const first = firstOf(home)
  return (
    <li>
      <a href={href('home', home.id)}>
        <b>{home.address.number}</b>
        <span>
          {first?.name ?? t('field:homes.nobody')}
          {home.people.length > 1 && <small>{t('field:homes.others', { count: home.people.length })}</small>}
        </span>
        <Marks home={home} due={due} day={day} />
      </a>
    </li>
  )
}

/** What this door asks of the worker; nothing that sorts the people behind it. */
function Marks({ home, due, day }: { home: Home; due: DueVisit | undefined; day: Day }) {
  const { t } = useWords()
  if (day.visitedHere.has(home.id)) return <em className="good">{t('field:homes.visited')}</em>
  if (refusesVisits(home, day.on)) return <em>{t('field:homes.refused')}</em>
  if (due && due.dueOn <= day.on) return <DueMark due={due} on={day.on} />
  return null
}

function DueMark({ due, on }: { due: DueVisit; on: string }) {
  return <em className="due-mark">{useReason(due, on)}</em>
}
