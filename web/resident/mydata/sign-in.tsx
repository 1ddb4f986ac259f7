/** Showing that it is you: a code on the registered phone, or one from the counter. Nothing here says whether a number is registered. */
import { type FormEvent, useEffect, useState } from 'react'
import { get, post } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import { Field, typedIn } from './field.tsx'
import { Problem } from './problem.tsx'

interface Way {
  readonly gateway: boolean
  readonly validMinutes: number
}

export function SignIn({ done }: { done(): void }) {
  const { t } = useWords()
  const [way, setWay] = useState<Way | null>(null)
  const [counter, setCounter] = useState(false)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => void get('/api/own/way', {}).then(setWay, setError), [])
  if (error) return <Problem error={error} />
  if (!way) return <p role="status">{t('shell:loading')}</p>
  const atCounter = counter || !way.gateway
  return (
    <section className="part" aria-labelledby="mydata-sign-in">
      <h2 id="mydata-sign-in">{t(atCounter ? 'mydata:signIn.counterTitle' : 'mydata:signIn.title')}</h2>
      {atCounter ? <ByCounter way={way} done={done} /> : <ByPhone way={way} done={done} />}
      {way.gateway && (
        <button type="button" className="button plain" onClick={() => setCounter(!counter)}>
          {t(counter ? 'mydata:signIn.toPhone' : 'mydata:signIn.toCounter')}
        </button>
      )}
      <p className="quiet">{t('mydata:signIn.child')}</p>
    </section>
  )
}

/** One action at a time: the button rests meanwhile, what went wrong is said beside it. */
function useAction() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    await work().catch(setError)
    setBusy(false)
  }
  return { busy, error, act }
}

function ByPhone({ way, done }: { way: Way; done(): void }) {
  const { t, language } = useWords()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [sent, setSent] = useState(false)
  const [shared, setShared] = useState(false)
  const { busy, error, act } = useAction()
  const query = { lang: language }
  const send = () =>
    act(async () => {
      await post('/api/own/codes', { query, body: { phone } })
      setSent(true)
      setTimeout(() => document.getElementById('mydata-code')?.focus())
    })
  const sign = () =>
    act(async () => {
      const body = { phone, code, ...(shared && name ? { name } : {}) }
      const { signedIn } = await post('/api/own/sign-in', { query, body })
      if (signedIn) return done()
      setShared(true)
      setTimeout(() => document.getElementById('mydata-name')?.focus())
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (sent ? sign() : send())
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Typed what="phone" value={phone} set={setPhone} />
      {sent && (
        <>
          <p className="note info" role="status">
            {t('mydata:signIn.sent', { minutes: way.validMinutes })}
          </p>
          <Typed what="code" value={code} set={setCode} />
          {shared && (
            <>
              <p className="note warn" role="status">
                {t('mydata:signIn.nameShared')}
              </p>
              <Typed what="name" value={name} set={setName} />
            </>
          )}
        </>
      )}
      {error !== null && <Problem error={error} />}
      <button type="submit" className="button primary big" disabled={busy}>
        {t(sent ? 'mydata:signIn.go' : 'mydata:signIn.send')}
      </button>
      {sent && (
        <button type="button" className="button" disabled={busy} onClick={() => void send()}>
          {t('mydata:signIn.sendAgain')}
        </button>
      )}
    </form>
  )
}

function ByCounter({ way, done }: { way: Way; done(): void }) {
  const { t, language } = useWords()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const { busy, error, act } = useAction()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      await post('/api/own/sign-in', { query: { lang: language }, body: { name, code } })
      done()
    })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t(`mydata:signIn.${way.gateway ? 'counter' : 'counterOnly'}`, { minutes: way.validMinutes })}</p>
      <Typed what="name" value={name} set={setName} />
      <Typed what="code" value={code} set={setCode} />
      {error !== null && <Problem error={error} />}
      <button type="submit" className="button primary big" disabled={busy}>
        {t('mydata:signIn.go')}
      </button>
    </form>
  )
}

const inputs = {
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', maxLength: 30 },
  name: { type: 'text', inputMode: 'text', autoComplete: 'name', maxLength: 60 },
  code: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 },
} as const

function Typed({ what, value, set }: { what: keyof typeof inputs; value: string; set(value: string): void }) {
  const { t } = useWords()
  const id = `mydata-${what}`
  return (
    <Field id={id} label={t(`mydata:signIn.${what}`)} help={t(`mydata:signIn.${what}Help`)}>
      <input
        id={id}
        className="input"
        required
        aria-describedby={`${id}-help`}
        value={value}
        onInput={event => set(typedIn(event))}
        {...inputs[what]}
      />
    </Field>
  )
}
