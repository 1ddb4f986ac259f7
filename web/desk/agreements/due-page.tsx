/** What is due under the agreements in sight, by day: money, and visits and urging; overdue, soon, or all; each row opens its dispute. */
import { Link } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import { Failure, Waiting } from '../parts.tsx'
import { FollowUpRows } from './follow-ups.tsx'
import { Scroll } from './scroll.tsx'
import { type Due, useDue, useFollowUps } from './wire.ts'
import './agreements.css'

const whats = ['money', 'visits'] as const
const whens = ['all', 'overdue', 'soon'] as const

export function DuePage() {
  const { t } = useWords()
  const [when, setWhen] = useState<(typeof whens)[number]>('all')
  const [what, setWhat] = useState<(typeof whats)[number]>('money')
  const [unit, setUnit] = useState<string | undefined>()
  const money = useDue(when, unit, what === 'money')
  const visits = useFollowUps(when, unit, what === 'visits')
  const found = what === 'money' ? money : visits
  return (
    <main className="page page-medium" id="main">
      <header className="page-head">
        <h1 tabIndex={-1}>{t('agreement:due.title')}</h1>
        <p className="quiet">{t('agreement:due.words')}</p>
      </header>
      <div className="row no-print">
        <Segmented
          aria-label={t('agreement:follow.what')}
          value={what}
          options={whats.map(value => ({ value, label: t(`agreement:due.what.${value}`) }))}
          onChange={setWhat}
        />
        <Segmented
          aria-label={t('agreement:due.title')}
          value={when}
          options={whens.map(value => ({ value, label: t(`agreement:due.when.${value}`) }))}
          onChange={setWhen}
        />
        <Select
          aria-label={t('agreement:due.unit')}
          className="agreement-unit"
          value={unit ?? ''}
          options={[
            { value: '', label: t('agreement:due.allUnits') },
            ...(found.data?.units ?? []).map(one => ({ value: one.id, label: one.name })),
          ]}
          onChange={value => setUnit(value || undefined)}
        />
      </div>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {what === 'money' && money.data && <Rows due={money.data} />}
      {what === 'visits' && visits.data && <FollowUpRows due={visits.data} />}
    </main>
  )
}

function Rows({ due }: { due: Due }) {
  const { t, language } = useWords()
  if (due.rows.length === 0) return <p>{t('agreement:due.none')}</p>
  return (
    <Scroll label={t('agreement:due.title')}>
      <table className="agreement-ledger agreement-due">
        <thead>
          <tr>
            <th scope="col">{t('agreement:due.number')}</th>
            <th scope="col">{t('agreement:due.unit')}</th>
            <th scope="col">{t('agreement:row.dueOn')}</th>
            <th scope="col">{t('agreement:row.open')}</th>
            <th scope="col">{t('agreement:row.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {due.rows.map(({ proceedingId, number, unit, next, rowCount }) => (
            <tr key={proceedingId} className={`agreement-row-${next.standing}`}>
              <td>
                <Link to="/proceedings/$proceedingId" params={{ proceedingId } as never}>
                  {number}
                </Link>
              </td>
              <td>{unit.name}</td>
              <td>
                {dayText(next.dueOn, language)}{' '}
                <small className="quiet">
                  {next.row}/{rowCount}
                </small>
              </td>
              <td>{moneyText(next.openFen)}</td>
              <td>{t(`agreement:perform.standing.${next.standing}`, { days: next.lateDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {due.more > 0 && <p>{t('agreement:due.more', { count: due.more })}</p>}
    </Scroll>
  )
}
