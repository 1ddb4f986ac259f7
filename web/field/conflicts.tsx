/** Two people changed the same thing without knowing of each other: both values side by side, who said each and when; a person picks. */
import { type ReactNode, useState } from 'react'
import { ApiError, call } from '../shell/api.ts'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { refresh, useAnswer } from './answers.ts'
import { Icon } from './icons.tsx'
import { TopBar } from './matter.tsx'
import { held, path as pocketPath } from './pocket.ts'
import { href } from './route.ts'
import { useWatched } from './signal.ts'

interface Said {
  value: string | number | null
  by: string | null
  at: string | null
  device: string | null
}
interface Conflict {
  id: string
  subject: 'resident' | 'household' | 'dwelling'
  subjectId: string
  title: string
  field: string
  current: Said
  other: Said
}
const path = '/api/registry/conflicts'

/** Those of the grid taken along. */
export function useConflicts(): readonly Conflict[] {
  const { gridId } = useWatched(held)
  const answer = useAnswer<{ conflicts: Conflict[] }>(gridId ? `${path}?grid=${gridId}` : null)
  return answer.value?.conflicts ?? []
}

/** On the page of whom it is about: what stands there is not what this phone said, and a person is to pick. */
export function ConflictHint({ id }: { id: string }) {
  const { t } = useWords()
  const fields = useConflicts().filter(({ subjectId }) => subjectId === id)
  if (fields.length === 0) return null
  const names = [...new Set(fields.map(({ field }) => t(`fieldwork:conflict.field.${field}`)))]
  return (
    <p className="note warn">
      <a href={href('conflicts')}>
        <Icon name="question" />{' '}
        {t('fieldwork:conflict.here', { fields: names.join(t('common:listSeparator')) })}
      </a>
    </p>
  )
}

export function ConflictsPage() {
  const { t } = useWords()
  const conflicts = useConflicts()
  return (
    <main className="page">
      <TopBar title={t('fieldwork:conflict.title')} />
      {conflicts.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t('fieldwork:conflict.none')}</b>
          </p>
          <p>{t('fieldwork:conflict.noneHow')}</p>
        </div>
      ) : (
        <p>{t('fieldwork:conflict.why')}</p>
      )}
      <ul className="cards">
        {conflicts.map(conflict => (
          <li key={conflict.id} className="card stack-small">
            <Pick conflict={conflict} />
          </li>
        ))}
      </ul>
    </main>
  )
}

function Pick({ conflict }: { conflict: Conflict }) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  async function pick(keep: 'current' | 'other'): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      await call('POST', `${path}/${conflict.id}/pick`, { body: { entryId: newId(), keep } })
      refresh(path)
      refresh(pocketPath)
    } catch (error) {
      setFailure(error instanceof ApiError ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <h2>
        {conflict.title} · {t(`fieldwork:conflict.field.${conflict.field}`)}
      </h2>
      <OneValue conflict={conflict} said={conflict.current} label={t('fieldwork:conflict.theirs')}>
        <button type="button" className="button" disabled={busy} onClick={() => void pick('current')}>
          {t('fieldwork:conflict.pick')}
        </button>
      </OneValue>
      <OneValue conflict={conflict} said={conflict.other} label={t('fieldwork:conflict.mine')}>
        <button type="button" className="button" disabled={busy} onClick={() => void pick('other')}>
          {t('fieldwork:conflict.pick')}
        </button>
      </OneValue>
      {failure && (
        <p className="note bad" role="alert">
          {failure}
        </p>
      )}
    </>
  )
}

interface OneProps {
  conflict: Conflict
  said: Said
  label: string
  children: ReactNode
}

function OneValue({ conflict, said, label, children }: OneProps) {
  const { t, language } = useWords()
  const key = `fieldwork:conflict.value.${conflict.field}.${said.value}`
  const worded = t(key)
  const value = said.value === null || said.value === '' ? t('fieldwork:conflict.empty') : String(said.value)
  return (
    <div className="row spread">
      <div>
        <p className="quiet">
          {label}
          {said.at && (
            <>
              {' · '}
              {t('fieldwork:conflict.by', { name: said.by ?? '', when: whenText(said.at, language) })}
              {said.device && ` · ${said.device}`}
            </>
          )}
        </p>
        <p>
          <b>{worded === key ? value : worded}</b>
        </p>
      </div>
      {children}
    </div>
  )
}
