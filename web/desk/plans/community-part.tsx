/** One community: what it holds, its grids in force and how many fit, its plans, and how to begin another. */
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { numberText } from '../format.ts'
import { Failure } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { post } from '../wire.ts'
import { InForce } from './in-force.tsx'
import { PlanLine } from './plan-line.tsx'
import type { Communities, CommunityRow, NewPlan } from './wire.ts'
import { freePlanName } from './words.ts'

interface CommunityPartProps {
  row: CommunityRow
  usual: Communities['usual']
  isAlone: boolean
  propose(): void
  bring(): void
}

export function CommunityPart({ row, usual, isAlone, propose, bring }: CommunityPartProps) {
  const { t } = useWords()
  const id = `community-${row.id}`
  const current = row.plans.filter(
    plan => plan.state === 'draft' || plan.state === 'proposing' || plan.state === 'failed',
  )
  const past = row.plans.filter(plan => !current.includes(plan))
  return (
    <section className="part plan-community" aria-labelledby={id}>
      <header className="part-head">
        <h2 id={id}>
          {row.name} <span className="quiet code">{row.code}</span>
        </h2>
        {row.mayEdit && row.buildings > 0 && <Begin row={row} propose={propose} bring={bring} />}
      </header>
      <p>
        {t('planning:desk.list.holds', {
          buildings: numberText(row.buildings),
          households: numberText(Math.round(row.households)),
        })}
        {row.buildingsWithoutGrid > 0 && (
          <span className="mark mark-warn">
            {t('planning:desk.list.withoutGrid', { count: row.buildingsWithoutGrid })}
          </span>
        )}
      </p>
      {row.buildings === 0 && <NoBuildings />}
      {row.grids.length > 0 && <InForce grids={row.grids} usual={usual} isOpen={isAlone} />}
      {current.length > 0 && (
        <ul className="plan-lines">
          {current.map(plan => (
            <PlanLine key={plan.id} plan={plan} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('planning:desk.list.past', { count: past.length })}</summary>
          <ul className="plan-lines">
            {past.map(plan => (
              <PlanLine key={plan.id} plan={plan} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Begin({ row, propose, bring }: { row: CommunityRow; propose(): void; bring(): void }) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const change = useMutation({
    mutationFn: () => {
      const words = t('planning:desk.name.inForce', { day: dayText(new Date().toISOString(), language) })
      const name = freePlanName(words, row.plans)
      const body: NewPlan = { id: newId(), communityId: row.id, name, from: 'inForce' }
      return post<{ id: string }>('/api/plans', body)
    },
    onSuccess: ({ id }) => navigate({ to: `/grids/${id}` as '/' }),
  })
  return (
    <div className="row">
      <Button type="primary" onClick={propose}>
        {t('planning:desk.list.propose')}
      </Button>
      {row.grids.length > 0 && (
        <Button loading={change.isPending} onClick={() => change.mutate()}>
          {t('planning:desk.list.change')}
        </Button>
      )}
      <Button type="text" onClick={bring}>
        {t('planning:desk.list.import')}
      </Button>
      {change.error && <Failure error={change.error} />}
    </div>
  )
}

function NoBuildings() {
  const { t } = useWords()
  const isAdmin = holdsRole(useMe(), 'systemAdmin')
  return (
    <p className="quiet">
      {t(isAdmin ? 'planning:desk.list.noBuildings' : 'planning:desk.list.noBuildingsAsk')}{' '}
      {isAdmin && <Link to={'/survey' as '/'}>{t('planning:desk.list.survey')}</Link>}
    </p>
  )
}
