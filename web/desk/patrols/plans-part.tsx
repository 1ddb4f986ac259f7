/** Plans of patrols: where, how often, when next and which were missed; changed, copied to other grids, ended. */
import { App, Button, Checkbox, Modal, Select } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Mark, Waiting } from '../parts.tsx'
import { type PartProps, type PlanRow, type Plans, usePlans, useSend } from './wire.ts'

export function PlansPart({ asked, ask }: PartProps) {
  const { t } = useWords()
  const found = usePlans(asked)
  const mayPlan = found.data?.communities.some(it => it.mayPlan) ?? false
  return (
    <>
      <div className="row no-print">
        {mayPlan && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => ask({ edit: 'new' })}>
            {t('patrol:desk.plan.new')}
          </Button>
        )}
        <Checkbox
          checked={asked.ended ?? false}
          onChange={event => ask({ ended: event.target.checked || undefined })}
        >
          {t('patrol:desk.plan.ended')}
        </Checkbox>
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (found.data.plans.length === 0 ? (
          <Empty title={t('patrol:desk.plan.none.title')} words={t('patrol:desk.plan.none.words')} />
        ) : (
          <Table plans={found.data} ask={ask} />
        ))}
    </>
  )
}

function Table({ plans, ask }: { plans: Plans; ask: PartProps['ask'] }) {
  const { t } = useWords()
  const [copying, setCopying] = useState<PlanRow | null>(null)
  return (
    <div className="table-scroll">
      <table className="plain-table patrols-table">
        <thead>
          <tr>
            {['name', 'where', 'every', 'last', 'due'].map(name => (
              <th key={name} scope="col">
                {t(`patrol:desk.plan.${name}`)}
              </th>
            ))}
            <th scope="col" className="no-print">
              <span className="sr">{t('patrol:desk.plan.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.plans.map(plan => (
            <Row key={plan.id} plan={plan} today={plans.today} ask={ask} copy={() => setCopying(plan)} />
          ))}
        </tbody>
      </table>
      {copying && <CopyDialog plan={copying} plans={plans} close={() => setCopying(null)} />}
    </div>
  )
}

interface RowProps {
  plan: PlanRow
  today: string
  ask: PartProps['ask']
  copy(): void
}

function Row({ plan, today, ask, copy }: RowProps) {
  const { t, language } = useWords()
  const { modal } = App.useApp()
  const send = useSend()
  const isOver = plan.endedOn !== null && plan.endedOn < today
  const end = () =>
    modal.confirm({
      title: t('patrol:desk.plan.endSure', { name: plan.name }),
      content: t('patrol:desk.plan.endWords'),
      okText: t('patrol:desk.plan.end'),
      cancelText: t('shell:cancel'),
      onOk: () =>
        send.mutate({
          path: `/api/patrols/plans/${plan.id}/end`,
          body: { seen: plan.revision, endedOn: today },
        }),
    })
  return (
    <tr>
      <th scope="row">
        <button type="button" className="patrols-link" onClick={() => ask({ edit: plan.id })}>
          {plan.name}
        </button>
        <small>{t('patrol:desk.plan.stops', { count: plan.stopCount })}</small>
        {plan.unplaced > 0 && (
          <small className="patrols-bad">{t('patrol:desk.plan.unplaced', { count: plan.unplaced })}</small>
        )}
      </th>
      <td data-label={t('patrol:desk.plan.where')}>
        {plan.grid?.name ?? t('patrol:desk.wholeOf', { community: plan.community.name })}
        {plan.grid && !plan.grid.inForce && (
          <small className="patrols-bad">{t('patrol:desk.plan.gridGone')}</small>
        )}
      </td>
      <td data-label={t('patrol:desk.plan.every')}>
        {t('patrol:desk.plan.everyDays', { count: plan.everyDays })}
      </td>
      <td data-label={t('patrol:desk.plan.last')}>
        <button type="button" className="patrols-link" onClick={() => ask({ tab: 'walked', plan: plan.id })}>
          {plan.lastOn ? dayText(plan.lastOn, language) : t('patrol:desk.plan.never')}
        </button>
      </td>
      <td data-label={t('patrol:desk.plan.due')}>
        <Due plan={plan} isOver={isOver} />
      </td>
      <td className="no-print">
        {plan.mayChange && (
          <div className="row">
            <Button size="small" onClick={copy}>
              {t('patrol:desk.plan.copy')}
            </Button>
            {!isOver && (
              <Button size="small" loading={send.isPending} onClick={end}>
                {t('patrol:desk.plan.end')}
              </Button>
            )}
          </div>
        )}
        {send.error && <Failure error={send.error} />}
      </td>
    </tr>
  )
}

function Due({ plan, isOver }: { plan: PlanRow; isOver: boolean }) {
  const { t, language } = useWords()
  return isOver ? (
    t('patrol:desk.plan.endedOn', { day: dayText(plan.endedOn!, language) })
  ) : (
    <>
      {dayText(plan.dueOn, language)}{' '}
      {plan.lateDays > 0 && (
        <Mark icon="late" tone="bad" words={t('patrol:desk.plan.missed', { count: plan.lateDays })} />
      )}
    </>
  )
}

function CopyDialog({ plan, plans, close }: { plan: PlanRow; plans: Plans; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [grids, setGrids] = useState<readonly string[]>([])
  // The same ids at every attempt: a resend makes no second copy.
  const [ids] = useState(() => new Map<string, string>())
  const idFor = (grid: string) => {
    const known = ids.get(grid) ?? newId()
    ids.set(grid, known)
    return known
  }
  const send = useSend(() => {
    void message.success(t('patrol:desk.plan.copied', { count: grids.length }))
    close()
  })
  const options = plans.communities
    .filter(it => it.mayPlan)
    .flatMap(it => it.grids)
    .filter(grid => grid.id !== plan.grid?.id)
  const copy = () =>
    send.mutate({
      path: `/api/patrols/plans/${plan.id}/copies`,
      body: { into: grids.map(gridId => ({ id: idFor(gridId), gridId })), validFrom: plans.today },
    })
  return (
    <Modal
      open
      title={t('patrol:desk.plan.copyOf', { name: plan.name })}
      okText={t('patrol:desk.plan.copy')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: grids.length === 0, loading: send.isPending }}
      onOk={copy}
      onCancel={close}
    >
      <p>{t('patrol:desk.plan.copyWords')}</p>
      <Select
        mode="multiple"
        aria-label={t('patrol:input.into')}
        className="patrols-wide"
        value={[...grids]}
        options={options.map(it => ({ value: it.id, label: it.name }))}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('patrol:input.into')}
        onChange={setGrids}
      />
      {send.error && <Failure error={send.error} title={t('patrol:desk.refused')} />}
    </Modal>
  )
}
