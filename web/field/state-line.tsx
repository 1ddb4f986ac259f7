/** One line that never lies: is there a connection, what is only on this phone, what has the server. */
import { useEffect, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { signedOut } from './answers.ts'
import { useConflicts } from './conflicts.tsx'
import { Icon } from './icons.tsx'
import { keeping } from './keep.ts'
import { connection } from './live.ts'
import { outbox } from './outbox.ts'
import { room } from './room.ts'
import { href } from './route.ts'
import { useWatched } from './signal.ts'

const shownForMs = 8000

export function StateLine() {
  const { t } = useWords()
  const line = useWatched(connection)
  const box = useWatched(outbox)
  const asked = useWatched(signedOut)
  const sent = useJust(box.sent[0]?.id)
  const conflicts = useConflicts().length
  const refused = box.items.filter(item => item.state === 'refused').length
  const waiting = box.items.length - refused
  return (
    <div className="state-line" role="status">
      {asked && (
        <a className="bad" href={href('sign-in')}>
          <Icon name="lock" /> {t('field:state.signInAgain')}
        </a>
      )}
      {refused > 0 && (
        <a className="bad" href={href('outbox')}>
          <Icon name="alert" /> {t('field:state.refused', { count: refused })}
        </a>
      )}
      {waiting > 0 && (
        <a className="warn" href={href('outbox')}>
          <Icon name="device" />{' '}
          {t(box.sending ? 'field:state.sending' : 'field:state.onlyHere', { count: waiting })}
          {box.sending && box.percent !== null && (
            <> · {t('fieldwork:state.percent', { percent: box.percent })}</>
          )}
        </a>
      )}
      {conflicts > 0 && (
        <a className="warn" href={href('conflicts')}>
          <Icon name="question" /> {t('fieldwork:conflict.waiting', { count: conflicts })}
        </a>
      )}
      <Kept />
      {line === 'lost' && (
        <span className="quietly">
          <Icon name="cloudOff" /> {t('field:state.offline')}
        </span>
      )}
      {sent && box.items.length === 0 && <Sent />}
    </div>
  )
}

/** Said before something could be lost: the phone is nearly full, or keeps nothing. */
function Kept() {
  const { t } = useWords()
  const kept = useWatched(keeping)
  const left = useWatched(room)
  return (
    <>
      {(kept === 'insecure' || kept === 'private') && (
        <span className="bad">
          <Icon name="alert" /> {t(`fieldwork:keeping.${kept}`)}
        </span>
      )}
      {left?.low && (
        <a className="bad" href={href('outbox')}>
          <Icon name="device" /> {t('fieldwork:room.low', { count: left.photos })}
        </a>
      )}
    </>
  )
}

/** The last that the server has; a matter can be looked at. */
function Sent() {
  const { t } = useWords()
  const last = useWatched(outbox).sent[0]
  if (!last) return null
  const said = (
    <>
      <Icon name="check" />{' '}
      {last.number
        ? t('field:state.sent', { what: last.what, number: last.number })
        : t('fieldwork:state.sent', { what: last.what })}
    </>
  )
  const matterId = last.matterId ?? (last.kind === 'report' ? last.id : null)
  return matterId ? (
    <a className="good" href={href('matter', matterId)}>
      {said}
    </a>
  ) : (
    <span className="good">{said}</span>
  )
}

/** True for a few seconds after the value changed. */
function useJust(id: string | undefined): boolean {
  const [now, setNow] = useState<string>()
  useEffect(() => {
    if (!id) return
    setNow(id)
    const timer = setTimeout(() => setNow(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [id])
  return id !== undefined && now === id
}
