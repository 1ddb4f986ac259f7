/** A plan while the server looks for grids: how far it is, cancelled at a press; when it did not succeed, why, and asked once more. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import { type NewPlan, type PlanHead, planPath, useProgress } from './wire.ts'

export function Proposing({ plan, done }: { plan: PlanHead; done(): void }) {
  const { t } = useWords()
  const found = useProgress(plan.id, true)
  const cancel = useMutation({ mutationFn: () => post(`${planPath(plan.id)}/cancel`, {}), onSettled: done })
  const state = found.data?.state ?? 'proposing'
  useEffect(() => {
    if (state !== 'proposing') done()
  }, [state, done])
  const percent = Math.round(100 * (found.data?.share ?? plan.share))
  return (
    <section className="part" aria-label={t('planning:desk.proposing.title')}>
      <h2>{t('planning:desk.proposing.title')}</h2>
      <Progress percent={percent} status="active" aria-label={t('planning:desk.proposing.share')} />
      <p className="quiet">{t('planning:desk.proposing.meanwhile')}</p>
      {found.error && <Failure error={found.error} />}
      {cancel.error && <Failure error={cancel.error} />}
      <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('planning:desk.proposing.cancel')}
      </Button>
    </section>
  )
}

export function Unsuccessful({ plan }: { plan: PlanHead }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const again = useMutation({
    mutationFn: () => {
      const { communityId, name, ask } = plan
      const body: NewPlan = { id: newId(), communityId, name, from: 'proposal', ask }
      return post<{ id: string }>('/api/plans', body)
    },
    onSuccess: ({ id }) => navigate({ to: `/grids/${id}` as '/' }),
  })
  return (
    <section className="part" aria-label={t('planning:desk.failed.title')}>
      <Alert
        type="warning"
        showIcon
        title={t('planning:desk.failed.title')}
        description={plan.failure?.words ?? t('planning:desk.failed.unknown')}
      />
      {again.error && <Failure error={again.error} />}
      <div className="row plan-again">
        <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
          {t('planning:desk.failed.again')}
        </Button>
        <Button onClick={() => void navigate({ to: '/grids' as '/' })}>{t('planning:desk.page.all')}</Button>
      </div>
    </section>
  )
}
