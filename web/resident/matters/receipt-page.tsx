/** The receipt: number and code, what happens next and by which day, to save, to print, to scan. Signed, so that it can be checked offline. */
import { useEffect, useState } from 'react'
import { Provisional, WhyThisDate } from '../../shell/deadline.tsx'
import { dueText, exactText, groupCode, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Receipt } from '../../shell/shapes.ts'
import { lazyModule } from '../lazy.ts'
import { Link } from '../link.tsx'
import { find, isMine, remember } from './remembered.ts'
import { saveReceipt } from './saved-receipt.ts'

export function ReceiptPage({ number }: { number: string }) {
  const { t } = useWords()
  const known = find(number)
  if (!known?.receipt)
    return (
      <div className="stack">
        <h1>{t('resident:receipt.goneTitle')}</h1>
        <p className="empty">{t('resident:receipt.gone')}</p>
        <Link to="query" rest={number && known ? `${number}.${known.code}` : ''} className="button primary">
          {t('resident:title.query')}
        </Link>
      </div>
    )
  return <Shown receipt={known.receipt} excerpt={known.excerpt} />
}

function Shown({ receipt, excerpt }: { receipt: Receipt; excerpt: string }) {
  const { t, language } = useWords()
  const { next } = receipt
  return (
    <article className="stack receipt">
      <header className="note good">
        <h1>✓ {t('resident:receipt.title')}</h1>
        <p>
          {t('resident:receipt.by', {
            jurisdiction: receipt.jurisdiction,
            when: whenText(receipt.receivedAt, language),
          })}
        </p>
      </header>
      <Keys receipt={receipt} />
      <section className="part">
        <h2>{t('resident:receipt.next')}</h2>
        <p>{next.what}</p>
        <p>
          <span className="quiet">{t('resident:receipt.who')}</span> {next.who}
        </p>
        <p>
          <span className="quiet">{t('resident:receipt.until')}</span>{' '}
          <strong>
            <time dateTime={next.by}>{t('shell:deadline.by', { when: dueText(next.by, language) })}</time>
          </strong>{' '}
          {next.provisional && <Provisional />}
        </p>
        <WhyThisDate why={next.why} provisional={next.provisional} />
      </section>
      <Keeping receipt={receipt} excerpt={excerpt} />
      <Codes receipt={receipt} />
      <details className="part fold">
        <summary>
          <h2>{t('resident:receipt.proof')}</h2>
        </summary>
        <Proof receipt={receipt} />
      </details>
    </article>
  )
}

function Keys({ receipt }: { receipt: Receipt }) {
  const { t } = useWords()
  return (
    <section className="part keys">
      <dl>
        <dt>{t('resident:receipt.number')}</dt>
        <dd className="key">{receipt.number}</dd>
        <dt>{t('resident:receipt.code')}</dt>
        <dd className="key code">{groupCode(receipt.queryCode)}</dd>
      </dl>
      <p className="quiet">{t('resident:receipt.codeHelp')}</p>
    </section>
  )
}

function Keeping({ receipt, excerpt }: { receipt: Receipt; excerpt: string }) {
  const { t, language } = useWords()
  const [kept, setKept] = useState(isMine(receipt.number))
  const [saved, setSaved] = useState('')
  const keep = () => {
    remember({
      number: receipt.number,
      code: receipt.queryCode,
      excerpt,
      receivedAt: receipt.receivedAt,
      receipt,
    })
    setKept(true)
  }
  return (
    <section className="part no-print">
      <h2>{t('resident:receipt.keep')}</h2>
      <div className="row">
        <button
          type="button"
          className="button primary"
          onClick={() =>
            void saveReceipt(receipt, language, t).then(
              name => setSaved(name),
              () => setSaved('!'),
            )
          }
        >
          {t('resident:receipt.save')}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {t('resident:receipt.print')}
        </button>
        <Link to="query" rest={`${receipt.number}.${receipt.queryCode}`} className="button">
          {t('resident:receipt.follow')}
        </Link>
        {!kept && (
          <button type="button" className="button" onClick={keep}>
            {t('resident:receipt.remember')}
          </button>
        )}
      </div>
      <p role="status" className="quiet">
        {saved === '!'
          ? t('resident:receipt.saveFailed')
          : saved && t('resident:receipt.saved', { name: saved })}{' '}
        {t(kept ? 'resident:receipt.remembered' : 'resident:receipt.rememberHelp')}
      </p>
    </section>
  )
}

/** Two pictures to scan: one opens the matter, the other checks the receipt. */
function Codes({ receipt }: { receipt: Receipt }) {
  const { t } = useWords()
  const [svg, setSvg] = useState<readonly [string, string] | null>(null)
  useEffect(() => {
    lazyModule<typeof import('../lazy/qr.ts')>('qr')
      .then(({ qrSvg }) =>
        Promise.all([qrSvg(receipt.queryUrl), qrSvg(`${location.origin}/check#${receipt.signature}`)]),
      )
      .then(([query, check]) => setSvg([query, check]))
      .catch(() => undefined)
  }, [receipt])
  if (!svg) return null
  return (
    <section className="part qr-pair">
      <Picture svg={svg[0]} label={t('resident:receipt.qrQuery')} />
      <Picture svg={svg[1]} label={t('resident:receipt.qrCheck')} />
    </section>
  )
}

function Picture({ svg, label }: { svg: string; label: string }) {
  return (
    <figure>
      <img
        className="qr"
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={label}
        width={180}
        height={180}
      />
      <figcaption className="quiet">{label}</figcaption>
    </figure>
  )
}

function Proof({ receipt }: { receipt: Receipt }) {
  const { t } = useWords()
  const rows = [
    ['received', exactText(receipt.receivedAt)],
    ['hash', receipt.contentHash],
    ['signature', receipt.signature],
  ] as const
  return (
    <div className="stack-small">
      <p className="quiet">{t('resident:receipt.proofHelp')}</p>
      <dl className="details proof">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`resident:receipt.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Link to="check" rest={receipt.signature}>
        {t('resident:receipt.checkNow')}
      </Link>
    </div>
  )
}
