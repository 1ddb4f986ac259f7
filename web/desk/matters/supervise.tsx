/** Ordering supervision of several matters at once: one reason, one act each, and what became of every one of them. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { get, type Matter, post, type Row } from '../wire.ts'
import type { Selection } from './use-selection.ts'

const step = 'orderSupervision'

interface Outcome {
  row: Row
  failure: string | null
}

export function Supervising({ selection }: { selection: Selection }) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  if (selection.rows.length === 0 && outcomes.length === 0) return null
  return (
    <div className="supervising">
      {selection.rows.length > 0 && (
        <OrderForm
          rows={selection.rows}
          cancel={selection.clear}
          done={all => {
            setOutcomes(all)
            selection.clear()
          }}
        />
      )}
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} close={() => setOutcomes([])} />}
    </div>
  )
}

function OrderForm({
  rows,
  cancel,
  done,
}: {
  rows: readonly Row[]
  cancel(): void
  done(outcomes: Outcome[]): void
}) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const id = useId()
  const order = useMutation({ mutationFn: () => orderAll(rows, reason.trim()), onSuccess: done })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() !== '') order.mutate()
      }}
    >
      <label htmlFor={id}>{t('desk:supervise.title', { count: rows.length })}</label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 5 }}
        placeholder={t('desk:supervise.reason')}
        onChange={event => setReason(event.target.value)}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={order.isPending} disabled={reason.trim() === ''}>
          {t('desk:supervise.send')}
        </Button>
        <Button onClick={cancel}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}

function Outcomes({ outcomes, close }: { outcomes: readonly Outcome[]; close(): void }) {
  const { t } = useWords()
  const failed = outcomes.filter(outcome => outcome.failure !== null)
  return (
    <Alert
      type={failed.length === 0 ? 'success' : 'warning'}
      showIcon
      closable={{ onClose: close }}
      title={t('desk:supervise.done', { count: outcomes.length - failed.length })}
      description={
        failed.length > 0 && (
          <ul>
            {failed.map(({ row, failure }) => (
              <li key={row.id}>
                {row.number}: {failure}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}

/** One after the other: each needs the number of its last act. */
async function orderAll(rows: readonly Row[], reason: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const row of rows) {
    const failure = await orderOne(row, reason).catch((error: Error) => error.message)
    outcomes.push({ row, failure })
  }
  return outcomes
}

async function orderOne(row: Row, reason: string): Promise<null> {
  const { seq } = await get<Matter>(`/api/matters/${row.id}`)
  await post<Matter>(`/api/matters/${row.id}/acts`, { id: newId(), step, seq, inputs: { reason } })
  return null
}
