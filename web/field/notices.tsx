/** Notices to this person: morning lists, orders, answers; each leads to its matter. */
import { useState } from 'react'
import { call } from '../shell/api.ts'
import { dueText, whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { refresh, useAnswer } from './answers.ts'
import { go } from './route.ts'

interface About {
  proceedingId: string | null
  procedure: string | null
}
export interface Notice extends About {
  id: string
  kind: string
  told: 'atOnce' | 'list'
  text: string
  at: string
  readAt: string | null
}
export interface Notices {
  rows: Notice[]
  unread: number
}
interface ListLine extends About {
  part: string
  partLabel: string
  text: string
  dueAt: string | null
  onBehalfOf: string | null
}
export const noticesPath = '/api/notices'

export function NoticesPage() {
  const { t } = useWords()
  const { value, failure, loading } = useAnswer<Notices>(noticesPath)
  const latestList = value?.rows.find(notice => notice.told === 'list' && !notice.readAt)?.id
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
        {value?.rows.map(notice =>
          notice.told === 'list' ? (
            <MorningList key={notice.id} notice={notice} opened={notice.id === latestList} />
          ) : (
            <Single key={notice.id} notice={notice} />
          ),
        )}
      </ul>
    </main>
  )
}

function Single({ notice }: { notice: Notice }) {
  const open = () => {
    if (!notice.readAt) markRead(notice.id)
    openAbout(notice)
  }
  return (
    <li className={notice.readAt ? 'notice' : 'notice fresh'}>
      <button type="button" onClick={open}>
        <Head notice={notice} />
      </button>
    </li>
  )
}

function Head({ notice }: { notice: Notice }) {
  const { t, language } = useWords()
  return (
    <>
      <span className="line">
        {!notice.readAt && <b className="new">{t('field:notices.unread')}</b>}
        <small>{whenText(notice.at, language)}</small>
      </span>
      <strong>{notice.text}</strong>
    </>
  )
}

/** One card with the counts, opened to what stands on the list. */
function MorningList({ notice, opened }: { notice: Notice; opened: boolean }) {
  const [open, setOpen] = useState(opened)
  const noted = () => {
    if (!notice.readAt) markRead(notice.id)
  }
  const toggle = () => {
    noted()
    setOpen(!open)
  }
  return (
    <li className={notice.readAt ? 'notice' : 'notice fresh'}>
      <button type="button" className="list-head" aria-expanded={open} onClick={toggle}>
        <Head notice={notice} />
      </button>
      {open && <Lines id={notice.id} noted={noted} />}
    </li>
  )
}

function Lines({ id, noted }: { id: string; noted(): void }) {
  const { t } = useWords()
  const { value, failure } = useAnswer<{ lines: ListLine[] }>(`${noticesPath}/${id}/lines`)
  if (!value) return <p className="list-part quiet">{failure ? failure.message : t('shell:loading')}</p>
  const parts = [...new Set(value.lines.map(line => line.part))]
  return (
    <>
      {parts.map(part => {
        const lines = value.lines.filter(line => line.part === part)
        return (
          <section key={part} className={`list-part ${part}`}>
            <h2>
              {lines[0]!.partLabel} <small>{lines.length}</small>
            </h2>
            <ul>
              {lines.map(line => (
                <Line key={`${line.proceedingId} ${line.text}`} line={line} noted={noted} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Line({ line, noted }: { line: ListLine; noted(): void }) {
  const { t, language } = useWords()
  const open = () => {
    noted()
    openAbout(line)
  }
  return (
    <li>
      <button type="button" disabled={line.proceedingId === null} onClick={open}>
        <span>{line.text}</span>
        {(line.dueAt || line.onBehalfOf) && (
          <small>
            {line.dueAt && dueText(line.dueAt, language)}{' '}
            {line.onBehalfOf && t('field:notices.onBehalfOf', { name: line.onBehalfOf })}
          </small>
        )}
      </button>
    </li>
  )
}

/** Matters open here; other procedures have their pages at the desk. */
function openAbout({ proceedingId, procedure }: About): void {
  if (proceedingId === null) return
  if (procedure === 'matter') go('matter', proceedingId)
  else location.assign(`/desk/proceedings/${proceedingId}`)
}

function markRead(id: string): void {
  call('POST', `${noticesPath}/${id}/read`, { body: {} }).then(
    () => refresh(noticesPath),
    () => {},
  )
}
