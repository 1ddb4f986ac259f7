/** Notices to this person: orders, reminders, answers; each leads to its matter. */
import { call } from '../shell/api.ts'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { refresh, useAnswer } from './answers.ts'
import { go } from './route.ts'

export interface Notice {
  id: string
  kind: string
  text: string
  at: string
  readAt: string | null
  proceedingId: string
}
export interface Notices {
  rows: Notice[]
  unread: number
}
export const noticesPath = '/api/notices'

export function NoticesPage() {
  const { t } = useWords()
  const { value, failure, loading } = useAnswer<Notices>(noticesPath)
  return (
    <main className="page">
      <header className="head">
        <h1>{t('field:ways.notices')}</h1>
        {(value?.unread ?? 0) > 0 && (
          <button type="button" className="button plain refresh" onClick={() => markRead('all')}>
            {t('field:notices.allRead')}
          </button>
        )}
      </header>
      {!value && (
        <p className={loading ? 'starting busy' : 'note warn'}>{failure?.message ?? t('shell:loading')}</p>
      )}
      {value?.rows.length === 0 && (
        <div className="empty">
          <p>
            <b>{t('field:notices.empty')}</b>
          </p>
          <p>{t('field:notices.emptyHow')}</p>
        </div>
      )}
      <ul className="cards">
        {value?.rows.map(notice => (
          <Line key={notice.id} notice={notice} />
        ))}
      </ul>
    </main>
  )
}

function Line({ notice }: { notice: Notice }) {
  const { t, language } = useWords()
  const open = () => {
    if (!notice.readAt) markRead(notice.id)
    go('matter', notice.proceedingId)
  }
  return (
    <li className={notice.readAt ? 'notice' : 'notice fresh'}>
      <button type="button" onClick={open}>
        <span className="line">
          {!notice.readAt && <b className="new">{t('field:notices.unread')}</b>}
          <small>{whenText(notice.at, language)}</small>
        </span>
        <strong>{notice.text}</strong>
      </button>
    </li>
  )
}

function markRead(id: string): void {
  call('POST', `${noticesPath}/${id}/read`, { body: {} }).then(
    () => refresh(noticesPath),
    () => {},
  )
}
