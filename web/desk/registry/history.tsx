/** What was changed, by whom, when and from which phone; read when it is asked for. */
import { useState } from 'react'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { valueText } from './values.ts'
import { type Change, useChanges } from './wire.ts'

export function History({ subject, id }: { subject: 'resident' | 'household'; id: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const found = useChanges(subject, id, open)
  return (
    <details className="part" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('registry:desk.history.title')}</summary>
      {open && found.isPending && <Waiting lines={3} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <ol className="registry-history">
          {found.data.changes.length === 0 && <li className="quiet">{t('registry:desk.history.none')}</li>}
          {found.data.changes.map(one => (
            <OneChange key={one.id} change={one} />
          ))}
        </ol>
      )}
    </details>
  )
}

function OneChange({ change }: { change: Change }) {
  const { t } = useWords()
  return (
    <li>
      <p>
        <strong>{t(`registry:changeKind.${change.kind}`)}</strong>{' '}
        {change.state !== 'applied' && (
          <span className="tag">{t(`registry:changeState.${change.state}`)}</span>
        )}{' '}
        <span className="quiet">
          {[change.by ?? t('registry:desk.history.self'), exactText(change.at), change.device]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {change.fields.map(({ field, before, after }) => (
        <p key={field}>
          {t('registry:desk.history.line', {
            field: t(`registry:field.${field}`),
            before: valueText(field, before, t) || t('registry:desk.empty'),
            after: valueText(field, after, t) || t('registry:desk.empty'),
          })}
        </p>
      ))}
    </li>
  )
}
