/** What is due under the agreement and what came in, row by row; a payment is recorded with its proof. */
import { Button } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import type { Proceeding } from '../proceedings/wire.ts'
import { PaymentForm } from './payment-form.tsx'
import { ReceiptList } from './receipt-list.tsx'
import { Scroll } from './scroll.tsx'
import type { Agreements } from './wire.ts'

export type Performance = NonNullable<Agreements['performance']>
interface Props {
  readonly all: Agreements
  readonly performance: Performance
  readonly proceeding: Proceeding
}

/** Steps by which money is recorded. */
const receiving = ['recordInstalment', 'reportPerformance', 'recordPerformed']

export function PerformancePart(props: Props) {
  const { t } = useWords()
  const { all, performance } = props
  const [open, setOpen] = useState<'received' | 'waived' | null>(null)
  const { dueFen, receivedFen, waivedFen, openFen, overFen, arrearsFen, receipts } = performance
  const mayRecord = all.may.draft && props.proceeding.next.some(one => receiving.includes(one.step))
  return (
    <div className="agreement-block">
      <h3 id="agreement-performance">{t('agreement:perform.title')}</h3>
      <p>
        {t('agreement:perform.total', {
          due: moneyText(dueFen),
          received: moneyText(receivedFen),
          open: moneyText(openFen),
        })}
      </p>
      {arrearsFen > 0 && (
        <p className="agreement-differs">
          {t('agreement:perform.arrears', { amount: moneyText(arrearsFen) })}
        </p>
      )}
      {waivedFen > 0 && <p>{t('agreement:perform.waived', { amount: moneyText(waivedFen) })}</p>}
      {overFen > 0 && <p>{t('agreement:perform.over', { amount: moneyText(overFen) })}</p>}
      <LedgerTable performance={performance} />
      {receipts.length > 0 && (
        <>
          <h4>{t('agreement:perform.receiptsTitle')}</h4>
          <ReceiptList {...props} />
        </>
      )}
      {mayRecord && openFen > 0 && open === null && (
        <div className="row no-print">
          <Button onClick={() => setOpen('received')}>{t('agreement:perform.record')}</Button>
          <Button type="text" onClick={() => setOpen('waived')}>
            {t('agreement:perform.recordWaiver')}
          </Button>
        </div>
      )}
      {open !== null && <PaymentForm {...props} key={open} kind={open} close={() => setOpen(null)} />}
      <p className="quiet">
        {t('agreement:perform.reminders', {
          before: all.reminding.daysBefore.join(', '),
          after: all.reminding.daysAfter.join(', '),
        })}{' '}
        {t('agreement:article', { article: all.bases.performance?.article ?? '' })}
      </p>
    </div>
  )
}

function LedgerTable({ performance }: { performance: Performance }) {
  const { t, language } = useWords()
  return (
    <Scroll label={t('agreement:row.caption')}>
      <table className="agreement-ledger">
        <caption className="sr">{t('agreement:row.caption')}</caption>
        <thead>
          <tr>
            {(['row', 'dueOn', 'amount', 'received', 'standing'] as const).map(name => (
              <th key={name} scope="col">
                {t(`agreement:row.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {performance.rows.map(row => (
            <tr key={row.row} className={`agreement-row-${row.standing}`}>
              <td>{row.row}</td>
              <td>
                {dayText(row.dueOn, language)}
                {row.lastOn !== row.dueOn && (
                  <div className="quiet agreement-rolled">
                    {t('agreement:perform.rolled', { day: dayText(row.lastOn, language) })}
                  </div>
                )}
              </td>
              <td className="agreement-money">{moneyText(row.amountFen)}</td>
              <td className="agreement-money">{moneyText(row.receivedFen)}</td>
              <td>{t(`agreement:perform.standing.${row.standing}`, { days: row.lateDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
