/** One party at the signing: the code, the whole agreement, one's rights, then signing, refusing, or taking consent back (人民调解法第二十三条、第二十九条). */
import { type FormEvent, useEffect, useState } from 'react'
import { post } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import { Problem } from '../mydata/problem.tsx'
import { Deciding } from './deciding.tsx'
import { AgreementText } from './text.tsx'

export type Read = Awaited<ReturnType<typeof readAgreement>>
export interface Opened {
  readonly linkId: string
  readonly code: string
}
export type Decision = 'signed' | 'refused' | 'withdrawn'

const readAgreement = (body: Opened, lang: string) => post('/api/signing/read', { query: { lang }, body })

export function SigningPage({ rest }: { rest: string }) {
  const { t, language } = useWords()
  const [linkId = '', given = ''] = rest.split('.')
  const [code, setCode] = useState(given)
  const [read, setRead] = useState<Read | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Decision | null>(null)
  const open = async () => {
    setBusy(true)
    setError(null)
    await readAgreement({ linkId, code }, language).then(setRead, setError)
    setBusy(false)
  }
  useEffect(() => {
    if (linkId && given) void open()
  }, [])
  if (done && read) return <Done decision={done} read={read} />
  if (read)
    return (
      <div className="signing stack">
        <AgreementText read={read} />
        <Deciding read={read} opened={{ linkId, code }} done={setDone} />
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void open()
  }
  return (
    <form className="signing stack" onSubmit={submit}>
      <h1>{t('agreement:sign.title')}</h1>
      {!linkId && <p className="note warn">{t('agreement:sign.noLink')}</p>}
      {error !== null && <Problem error={error} />}
      {linkId && (
        <>
          <div className="field">
            <label htmlFor="sign-code">{t('agreement:sign.code')}</label>
            <p className="quiet" id="sign-code-help">
              {t('agreement:sign.codeHelp')}
            </p>
            <input
              id="sign-code"
              className="input"
              inputMode="numeric"
              autoComplete="one-time-code"
              aria-describedby="sign-code-help"
              value={code}
              onInput={event => setCode((event.target as HTMLInputElement).value)}
            />
          </div>
          <button type="submit" className="button primary big" disabled={busy || code.trim().length < 4}>
            {t(busy ? 'agreement:sign.opening' : 'agreement:sign.open')}
          </button>
        </>
      )}
    </form>
  )
}

function Done({ decision, read }: { decision: Decision; read: Read }) {
  const { t } = useWords()
  const applies = { signed: 'applied', refused: 'notApplied', withdrawn: 'withdrawn' } as const
  const what = read.purpose === 'confirmation' ? applies[decision] : decision
  return (
    <section className="signing stack" role="status">
      <h1>{t(`agreement:done.${what}`)}</h1>
      <p>{t(`agreement:done.${what}Words`)}</p>
      {decision === 'signed' ? (
        <p className="quiet">
          {t('agreement:sign.number', { number: read.number })} ·{' '}
          {t('agreement:sign.hash', { hash: read.sha256.slice(0, 16) })}
        </p>
      ) : (
        <>
          {read.purpose === 'agreement' && <p>{t('agreement:done.stopWay')}</p>}
          <p>{t('agreement:ways')}</p>
        </>
      )}
    </section>
  )
}
