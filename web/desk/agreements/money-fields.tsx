/** Money of a draft: who pays whom, the total, a plan worked out by the server, rows changed by hand, and by how much they differ. */
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { fenOf, moneyText, yuanTyped } from '../../shell/money.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { newKey, sumOf, type Typed } from './draft.ts'
import { type Agreements, usePlan } from './wire.ts'

interface Props {
  readonly all: Agreements
  readonly typed: Typed
  readonly change: (some: Partial<Typed>) => void
}
const rhythms = {
  month1: [1, 'month'],
  month3: [3, 'month'],
  week1: [1, 'week'],
  week4: [4, 'week'],
} as const

export function MoneyFields({ all, typed, change }: Props) {
  const { t } = useWords()
  const parties = all.parties.map(one => ({
    value: one.id,
    label: `${t(`agreement:side.${one.side}`)} ${one.name}`,
  }))
  return (
    <fieldset className="agreement-clause">
      <legend>{t('agreement:part.money')}</legend>
      <div className="agreement-three">
        {(['payerId', 'payeeId'] as const).map(name => (
          <Labelled key={name} label={t(`agreement:draft.${name === 'payerId' ? 'payer' : 'payee'}`)}>
            {id => (
              <Select
                id={id}
                value={typed[name] || null}
                options={parties}
                onChange={value => change({ [name]: value ?? '' })}
              />
            )}
          </Labelled>
        ))}
        <Labelled label={t('agreement:draft.total')}>
          {id => (
            <Input
              id={id}
              inputMode="decimal"
              value={typed.total}
              status={typed.total && fenOf(typed.total) === null ? 'error' : ''}
              onChange={event => change({ total: event.target.value })}
            />
          )}
        </Labelled>
      </div>
      <PlanFields all={all} typed={typed} change={change} />
      <Rows typed={typed} change={change} today={all.today} />
    </fieldset>
  )
}

function PlanFields({ all, typed, change }: Props) {
  const { t } = useWords()
  const [count, setCount] = useState(typed.rows.length || 1)
  const [firstOn, setFirstOn] = useState(typed.rows[0]?.dueOn ?? all.today)
  const [rhythm, setRhythm] = useState<keyof typeof rhythms>('month1')
  const totalFen = fenOf(typed.total)
  const plan = usePlan(({ rows }) =>
    change({
      rows: rows.map(row => ({ key: newKey(), dueOn: row.dueOn, amount: yuanTyped(row.amountFen) })),
    }),
  )
  const [every, unit] = rhythms[rhythm]
  return (
    <>
      <div className="agreement-three">
        <Labelled label={t('agreement:draft.count')}>
          {id => (
            <InputNumber id={id} min={1} max={120} value={count} onChange={value => setCount(value ?? 1)} />
          )}
        </Labelled>
        <Labelled label={t('agreement:draft.firstOn')}>
          {id => (
            <Input
              id={id}
              type="date"
              min={all.today}
              value={firstOn}
              onChange={event => setFirstOn(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('agreement:draft.every')}>
          {id => (
            <Select
              id={id}
              value={rhythm}
              onChange={setRhythm}
              options={(Object.keys(rhythms) as (keyof typeof rhythms)[]).map(value => ({
                value,
                label: t(`agreement:draft.rhythm.${value}`),
              }))}
            />
          )}
        </Labelled>
      </div>
      <Button
        disabled={totalFen === null || !firstOn}
        loading={plan.isPending}
        onClick={() => plan.mutate({ totalFen, count, firstOn, every, unit })}
      >
        {t('agreement:draft.plan')}
      </Button>
      {plan.error && <Failure error={plan.error} />}
    </>
  )
}

function Rows({ typed, change, today }: Omit<Props, 'all'> & { today: string }) {
  const { t } = useWords()
  const { rows } = typed
  const set = (key: string, some: object) =>
    change({ rows: rows.map(row => (row.key === key ? { ...row, ...some } : row)) })
  const total = fenOf(typed.total)
  const sum = sumOf(rows)
  const differs = total !== null && sum !== total
  return (
    <>
      <ul className="agreement-rows">
        {rows.map((row, at) => (
          <li key={row.key}>
            <span>{at + 1}</span>
            <Input
              type="date"
              min={today}
              aria-label={t('agreement:draft.dayOf', { row: at + 1 })}
              value={row.dueOn}
              onChange={event => set(row.key, { dueOn: event.target.value })}
            />
            <Input
              inputMode="decimal"
              aria-label={t('agreement:draft.amountOf', { row: at + 1 })}
              value={row.amount}
              onChange={event => set(row.key, { amount: event.target.value })}
            />
            <Button
              aria-label={t('agreement:row.remove', { row: at + 1 })}
              onClick={() => change({ rows: rows.filter(one => one.key !== row.key) })}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => change({ rows: [...rows, { key: newKey(), dueOn: '', amount: '' }] })}>
        {t('agreement:draft.addRow')}
      </Button>
      {rows.length > 0 && (
        <p className={differs ? 'agreement-differs' : 'quiet'} role="status">
          {differs
            ? t('agreement:draft.sumDiffers', {
                sum: moneyText(sum),
                difference: moneyText(Math.abs(sum - (total ?? 0))),
              })
            : t('agreement:draft.sum', { sum: moneyText(sum) })}
        </p>
      )}
    </>
  )
}
