/** A plan in force: by which decision, how far the hand-over of open work is, and what comes next. */
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { dayText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { type PlanHead, useCommunitiesToDivide, useProgress } from './wire.ts'
import { shortGrid } from './words.ts'

export function Adopted({ plan }: { plan: PlanHead }) {
  const { t, language } = useWords()
  const isHanding = plan.handedOver < plan.toHandOver
  const progress = useProgress(plan.id, isHanding)
  const row = useCommunitiesToDivide().data?.rows.find(one => one.id === plan.communityId)
  const { handedOver, toHandOver } = progress.data ?? plan
  return (
    <section className="note good plan-adopted" aria-label={t('planning:state.adopted')}>
      <p>
        <strong>
          {t('planning:desk.adopted.by', {
            day: plan.decidedOn ? dayText(plan.decidedOn, language) : '',
            decision: plan.decision ?? '',
          })}
        </strong>{' '}
        <span className="quiet">
          {plan.adoptedAt &&
            t('planning:desk.adopted.entered', {
              person: plan.adoptedBy,
              when: whenText(plan.adoptedAt, language),
            })}
        </span>
      </p>
      {plan.remarks && <p className="prose">{plan.remarks}</p>}
      {toHandOver > 0 && (
        <div role="status">
          {t(handedOver < toHandOver ? 'planning:desk.adopted.handing' : 'planning:desk.adopted.handed', {
            done: handedOver,
            count: toHandOver,
          })}
          {handedOver < toHandOver && (
            <Progress percent={Math.floor((100 * handedOver) / toHandOver)} status="active" />
          )}
        </div>
      )}
      <p className="plan-next">
        <Link to={'/staffing' as '/'}>{t('planning:desk.adopted.staff')}</Link>
        <Link to={'/map' as '/'}>{t('planning:desk.adopted.map')}</Link>
        {row?.grids.map(grid => (
          <Link key={grid.id} to={`/map/print/${grid.id}` as '/'}>
            {t('planning:desk.adopted.print', { grid: shortGrid(grid.name, plan.communityName) })}
          </Link>
        ))}
      </p>
    </section>
  )
}
