/** One line that never lies: is there a connection, what is only on this phone, what has the server. */
import { useEffect, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { signedOut } from './answers.ts'
import { Icon } from './icons.tsx'
import { connection } from './live.ts'
import { outbox } from './outbox.ts'
import { href } from './route.ts'
import { useWatched } from './signal.ts'

const shownForMs = 8000

export function StateLine() {
  const { t } = useWords()
  const line = useWatched(connection)
  const box = useWatched(outbox)
  const asked = useWatched(signedOut)
  const sent = useJust(box.sent[0]?.id)
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
        </a>
      )}
      {line === 'lost' && (
        <span className="quietly">
          <Icon name="cloudOff" /> {t('field:state.offline')}
        </span>
      )}
      {sent && box.items.length === 0 && (
        <a className="good" href={href('matter', box.sent[0]?.matterId ?? box.sent[0]?.id ?? '')}>
          <Icon name="check" />{' '}
          {t('field:state.sent', { what: box.sent[0]?.what ?? '', number: box.sent[0]?.number ?? '' })}
        </a>
      )}
    </div>
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
