/** The last day of a service or of hours; who had booked later days is to be told. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { Day } from './fields.tsx'
import { useSend } from './wire.ts'

export interface Ending {
  readonly path: string
  readonly title: string
}

export function EndDialog({ ending, today, close }: { ending: Ending; today: string; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [validTo, setValidTo] = useState(today)
  const send = useSend<{ readonly bookingsAfter: number }>(({ bookingsAfter }) => {
    if (bookingsAfter > 0)
      void message.warning(t('counsel:desk.roster.bookingsAfter', { count: bookingsAfter }), 10)
    else void message.success(t('counsel:desk.roster.ended'))
    close()
  })
  return (
    <Modal open footer={null} onCancel={close} title={ending.title}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          if (validTo) send.mutate({ path: ending.path, body: { validTo } })
        }}
      >
        <Day name="validTo" value={validTo} set={setValidTo} />
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!validTo} loading={send.isPending}>
          {t('counsel:desk.save')}
        </Button>
      </form>
    </Modal>
  )
}
