/** Today: the round to walk, matters that wait for me, patrols and hazards that are due; then what else runs in my grid, and what is done. */
import { useEffect, useState } from 'react'
import { timeText, weekdayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { type Asking, useAnswer } from './answers.ts'
import { Card } from './card.tsx'
import { Icon } from './icons.tsx'
import { arrived, noteList } from './news.ts'
import { type Notices, noticesPath } from './notices.tsx'
import { outbox } from './outbox.ts'
import { href } from './route.ts'
import { me } from './session.ts'
import { useWatched } from './signal.ts'
import { Round } from './today-round.tsx'
import type { Row, Worklist } from './types.ts'
import { type Day, useDay } from './use-day.ts'

const lists = ['mine', 'sight', 'closed'] as const
const pageSize = 30
const most = 200

export function TodayPage({ list }: { list: string }) {
  const { t, language } = useWords()
  const who = useWatched(me)
  const shown = lists.find(each => each === list) ?? 'mine'
  const [limit, setLimit] = useState(pageSize)
  const { day } = useDay()
  const mine = useAnswer<Worklist>(pathOf('mine', pageSize))
  const other = useAnswer<Worklist>(shown === 'mine' && limit === pageSize ? null : pathOf(shown, limit))
  const answer = shown === 'mine' && limit === pageSize ? mine : other
  useEffect(() => {
    if (mine.value && !mine.loading) noteList(mine.value.rows.map(row => row.id))
  }, [mine.value, mine.loading])
  return (
    <main className="page">
      <header className="head">
        <h1>{t('field:today.title')}</h1>
        <p className="quiet">
          {weekdayText(new Date().toISOString(), language)} · {who?.person.name}
        </p>
        <Bell />
        <Refresh answer={answer} />
      </header>
      <div className="stack-small">
        <nav className="tabs" aria-label={t('field:today.lists')}>
          {lists.map(each => (
            <a key={each} href={href('today', each)} aria-current={each === shown ? 'page' : undefined}>
              {t(`field:today.${each}`)}
              {each === 'mine' && mine.value && <b> {mine.value.total + duties(day)}</b>}
            </a>
          ))}
        </nav>
        {shown === 'mine' && <Arrivals rows={mine.value?.rows ?? []} />}
      </div>
      {shown === 'mine' && day && <Round day={day} matters={mine.value?.total ?? 0} />}
      {shown === 'mine' && duties(day) > 0 && (mine.value?.total ?? 0) > 0 && (
        <h2 className="part" id="day-matters">
          {t('field:round.matters')} <small>{mine.value?.total}</small>
        </h2>
      )}
      {!(shown === 'mine' && duties(day) > 0 && mine.value?.total === 0) && (
        <Cards answer={answer} list={shown} />
      )}
      {answer.value?.nextCursor && limit < most && (
        <button type="button" className="button big" onClick={() => setLimit(Math.min(limit * 3, most))}>
          {t('field:today.more')}
        </button>
      )}
    </main>
  )
}

/** What there is to do beside matters. */
const duties = (day: Day | null): number =>
  day ? day.visits.length + day.patrols.length + day.rechecks.length : 0

export function pathOf(list: (typeof lists)[number], limit: number): string {
  return `/api/worklist?list=${list}&sort=${list === 'closed' ? 'lastAct' : 'due'}&limit=${limit}`
}

function Bell() {
  const { t } = useWords()
  const unread = useAnswer<Notices>(noticesPath).value?.unread ?? 0
  return (
    <a className="bell" href={href('notices')}>
      <Icon name="bell" />
      <span className="sr">{t('field:ways.notices')}</span>
      {unread > 0 && (
        <span className="count">
          {unread}
          <span className="sr"> {t('field:notices.unread')}</span>
        </span>
      )}
    </a>
  )
}

/** Says gently that something came, where a screen reader hears it; a tap goes to the first of them. */
function Arrivals({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords()
  const fresh = useWatched(arrived)
  const first = rows.find(row => fresh.has(row.id))
  return (
    <div aria-live="polite">
      {first && (
        <a className="arrivals" href={href('matter', first.id)}>
          <Icon name="bell" />
          <span>
            <b>{t('field:today.arrived', { count: fresh.size })}</b>
            <span>{first.excerpt}</span>
          </span>
        </a>
      )}
    </div>
  )
}

function Cards({ answer, list }: { answer: Asking<Worklist>; list: string }) {
  const { t } = useWords()
  const fresh = useWatched(arrived)
  const waiting = new Set(useWatched(outbox).items.map(item => item.matterId))
  const { value, failure, loading } = answer
  if (!value && loading) return <p className="starting busy">{t('shell:loading')}</p>
  if (!value) return <p className="note warn">{failure?.message}</p>
  if (value.rows.length === 0) {
    return (
      <div className="empty">
        <p>
          <b>{t(`field:empty.${list}`)}</b>
        </p>
        <p>{t(`field:empty.${list}How`)}</p>
      </div>
    )
  }
  return (
    <ul className="cards">
      {value.rows.map(row => (
        <Card key={row.id} row={row} fresh={fresh.has(row.id)} waiting={waiting.has(row.id)} />
      ))}
    </ul>
  )
}

function Refresh({ answer }: { answer: Asking<unknown> }) {
  const { t } = useWords()
  const at = answer.at === null ? '' : timeText(new Date(answer.at).toISOString())
  return (
    <button type="button" className="button plain refresh" onClick={() => answer.reload()}>
      <Icon name="reload" />
      <span>{answer.failure ? t('field:today.asOf', { at }) : t('field:today.fresh', { at })}</span>
    </button>
  )
}
