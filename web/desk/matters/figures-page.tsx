/** The supervisor's page: every figure opens to exactly the matters it counts, and says what it counts. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText, percentText } from '../format.ts'
import { Icon } from '../icon.tsx'
import { useLiveSoon } from '../live.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { type Figures, get } from '../wire.ts'
import { ByCommunity } from './by-community.tsx'
import { parseSearch } from './list-query.ts'

const Trend = lazy(() => import('./trend.tsx').then(module => ({ default: module.Trend })))

export function FiguresPage() {
  const { t, language } = useWords()
  const found = useFigures()
  if (!found.data)
    return (
      <main className="page" id="main">
        {found.error ? (
          <Failure error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Waiting lines={8} />
        )}
      </main>
    )
  const { figures, trend, byCommunity, byCategory, asOf, isBehind } = found.data
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('desk:figures.title')}</h1>
        <span className="quiet">
          {t('desk:figures.asOf', { when: whenText(asOf, language) })}{' '}
          {isBehind && <span role="status">{t('desk:figures.behind')}</span>}
        </span>
      </header>
      <ul className="tiles">
        {figures.map(figure => (
          <li key={figure.name}>
            <Tile figure={figure} />
          </li>
        ))}
      </ul>
      <div className="figures-columns">
        <Section id="trend" title={t('desk:figures.trend')}>
          <Suspense fallback={<div className="trend-waiting" />}>
            <Trend weeks={trend} />
          </Suspense>
        </Section>
        <Rates figures={found.data} />
      </div>
      <ByCommunity rows={byCommunity} />
      <ByCategory rows={byCategory} />
    </main>
  )
}

const settleMillis = 3000

function useFigures() {
  const found = useQuery({
    queryKey: ['figures'],
    queryFn: ({ signal }) => get<Figures>('/api/figures', signal),
    staleTime: 10_000,
  })
  useLiveSoon(() => void found.refetch(), settleMillis)
  return found
}

const alarming = new Set(['overdue', 'unassigned', 'dissatisfied'])

function Tile({ figure }: { figure: Figures['figures'][number] }) {
  const alarm = alarming.has(figure.name) && figure.value > 0
  return (
    <Link
      to="/"
      search={parseSearch(figure.list.replace(/^\?/, '')) as never}
      className={alarm ? 'tile tile-alarm' : 'tile'}
    >
      <span className="tile-label">
        {alarm && <Icon name="late" size={14} />}
        {figure.label}
      </span>
      <strong>{numberText(figure.value)}</strong>
      <span className="tile-counts">{figure.counts}</span>
    </Link>
  )
}

/** Rates with numerator and denominator; below ten only the counts, no percentage. */
function Rates({ figures: { onTime, satisfaction } }: { figures: Figures }) {
  const { t } = useWords()
  return (
    <Section id="rates" title={t('desk:figures.rates')}>
      <dl className="rates">
        <Rate name="onTime" {...onTime}>
          {onTime.denominator > onTime.numerator && (
            <Link to="/" search={parseSearch(onTime.listMissed.replace(/^\?/, '')) as never}>
              {t('desk:figures.missed', { count: onTime.denominator - onTime.numerator })}
            </Link>
          )}
        </Rate>
        <Rate name="satisfaction" {...satisfaction}>
          {satisfaction.denominator > 0 && (
            <Link to="/" search={{ list: 'all', figure: 'rated90d' } as never}>
              {t('desk:figures.rated', { count: satisfaction.denominator })}
            </Link>
          )}
        </Rate>
      </dl>
    </Section>
  )
}

const leastForRate = 10

function Rate({
  name,
  numerator,
  denominator,
  children,
}: {
  name: string
  numerator: number
  denominator: number
  children?: React.ReactNode
}) {
  const { t } = useWords()
  const enough = denominator >= leastForRate
  return (
    <div className="rate">
      <dt>{t(`desk:figures.${name}.title`)}</dt>
      <dd>
        <strong>{enough ? percentText(numerator, denominator) : t('desk:figures.tooFew')}</strong>
        <span className="rate-parts">
          {numberText(numerator)} / {numberText(denominator)}
        </span>
        {enough && (
          <span className="bar" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * numerator) / denominator}%` }} />
          </span>
        )}
        <p className="quiet">{t(`desk:figures.${name}.words`)}</p>
        {children}
      </dd>
    </div>
  )
}

function ByCategory({ rows }: { rows: Figures['byCategory'] }) {
  const { t } = useWords()
  const shown = [...rows]
    .sort((one, other) => other.open - one.open || other.received - one.received)
    .slice(0, 12)
  const most = Math.max(1, ...shown.map(row => row.open))
  return (
    <Section id="kinds" title={t('desk:figures.byCategory')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('desk:filter.category')}</th>
            <th scope="col" className="num">
              {t('desk:figures.open')}
            </th>
            <td />
            <th scope="col" className="num">
              {t('desk:figures.received')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr key={row.category}>
              <th scope="row">
                <Link to="/" search={{ list: 'sight', category: row.category } as never}>
                  {row.label}
                </Link>
              </th>
              <td className="num">{numberText(row.open)}</td>
              <td className="bar-cell" aria-hidden="true">
                <span className="bar">
                  <span style={{ inlineSize: `${(100 * row.open) / most}%` }} />
                </span>
              </td>
              <td className="num">{numberText(row.received)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
