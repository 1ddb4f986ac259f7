/** What stands on every field page: the state line above, the five ways below, and between them the page itself. */
import { useEffect } from 'react'
import { useWords } from '../shell/i18n.ts'
import { ask, refresh, signedOut } from './answers.ts'
import { ConflictsPage } from './conflicts.tsx'
import { wordingsPath } from './consent.tsx'
import { GridPage } from './grid.tsx'
import { HazardPage } from './hazard.tsx'
import { FoundAtStopPage, NewHazardPage } from './hazard-pages.tsx'
import { HomePage } from './home.tsx'
import { NewHomePage } from './home-new.tsx'
import { HomesPage } from './homes.tsx'
import { Icon, type IconName } from './icons.tsx'
import { follow } from './live.ts'
import { MatterPage } from './matter.tsx'
import { noteNews } from './news.ts'
import { NoticesPage, noticesPath } from './notices.tsx'
import { flush } from './outbox.ts'
import { OutboxPage } from './outbox-page.tsx'
import { PatrolPage } from './patrol.tsx'
import { openRun, runOf } from './patrol-run.ts'
import { PatrolsPage } from './patrols.tsx'
import { PersonPage } from './person.tsx'
import { path as pocketPath, usePocketKeptFresh } from './pocket.ts'
import { ReportPage } from './report.tsx'
import { href, useRoute } from './route.ts'
import { askWho, me } from './session.ts'
import { SignInPage } from './sign-in.tsx'
import { useWatched } from './signal.ts'
import { StateLine } from './state-line.tsx'
import { StepPage } from './step-page.tsx'
import { TodayPage } from './today.tsx'
import { useGate } from './unlock.tsx'
import { VisitPage } from './visit.tsx'
import { VisitedPage } from './visited.tsx'

/** Forms and single things fill the screen: their own button stands where the ways would be. */
const withWays = new Set(['today', 'homes', 'patrols', 'notices', 'grid', 'outbox', 'conflicts', 'visited'])

export function App() {
  const who = useWatched(me)
  const { t } = useWords()
  const route = useRoute()
  useNews(who?.person.id)
  usePocketKeptFresh(who?.person.id)
  useEffect(() => {
    void openRun(who?.person.id ?? null)
    // The wording of consents is wanted at doors without signal.
    if (who) void ask(wordingsPath, true).catch(() => {})
  }, [who?.person.id])
  const page = route[0] ?? 'today'
  // Another page begins at its top, and a screen reader at its heading.
  useEffect(() => window.scrollTo(0, 0), [route.join('/')])
  const gate = useGate()
  if (gate) return gate
  if (who === undefined) return <p className="starting busy">{t('field:starting')}</p>
  if (who === null) return <SignInPage />
  const alone = !withWays.has(page)
  return (
    <div className={alone ? 'app alone' : 'app'}>
      <StateLine />
      <Tracking page={page} />
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
  if (page === 'visit' && id) return <VisitPage key={id} id={id} />
  if (page === 'visited' && id) return <VisitedPage id={id} order={Number(part ?? 0)} />
  if (page === 'homes') return <HomesPage />
  if (page === 'home' && id === 'new') return <NewHomePage homeId={null} />
  if (page === 'home' && id && part === 'add') return <NewHomePage key={id} homeId={id} />
  if (page === 'home' && id) return <HomePage key={id} id={id} />
  if (page === 'person' && id) return <PersonPage key={id} id={id} form={part} />
  if (page === 'patrols') return <PatrolsPage />
  if (page === 'patrol' && id) return <PatrolPage key={id} id={id} />
  if (page === 'patrol-found' && id && part) return <FoundAtStopPage stopId={id} itemId={part} />
  if (page === 'hazard' && id === 'new') return <NewHazardPage />
  if (page === 'hazard' && id) return <HazardPage key={id} id={id} />
  if (page === 'report') return <ReportPage />
  if (page === 'notices') return <NoticesPage />
  if (page === 'grid') return <GridPage />
  if (page === 'outbox') return <OutboxPage />
  if (page === 'conflicts') return <ConflictsPage />
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
        refresh(pocketPath)
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

/** Wherever the worker is in this entry: that the way is being recorded, and the way to stop it. */
function Tracking({ page }: { page: string }) {
  const { t } = useWords()
  const run = useWatched(runOf)
  if (!run?.track || run.paused || page === 'patrol') return null
  return (
    <div role="status">
      <a className="tracking-line" href={href('patrol', run.planId)}>
        <i className="dot on" /> {t('patrol:phone.tracking')}
      </a>
    </div>
  )
}

/** Which of the ways a page belongs to. */
const wayOf: Record<string, string> = { visited: 'today', notices: 'grid', outbox: 'grid', conflicts: 'grid' }

function Ways({ page }: { page: string }) {
  const { t } = useWords()
  const ways: [string, IconName][] = [
    ['today', 'check'],
    ['homes', 'home'],
    ['report', 'camera'],
    ['patrols', 'shield'],
    ['grid', 'person'],
  ]
  const at = wayOf[page] ?? page
  return (
    <nav className="ways" aria-label={t('field:ways.label')}>
      {ways.map(([to, icon]) => (
        <a key={to} href={href(to)} aria-current={at === to ? 'page' : undefined}>
          <Icon name={icon} />
          {t(`field:ways.${to}`)}
        </a>
      ))}
    </nav>
  )
}
