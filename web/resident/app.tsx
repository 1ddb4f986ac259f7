/** Frame of the resident's page: name of the place, the ways to go, language, and what is open now. */
import { useEffect, useRef, useState } from 'react'
import { type Language, setLanguage, useWords } from '../shell/i18n.ts'
import { jurisdiction, lastJurisdiction } from '../shell/places.ts'
import { LazyPage } from './lazy-page.tsx'
import { Link } from './link.tsx'
import { CheckPage } from './matters/check-page.tsx'
import type { Draft } from './matters/draft.ts'
import { MinePage } from './matters/mine-page.tsx'
import { QueryPage } from './matters/query-page.tsx'
import { ReceiptPage } from './matters/receipt-page.tsx'
import { ReportPage } from './matters/report-page.tsx'
import { addressOf, useWhere, type View } from './route.ts'
import { WhoPage } from './territory/who-page.tsx'

export function App({ draft }: { draft: Draft }) {
  const { t, language } = useWords()
  const { view, rest } = useWhere()
  const [where, setWhere] = useState(() => lastJurisdiction())
  useEffect(() => {
    jurisdiction().then(setWhere, () => undefined)
  }, [])
  useEffect(() => {
    document.title = `${t(`resident:title.${view}`)} · ${t('resident:aili')}`
  }, [view, t])
  const first = useRef(true)
  // Who reads by ear is taken to what opened.
  useEffect(() => {
    if (!first.current) document.getElementById('main')?.focus({ preventScroll: true })
    first.current = false
  }, [view, rest])
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('resident:skip')}
      </button>
      <header className="top no-print">
        <p className="brand">
          <strong>{t('resident:aili')}</strong> {where && <span>{where.name}</span>}
        </p>
        <LanguageSwitch language={language} />
        <Ways view={view} />
        {where?.demo && <p className="demo">{t('resident:demo')}</p>}
      </header>
      <main id="main" tabIndex={-1} className="page">
        {view === 'report' && <ReportPage start={draft} />}
        {view === 'query' && <QueryPage rest={rest} key={rest} />}
        {view === 'receipt' && <ReceiptPage number={rest} key={rest} />}
        {view === 'mine' && <MinePage />}
        {view === 'who' && <WhoPage />}
        {view === 'me' && <LazyPage name="mydata" />}
        {view === 'counsel' && <LazyPage name="counsel" rest={rest} key={rest} />}
        {view === 'sign' && <LazyPage name="sign" rest={rest} key={rest} />}
        {view === 'dispute' && <LazyPage name="dispute" rest={rest} key={rest} />}
        {view === 'law' && <LazyPage name="law" rest={addressOf('counsel')} />}
        {view === 'check' && <CheckPage rest={rest} key={rest} />}
      </main>
      <footer className="foot no-print">
        <p>{t('resident:foot.emergency')}</p>
        <p>
          <Link to="dispute">{t('resident:title.dispute')}</Link>
          {' · '}
          <Link to="law">{t('resident:title.law')}</Link>
          {' · '}
          <Link to="counsel">{t('resident:title.counsel')}</Link>
          {' · '}
          <Link to="me">{t('resident:foot.me')}</Link>
          {' · '}
          <Link to="check">{t('resident:foot.check')}</Link>
          {' · '}
          <a href="/desk/">{t('resident:foot.staff')}</a>
        </p>
      </footer>
    </>
  )
}

function Ways({ view }: { view: View }) {
  const { t } = useWords()
  return (
    <nav aria-label={t('resident:ways')}>
      {(['report', 'query', 'mine', 'who'] as const).map(to => (
        <Link to={to} key={to} current={view === to || (to === 'query' && view === 'receipt')}>
          {t(`resident:title.${to}`)}
        </Link>
      ))}
    </nav>
  )
}

function LanguageSwitch({ language }: { language: Language }) {
  const [failed, setFailed] = useState(false)
  const { t } = useWords()
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      type="button"
      className="button plain language"
      lang={other}
      onClick={() =>
        setLanguage(other).then(
          () => setFailed(false),
          () => setFailed(true),
        )
      }
    >
      {failed ? t('resident:languageFailed') : t('resident:otherLanguage')}
    </button>
  )
}
