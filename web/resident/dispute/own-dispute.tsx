/** One's own dispute: where it stands, agreeing to mediation, and stopping it with one tap; nothing of what the other side said. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { dayText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Ways } from './ways.tsx'
import { agree, find, type Own, type Seen, stop } from './wire.ts'

interface OwnProps {
  own: Own
  change(own: Own): void
  leave(): void
}

/** What ends at midnight ends on the day before. */
const lastDay = (dueAt: string, language: Parameters<typeof dayText>[1]) =>
  dayText(new Date(Date.parse(dueAt) - 1).toISOString(), language)

const bound = new Set(['agreedWritten', 'agreedOral', 'performing', 'breached', 'urged', 'performed'])

export function OwnDispute({ own, change, leave }: OwnProps) {
  const { t, language } = useWords()
  const { seen, code } = own
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const send = async (what: (number: string, code: string, lang: string) => Promise<Seen>) => {
    setBusy(true)
    setProblem('')
    await what(seen.number, code, language).then(
      after => change({ code, seen: after }),
      error => setProblem((error as Error).message),
    )
    setBusy(false)
    heading.current?.focus()
  }
  return (
    <article className="stack dispute">
      <Standing seen={seen} heading={heading} />
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <Consent seen={seen} busy={busy} agree={() => void send(agree)} />
      {seen.mayStop && (
        <section className="part" aria-labelledby="dispute-stop">
          <h2 id="dispute-stop">{t('dispute:page.own.stop')}</h2>
          <p>{t('dispute:page.own.stopHelp')}</p>
          <button type="button" className="button danger big" disabled={busy} onClick={() => void send(stop)}>
            {t('dispute:page.own.stop')}
          </button>
        </section>
      )}
      {bound.has(seen.state) && <p className="note">{t('dispute:page.own.overAgreed')}</p>}
      <section className="part" aria-labelledby="dispute-acts">
        <h2 id="dispute-acts">{t('dispute:page.own.acts')}</h2>
        <ul className="dispute-ways">
          {seen.acts.map(act => (
            <li key={act.id}>
              {act.label} <span className="quiet">{whenText(act.at, language)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Ways open={!seen.mayStop} />
      <div className="row">
        <button type="button" className="button" disabled={busy} onClick={() => void send(find)}>
          {t('dispute:page.own.refresh')}
        </button>
        <button type="button" className="button plain" onClick={leave}>
          {t('dispute:page.own.back')}
        </button>
      </div>
    </article>
  )
}

function Standing({ seen, heading }: { seen: Seen; heading: RefObject<HTMLHeadingElement | null> }) {
  const { t, language } = useWords()
  return (
    <header className="stack-small">
      <p className="quiet mono">{seen.number}</p>
      <h1 className="standing" ref={heading} tabIndex={-1}>
        {seen.stateLabel}
      </h1>
      <p className="quiet">
        {t('dispute:page.own.kind', { kind: seen.kindLabel, side: t(`dispute:page.side.${seen.side}`) })}
      </p>
      <p>{seen.whatNow}</p>
      {seen.rightWay && <p className="note warn">{seen.rightWay}</p>}
      {seen.due && (
        <p>{t('dispute:page.own.due', { label: seen.due.label, when: lastDay(seen.due.dueAt, language) })}</p>
      )}
    </header>
  )
}

function Consent({ seen, busy, agree }: { seen: Seen; busy: boolean; agree(): void }) {
  const { t, language } = useWords()
  if (seen.consented)
    return (
      <p className="note good">
        {t('dispute:page.own.consented', { day: dayText(seen.consented.at, language) })}
      </p>
    )
  if (!seen.mayConsent) return null
  return (
    <section className="part" aria-labelledby="dispute-consent">
      <h2 id="dispute-consent">{t('dispute:page.own.consent')}</h2>
      <p>{t('dispute:page.own.consentHelp')}</p>
      <button type="button" className="button primary big" disabled={busy} onClick={agree}>
        {t('dispute:page.own.consent')}
      </button>
    </section>
  )
}
