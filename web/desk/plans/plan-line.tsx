/** A plan in a list: its name, how far it is, who changed it last; one being proposed can be cancelled. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { dayText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { post } from '../wire.ts'
import { type PlanRow, planPath } from './wire.ts'

export function PlanLine({ plan }: { plan: PlanRow }) {
  const { t, language } = useWords()
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => post(`${planPath(plan.id)}/cancel`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['plans', 'communities'] }),
  })
  return (
    <li>
      <Link to={`/grids/${plan.id}` as '/'}>{plan.name}</Link>
      <span className="state">{t(`planning:state.${plan.state}`)}</span>
      {plan.state === 'proposing' ? (
        <>
          <Progress
            className="plan-share"
            percent={Math.round(100 * plan.share)}
            size="small"
            aria-label={t('planning:desk.proposing.share')}
          />
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('planning:desk.proposing.cancel')}
          </Button>
        </>
      ) : (
        <span className="quiet">
          {[
            plan.madeBy,
            plan.state === 'adopted' && plan.decidedOn
              ? t('planning:desk.list.decided', { day: dayText(plan.decidedOn, language) })
              : whenText(plan.changedAt, language),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </li>
  )
}
