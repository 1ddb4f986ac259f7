/** The map in words: every grid with its figure, in the order the reader chooses. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Ask } from '../../../src/mapping/asks.ts'
import type { GridFigure } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty } from '../parts.tsx'
import { type Legend, shortName, valueWords } from './colours.ts'

type Order = 'value' | 'name' | 'community'

interface GridListProps {
  ask: Ask
  rows: readonly GridFigure[]
  legend: Legend
  choose(id: string): void
}

export function GridList({ ask, rows, legend, choose }: GridListProps) {
  const { t } = useWords()
  const [order, setOrder] = useState<Order>('value')
  const sorted = useMemo(() => sortedBy(order, rows), [order, rows])
  if (rows.length === 0)
    return (
      <Empty title={t('mapping:list.empty')} words={t('mapping:list.emptyWords')}>
        <Link to="/grids">{t('mapping:list.toPlans')}</Link>
      </Empty>
    )
  const head = (by: Order, name: string) => (
    <th scope="col" aria-sort={order !== by ? 'none' : by === 'value' ? 'descending' : 'ascending'}>
      <button type="button" onClick={() => setOrder(by)} title={t('mapping:list.sortBy', { name })}>
        {name}
      </button>
    </th>
  )
  return (
    <table className="map-list" aria-label={t('mapping:list.title')}>
      <thead>
        <tr>
          {head('name', t('mapping:list.name'))}
          {head('community', t('mapping:list.community'))}
          {head('value', t(`mapping:ask.${ask}`))}
        </tr>
      </thead>
      <tbody>
        {sorted.map(row => (
          <tr key={row.gridId}>
            <th scope="row">
              <button type="button" className="map-list-open" onClick={() => choose(row.gridId)}>
                {shortName(row)}
              </button>
            </th>
            <td>{row.communityName}</td>
            <td className="num">
              <i style={{ background: legend.colourOf(row) ?? undefined }} className="map-swatch" />
              {valueWords(ask, row, t)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sortedBy(order: Order, rows: readonly GridFigure[]): readonly GridFigure[] {
  const byCode = (a: GridFigure, b: GridFigure) => (a.code < b.code ? -1 : 1)
  const byName = new Intl.Collator('zh-CN', { numeric: true })
  // Where nobody ever was comes first, what is out of sight last.
  const weight = ({ value, inSight }: GridFigure) =>
    inSight ? (value ?? Number.MAX_SAFE_INTEGER) : Number.NEGATIVE_INFINITY
  const compare: Readonly<Record<Order, (a: GridFigure, b: GridFigure) => number>> = {
    value: (a, b) => weight(b) - weight(a) || byCode(a, b),
    name: (a, b) => byName.compare(shortName(a), shortName(b)) || byCode(a, b),
    community: (a, b) => byName.compare(a.communityName, b.communityName) || byCode(a, b),
  }
  return [...rows].sort((a, b) => compare[order](a, b) || byCode(a, b))
}
