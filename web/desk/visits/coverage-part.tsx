/** How far grids are covered: period and community chosen, the share with its parts and what is left out of it, the table by place. */
import { Link } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { monthOf, quarterOf, yearOf } from '../../../src/visits/periods.ts'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText, percentText } from '../format.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { civilText } from '../staffing/days.ts'
import { useCommunities } from '../territory/places.ts'
import { CoverageTable, leastForRate } from './coverage-table.tsx'
import { type Asked, type Change, type Coverage, useCoverage } from './wire.ts'

/** They see every community; others their own. */
const watching = ['supervisor', 'workCommitteeSecretary', 'workCommitteeDispatcher', 'dutyOfficer']

interface CoveragePartProps {
  asked: Asked
  ask(change: Change): void
}

export function CoveragePart({ asked, ask }: CoveragePartProps) {
  const [today] = useState(todayHere)
  const period = periodOf(asked, today)
  const found = useCoverage({ community: asked.community, ...period })
  return (
    <>
      <Asking asked={asked} ask={ask} period={period} today={today} />
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Found coverage={found.data} />}
    </>
  )
}

function Asking({
  asked,
  ask,
  period,
  today,
}: CoveragePartProps & { period: ReturnType<typeof periodOf>; today: string }) {
  const { t } = useWords()
  const me = useMe()
  const communities = useCommunities()
  const kinds = ['month', 'quarter', 'year', 'own'] as const
  return (
    <div className="row visits-asking no-print">
      {holdsRole(me, ...watching) && communities.length > 1 && (
        <Select
          aria-label={t('visit:community')}
          className="visits-place"
          value={asked.community ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('visit:allCommunities') },
            ...communities.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={id => ask({ community: id || undefined })}
        />
      )}
      <Select
        aria-label={t('visit:coverage.period')}
        className="visits-period"
        value={asked.period ?? 'quarter'}
        options={kinds.map(value => ({ value, label: t(`visit:coverage.${value}`) }))}
        onChange={kind =>
          ask(kind === 'own' ? { period: kind, ...period } : { period: kind, from: undefined, to: undefined })
        }
      />
      {asked.period === 'own' &&
        (['from', 'to'] as const).map(name => (
          <Input
            key={name}
            type="date"
            className="visits-day"
            aria-label={t(`visit:log.${name}`)}
            max={today}
            value={period[name]}
            onChange={event => event.target.value && ask({ [name]: event.target.value })}
          />
        ))}
      <Link to="/map" search={{ ask: 'lastVisit' } as never}>
        {t('visit:coverage.map')}
      </Link>
    </div>
  )
}

function Found({ coverage }: { coverage: Coverage }) {
  const { t, language } = useWords()
  const { all, from, to } = coverage
  if (all.occupied === 0)
    return <Empty title={t('visit:coverage.none')} words={t('visit:coverage.noneWords')} />
  return (
    <>
      <Section id="visit-rate" title={t('visit:coverage.rate')}>
        <dl className="rates">
          <div className="rate">
            <dt className="sr">{t('visit:coverage.rate')}</dt>
            <dd>
              <strong>
                {all.countable >= leastForRate
                  ? percentText(all.visited, all.countable)
                  : t('visit:coverage.tooFew')}
              </strong>
              <span className="rate-parts">
                {t('visit:coverage.of', {
                  visited: numberText(all.visited),
                  countable: numberText(all.countable),
                })}
              </span>
            </dd>
          </div>
        </dl>
        <p className="quiet">{t('visit:coverage.what')}</p>
        <p className="quiet">
          {t('visit:coverage.excludes', {
            refusing: numberText(all.refusing),
            nobody: numberText(all.nobody),
            turnedAway: numberText(all.turnedAway),
          })}
        </p>
        <p className="quiet">
          {t('visit:coverage.division', { from: civilText(from, language), to: civilText(to, language) })}
          {t('visit:coverage.place')}
        </p>
        <p className="quiet">
          {t('desk:figures.asOf', { when: whenText(coverage.asOf, language) })}{' '}
          {coverage.isBehind && <span role="status">{t('visit:coverage.behind')}</span>}
        </p>
      </Section>
      {coverage.communities.map(community => (
        <Section key={community.id} id={`covered-${community.id}`} title={community.name}>
          <CoverageTable community={community} period={{ from, to }} />
        </Section>
      ))}
    </>
  )
}

/** Of the period chosen as far as it has gone: what is to come is no coverage. */
function periodOf(asked: Asked, today: string): { from: string; to: string } {
  const usual = { month: monthOf, quarter: quarterOf, year: yearOf }
  const whole = asked.period === 'own' ? quarterOf(today) : usual[asked.period ?? 'quarter'](today)
  if (asked.period !== 'own') return { from: whole.from, to: today }
  return { from: asked.from ?? whole.from, to: asked.to ?? today }
}

/** The civil day here and now, wherever the browser stands. */
function todayHere(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
