/** A plan while the server looks for grids: how far it is, cancelled at a press; when it did not succeed, why, and asked once more. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import { type PlanHead, planPath, useProgress } from './wire.ts'

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

export function Unsuccessful({ plan, done }: { plan: PlanHead; done(): void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const again = useMutation({ mutationFn: () => post(`${planPath(plan.id)}/again`, {}), onSuccess: done })
  const title = t(plan.state === 'failed' ? 'planning:desk.failed.title' : 'planning:desk.failed.cancelled')
  return (
    <section className="part" aria-label={title}>
      <Alert type="warning" showIcon title={title} description={plan.failure?.words} />
      {again.error && <Failure error={again.error} />}
      <div className="row plan-again">
        {plan.state === 'failed' && (
          <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
            {t('planning:desk.failed.again')}
          </Button>
        )}
        <Button onClick={() => void navigate({ to: '/grids' as '/' })}>{t('planning:desk.page.all')}</Button>
      </div>
    </section>
  )
}
