/** All communities: grids, people, vacancies, the heaviest grid; pressing one opens it. */
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { LoadBar } from './load-bar.tsx'
import { largestLoad } from './summary.tsx'
import type { Staffing } from './wire.ts'

interface OverviewProps {
  staffing: Staffing
  choose(communityId: string): void
}

export function Overview({ staffing: { communities, grids }, choose }: OverviewProps) {
  const { t } = useWords()
  const most = largestLoad(grids)
  return (
    <table className="plain-table staffing-table">
      <thead>
        <tr>
          {['community', 'grids', 'leaders', 'members', 'vacant', 'largest'].map(name => (
            <th key={name} scope="col" className={name === 'community' || name === 'largest' ? '' : 'num'}>
              {t(`staffing:head.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {communities.map(({ id, name }) => {
          const own = grids.filter(grid => grid.communityId === id)
          return (
            <tr key={id}>
              <th scope="row">
                <Button type="link" className="staffing-open" onClick={() => choose(id)}>
                  {name}
                </Button>
              </th>
              <Figures own={own} />
              <td data-label={t('staffing:head.largest')}>
                <LoadBar load={own.some(grid => grid.load !== null) ? largestLoad(own) : null} most={most} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Figures({ own }: { own: Staffing['grids'] }) {
  const { t } = useWords()
  const holders = own.flatMap(grid => grid.holders)
  const vacant = own.reduce((sum, grid) => sum + grid.vacant.length, 0)
  const figures = {
    grids: own.length,
    leaders: holders.filter(it => it.role === 'gridLeader').length,
    members: holders.filter(it => it.role === 'gridMember').length,
    vacant,
  }
  return Object.entries(figures).map(([name, figure]) => (
    <td
      key={name}
      data-label={t(`staffing:head.${name}`)}
      className={name === 'vacant' && figure > 0 ? 'num staffing-vacant' : 'num'}
    >
      {numberText(figure)}
    </td>
  ))
}
