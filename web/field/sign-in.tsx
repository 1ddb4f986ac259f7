/** Sign-in of a grid worker: keeps the user name, asks for the second code when the account has one, says plainly when it is locked. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { ApiError } from '../shell/api.ts'
import { useWords } from '../shell/i18n.ts'
import { useAnswer } from './answers.ts'
import { go } from './route.ts'
import { giveCode, lastUserName, signIn } from './session.ts'
import { Settings } from './settings.tsx'

export function SignInPage() {
  const { t } = useWords()
  const [username, setUsername] = useState(lastUserName)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      if (step === 'code') await giveCode(code)
      else if ((await signIn(username, password)) === 'code') return setStep('code')
      go('today')
    } catch (error) {
      setFailure(error instanceof ApiError ? error.message : t('field:signIn.failed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="sign-in">
      <h1>{t('field:title')}</h1>
      <form className="stack" onSubmit={submit}>
        {step === 'password' ? (
          <>
            <Line
              label={t('field:signIn.name')}
              value={username}
              onValue={setUsername}
              complete="username"
              focus={!username}
            />
            <Line
              label={t('field:signIn.password')}
              value={password}
              onValue={setPassword}
              complete="current-password"
              type="password"
              focus={username !== ''}
            />
          </>
        ) : (
          <Line
            label={t('field:signIn.code')}
            value={code}
            onValue={setCode}
            complete="one-time-code"
            numeric
            focus
          />
        )}
        {failure && (
          <p className="note bad" role="alert">
            {failure}
          </p>
        )}
        <button type="submit" className="button primary big" disabled={busy}>
          <span className={busy ? 'busy' : ''}>{t('field:signIn.go')}</span>
        </button>
      </form>
      <OtherSignOn />
      <Settings />
    </main>
  )
}

/** The jurisdiction's own sign-on, where one is configured. */
function OtherSignOn() {
  const { t } = useWords()
  const { value } = useAnswer<{ oidc: { name: string } | null }>('/api/auth/methods')
  if (!value?.oidc) return null
  return (
    <a className="button big" href="/api/auth/oidc?to=/field/">
      {t('field:signIn.with', { name: value.oidc.name })}
    </a>
  )
}

interface LineProps {
  label: string
  value: string
  onValue(value: string): void
  complete: string
  type?: string
  numeric?: boolean
  focus: boolean
}

function Line({ label, value, onValue, complete, type = 'text', numeric = false, focus }: LineProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [])
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={box}
        id={id}
        className="input"
        type={type}
        value={value}
        required
        autoComplete={complete}
        autoCapitalize="none"
        spellCheck={false}
        inputMode={numeric ? 'numeric' : 'text'}
        onInput={event => onValue(event.currentTarget.value)}
      />
    </div>
  )
}
