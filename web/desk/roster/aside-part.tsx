/** Rows kept aside, one by one: a cell put right, a building picked, a doubt decided; or not entered at all. */

import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { AsideRow } from './aside-row.tsx'
import { dropRows, type Report, type RunView, useAside } from './wire.ts'

const all = ''

export function AsidePart({ run, report }: { run: RunView; report: Report }) {
  const { t, language } = useWords()
  const [code, setCode] = useState(all)
  const aside = useAside(run.id, code === all ? null : code)
  const client = useQueryClient()
  const settled = () => {
    void aside.refetch()
    void client.invalidateQueries({ queryKey: ['roster', 'run', run.id] })
  }
  if (run.open === 0)
    return (
      <Section id="roster-aside" title={t('roster:page.aside')}>
        <p>{t('roster:page.asideNone')}</p>
      </Section>
    )
  return (
    <Section
      id="roster-aside"
      title={`${t('roster:page.aside')} ${run.open}`}
      extra={
        <a href={`/api/rosters/${run.id}/aside.xlsx?lang=${language}`}>{t('roster:page.downloadAside')}</a>
      }
    >
      <div className="roster-aside-head">
        <Select
          aria-label={t('roster:page.filter')}
          value={code}
          onChange={setCode}
          options={[
            { value: all, label: t('roster:page.all') },
            ...report.problems.map(it => ({ value: it.code, label: `${it.label}　${it.count}` })),
          ]}
        />
        {code !== all && aside.data && aside.data.rows.length > 0 && (
          <DropAll run={run} rows={aside.data.rows.map(it => it.row)} settled={settled} />
        )}
      </div>
      {aside.isPending && <Waiting lines={5} />}
      {aside.error && <Failure error={aside.error} retry={() => void aside.refetch()} />}
      <ul className="roster-aside">
        {aside.data?.rows.map(row => (
          <AsideRow key={row.row} run={run} row={row} settled={settled} />
        ))}
      </ul>
      {aside.data && aside.data.left > 0 && (
        <p className="quiet">{t('roster:page.asideLeft', { count: aside.data.left })}</p>
      )}
    </Section>
  )
}

function DropAll({ run, rows, settled }: { run: RunView; rows: readonly number[]; settled(): void }) {
  const { t } = useWords()
  const [error, setError] = useState<Error | null>(null)
  const drop = () => dropRows(run.id, rows).then(settled, setError)
  return (
    <>
      <Popconfirm title={t('roster:page.dropSure', { count: rows.length })} onConfirm={() => void drop()}>
        <Button>{t('roster:page.dropAll')}</Button>
      </Popconfirm>
      {error && <Failure error={error} />}
    </>
  )
}
