/** What one figure of mediation counts, row by row: the dispute, the committee, days and outcome; no name of anybody. */
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import {
  type FiguresList,
  type FiguresRow,
  type Ground,
  type Part,
  partNames,
} from '../../../src/mediation/figures/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import { numberText } from '../format.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { kindOf, nameOf } from './period.ts'
import { type Asked, askedOf, useList } from './wire.ts'
import './mediation-figures.css'

export function MediationFiguresListPage() {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const part = partNames.find(name => name === search.part) ?? 'ended'
  const asked = askedOf(search)
  const found = useList(part, asked)
  const pages = found.data?.pages ?? []
  const first = pages[0]
  const rows = pages.flatMap(page => page.rows)
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1 tabIndex={-1}>{t(`mediationFigures:part.${part}`)}</h1>
        <Link to={'/mediation-figures' as '/'} search={asked as never} className="no-print">
          <Icon name="back" size={14} /> {t('mediationFigures:list.back')}
        </Link>
      </header>
      {first && <Summary list={first} asked={asked} />}
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {first && rows.length === 0 && (
        <Empty title={t('mediationFigures:list.empty')} words={t('mediationFigures:list.emptyWords')} />
      )}
      {first && rows.length > 0 && <Rows ground={first.ground} part={part} rows={rows} />}
      {found.hasNextPage && (
        <Button
          className="no-print"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('mediationFigures:list.more')}
        </Button>
      )}
    </main>
  )
}

function Summary({ list, asked }: { list: FiguresList; asked: Asked }) {
  const { t } = useWords()
  const { ground, total, dueFen, receivedFen, place } = list
  const name = nameOf(kindOf(list), list)
  const words = [
    ground === 'now' ? null : t(`mediationFigures:period.${name.key}`, name.facts),
    t(`mediationFigures:ground.${ground}`),
    place,
    asked.way && t(`mediationFigures:way.${asked.way}`),
    asked.kind && asked.kind !== 'none' && t(`committee:speciality.${asked.kind}`),
  ].filter(Boolean)
  return (
    <p className="mediation-figures-scope">
      <strong>
        {dueFen === null || receivedFen === null
          ? t('mediationFigures:list.total', { count: numberText(total) })
          : t('mediationFigures:list.totalMoney', {
              count: numberText(total),
              due: moneyText(dueFen),
              received: moneyText(receivedFen),
            })}
      </strong>
      <span className="quiet">{words.join(' · ')}</span>
    </p>
  )
}

type Column = Exclude<keyof FiguresList['rows'][number], 'key' | 'opens' | 'proceedingId' | 'round' | 'way'>
const columns: Readonly<Record<Ground, readonly Column[]>> = {
  ended: ['begunOn', 'endedOn', 'outcome', 'days', 'untilOn', 'state'],
  due: ['endedOn', 'dueOn', 'performance', 'performedOn', 'state'],
  money: ['dueOn', 'amountFen', 'receivedFen', 'performedOn', 'state'],
  effect: ['effectOn', 'confirmation', 'confirmationUntil', 'state'],
  now: ['begunOn', 'untilOn', 'state'],
}
const words: Readonly<Partial<Record<Column, string>>> = { amountFen: 'amount', receivedFen: 'received' }

function Rows({ ground, part, rows }: { ground: Ground; part: Part; rows: readonly FiguresRow[] }) {
  const { t } = useWords()
  const label = (column: Column) => t(`mediationFigures:list.${words[column] ?? column}`)
  return (
    <table className="plain-table mediation-figures-table mediation-figures-list">
      <caption className="sr">{t(`mediationFigures:part.${part}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('mediationFigures:list.number')}</th>
          <th scope="col">{t('mediationFigures:list.unit')}</th>
          <th scope="col">{t('mediationFigures:list.kind')}</th>
          {columns[ground].map(column => (
            <th key={column} scope="col">
              {label(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th scope="row">
              <NumberCell row={row} />
            </th>
            <td data-label={t('mediationFigures:list.unit')}>{row.unit}</td>
            <td data-label={t('mediationFigures:list.kind')}>{kindWords(t, row)}</td>
            {columns[ground].map(column => (
              <td key={column} data-label={label(column)}>
                {cellOf(t, row, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NumberCell({ row: { number, proceedingId, opens, round, row } }: { row: FiguresRow }) {
  const { t } = useWords()
  return (
    <>
      {opens ? (
        <Link to="/proceedings/$proceedingId" params={{ proceedingId } as never}>
          {number}
        </Link>
      ) : (
        <span title={t('mediationFigures:list.closed')}>{number ?? t('mediationFigures:list.closed')}</span>
      )}
      {round > 1 && <small>{t('mediationFigures:list.round', { count: round })}</small>}
      {row !== null && <small>{t('mediationFigures:list.row', { count: row })}</small>}
      {!opens && <small>{t('mediationFigures:list.closed')}</small>}
    </>
  )
}

function kindWords(t: (key: string) => string, { way, kind }: FiguresRow): string {
  return [kind && t(`committee:speciality.${kind}`), t(`mediationFigures:way.${way ?? 'none'}`)]
    .filter(Boolean)
    .join(' · ')
}

function cellOf(t: (key: string) => string, row: FiguresRow, column: Column): ReactNode {
  const value = row[column]
  if (value === null) return <span className="quiet">—</span>
  if (column === 'outcome' || column === 'performance' || column === 'confirmation')
    return t(`mediationFigures:${column}.${value}`)
  if (column === 'amountFen' || column === 'receivedFen') return moneyText(value as number)
  return value
}
