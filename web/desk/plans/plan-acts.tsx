/** What is done with a plan as a whole: compared, looked through, taken out as a file, put aside, adopted. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Modal, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { post } from '../wire.ts'
import { AdoptDialog } from './adopt-dialog.tsx'
import type { EditorState } from './editor-state.ts'
import { History } from './history.tsx'
import { planPath, useCommunitiesToDivide } from './wire.ts'

interface PlanActsProps {
  state: EditorState
  other: string | undefined
  again(): void
}

export function PlanActs({ state, other, again }: PlanActsProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'history' | 'adopt' | null>(null)
  const { plan } = state.view
  return (
    <div className="row plan-acts">
      <CompareWith id={plan.id} communityId={plan.communityId} other={other} />
      <Button onClick={() => setOpen('history')}>{t('planning:desk.page.history')}</Button>
      <Button
        href={`${planPath(plan.id)}/grids.geojson`}
        download={`${plan.communityName}-${plan.name}.geojson`}
      >
        {t('planning:desk.page.export')}
      </Button>
      {plan.state === 'draft' && plan.mayEdit && <Discard id={plan.id} done={again} />}
      {plan.mayAdopt && (
        <Button type="primary" disabled={state.waiting > 0} onClick={() => setOpen('adopt')}>
          {t('planning:desk.page.adopt')}
        </Button>
      )}
      <Modal
        open={open === 'history'}
        title={t('planning:desk.history.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(null)}
      >
        <History state={state} />
      </Modal>
      {open === 'adopt' && <AdoptDialog plan={plan} close={() => setOpen(null)} done={again} />}
    </div>
  )
}

/** Another plan of the community, or the grids in force. */
function CompareWith({
  id,
  communityId,
  other,
}: {
  id: string
  communityId: string
  other: string | undefined
}) {
  const { t } = useWords()
  const navigate = useNavigate()
  const row = useCommunitiesToDivide().data?.rows.find(one => one.id === communityId)
  const plans = (row?.plans ?? []).filter(
    one => one.id !== id && (one.state === 'draft' || one.state === 'adopted'),
  )
  const options = [
    ...((row?.grids.length ?? 0) > 0
      ? [{ value: 'inForce', label: t('planning:desk.compare.inForce') }]
      : []),
    ...plans.map(one => ({ value: one.id, label: `${one.name} ${t(`planning:state.${one.state}`)}` })),
  ]
  if (options.length === 0) return null
  return (
    <Select
      className="plan-compare-with"
      aria-label={t('planning:desk.compare.with')}
      placeholder={t('planning:desk.compare.with')}
      value={options.some(one => one.value === other) ? (other ?? null) : null}
      options={options}
      allowClear
      popupMatchSelectWidth={false}
      onChange={value =>
        void navigate({ to: `/grids/${id}` as '/', search: (value ? { with: value } : {}) as never })
      }
    />
  )
}

function Discard({ id, done }: { id: string; done(): void }) {
  const { t } = useWords()
  const discard = useMutation({ mutationFn: () => post(`${planPath(id)}/discard`, {}), onSuccess: done })
  return (
    <Popconfirm
      title={t('planning:desk.discard.title')}
      description={discard.error?.message ?? t('planning:desk.discard.words')}
      okText={t('planning:desk.discard.done')}
      cancelText={t('shell:cancel')}
      onConfirm={() => discard.mutateAsync().catch(() => undefined)}
    >
      <Button loading={discard.isPending} danger={discard.error !== null}>
        {t('planning:desk.page.discard')}
      </Button>
    </Popconfirm>
  )
}
