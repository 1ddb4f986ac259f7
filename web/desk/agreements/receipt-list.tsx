/** What came in and what was waived; an entry that was wrong is taken back beside it, and stays readable. */
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { moneyText } from '../../shell/money.ts'
import { Failure } from '../parts.tsx'
import type { Proceeding } from '../proceedings/wire.ts'
import { Labelled } from '../staff/account-page.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { DayField, Proof } from './payment-form.tsx'
import type { Performance } from './performance-part.tsx'
import { type Agreements, useSend } from './wire.ts'

interface Props {
  readonly all: Agreements
  readonly performance: Performance
  readonly proceeding: Proceeding
}
type Receipt = Performance['receipts'][number]

const words = { received: 'receipt', waived: 'receiptWaived', takenBack: 'receiptTakenBack' } as const

export function ReceiptList(props: Props) {
  const { t, language } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const mayTakeBack = props.all.may.draft && props.proceeding.next.some(one => one.step === 'takeBackReceipt')
  return (
    <ul className="agreement-list">
      {props.performance.receipts.map(one => (
        <li key={one.id}>
          {t(`agreement:perform.${words[one.kind]}`, {
            day: dayText(one.receivedOn, language),
            amount: moneyText(one.amountFen),
            by: one.by ?? '',
          })}{' '}
          {one.takenBack && t('agreement:perform.takenBack')}
          {mayTakeBack && one.kind !== 'takenBack' && !one.takenBack && open !== one.id && (
            <Button type="text" size="small" className="no-print" onClick={() => setOpen(one.id)}>
              {t('agreement:perform.takeBack')}
            </Button>
          )}
          {open === one.id && <TakeBackForm {...props} receipt={one} close={() => setOpen(null)} />}
        </li>
      ))}
    </ul>
  )
}

function TakeBackForm({ all, proceeding, receipt, close }: Props & { receipt: Receipt; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [{ id, claim }] = useState(() => ({ id: newId(), claim: newClaim() }))
  const [reason, setReason] = useState('')
  const [followUpOn, setFollowUpOn] = useState('')
  const [receipts, setReceipts] = useState<readonly UploadedPhoto[]>([])
  const send = useSend(proceeding.id, () => {
    void message.success(t('agreement:perform.done'))
    close()
  })
  const isEnded = proceeding.next.some(one => one.step === 'reopenPerformance')
  const body = { id, seq: proceeding.seq, reason, receipts: receipts.map(one => one.id) }
  return (
    <form
      className="agreement-form no-print"
      onSubmit={event => {
        event.preventDefault()
        const path = `payments/${receipt.id}/take-back`
        send.mutate({ path, claim, body: { ...body, followUpOn: followUpOn || null } })
      }}
    >
      <p>{t('agreement:perform.takeBackWords', { amount: moneyText(receipt.amountFen) })}</p>
      <Labelled label={t('agreement:perform.takeBackReason')}>
        {field => (
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Labelled>
      {isEnded && <DayField name="followUpOn" value={followUpOn} set={setFollowUpOn} min={all.today} />}
      <Proof {...{ id, kind: 'received', claim, receipts, setReceipts }} />
      {send.error && <Failure error={send.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={reason.trim() === ''}>
          {t('agreement:perform.takeBack')}
        </Button>
        <Button onClick={close}>{t('agreement:cancel')}</Button>
      </div>
    </form>
  )
}
