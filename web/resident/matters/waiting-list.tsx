/** Reports that have not left the phone yet, said plainly, sent by themselves when there is signal. */
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Link } from '../link.tsx'
import { takeFromOutbox, useWaiting, type Waiting } from './outbox.ts'
import { excerptOf } from './remembered.ts'
import { type Delivery, useDelivery } from './use-delivery.ts'

interface Props {
  readonly onEdit?: (entry: Waiting) => Promise<void>
  /** The one the form itself is sending now. */
  readonly sending?: string | null
}

export function WaitingList({ onEdit, sending = null }: Props) {
  const { t } = useWords()
  const entries = useWaiting().filter(entry => entry.draft.id !== sending)
  const delivery = useDelivery()
  return (
    <>
      {delivery.sent.map(number => (
        <p className="note good" role="status" key={number}>
          {t('resident:waiting.sent')}{' '}
          <Link to="receipt" rest={number}>
            {t('resident:waiting.receipt', { number })}
          </Link>
        </p>
      ))}
      {entries.map(entry => (
        <Card entry={entry} delivery={delivery} onEdit={onEdit} key={entry.draft.id} />
      ))}
    </>
  )
}

function Card({ entry, delivery, onEdit }: { entry: Waiting; delivery: Delivery; onEdit: Props['onEdit'] }) {
  const { t, language } = useWords()
  const { draft, photos, writtenAt } = entry
  const refusal = delivery.refused[draft.id]
  return (
    <section className="note warn waiting" aria-label={t('resident:waiting.title')}>
      <p role="status">
        <strong>{t('resident:waiting.title')}</strong> {t('resident:waiting.explained')}
      </p>
      <p className="quoted">{excerptOf(draft.text)}</p>
      <p className="quiet">
        {t('resident:waiting.written', { when: whenText(writtenAt, language) })}
        {photos.length > 0 && ` · ${t('resident:waiting.photos', { count: photos.length })}`}
      </p>
      {refusal && (
        <p className="error" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className={`button primary ${delivery.busy ? 'busy' : ''}`}
          aria-disabled={delivery.busy}
          onClick={() => !delivery.busy && delivery.now(entry)}
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
          onClick={() => confirm(t('resident:waiting.dropSure')) && void takeFromOutbox(draft.id)}
        >
          {t('resident:waiting.drop')}
        </button>
      </div>
    </section>
  )
}
