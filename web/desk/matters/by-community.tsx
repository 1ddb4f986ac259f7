/** Open and overdue matters by community: a table whose figures open to their lists, and the same on a map. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Section } from '../parts.tsx'
import type { Figures } from '../wire.ts'

const GridMap = lazy(() => import('../territory/grid-map.tsx').then(module => ({ default: module.GridMap })))

type Community = Figures['byCommunity'][number]
type Measure = 'open' | 'overdue'

/** Four steps of one hue; the figures stand on the map and in the table as well. */
const hues: Readonly<Record<Measure, readonly string[]>> = {
  open: ['#ffffff', '#d5e8e9', '#9fcacd', '#5ca0a7'],
  overdue: ['#ffffff', '#f8dcd8', '#eeb0a9', '#d97d73'],
}

export function ByCommunity({ rows }: { rows: readonly Community[] }) {
  const { t } = useWords()
  const [measure, setMeasure] = useState<Measure>('open')
  const options = (['open', 'overdue'] as const).map(value => ({ value, label: t(`desk:figures.${value}`) }))
  return (
    <Section
      id="communities"
      title={t('desk:figures.byCommunity')}
      extra={
        <Segmented
          options={options}
          value={measure}
          onChange={setMeasure}
          aria-label={t('desk:figures.measure')}
        />
      }
    >
      <div className="communities">
        <CommunityTable rows={rows} measure={measure} />
        <CommunityMap rows={rows} measure={measure} />
      </div>
    </Section>
  )
}

function CommunityTable({ rows, measure }: { rows: readonly Community[]; measure: Measure }) {
  const { t } = useWords()
  const sorted = [...rows].sort((one, other) => other[measure] - one[measure])
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('desk:filter.communityId')}</th>
          <th scope="col" className="num">
            {t('desk:figures.open')}
          </th>
          <th scope="col" className="num">
            {t('desk:figures.overdue')}
          </th>
          <th scope="col" className="num">
            {t('desk:figures.closed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ communityId, name, open, overdue, closed }) => (
          <tr key={communityId}>
            <th scope="row">{name}</th>
            <td className="num">
              <Link to="/" search={{ list: 'sight', communityId } as never}>
                {numberText(open)}
              </Link>
            </td>
            <td className="num">
              <Link to="/" search={{ list: 'sight', figure: 'overdue', communityId } as never}>
                {numberText(overdue)}
              </Link>
            </td>
            <td className="num">
              <Link to="/" search={{ list: 'closed', state: 'closed', communityId } as never}>
                {numberText(closed)}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CommunityMap({ rows, measure }: { rows: readonly Community[]; measure: Measure }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const most = Math.max(3, ...rows.map(row => row[measure]))
  const shades = useMemo(
    () =>
      new Map(
        rows.map(row => {
          const figure = measure === 'overdue' ? { figure: 'overdue' } : {}
          const open = () =>
            void navigate({
              to: '/',
              search: { list: 'sight', communityId: row.communityId, ...figure },
            } as never)
          return [
            row.communityId,
            {
              colour: shade(row[measure], most, measure),
              label: `${row.name} ${numberText(row[measure])}`,
              open,
            },
          ]
        }),
      ),
    [rows, measure, most, navigate],
  )
  return (
    <figure className="community-map">
      <Suspense fallback={<div className="map-waiting" />}>
        <GridMap label={t('desk:figures.map', { measure: t(`desk:figures.${measure}`) })} shades={shades} />
      </Suspense>
      <figcaption className="legend">
        {hues[measure].map((colour, index) => (
          <span key={colour}>
            <i style={{ background: colour }} />
            {rangeOf(index, most)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function shade(value: number, most: number, measure: Measure): string {
  if (value === 0) return hues[measure][0]!
  return hues[measure][Math.min(3, Math.ceil((3 * value) / most))]!
}

function rangeOf(index: number, most: number): string {
  if (index === 0) return '0'
  const from = Math.floor(((index - 1) * most) / 3) + 1
  const to = Math.floor((index * most) / 3)
  return from >= to ? String(to) : `${from}–${to}`
}
