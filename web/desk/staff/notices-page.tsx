/** Notices, the newest first: morning lists, and what was told at once, grouped by proceeding; opening one marks it as read. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { agoText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { post } from '../wire.ts'
import { MorningList, NoticeLink } from './morning-list.tsx'
import { type Notice, useNotices } from './notices.ts'

export function NoticesPage() {
  const { t } = useWords()
  const found = useNotices()
  const read = useReading()
  const groups = grouped(found.data?.rows ?? [])
  const unread = found.data?.unread ?? 0
  const latestList = groups.flat().find(notice => notice.told === 'list' && notice.readAt === null)?.id
  return (
    <main className="page page-medium" id="main">
      <header className="page-head">
        <h1>{t('desk:notice.title')}</h1>
        {unread > 0 && (
          <Button onClick={() => read.mutate(['all'])} loading={read.isPending}>
            {t('desk:notice.readAll', { count: unread })}
          </Button>
        )}
      </header>
      {found.isPending && <Waiting lines={5} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && groups.length === 0 && (
        <Empty title={t('desk:notice.empty.title')} words={t('desk:notice.empty.words')} />
      )}
      <ul className="notices">
        {groups.map(group =>
          group[0]!.told === 'list' ? (
            <MorningList
              key={group[0]!.id}
              notice={group[0]!}
              opened={group[0]!.id === latestList}
              read={() => read.mutate([group[0]!.id])}
            />
          ) : (
            <NoticeGroup key={group[0]!.id} group={group} read={ids => read.mutate(ids)} />
          ),
        )}
      </ul>
    </main>
  )
}

function useReading() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await post(`/api/notices/${id}/read`, {})
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}

function NoticeGroup({ group, read }: { group: readonly Notice[]; read(ids: readonly string[]): void }) {
  const { t, language } = useWords()
  const unread = group.filter(notice => notice.readAt === null).map(notice => notice.id)
  return (
    <li className={unread.length > 0 ? 'notice notice-unread' : 'notice'}>
      <ul>
        {group.map((notice, index) => (
          <li key={notice.id}>
            {index === 0 ? (
              <NoticeLink about={notice} onClick={() => read(unread)}>
                {notice.text}
              </NoticeLink>
            ) : (
              <span>{notice.text}</span>
            )}
            {notice.readAt === null && <span className="tag">{t('desk:notice.unread')}</span>}
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
  const about = (notice: Notice) => (notice.told === 'list' ? null : notice.proceedingId) ?? notice.id
  return [...Map.groupBy(newestFirst, about).values()]
}
