/** What was agreed to: what follows from taking it back stands beside the button, one tap does it, and for a moment it can be undone. */
import { useState } from 'react'
import type { OwnConsent } from '../../../src/subjects/shape.ts'
import { post } from '../../shell/client.ts'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Doing } from './own-view.tsx'
import { isSignedOut } from './page.tsx'
import { Problem } from './problem.tsx'

interface Taken {
  readonly label: string
  readonly undo: string
  readonly until: string
  /** What was kept on it is gone already. */
  readonly lost: boolean
}

export function ConsentsPart({ consents, doing }: { consents: readonly OwnConsent[]; doing: Doing }) {
  const { t } = useWords()
  const [busy, setBusy] = useState<string | null>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [undone, setUndone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (name: string, work: () => Promise<unknown>) => {
    setBusy(name)
    setError(null)
    try {
      await work()
      await doing.renew()
    } catch (problem) {
      if (isSignedOut(problem)) doing.signedOut()
      else setError(problem)
    }
    setBusy(null)
  }
  const withdraw = ({ purpose, label }: OwnConsent) =>
    act(purpose, async () => {
      const body = { ...doing.whose, purpose: purpose as 'contact' }
      setTaken({ label, ...(await post('/api/own/consents/withdraw', { body })) })
      setUndone(false)
    })
  const undo = (sealed: string) =>
    act('undo', async () => {
      await post('/api/own/consents/undo', { body: { ...doing.whose, undo: sealed } })
      setTaken(null)
      setUndone(true)
    })
  return (
    <section className="part" aria-labelledby="mydata-consents">
      <h2 id="mydata-consents">{t('mydata:consents.title')}</h2>
      <div role="status">
        {taken && (
          <div className="note good stack-small">
            <p>{t('mydata:consents.done', { what: taken.label })}</p>
            {taken.lost && <p>{t('mydata:consents.lost')}</p>}
            <p className="row">
              <button
                type="button"
                className="button"
                disabled={busy !== null}
                onClick={() => void undo(taken.undo)}
              >
                {t('mydata:consents.undo')}
              </button>
              <span className="quiet">
                {t('mydata:consents.undoFor', { minutes: minutesTo(taken.until) })}
              </span>
            </p>
          </div>
        )}
        {undone && <p className="note good">{t('mydata:consents.undone')}</p>}
      </div>
      {error !== null && <Problem error={error} />}
      {consents.length === 0 && <p>{t('mydata:consents.none')}</p>}
      {consents.map(consent => (
        <Consent
          key={consent.purpose}
          consent={consent}
          busy={busy}
          withdraw={() => void withdraw(consent)}
        />
      ))}
    </section>
  )
}

function Consent({
  consent,
  busy,
  withdraw,
}: {
  consent: OwnConsent
  busy: string | null
  withdraw(): void
}) {
  const { t, language } = useWords()
  const { label, purpose, givenAt, how, givenBy, withdrawnAt, follows, text } = consent
  return (
    <article className="card stack-small">
      <h3>{label}</h3>
      {withdrawnAt ? (
        <p>{t('mydata:consents.withdrawn', { on: dayText(withdrawnAt, language) })}</p>
      ) : (
        <>
          <p className="quiet">
            {givenAt && t('mydata:consents.given', { on: dayText(givenAt, language), how: how ?? '' })}
            {givenBy && ` · ${t('mydata:consents.by', { name: givenBy })}`}
          </p>
          <div id={`mydata-follows-${purpose}`}>
            <p>{t('mydata:consents.follows')}</p>
            <ul>
              {follows.map(one => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
          <p>
            <button
              type="button"
              className="button danger"
              disabled={busy !== null}
              aria-describedby={`mydata-follows-${purpose}`}
              aria-label={`${t('mydata:consents.withdraw')}：${label}`}
              onClick={withdraw}
            >
              {t(busy === purpose ? 'mydata:consents.withdrawing' : 'mydata:consents.withdraw')}
            </button>
          </p>
        </>
      )}
      <details className="why">
        <summary>{t('mydata:consents.words')}</summary>
        <p className="prose">{text}</p>
      </details>
    </article>
  )
}

function minutesTo(until: string): number {
  return Math.max(1, Math.round((Date.parse(until) - Date.now()) / 60_000))
}
