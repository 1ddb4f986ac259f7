/** Households of a grid or a building, door by door: who lives there, what they asked for. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { doorText } from './doors.ts'
import { type Household, useHouseholds } from './wire.ts'

interface HouseholdListProps {
  place: Readonly<Record<string, string>>
  enter(): void
}

export function HouseholdList({ place, enter }: HouseholdListProps) {
  const { t } = useWords()
  const found = useHouseholds(place)
  if (found.isPending) return <Waiting lines={8} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  const households = found.data.pages.flatMap(page => page.households)
  const total = found.data.pages[0]?.total ?? 0
  if (households.length === 0)
    return (
      <Empty title={t('registry:desk.noHouseholds.title')} words={t('registry:desk.noHouseholds.words')}>
        <Button type="primary" onClick={enter}>
          {t('registry:desk.enter.open')}
        </Button>
      </Empty>
    )
  return (
    <Section
      id="households"
      title={t('registry:desk.view.households')}
      extra={<span className="quiet">{t('registry:desk.households', { count: total })}</span>}
    >
      <HouseholdTable households={households} />
      {found.hasNextPage && (
        <div className="registry-more">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('registry:desk.more')}
          </Button>
        </div>
      )}
    </Section>
  )
}

export function HouseholdTable({ households }: { households: readonly Household[] }) {
  const { t } = useWords()
  const comma = t('desk:part.comma')
  return (
    <table className="registry-table">
      <thead>
        <tr>
          {['door', 'people', 'needs', 'visits'].map(key => (
            <th key={key} scope="col">
              {t(`registry:desk.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {households.map(one => (
          <tr key={one.id}>
            <td>
              <Link to={`/registry/households/${one.id}` as '/'}>{doorText(one.address, t)}</Link>
            </td>
            <td data-label={t('registry:desk.column.people')}>
              {one.people.map(({ name }) => name).join(comma) || t('registry:desk.nobody')}
            </td>
            <td data-label={t('registry:desk.column.needs')}>
              {one.needs.map(({ kind }) => t(`registry:need.${kind}`)).join(comma)}
            </td>
            <td data-label={t('registry:desk.column.visits')}>
              {one.visits === 'refused' && <span className="tag">{t('registry:visits.refused')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
