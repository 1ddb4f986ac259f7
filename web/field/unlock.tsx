/** What is kept here is locked: without signal the worker's password opens it. And the page of a phone that was emptied. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { wiped } from './device.ts'
import { Icon } from './icons.tsx'
import { type Lock, locks } from './locks.ts'
import { locked, me, unlock } from './session.ts'
import { Settings } from './settings.tsx'
import { useWatched } from './signal.ts'

/** The page that stands before all others, or null. */
export function useGate() {
  const emptied = useWatched(wiped)
  const lock = useWatched(locked)
  if (emptied) return <WipedPage />
  if (lock) return <UnlockPage key={lock.personId} lock={lock} />
  return null
}

function UnlockPage({ lock }: { lock: Lock }) {
  const { t } = useWords()
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [, seconds] = useWait(lock.notBefore)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy || seconds > 0) return
    setBusy(true)
    try {
      setWrong(!(await unlock(lock, password)))
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="sign-in">
      <h1>{t('field:title')}</h1>
      <form className="stack" onSubmit={submit}>
        <p>
          <Icon name="lock" /> {t('fieldwork:unlock.why', { name: lock.username })}
        </p>
        <Password value={password} onValue={setPassword} username={lock.username} />
        {wrong && (
          <p className="note bad" role="alert">
            {t('fieldwork:unlock.wrong', { count: lock.failures })}{' '}
            {seconds > 0 && t('fieldwork:unlock.wait', { count: seconds })}
          </p>
        )}
        <button type="submit" className="button primary big" disabled={busy || seconds > 0}>
          <span className={busy ? 'busy' : ''}>{t('fieldwork:unlock.go')}</span>
        </button>
        <p className="quiet">{t('fieldwork:unlock.safe')}</p>
      </form>
      <Others lock={lock} />
      <Settings />
    </main>
  )
}

function Password(props: { value: string; username: string; onValue(value: string): void }) {
  const { t } = useWords()
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="field">
      <input type="hidden" autoComplete="username" value={props.username} />
      <label htmlFor={id}>{t('field:signIn.password')}</label>
      <input
        ref={box}
        id={id}
        className="input"
        type="password"
        required
        autoComplete="current-password"
        value={props.value}
        onInput={event => props.onValue(event.currentTarget.value)}
      />
    </div>
  )
}

/** Another worker of this phone, or nobody of it: signing in needs signal. */
function Others({ lock }: { lock: Lock }) {
  const { t } = useWords()
  const others = locks().filter(one => one.personId !== lock.personId && one.wrapped && !one.out)
  return (
    <div className="stack-small">
      {others.map(other => (
        <button key={other.personId} type="button" className="button" onClick={() => locked.set(other)}>
          {t('fieldwork:unlock.as', { name: other.username })}
        </button>
      ))}
      <button
        type="button"
        className="button plain"
        onClick={() => {
          me.set(null)
          locked.set(null)
        }}
      >
        {t('fieldwork:unlock.signIn')}
      </button>
    </div>
  )
}

/** Seconds until a password may be tried again. */
function useWait(notBefore: number): [number, number] {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    setNow(Date.now())
    if (notBefore <= Date.now()) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [notBefore])
  return [now, Math.max(0, Math.ceil((notBefore - now) / 1000))]
}

function WipedPage() {
  const { t } = useWords()
  return (
    <main className="sign-in">
      <h1>{t('fieldwork:wiped.title')}</h1>
      <p className="note bad" role="alert">
        {t('fieldwork:wiped.what')}
      </p>
      <p>{t('fieldwork:wiped.next')}</p>
      <button
        type="button"
        className="button primary big"
        onClick={() => {
          wiped.set(false)
          me.set(null)
        }}
      >
        {t('fieldwork:wiped.signIn')}
      </button>
    </main>
  )
}
