/** Reports that have not left the phone yet, said plainly, sent by themselves when there is signal. */
import { useEffect, useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Link } from '../link.tsx'
import { go } from '../route.ts'
import { deliver, readOutbox, takeFromOutbox, useWaiting, type Waiting } from './outbox.ts'
import { excerptOf, keepForVisit } from './remembered.ts'

const againMs = 30_000

/** `sending` is the one the form itself is sending now. */
export function WaitingList({
  onEdit,
  sending = null,
}: {
  onEdit?: (entry: Waiting) => Promise<void>
  sending?: string | null
}) {
  const { t, language } = useWords()
  const entries = useWaiting()
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)

  const [sent, setSent] = useState<readonly string[]>([])
  // Nobody is torn out of what they are writing: only who asked for it is taken to the receipt.
  const attempt = async (list: readonly Waiting[], asked: boolean) => {
    setBusy(true)
    for (const entry of list) {
      const outcome = await deliver(entry)
      if (outcome.kind === 'refused') setRefused(last => ({ ...last, [entry.draft.id]: outcome.message }))
      if (outcome.kind !== 'sent') continue
      const { number, queryCode, receivedAt } = outcome.receipt
      const excerpt = entry.draft.accusesOfficial ? '' : excerptOf(entry.draft.text)
      keepForVisit({ number, code: queryCode, excerpt, receivedAt, receipt: outcome.receipt })
      if (asked) go('receipt', number)
      else setSent(last => [...new Set([...last, number])])
    }
    setBusy(false)
  }
  useEffect(() => {
    const again = () =>
      void readOutbox().then(list =>
        attempt(
          list.filter(entry => !refused[entry.draft.id]),
          false,
        ),
      )
    again()
    const timer = setInterval(again, againMs)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [])

  return (
    <>
      {sent.map(number => (
        <p className="note good" role="status" key={number}>
          {t('resident:waiting.sent')}{' '}
          <Link to="receipt" rest={number}>
            {t('resident:waiting.receipt', { number })}
          </Link>
        </p>
      ))}
      {entries
        .filter(entry => entry.draft.id !== sending)
        .map(entry => (
          <section
            className="note warn waiting"
            key={entry.draft.id}
            aria-label={t('resident:waiting.title')}
          >
            <p role="status">
              <strong>{t('resident:waiting.title')}</strong> {t('resident:waiting.explained')}
            </p>
            <p className="quoted">{excerptOf(entry.draft.text)}</p>
            <p className="quiet">
              {t('resident:waiting.written', { when: whenText(entry.writtenAt, language) })}
              {entry.photos.length > 0 &&
                ` · ${t('resident:waiting.photos', { count: entry.photos.length })}`}
            </p>
            {refused[entry.draft.id] && (
              <p className="error" role="alert">
                {refused[entry.draft.id]}
              </p>
            )}
            <div className="row">
              <button
                type="button"
                className={`button primary ${busy ? 'busy' : ''}`}
                aria-disabled={busy}
                onClick={() => !busy && void attempt([entry], true)}
              >
                {t('resident:waiting.now')}
              </button>
              {onEdit && (
                <button type="button" className="button" onClick={() => void onEdit(entry)}>
                  {t('resident:waiting.edit')}
                </button>
              )}
              <button
                type="button"
                className="button plain"
                onClick={() => confirm(t('resident:waiting.dropSure')) && void takeFromOutbox(entry.draft.id)}
              >
                {t('resident:waiting.drop')}
              </button>
            </div>
          </section>
        ))}
    </>
  )
}
