/** Notices, grouped by matter, the newest first; opening one marks the group as read. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { agoText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { post } from '../wire.ts'
import { type Notice, useNotices } from './notices.ts'

export function NoticesPage() {
  const { t } = useWords()
  const found = useNotices()
  const read = useReading()
  const groups = grouped(found.data?.rows ?? [])
  const unread = groups.flat().filter(notice => notice.readAt === null)
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('desk:notice.title')}</h1>
        {unread.length > 0 && (
          <Button onClick={() => read.mutate(unread)} loading={read.isPending}>
            {t('desk:notice.readAll', { count: unread.length })}
          </Button>
        )}
      </header>
      {found.isPending && <Waiting lines={5} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && groups.length === 0 && (
        <Empty title={t('desk:notice.empty.title')} words={t('desk:notice.empty.words')} />
      )}
      <ul className="notices">
        {groups.map(group => (
          <NoticeGroup
            key={group[0]!.id}
            group={group}
            read={() => read.mutate(group.filter(notice => notice.readAt === null))}
          />
        ))}
      </ul>
    </main>
  )
}

function useReading() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (notices: readonly Notice[]) => {
      for (const notice of notices) await post(`/api/notices/${notice.id}/read`, {})
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}

function NoticeGroup({ group, read }: { group: readonly Notice[]; read(): void }) {
  const { t, language } = useWords()
  const newest = group[0]!
  const unread = group.some(notice => notice.readAt === null)
  return (
    <li className={unread ? 'notice notice-unread' : 'notice'}>
      <div className="notice-head">
        {newest.matter && (
          <Link
            to="/matters/$matterId"
            params={{ matterId: newest.matter.id }}
            onClick={read}
            className="code"
          >
            {newest.matter.number}
          </Link>
        )}
        {unread && <span className="tag">{t('desk:notice.unread')}</span>}
      </div>
      <ul>
        {group.map(notice => (
          <li key={notice.id}>
            {notice.title}
            {notice.body && <span className="quiet"> {notice.body}</span>}
            <time className="quiet" dateTime={notice.at}>
              {agoText(notice.at, language)}
            </time>
          </li>
        ))}
      </ul>
    </li>
  )
}

function grouped(notices: readonly Notice[]): Notice[][] {
  const newestFirst = [...notices].sort((one, other) => other.at.localeCompare(one.at))
  return [...Map.groupBy(newestFirst, notice => notice.matter?.id ?? notice.id).values()]
}
