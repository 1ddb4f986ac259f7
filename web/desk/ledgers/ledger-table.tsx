/** The rows of a ledger: a table under its title, place and days, as it stands on paper; cards below each other on a narrow screen. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Empty } from '../parts.tsx'
import { instantShort } from './instants.ts'
import type { LedgerInfo, Row, Rows } from './wire.ts'

interface LedgerTableProps {
  info: LedgerInfo
  pages: readonly Rows[]
  /** Null: everything is there. */
  more: (() => void) | null
  busy: boolean
  filtered: boolean
  hint: string | null
}

export function LedgerTable({ info, pages, more, busy, filtered, hint }: LedgerTableProps) {
  const { t } = useWords()
  const first = pages[0]!
  const rows = pages.flatMap(page => page.rows)
  const total = first.totalIsLowerBound
    ? t('ledger:page.atLeast', { total: numberText(first.total) })
    : t('ledger:page.total', { count: first.total })
  return (
    <section className="part ledgers-sheet no-print" aria-labelledby="ledger-title">
      <header className="ledgers-head">
        <h2 id="ledger-title">{first.title}</h2>
        <p className="quiet">
          {[first.place, first.period, t('ledger:paper.asOf', { at: instantShort(first.asOf) }), total].join(
            '　',
          )}
        </p>
      </header>
      {hint && <p className="quiet">{hint}</p>}
      {rows.length === 0 ? (
        <Empty
          title={t(filtered ? 'ledger:page.empty.filtered' : 'ledger:page.empty.title')}
          words={t(`ledger:page.empty.${info.period}`)}
        />
      ) : (
        <Table columns={first.columns} rows={rows} links />
      )}
      {more && (
        <div className="ledgers-more">
          <Button onClick={more} loading={busy}>
            {t('ledger:page.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

interface TableProps {
  columns: Rows['columns']
  rows: readonly Row[]
  links?: boolean
}

export function Table({ columns, rows, links = false }: TableProps) {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const share = (width: number): CSSProperties => ({ width: `${(width / whole) * 100}%` })
  return (
    // A table wider than the screen scrolls by itself, and by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: reachable to be scrolled
    <section className="ledgers-scroll" tabIndex={0} aria-labelledby="ledger-title">
      <table className="ledgers-table" style={{ minWidth: `${whole * 0.95}em` }}>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={share(width)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              {row.cells.map((cell, i) => {
                const { key = '', label = '', type = 'text' } = columns[i] ?? {}
                const isFirst = linkAt(columns) === i
                return (
                  <td key={key} data-label={label} className={alignOf(type)}>
                    {links && isFirst ? <Opened row={row}>{cellText(cell)}</Opened> : cellText(cell)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What names the row. */
const naming = ['matter', 'address', 'figure', 'number', 'householder', 'what', 'done', 'route', 'onDay']

function linkAt(columns: Rows['columns']): number {
  const named = naming.map(key => columns.findIndex(column => column.key === key)).find(at => at >= 0)
  return named ?? 0
}

function Opened({ row, children }: { row: Row; children: ReactNode }) {
  const { opens } = row
  if (!opens || children === '') return children
  switch (opens.kind) {
    case 'matter':
      return (
        <Link to="/matters/$matterId" params={{ matterId: opens.id }}>
          {children}
        </Link>
      )
    case 'proceedings':
      return <Link to={`/proceedings/${opens.id}` as '/'}>{children}</Link>
    case 'household':
      return <Link to={`/registry/households/${opens.id}` as '/'}>{children}</Link>
    default:
      return (
        <Link to={'/ledgers' as '/'} search={{ ...opens.query, ledger: opens.id } as never}>
          {children}
        </Link>
      )
  }
}

function cellText(cell: Row['cells'][number]): string {
  return cell === null ? '' : typeof cell === 'number' ? numberText(cell) : cell
}

function alignOf(type: string): string | undefined {
  return type === 'number'
    ? 'ledgers-number'
    : type === 'day' || type === 'instant'
      ? 'ledgers-day'
      : undefined
}
