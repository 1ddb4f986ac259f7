/** Is this receipt genuine? Pasted, opened from a saved file, or scanned; checked on the phone itself, without signal too. */
import { useEffect, useState } from 'react'
import { dueText, exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { checkReceipt, findSignature, receiptKey, type Stated, type Verdict } from './jws.ts'

export function CheckPage({ rest }: { rest: string }) {
  const { t } = useWords()
  const [text, setText] = useState(rest)
  const [verdict, setVerdict] = useState<Verdict | 'asking' | 'notFound' | null>(null)
  const check = async (from: string) => {
    const jws = findSignature(from)
    if (!jws) return setVerdict('notFound')
    setVerdict('asking')
    setVerdict(await checkReceipt(jws))
  }
  useEffect(() => {
    // The key comes with the page, so that a receipt can be checked later without signal.
    if (rest) void check(rest)
    else void receiptKey()
  }, [])
  const open = async (files: FileList | null) => {
    const content = (await files?.[0]?.text()) ?? ''
    setText(findSignature(content) ?? content.slice(0, 2000))
    await check(content)
  }
  return (
    <div className="stack">
      <h1>{t('resident:title.check')}</h1>
      <p>{t('resident:check.help')}</p>
      <form
        className="stack-small"
        onSubmit={event => {
          event.preventDefault()
          void check(text)
        }}
      >
        <div className="field">
          <label htmlFor="jws">{t('resident:check.paste')}</label>
          <textarea
            id="jws"
            className="input mono"
            rows={4}
            value={text}
            onChange={event => setText((event.target as HTMLTextAreaElement).value)}
          />
        </div>
        <div className="row">
          <button type="submit" className="button primary">
            {t('resident:check.check')}
          </button>
          <label className="button file">
            <input
              type="file"
              className="sr"
              accept=".html,text/html,text/plain"
              onChange={event => void open((event.target as HTMLInputElement).files)}
            />
            {t('resident:check.open')}
          </label>
        </div>
      </form>
      <div aria-live="polite">{verdict && <Result verdict={verdict} />}</div>
    </div>
  )
}

function Result({ verdict }: { verdict: Verdict | 'asking' | 'notFound' }) {
  const { t } = useWords()
  if (verdict === 'asking') return <p>{t('resident:check.asking')}</p>
  if (verdict === 'notFound') return <p className="note warn">{t('resident:check.notFound')}</p>
  if (verdict.kind === 'unknown') return <p className="note warn">{t(`resident:check.${verdict.why}`)}</p>
  if (verdict.kind === 'invalid') return <p className="note bad">✗ {t('resident:check.invalid')}</p>
  return <Genuine stated={verdict.stated} where={verdict.where} />
}

function Genuine({ stated, where }: { stated: Stated; where: 'here' | 'server' }) {
  const { t, language } = useWords()
  const rows = [
    ['jurisdiction', stated.iss],
    ['number', stated.number],
    ['received', exactText(stated.receivedAt)],
    ['until', dueText(stated.next.by, language)],
    ['hash', stated.contentHash],
  ] as const
  return (
    <div className="note good stack-small">
      <p>
        <strong>✓ {t('resident:check.valid')}</strong>
      </p>
      <dl className="details">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`resident:receipt.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t(`resident:check.${where}`)}</p>
    </div>
  )
}
