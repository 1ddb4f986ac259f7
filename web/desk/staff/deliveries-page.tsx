/** What became of the last messages that left the house: to whom, by which channel, how often tried; no text and no address. */
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { get, queryString } from '../wire.ts'

interface Delivery {
  id: string
  personName: string
  channel: string
  told: 'atOnce' | 'list'
  status: 'queued' | 'sent' | 'failed'
  attempts: number
  lastError: string | null
  queuedAt: string
  nextAttemptAt: string | null
  settledAt: string | null
}

const statuses = ['all', 'queued', 'sent', 'failed'] as const

export function DeliveriesPage() {
  const { t } = useWords()
  const [status, setStatus] = useState<(typeof statuses)[number]>('all')
  const asked = queryString({ status: status === 'all' ? undefined : status, limit: 200 })
  const found = useQuery({
    queryKey: ['deliveries', asked],
    queryFn: ({ signal }) => get<{ rows: Delivery[] }>(`/api/deliveries?${asked}`, signal),
    refetchInterval: 15_000,
  })
  return (
    <main className="page" id="main">
      <header className="page-head">
        <div>
          <h1>{t('desk:deliveries.title')}</h1>
          <p className="quiet">{t('desk:deliveries.what')}</p>
        </div>
        <Radio.Group
          optionType="button"
          aria-label={t('desk:deliveries.status')}
          value={status}
          options={statuses.map(value => ({ value, label: t(`desk:deliveries.of.${value}`) }))}
          onChange={event => setStatus(event.target.value)}
        />
      </header>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && (
        <Empty title={t('desk:deliveries.empty.title')} words={t('desk:deliveries.empty.words')} />
      )}
      {found.data && found.data.rows.length > 0 && <Deliveries rows={found.data.rows} />}
    </main>
  )
}

const columns = ['queuedAt', 'person', 'channel', 'state', 'attempts', 'error'] as const

function Deliveries({ rows }: { rows: readonly Delivery[] }) {
  const { t, language } = useWords()
  return (
    <div className="part table-wide">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {t(`desk:deliveries.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <td>{whenText(row.queuedAt, language)}</td>
              <td>{row.personName}</td>
              <td>
                {t(`desk:deliveries.channel.${row.channel}`)} · {t(`desk:deliveries.told.${row.told}`)}
              </td>
              <td className={row.status === 'failed' ? 'error' : undefined}>
                {t(`desk:deliveries.of.${row.status}`)}
                {row.settledAt && <span className="quiet"> {whenText(row.settledAt, language)}</span>}
              </td>
              <td>{row.attempts}</td>
              <td>
                {row.lastError}
                {row.nextAttemptAt && (
                  <span className="quiet">
                    {' '}
                    {t('desk:deliveries.again', { when: whenText(row.nextAttemptAt, language) })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
