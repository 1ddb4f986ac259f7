/** Notices to this person: orders, reminders, answers; each leads to its matter. */
import { call } from '../shell/api.ts'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { refresh, useAnswer } from './answers.ts'
import { go } from './route.ts'

export interface Notice {
  id: string
  kind: string
  title: string
  text: string
  at: string
  readAt: string | null
  proceedingId: string | null
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
    if (!notice.readAt)
      void call('POST', `${noticesPath}/${notice.id}/read`, { body: {} }).then(
        () => refresh(noticesPath),
        () => {},
      )
    if (notice.proceedingId) go('matter', notice.proceedingId)
  }
  return (
    <li className={notice.readAt ? 'notice' : 'notice fresh'}>
      <button type="button" onClick={open}>
        <span className="line">
          {!notice.readAt && <b className="new">{t('field:notices.unread')}</b>}
          <small>{whenText(notice.at, language)}</small>
        </span>
        <strong>{notice.title}</strong>
        {notice.text && notice.text !== notice.title && <span>{notice.text}</span>}
      </button>
    </li>
  )
}
