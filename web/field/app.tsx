/** What stands on every field page: the state line above, the four ways below, and between them the page itself. */
import { useEffect } from 'react'
import { useWords } from '../shell/i18n.ts'
import { refresh, signedOut, useAnswer } from './answers.ts'
import { GridPage } from './grid.tsx'
import { Icon, type IconName } from './icons.tsx'
import { follow } from './live.ts'
import { MatterPage } from './matter.tsx'
import { noteNews } from './news.ts'
import { type Notices, NoticesPage, noticesPath } from './notices.tsx'
import { flush } from './outbox.ts'
import { OutboxPage } from './outbox-page.tsx'
import { usePocketKeptFresh } from './pocket.ts'
import { ReportPage } from './report.tsx'
import { href, useRoute } from './route.ts'
import { askWho, me } from './session.ts'
import { SignInPage } from './sign-in.tsx'
import { useWatched } from './signal.ts'
import { StateLine } from './state-line.tsx'
import { StepPage } from './step-page.tsx'
import { TodayPage } from './today.tsx'
import { useGate } from './unlock.tsx'

export function App() {
  const who = useWatched(me)
  const { t } = useWords()
  const route = useRoute()
  useNews(who?.person.id)
  usePocketKeptFresh(who?.person.id)
  const page = route[0] ?? 'today'
  // Another page begins at its top, and a screen reader at its heading.
  useEffect(() => window.scrollTo(0, 0), [route.join('/')])
  const gate = useGate()
  if (gate) return gate
  if (who === undefined) return <p className="starting busy">{t('field:starting')}</p>
  if (who === null) return <SignInPage />
  const alone = page === 'matter' || page === 'report'
  return (
    <div className={alone ? 'app alone' : 'app'}>
      <StateLine />
      <Page route={route} />
      {!alone && <Ways page={page} />}
    </div>
  )
}

function Page({ route }: { route: readonly string[] }) {
  const [page, id, part, step] = route
  if (page === 'matter' && id)
    return part === 'step' && step ? (
      <StepPage key={step} id={id} step={step} />
    ) : (
      <MatterPage key={id} id={id} />
    )
  if (page === 'report') return <ReportPage />
  if (page === 'notices') return <NoticesPage />
  if (page === 'grid') return <GridPage />
  if (page === 'outbox') return <OutboxPage />
  if (page === 'sign-in') return <SignInPage />
  return <TodayPage list={id ?? 'mine'} />
}

/** Live news while somebody is signed in; what was missed is asked again when the connection is back. */
function useNews(personId: string | undefined): void {
  useEffect(() => {
    if (!personId) return
    let soon: ReturnType<typeof setTimeout> | undefined
    const lists = () => {
      clearTimeout(soon)
      soon = setTimeout(() => {
        refresh('/api/worklist')
        refresh(noticesPath)
      }, 250)
    }
    const stop = follow({
      onNews(news) {
        noteNews(news)
        lists()
        refresh(`/api/matters/${news.proceedingId}`)
      },
      onReset: () => refresh('/api/'),
      onLive() {
        lists()
        if (signedOut.get()) void askWho(true)
        void flush()
      },
    })
    return () => {
      clearTimeout(soon)
      stop()
    }
  }, [personId])
}

function Ways({ page }: { page: string }) {
  const { t } = useWords()
  const unread = useAnswer<Notices>(noticesPath).value?.unread ?? 0
  const ways: [string, IconName, string][] = [
    ['today', 'home', t('field:ways.today')],
    ['report', 'camera', t('field:ways.report')],
    ['notices', 'bell', t('field:ways.notices')],
    ['grid', 'map', t('field:ways.grid')],
  ]
  return (
    <nav className="ways" aria-label={t('field:ways.label')}>
      {ways.map(([to, icon, label]) => (
        <a key={to} href={href(to)} aria-current={page === to ? 'page' : undefined}>
          <Icon name={icon} />
          {label}
          {to === 'notices' && unread > 0 && (
            <span className="count">
              {unread}
              <span className="sr"> {t('field:notices.unread')}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}
