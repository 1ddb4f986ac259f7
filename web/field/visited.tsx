/** After a visit: that it is kept, and the next door of the round, one tap away. */
import { useWords } from '../shell/i18n.ts'
import { doorOf, firstOf, metresBetween, roundMetres } from './day.ts'
import { Icon } from './icons.tsx'
import { href } from './route.ts'
import { useReason } from './today-round.tsx'
import type { DueVisit, Home } from './types.ts'
import { type Day, useDay } from './use-day.ts'

export function VisitedPage({ id, order }: { id: string; order: number }) {
  const { t } = useWords()
  const { day } = useDay()
  if (!day) return <p className="starting busy">{t('shell:loading')}</p>
  const home = day.home.get(id)
  const next = nextAfter(day, order)
  return (
    <main className="page visited">
      <div className="kept-note" role="status">
        <Icon name="check" />
        <h1>{t('visit:phone.kept')}</h1>
        <p className="quiet">{home && day.where(home)}</p>
      </div>
      {next ? (
        <Next
          visit={next}
          home={day.home.get(next.householdId)}
          where={day.home.has(next.householdId) ? day.where(day.home.get(next.householdId)!) : ''}
          from={home}
          on={day.on}
          left={day.visits.length}
        />
      ) : (
        <p className="all-done">{t('visit:phone.allDone')}</p>
      )}
      <div className="row spread">
        <a className="button" href={href('today')}>
          {t('visit:phone.backToday')}
        </a>
        <a className="button" href={href('homes')}>
          {t('field:homes.title')}
        </a>
      </div>
    </main>
  )
}

/** The round goes on from this door; what was left out before it comes again at the end. */
function nextAfter({ visits }: Day, at: number): DueVisit | undefined {
  return visits.find(({ order }) => order > at) ?? visits[0]
}

interface NextProps {
  visit: DueVisit
  home: Home | undefined
  from: Home | undefined
  on: string
  left: number
  where: string
}

function Next({ visit, home, from, on, left, where }: NextProps) {
  const { t } = useWords()
  const reason = useReason(visit, on)
  if (!home) return null
  const sameBuilding = from?.buildingId === home.buildingId
  return (
    <section className="stack next-door" aria-label={t('visit:phone.nextDoor')}>
      <p className="quiet">{t('visit:phone.left', { count: left })}</p>
      <a className="button primary big" href={href('visit', home.id)}>
        {t('visit:phone.nextIs')}
      </a>
      <p>
        <b>{sameBuilding ? doorOf(home) : where}</b>
        {!sameBuilding && <Far from={from} to={home} />}
        <br />
        <span className="quiet">{[firstOf(home)?.name, reason].filter(Boolean).join(' · ')}</span>
      </p>
    </section>
  )
}

function Far({ from, to }: { from: Home | undefined; to: Home }) {
  const { t } = useWords()
  if (!from || from.lng === null || from.lat === null || to.lng === null || to.lat === null) return null
  const { key, n } = roundMetres(metresBetween([from.lng, from.lat], [to.lng, to.lat]))
  return <span className="quiet"> · {t(`field:far.${key}`, { n })}</span>
}
