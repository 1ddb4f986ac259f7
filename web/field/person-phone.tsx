/** A telephone number, shown on a reason that is recorded for the resident to see; then one tap calls. Only with signal: it is not kept here. */
import { type FormEvent, useState } from 'react'
import { ApiError, call } from '../shell/api.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icons.tsx'
import { connection } from './live.ts'
import { Line } from './parts.tsx'
import { useWatched } from './signal.ts'
import type { Person } from './types.ts'

export function PhoneReveal({ person }: { person: Person }) {
  const { t } = useWords()
  const [phone, setPhone] = useState<string | null>(null)
  const [failure, setFailure] = useState('')
  const [other, setOther] = useState('')
  const offline = useWatched(connection) === 'lost'
  if (!person.hasPhone) return <p className="quiet">{t('field:person.noPhone')}</p>
  if (phone)
    return (
      <a className="button primary big" href={`tel:${phone}`}>
        <Icon name="phone" /> {t('field:person.call')} {phone}
      </a>
    )
  const show = (reason: string) =>
    call<{ value: string }>('POST', `/api/registry/residents/${person.id}/reveal`, {
      body: { what: 'phone', reason },
    }).then(
      answer => setPhone(answer.value),
      (error: unknown) => setFailure(error instanceof ApiError ? error.message : String(error)),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (other.trim().length >= 2) void show(other.trim())
  }
  const reasons = ['visit', 'matter', 'help'].map(each => t(`field:person.reasons.${each}`))
  return (
    <form className="stack-small" onSubmit={submit}>
      <p className="quiet">{t('field:person.why')}</p>
      <div className="row">
        {reasons.map(reason => (
          <button
            key={reason}
            type="button"
            className="button"
            disabled={offline}
            onClick={() => void show(reason)}
          >
            {reason}
          </button>
        ))}
      </div>
      <Line label={t('field:person.otherReason')} value={other} onValue={setOther} maxLength={200} />
      {other.trim().length >= 2 && (
        <button type="submit" className="button primary start" disabled={offline}>
          {t('field:person.reveal')}
        </button>
      )}
      {offline && <p className="quiet">{t('field:person.offline')}</p>}
      {failure && <p className="error">{failure}</p>}
    </form>
  )
}
