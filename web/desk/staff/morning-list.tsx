/** A morning list: one row with its counts, opened to what stands on it, by heading. */
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { agoText, dueText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { type ListLine, type Notice, useListLines } from './notices.ts'

interface Props {
  notice: Notice
  opened: boolean
  read(): void
}

export function MorningList({ notice, opened, read }: Props) {
  const { t, language } = useWords()
  const [open, setOpen] = useState(opened)
  const id = useId()
  const unread = notice.readAt === null
  const noted = () => {
    if (unread) read()
  }
  const toggle = () => {
    noted()
    setOpen(!open)
  }
  return (
    <li className={unread ? 'notice notice-unread' : 'notice'}>
      <button type="button" className="notice-list" aria-expanded={open} aria-controls={id} onClick={toggle}>
        <span className="notice-mark" aria-hidden="true" />
        <strong>{notice.text}</strong>
        {unread && <span className="tag">{t('desk:notice.unread')}</span>}
        <time className="quiet" dateTime={notice.at}>
          {agoText(notice.at, language)}
        </time>
      </button>
      <div id={id} hidden={!open}>
        {open && <Lines id={notice.id} noted={noted} />}
      </div>
    </li>
  )
}

function Lines({ id, noted }: { id: string; noted(): void }) {
  const found = useListLines(id)
  if (found.isPending) return <Waiting lines={3} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  const parts = [...Map.groupBy(found.data.lines, line => line.part).values()]
  return parts.map(lines => (
    <section key={lines[0]!.part} className={`list-part list-part-${lines[0]!.part}`}>
      <h2>
        {lines[0]!.partLabel} <span className="quiet">{lines.length}</span>
      </h2>
      <ul>
        {lines.map(line => (
          <Line key={`${line.proceedingId} ${line.text}`} line={line} noted={noted} />
        ))}
      </ul>
    </section>
  ))
}

function Line({ line, noted }: { line: ListLine; noted(): void }) {
  const { t, language } = useWords()
  return (
    <li>
      <NoticeLink about={line} onClick={noted}>
        {line.text}
      </NoticeLink>
      {line.onBehalfOf && (
        <span className="tag">{t('desk:notice.onBehalfOf', { name: line.onBehalfOf })}</span>
      )}
      {line.dueAt && (
        <time className="quiet" dateTime={line.dueAt}>
          {dueText(line.dueAt, language)}
        </time>
      )}
    </li>
  )
}

interface LinkProps {
  about: Pick<Notice, 'proceedingId' | 'procedure'>
  children: string
  onClick?(): void
}

/** To the proceeding, or the words alone when the reader may not see it any more. */
export function NoticeLink({ about, children, onClick }: LinkProps) {
  const { proceedingId, procedure } = about
  if (proceedingId === null) return <span>{children}</span>
  if (procedure !== 'matter')
    return (
      <Link
        to={'/proceedings/$proceedingId' as never}
        params={{ proceedingId } as never}
        onClick={() => onClick?.()}
      >
        {children}
      </Link>
    )
  return (
    <Link
      to="/matters/$matterId"
      params={{ matterId: proceedingId }}
      search={{ list: 'sight' } as never}
      onClick={() => onClick?.()}
    >
      {children}
    </Link>
  )
}
