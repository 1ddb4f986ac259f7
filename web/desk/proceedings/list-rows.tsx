/** The rows of the list: what falls due and when, which proceeding, where it stands, who has it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { DueMark, dueTone } from '../due-mark.tsx'
import type { ListedRows } from '../lists/use-rows.ts'
import { Empty, Failure, Mark, Waiting } from '../parts.tsx'
import type { AskProceedings } from './list-page.tsx'
import type { ProceedingQuery } from './list-query.ts'
import type { ProceedingRow } from './wire.ts'

interface RowsProps {
  list: ListedRows<ProceedingRow>
  query: ProceedingQuery
  openId: string | undefined
  ask: AskProceedings
}

export function ProceedingRows({ list, query, openId, ask }: RowsProps) {
  const { t } = useWords()
  if (list.pending) return <Waiting lines={8} />
  if (list.failure) return <Failure error={list.failure} retry={list.retry} />
  return (
    <>
      <div aria-live="polite" className="updates">
        {list.updates > 0 && (
          <Button type="primary" size="small" onClick={list.takeUpdates}>
            {t('desk:worklist.updates', { count: list.updates })} <kbd>u</kbd>
          </Button>
        )}
      </div>
      {list.rows.length === 0 ? (
        <NoRows query={query} ask={ask} />
      ) : (
        <Table rows={list.rows} gone={list.gone} openId={openId} closed={query.scope === 'closed'} />
      )}
      {list.hasMore && (
        <Button block className="more" loading={list.loadingMore} onClick={list.more}>
          {t('desk:worklist.more')}
        </Button>
      )}
    </>
  )
}

const columns = ['due', 'excerpt', 'state', 'owner', 'reported'] as const

interface TableProps {
  rows: readonly ProceedingRow[]
  gone: ReadonlySet<string>
  openId: string | undefined
  closed: boolean
}

function Table({ rows, gone, openId, closed }: TableProps) {
  const { t } = useWords()
  return (
    <table className="rows">
      <caption className="sr">{t('desk:proceedings.title')}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col" className={`col-${column}`}>
              {t(`desk:proceedings.column.${closed && column === 'due' ? 'closed' : column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.id} row={row} open={row.id === openId} gone={gone.has(row.id)} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, open, gone }: { row: ProceedingRow; open: boolean; gone: boolean }) {
  const { t, language } = useWords()
  return (
    <tr className={`row${open ? ' row-open' : ''}${gone ? ' row-gone' : ''}`}>
      <td className="col-due">
        <RowDue row={row} />
      </td>
      <td className="col-excerpt">
        <Link
          to={'/proceedings/$proceedingId' as never}
          params={{ proceedingId: row.id } as never}
          search={((before: object) => before) as never}
          className="row-link"
          data-id={row.id}
          aria-current={open ? 'true' : undefined}
        >
          {row.urgent && <Mark icon="flame" tone="bad" words={t('desk:mark.urgent')} />}
          {row.procedureLabel} <span className="code">{row.number}</span>
        </Link>
        <span className="row-marks quiet">
          {row.dueLabel}
          {gone && <em>{t('desk:worklist.gone')}</em>}
        </span>
      </td>
      <td className="col-state">
        <span className="state">{row.stateLabel}</span>
      </td>
      <td className="col-owner">
        {row.owner}
        {row.handler && <span className="quiet"> · {row.handler}</span>}
      </td>
      <td className="col-reported">
        <time dateTime={row.openedAt}>{whenText(row.openedAt, language)}</time>
      </td>
    </tr>
  )
}

function RowDue({ row }: { row: ProceedingRow }) {
  const { t, language } = useWords()
  if (row.closedAt)
    return (
      <time className="quiet" dateTime={row.closedAt}>
        {whenText(row.closedAt, language)}
      </time>
    )
  if (!row.dueAt && row.suspended) return <DueMark tone="still" left={t('desk:due.suspended')} when="" />
  if (!row.dueAt) return <span className="quiet">{t('desk:due.none')}</span>
  return (
    <DueMark
      tone={dueTone(row.dueAt, row.overdue)}
      left={row.left ?? ''}
      when={row.dueAt}
      provisional={row.provisional}
      label={row.dueLabel ?? ''}
    />
  )
}

function NoRows({ query, ask }: { query: ProceedingQuery; ask: AskProceedings }) {
  const { t } = useWords()
  const filtered = query.procedure || query.state || query.number
  const scope = filtered ? 'filtered' : (query.scope ?? 'open')
  return (
    <Empty
      title={t(`desk:proceedings.empty.${scope}.title`)}
      words={t(`desk:proceedings.empty.${scope}.words`)}
    >
      {filtered && (
        <Button onClick={() => ask({ procedure: undefined, state: undefined, number: undefined })}>
          {t('desk:filter.removeAll')}
        </Button>
      )}
    </Empty>
  )
}
