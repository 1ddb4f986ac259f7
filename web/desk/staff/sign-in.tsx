/** Sign-in of staff: name and password, the second code where it is set up, and until when a name is locked; also over a lapsed session. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { ApiError } from '../../shell/api.ts'
import { whenText } from '../../shell/format.ts'
import { setLanguage, useWords } from '../../shell/i18n.ts'
import { session, useSession } from '../session.ts'
import { useJurisdiction } from '../territory/places.ts'
import { askMethods, askWhoAmI, giveCode, signIn } from './sign-in-calls.ts'

export function SignInPage() {
  const { t, language } = useWords()
  const jurisdiction = useJurisdiction()
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>
          {t('desk:title')}
          {jurisdiction && <span>{jurisdiction.name}</span>}
        </h1>
        <SignInForm lastName="" />
        {jurisdiction?.demo && <DemoHint />}
      </div>
      <Button type="link" onClick={() => void setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
        {t('desk:frame.otherLanguage')}
      </Button>
    </main>
  )
}

/** Over the page, which stays as it is: what was being sent goes out after signing in. */
export function SignInOverlay() {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // The dialog takes the first field; who was here needs only the password.
    dialog.current?.querySelector<HTMLElement>('input[type=password]')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sign-in-over"
      aria-labelledby="lapsed-title"
      onCancel={event => event.preventDefault()}
    >
      <h2 id="lapsed-title">{t('desk:signIn.lapsed')}</h2>
      <p>{t('desk:signIn.lapsedWords')}</p>
      <SignInForm lastName={localStorage.getItem(keptName) ?? ''} />
      <Button type="link" onClick={() => session.signedOut()}>
        {t('desk:signIn.other')}
      </Button>
    </dialog>
  )
}

const keptName = 'aili.desk.name'

function SignInForm({ lastName }: { lastName: string }) {
  const { t } = useWords()
  const [name, setName] = useState(lastName)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = useEntering(setFailure, setBusy, () => setCode(''))
  return (
    <form
      className="sign-in-form"
      onSubmit={event => {
        event.preventDefault()
        void enter({ name: name.trim(), password, code })
      }}
    >
      {code === null ? (
        <>
          <Line
            label={t('desk:signIn.name')}
            value={name}
            set={setName}
            complete="username"
            focus={lastName === ''}
          />
          <Line
            label={t('desk:signIn.password')}
            value={password}
            set={setPassword}
            complete="current-password"
            focus={lastName !== ''}
            secret
          />
        </>
      ) : (
        <Line
          label={t('desk:signIn.code')}
          value={code}
          set={setCode}
          complete="one-time-code"
          focus
          help={t('desk:signIn.codeHelp')}
        />
      )}
      {failure && <SignInFailure failure={failure} />}
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={busy}
        disabled={code === null ? name.trim() === '' || password === '' : code.trim().length < 6}
      >
        {t('desk:signIn.go')}
      </Button>
      {code === null && <SignOn />}
    </form>
  )
}

interface Typed {
  name: string
  password: string
  code: string | null
}

function useEntering(
  setFailure: (failure: ApiError | null) => void,
  setBusy: (busy: boolean) => void,
  needCode: () => void,
) {
  const { me } = useSession()
  return async ({ name, password, code }: Typed) => {
    setBusy(true)
    setFailure(null)
    try {
      if (code === null && (await signIn(name, password))) needCode()
      else {
        if (code !== null) await giveCode(code.trim())
        const now = await askWhoAmI()
        localStorage.setItem(keptName, name)
        // Another person does not step into the page of the one before.
        if (me && me.person.id !== now.person.id) location.reload()
        else session.signedIn(now)
      }
    } catch (error) {
      setFailure(error as ApiError)
    }
    setBusy(false)
  }
}

function SignInFailure({ failure }: { failure: ApiError }) {
  const { t, language } = useWords()
  const until =
    failure.code === 'locked' && typeof failure.facts.until === 'string' ? failure.facts.until : null
  const left =
    failure.code === 'signInFailed' && typeof failure.facts.left === 'number' ? failure.facts.left : null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={until ? t('desk:signIn.locked', { when: whenText(until, language) }) : failure.message}
      description={left !== null && left <= 3 ? t('desk:signIn.left', { count: left }) : undefined}
    />
  )
}

interface LineProps {
  label: string
  value: string
  set(value: string): void
  complete: string
  focus: boolean
  secret?: boolean
  help?: string
}

function Line({ label, value, set, complete, focus, secret = false, help }: LineProps) {
  const id = useId()
  const shared = {
    id,
    value,
    autoComplete: complete,
    autoFocus: focus,
    size: 'large' as const,
    maxLength: 128,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {secret ? (
        <Input.Password {...shared} onChange={event => set(event.target.value)} />
      ) : (
        <Input {...shared} onChange={event => set(event.target.value)} />
      )}
      {help && <p className="quiet">{help}</p>}
    </div>
  )
}

function SignOn() {
  const { t } = useWords()
  const methods = useQuery({
    queryKey: ['methods'],
    queryFn: askMethods,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const oidc = methods.data?.oidc
  return oidc ? (
    <Button block size="large" href="/api/auth/oidc?to=/desk/">
      {t('desk:signIn.with', { name: oidc.name })}
    </Button>
  ) : null
}

/** Only where the server says that its people are invented. */
function DemoHint() {
  const { t } = useWords()
  return (
    <div className="note info demo-hint">
      <p>{t('desk:signIn.demo')}</p>
      <p className="code">{t('desk:signIn.demoNames')}</p>
    </div>
  )
}
