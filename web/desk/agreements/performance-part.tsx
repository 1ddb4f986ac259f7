/** What is due under the agreement and what came in, row by row; a payment is recorded with its proof. */
import { Button } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import type { Proceeding } from '../proceedings/wire.ts'
import { PaymentForm } from './payment-form.tsx'
import type { Agreements } from './wire.ts'

export type Performance = NonNullable<Agreements['performance']>
interface Props {
  readonly all: Agreements
  readonly performance: Performance
  readonly proceeding: Proceeding
}

export function PerformancePart(props: Props) {
  const { t, language } = useWords()
  const { all, performance } = props
  const [open, setOpen] = useState(false)
  const { dueFen, receivedFen, openFen, overFen, arrearsFen, receipts } = performance
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
      {overFen > 0 && <p>{t('agreement:perform.over', { amount: moneyText(overFen) })}</p>}
      <LedgerTable performance={performance} />
      {receipts.length > 0 && (
        <>
          <h4>{t('agreement:perform.receiptsTitle')}</h4>
          <ul className="agreement-list">
            {receipts.map(one => (
              <li key={one.id}>
                {t('agreement:perform.receipt', {
                  day: dayText(one.receivedOn, language),
                  amount: moneyText(one.amountFen),
                  by: one.by ?? '',
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {all.may.draft && openFen > 0 && !open && (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {t('agreement:perform.record')}
        </Button>
      )}
      {open && <PaymentForm {...props} close={() => setOpen(false)} />}
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
    <div className="agreement-scroll">
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
              <td>{dayText(row.dueOn, language)}</td>
              <td>{moneyText(row.amountFen)}</td>
              <td>{moneyText(row.receivedFen)}</td>
              <td>{t(`agreement:perform.standing.${row.standing}`, { days: row.lateDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
