/** One payment, or what the creditor waives: amount, day, proof; the next look at it while something stays open. */
import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { fenOf, moneyText, yuanTyped } from '../../shell/money.ts'
import { Failure } from '../parts.tsx'
import type { Proceeding } from '../proceedings/wire.ts'
import { Labelled } from '../staff/account-page.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { PhotoField } from '../steps/photo-field.tsx'
import type { Performance } from './performance-part.tsx'
import { type Agreements, useSend } from './wire.ts'

interface Props {
  readonly all: Agreements
  readonly performance: Performance
  readonly proceeding: Proceeding
  readonly kind: 'received' | 'waived'
  readonly close: () => void
}

export function PaymentForm({ all, performance, proceeding, kind, close }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [{ id, claim }] = useState(() => ({ id: newId(), claim: newClaim() }))
  const next = performance.rows.find(row => row.openFen > 0)
  const [amount, setAmount] = useState(next && kind === 'received' ? yuanTyped(next.openFen) : '')
  const [receivedOn, setReceivedOn] = useState(all.today)
  const [followUpOn, setFollowUpOn] = useState('')
  const [performBy, setPerformBy] = useState('')
  const [whole, setWhole] = useState(true)
  const [over, setOver] = useState(false)
  const [receipts, setReceipts] = useState<readonly UploadedPhoto[]>([])
  const send = useSend(proceeding.id, () => {
    void message.success(t('agreement:perform.done'))
    close()
  })
  const amountFen = fenOf(amount)
  const overFen = kind === 'received' && amountFen !== null ? amountFen - performance.openFen : 0
  const settles = amountFen !== null && amountFen >= performance.openFen
  const staysOpen = (!settles || !whole) && kind === 'received'
  const record = () =>
    send.mutate({
      path: 'payments',
      claim,
      body: {
        ...{ id, seq: proceeding.seq, amountFen, kind, receivedOn, whole },
        ...{ receipts: receipts.map(one => one.id), followUpOn: followUpOn || null },
        ...{ performBy: performBy || null, over: over && overFen > 0 },
      },
    })
  return (
    <form
      className="agreement-form no-print"
      onSubmit={event => {
        event.preventDefault()
        record()
      }}
    >
      {kind === 'waived' && <p>{t('agreement:perform.waiverWords')}</p>}
      <div className="agreement-three">
        <Amount kind={kind} amount={amount} wrong={amount !== '' && amountFen === null} set={setAmount} />
        <DayField
          name={kind === 'waived' ? 'waiverDay' : 'receivedOn'}
          value={receivedOn}
          set={setReceivedOn}
          max={all.today}
        />
        {staysOpen && <DayField name="followUpOn" value={followUpOn} set={setFollowUpOn} min={all.today} />}
        {settles && !whole && kind === 'received' && (
          <DayField name="performBy" value={performBy} set={setPerformBy} min={all.today} />
        )}
      </div>
      <Over {...{ overFen, openFen: performance.openFen, over, setOver }} />
      {settles && <Whole whole={whole} setWhole={setWhole} />}
      <Proof {...{ id, kind, claim, receipts, setReceipts }} />
      {send.error && <Failure error={send.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={amountFen === null}>
          {t(kind === 'waived' ? 'agreement:perform.recordWaiver' : 'agreement:perform.record')}
        </Button>
        <Button onClick={close}>{t('agreement:cancel')}</Button>
      </div>
    </form>
  )
}

export function Proof(props: {
  id: string
  kind: 'received' | 'waived'
  claim: string
  receipts: readonly UploadedPhoto[]
  setReceipts(receipts: readonly UploadedPhoto[]): void
}) {
  const { t } = useWords()
  const { id, kind, claim, receipts, setReceipts } = props
  const label = t(kind === 'waived' ? 'agreement:perform.waiverProof' : 'agreement:perform.receipts')
  return (
    <div className="field">
      <label htmlFor={`receipts-${id}`}>{label}</label>
      <PhotoField
        id={`receipts-${id}`}
        input={{ label, max: 9 }}
        value={receipts}
        change={setReceipts}
        claim={claim}
      />
    </div>
  )
}

/** More than is open: said by how much, and confirmed before it is sent. */
function Over(props: { overFen: number; openFen: number; over: boolean; setOver(over: boolean): void }) {
  const { t } = useWords()
  const { overFen, openFen, over, setOver } = props
  if (overFen <= 0) return null
  return (
    <Checkbox checked={over} onChange={event => setOver(event.target.checked)}>
      {t('agreement:perform.isOver', { open: moneyText(openFen), over: moneyText(overFen) })}
    </Checkbox>
  )
}

function Whole({ whole, setWhole }: { whole: boolean; setWhole(whole: boolean): void }) {
  const { t } = useWords()
  return (
    <Checkbox checked={whole} onChange={event => setWhole(event.target.checked)}>
      {t('agreement:perform.whole')}
    </Checkbox>
  )
}

function Amount(props: {
  kind: 'received' | 'waived'
  amount: string
  wrong: boolean
  set(amount: string): void
}) {
  const { kind, amount, wrong, set } = props
  const { t } = useWords()
  return (
    <Labelled label={t(kind === 'waived' ? 'agreement:perform.waiverAmount' : 'agreement:perform.amount')}>
      {id => (
        <Input
          id={id}
          inputMode="decimal"
          value={amount}
          status={wrong ? 'error' : ''}
          onChange={event => set(event.target.value)}
        />
      )}
    </Labelled>
  )
}

export function DayField(props: {
  name: 'receivedOn' | 'followUpOn' | 'performBy' | 'waiverDay'
  value: string
  set(day: string): void
  min?: string
  max?: string
}) {
  const { t } = useWords()
  const { name, value, set, min, max } = props
  return (
    <Labelled label={t(`agreement:perform.${name}`)}>
      {id => (
        <Input
          id={id}
          type="date"
          min={min}
          max={max}
          value={value}
          onChange={event => set(event.target.value)}
        />
      )}
    </Labelled>
  )
}
