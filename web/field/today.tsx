/** Today: what waits for me, nearest due first; what else runs in my grid; what is done. */
import { useEffect, useState } from 'react'
import { timeText, weekdayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { type Asking, useAnswer } from './answers.ts'
import { Card } from './card.tsx'
import { Icon } from './icons.tsx'
import { arrived, noteList } from './news.ts'
import { outbox } from './outbox.ts'
import { href } from './route.ts'
import { me } from './session.ts'
import { useWatched } from './signal.ts'
import type { Row, Worklist } from './types.ts'

const lists = ['mine', 'sight', 'closed'] as const
const pageSize = 30
const most = 200

export function TodayPage({ list }: { list: string }) {
  const { t, language } = useWords()
  const who = useWatched(me)
  const shown = lists.find(each => each === list) ?? 'mine'
  const [limit, setLimit] = useState(pageSize)
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
        <Refresh answer={answer} />
      </header>
      <div className="stack-small">
        <nav className="tabs" aria-label={t('field:today.lists')}>
          {lists.map(each => (
            <a key={each} href={href('today', each)} aria-current={each === shown ? 'page' : undefined}>
              {t(`field:today.${each}`)}
              {each === 'mine' && mine.value && <b> {mine.value.total}</b>}
            </a>
          ))}
        </nav>
        {shown === 'mine' && <Arrivals rows={mine.value?.rows ?? []} />}
      </div>
      <Cards answer={answer} list={shown} />
      {answer.value?.nextCursor && limit < most && (
        <button type="button" className="button big" onClick={() => setLimit(Math.min(limit * 3, most))}>
          {t('field:today.more')}
        </button>
      )}
    </main>
  )
}

export function pathOf(list: (typeof lists)[number], limit: number): string {
  return `/api/worklist?list=${list}&sort=${list === 'closed' ? 'lastAct' : 'due'}&limit=${limit}`
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
