/** The same field changed on two phones: both values with who and when; a person picks, nothing is lost. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { valueText } from './values.ts'
import { type Conflict, useConflicts, useEntry } from './wire.ts'

export function Conflicts() {
  const { t } = useWords()
  const found = useConflicts()
  if (found.isPending) return <Waiting lines={4} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (found.data.conflicts.length === 0)
    return (
      <Empty title={t('registry:desk.conflict.none.title')} words={t('registry:desk.conflict.none.words')} />
    )
  return (
    <Section id="conflicts" title={t('registry:desk.view.conflicts')}>
      <p className="quiet">{t('registry:desk.conflict.help')}</p>
      <ConflictList conflicts={found.data.conflicts} linked />
    </Section>
  )
}

export function ConflictList({
  conflicts,
  linked = false,
}: {
  conflicts: readonly Conflict[]
  linked?: boolean
}) {
  return (
    <ul className="registry-conflicts">
      {conflicts.map(one => (
        <OneConflict key={one.id} conflict={one} linked={linked} />
      ))}
    </ul>
  )
}

function OneConflict({ conflict, linked }: { conflict: Conflict; linked: boolean }) {
  const { t } = useWords()
  const [entryId] = useState(newId)
  const pick = useEntry()
  const { subject, subjectId, title, field } = conflict
  const whose =
    linked && subject !== 'dwelling' ? (
      <Link to={`/registry/${subject}s/${subjectId}` as '/'}>{title}</Link>
    ) : (
      title
    )
  return (
    <li className="registry-conflict">
      <p>
        <strong>{whose}</strong> · {t(`registry:field.${field}`)}
      </p>
      <div className="conflict-sides">
        {(['current', 'other'] as const).map(keep => {
          const said = conflict[keep]
          return (
            <div key={keep} className="conflict-side">
              <strong>{valueText(field, said.value, t) || t('registry:desk.empty')}</strong>
              <span className="quiet">
                {[said.by, said.at && exactText(said.at), said.device].filter(Boolean).join(' · ')}
              </span>
              <Button
                loading={pick.isPending}
                onClick={() =>
                  pick.mutate({
                    path: `/api/registry/conflicts/${conflict.id}/pick`,
                    body: { entryId, keep },
                  })
                }
              >
                {t(`registry:desk.conflict.${keep}`)}
              </Button>
            </div>
          )
        })}
      </div>
      {pick.error && <Failure error={pick.error} />}
    </li>
  )
}
