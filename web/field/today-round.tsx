/** The round of the day: households in walking order, patrols, hazards to look at again; one tap begins each. */
import { type ReactNode, useState } from 'react'
import { dayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { daysFrom, firstOf, noonOf } from './day.ts'
import { Icon, type IconName } from './icons.tsx'
import { runOf } from './patrol-run.ts'
import { href } from './route.ts'
import { useWatched } from './signal.ts'
import type { DueVisit, Hazard, Plan } from './types.ts'
import type { Day } from './use-day.ts'

/** As many as fit a screen beside the matters. */
const firstFew = 4

export function Round({ day, matters }: { day: Day; matters: number }) {
  const { t } = useWords()
  return (
    <>
      <Sum day={day} matters={matters} />
      <Running />
      {day.visits.length > 0 && (
        <Part id="visits" title={t('field:round.visits')} count={day.visits.length}>
          {shown =>
            day.visits
              .slice(0, shown)
              .map(visit => <VisitRow key={visit.householdId} day={day} visit={visit} />)
          }
        </Part>
      )}
      {day.patrols.length > 0 && (
        <Part id="patrols" title={t('field:round.patrols')} count={day.patrols.length}>
          {shown =>
            day.patrols.slice(0, shown).map(plan => <PatrolRow key={plan.id} plan={plan} on={day.on} />)
          }
        </Part>
      )}
      {day.rechecks.length > 0 && (
        <Part id="rechecks" title={t('field:round.rechecks')} count={day.rechecks.length}>
          {shown =>
            day.rechecks.slice(0, shown).map(each => <RecheckRow key={each.id} hazard={each} on={day.on} />)
          }
        </Part>
      )}
    </>
  )
}

/** What the day holds at a glance; a tap goes there. */
function Sum({ day, matters }: { day: Day; matters: number }) {
  const { t } = useWords()
  const parts: [string, IconName, number][] = [
    ['visits', 'home', day.visits.length],
    ['matters', 'inbox', matters],
    ['patrols', 'route', day.patrols.length],
    ['rechecks', 'alert', day.rechecks.length],
  ]
  const some = parts.filter(([, , count]) => count > 0)
  if (some.length < 2) return null
  return (
    <ul className="day-sum">
      {some.map(([part, icon, count]) => (
        <li key={part}>
          <button
            type="button"
            onClick={() => document.getElementById(`day-${part}`)?.scrollIntoView({ behavior: 'smooth' })}
          >
            <Icon name={icon} />
            <b>{count}</b>
            <span>{t(`field:round.${part}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Part({
  id,
  title,
  count,
  children,
}: {
  id: string
  title: string
  count: number
  children(shown: number): ReactNode
}) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  return (
    <section className="round" aria-labelledby={`day-${id}`}>
      <h2 className="part" id={`day-${id}`}>
        {title} <small>{count}</small>
      </h2>
      <ol className="rows">{children(all ? count : firstFew)}</ol>
      {count > firstFew && !all && (
        <button type="button" className="button plain" onClick={() => setAll(true)}>
          {t('field:round.more', { count: count - firstFew })}
        </button>
      )}
    </section>
  )
}

function VisitRow({ day, visit }: { day: Day; visit: DueVisit }) {
  const home = day.home.get(visit.householdId)
  const reason = useReason(visit, day.on)
  if (!home) return null
  return (
    <li>
      <a className="line-row" href={href('visit', home.id)}>
        <span>
          <b>{day.where(home)}</b>
          <small>{[firstOf(home)?.name, reason].filter(Boolean).join(' · ')}</small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}

/** What weighs most of the reasons, and since when. */
const weight = ['agreed', 'need', 'matter', 'welcome', 'never', 'target']
export function useReason({ reasons }: DueVisit, on: string): string {
  const { t, language } = useWords()
  const first = [...reasons].sort((a, b) => weight.indexOf(a.kind) - weight.indexOf(b.kind))[0]
  if (!first) return ''
  const late = daysFrom(first.dueOn, on)
  const what =
    first.kind === 'need' && typeof first.need === 'string'
      ? t('field:due.needOf', { need: t(`registry:need.${first.need}`) })
      : first.kind === 'agreed' && late > 0
        ? t('field:due.agreedFor', { day: dayText(noonOf(first.dueOn), language) })
        : t(`field:due.${first.kind}`)
  return late > 0 && first.kind !== 'never' && first.kind !== 'matter'
    ? `${what} · ${t('field:due.late', { count: late })}`
    : what
}

function PatrolRow({ plan, on }: { plan: Plan; on: string }) {
  const { t } = useWords()
  const late = daysFrom(plan.dueOn, on)
  return (
    <li>
      <a className="line-row" href={href('patrol', plan.id)}>
        <span>
          <b>{plan.name}</b>
          <small>
            {t('patrol:phone.stops', { count: plan.stops.length })}
            {late > 0 && ` · ${t('field:due.late', { count: late })}`}
          </small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}

export function RecheckRow({ hazard, on }: { hazard: Hazard; on: string }) {
  const { t } = useWords()
  const late = hazard.recheckOn ? daysFrom(hazard.recheckOn, on) : 0
  return (
    <li>
      <a className="line-row" href={href('hazard', hazard.id)}>
        <span>
          <b>{hazard.what}</b>
          <small>
            {[hazard.placeText, hazard.grade === 'serious' && t('patrol:phone.grade.serious')]
              .filter(Boolean)
              .join(' · ')}
            {late > 0 && ` · ${t('field:due.late', { count: late })}`}
          </small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}

/** A patrol that is not over stands above everything else. */
export function Running() {
  const { t } = useWords()
  const run = useWatched(runOf)
  if (!run) return null
  return (
    <a className="running" href={href('patrol', run.planId)}>
      <Icon name="route" />
      <span>
        <b>{t('patrol:phone.running', { name: run.name })}</b>
        <small>{t(run.paused ? 'patrol:phone.paused' : 'patrol:phone.goOn')}</small>
      </span>
      <Icon name="next" />
    </a>
  )
}
