/** The door of the room: opened for a purpose, on record. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'

interface OpenProps {
  pending: boolean
  error: Error | null
  open(reason: string): void
}

export function OpenPart({ pending, error, open }: OpenProps) {
  const { t } = useWords()
  const id = useId()
  const [reason, setReason] = useState(t('sitting:open.reasonDefault'))
  return (
    <Section id="open-room" title={t('sitting:open.title')}>
      <form
        className="room-form"
        onSubmit={event => {
          event.preventDefault()
          if (reason.trim().length > 1) open(reason.trim())
        }}
      >
        <p>{t('sitting:open.lead')}</p>
        <div className="room-field">
          <label htmlFor={id}>{t('sitting:open.reason')}</label>
          <Input id={id} value={reason} maxLength={500} onChange={event => setReason(event.target.value)} />
        </div>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={pending} disabled={reason.trim().length < 2}>
            {t('sitting:open.go')}
          </Button>
        </div>
        {error && <Failure error={error} title={t('sitting:open.refused')} />}
      </form>
    </Section>
  )
}
