/** What persons told with an act: hidden until somebody of a unit that took part gives a reason; each look is on record. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import type { Act } from './wire.ts'

const leastReason = 2

/** Kept in this page only: leaving it hides them again. */
export function Told({ act, proceedingId }: { act: Act; proceedingId: string }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<Record<string, unknown> | null>(null)
  const kept = act.details.filter(detail => detail.kept)
  return (
    <div className="told">
      <dl className="facts">
        {kept.map(detail => (
          <div key={detail.name}>
            <dt>{detail.label}</dt>
            <dd className="prose">
              {shown ? String(shown[detail.name] ?? '') : <span className="quiet">{detail.value}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {shown ? (
        <p className="quiet">{t('desk:told.logged')}</p>
      ) : (
        <Button
          size="small"
          className="no-print"
          icon={<Icon name="lock" size={14} />}
          onClick={() => setAsking(true)}
        >
          {t('desk:told.show')}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          act={act}
          proceedingId={proceedingId}
          close={() => setAsking(false)}
          show={inputs => {
            setShown(inputs)
            setAsking(false)
          }}
        />
      )}
    </div>
  )
}

interface ReasonProps {
  act: Act
  proceedingId: string
  close(): void
  show(inputs: Record<string, unknown>): void
}

function ReasonDialog({ act, proceedingId, close, show }: ReasonProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const id = useId()
  const reveal = useMutation({
    mutationFn: () =>
      post<{ inputs: Record<string, unknown> }>(`/api/proceedings/${proceedingId}/reveal`, {
        actId: act.id,
        reason: reason.trim(),
      }),
    onSuccess: answer => show(answer.inputs),
  })
  const ready = reason.trim().length >= leastReason
  return (
    <Modal
      open
      title={t('desk:told.title', { step: act.label })}
      okText={t('desk:told.show')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !ready, loading: reveal.isPending }}
      onOk={() => reveal.mutate()}
      onCancel={close}
    >
      <div className="field">
        <label htmlFor={id}>{t('desk:told.why')}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={500}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 5 }}
          placeholder={t('desk:told.whyHint')}
          onChange={event => setReason(event.target.value)}
        />
        <p className="quiet">{t('desk:told.note')}</p>
      </div>
      {reveal.error && <Failure error={reveal.error} title={t('desk:told.refused')} />}
    </Modal>
  )
}
