/** Patrols of my grid, what is due first; hazards that live until they were looked at again; one found on the way is entered here. */
import { dayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { noonOf } from './day.ts'
import { Icon } from './icons.tsx'
import { runOf } from './patrol-run.ts'
import { href } from './route.ts'
import { useWatched } from './signal.ts'
import { RecheckRow, Running } from './today-round.tsx'
import type { Plan } from './types.ts'
import { type Day, useDay } from './use-day.ts'

export function PatrolsPage() {
  const { t } = useWords()
  const { day, loading, failure } = useDay()
  return (
    <main className="page">
      <header className="head">
        <h1>{t('patrol:phone.title')}</h1>
        <p className="quiet">{day?.pocket.grid.name}</p>
        <a className="button plain refresh" href={href('hazard', 'new')}>
          <Icon name="plus" /> {t('patrol:phone.found')}
        </a>
      </header>
      <Running />
      {!day && (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {loading ? t('shell:loading') : (failure?.message ?? t('field:homes.none'))}
        </p>
      )}
      {day && <Lists day={day} />}
    </main>
  )
}

function Lists({ day }: { day: Day }) {
  const { t } = useWords()
  // The one under way stands above.
  const run = useWatched(runOf)
  const due = day.patrols.filter(({ id }) => id !== run?.planId)
  const shown = new Set([run?.planId, ...due.map(({ id }) => id)])
  const later = day.pocket.plans.filter(plan => !shown.has(plan.id))
  const rechecks = new Set(day.rechecks.map(({ id }) => id))
  const others = day.pocket.hazards.filter(hazard => !rechecks.has(hazard.id))
  return (
    <>
      <section className="round">
        <h2 className="part">
          {t('patrol:phone.due')} <small>{due.length}</small>
        </h2>
        {due.length === 0 && !run && <p className="quiet">{t('patrol:phone.noneDue')}</p>}
        <ul className="rows">
          {due.map(plan => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </ul>
      </section>
      <section className="round">
        <h2 className="part">
          {t('patrol:phone.rechecks')} <small>{day.rechecks.length}</small>
        </h2>
        {day.pocket.hazards.length === 0 && <p className="quiet">{t('patrol:phone.noHazards')}</p>}
        <ul className="rows">
          {day.rechecks.map(hazard => (
            <RecheckRow key={hazard.id} hazard={hazard} on={day.on} />
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <details className="round">
          <summary>{t('patrol:phone.otherHazards', { count: others.length })}</summary>
          <ul className="rows">
            {others.map(hazard => (
              <RecheckRow key={hazard.id} hazard={hazard} on={day.on} />
            ))}
          </ul>
        </details>
      )}
      {later.length > 0 && (
        <details className="round">
          <summary>{t('patrol:phone.later', { count: later.length })}</summary>
          <ul className="rows">
            {later.map(plan => (
              <PlanRow key={plan.id} plan={plan} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function PlanRow({ plan }: { plan: Plan }) {
  const { t, language } = useWords()
  return (
    <li>
      <a className="line-row" href={href('patrol', plan.id)}>
        <Icon name="route" />
        <span>
          <b>{plan.name}</b>
          <small>
            {t('patrol:phone.stops', { count: plan.stops.length })} ·{' '}
            {t('patrol:phone.every', { count: plan.everyDays })} ·{' '}
            {plan.lastOn
              ? t('patrol:phone.last', { day: dayText(noonOf(plan.lastOn), language) })
              : t('patrol:phone.never')}
          </small>
        </span>
        <Icon name="next" />
      </a>
    </li>
  )
}
