/** A plan written or changed: where, how often, and the stops on a map and in a list; each saving is a further revision. */
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { type Draft, draftOf, emptyDraft, inWalkingOrder, lacking, newStop } from './draft.ts'
import { PlanFacts } from './plan-facts.tsx'
import { Revisions } from './revisions.tsx'
import { StopList } from './stop-list.tsx'
import { type PartProps, type Plan, type Plans, usePlan, usePlans, useSend } from './wire.ts'

const PlanMap = lazy(() => import('./plan-map.tsx').then(module => ({ default: module.PlanMap })))

export function PlanEditor({ asked, ask, id }: PartProps & { id: string }) {
  const { t } = useWords()
  const plans = usePlans({})
  return (
    <>
      <Button className="no-print patrols-back" type="link" onClick={() => ask({ edit: undefined })}>
        <Icon name="back" /> {t('patrol:desk.back')}
      </Button>
      {plans.isPending && <Waiting lines={8} />}
      {plans.error && <Failure error={plans.error} retry={() => void plans.refetch()} />}
      {plans.data &&
        (id === 'new' ? (
          <Editing plans={plans.data} plan={null} start={firstDraft(plans.data, asked)} ask={ask} />
        ) : (
          <Known id={id} plans={plans.data} ask={ask} />
        ))}
    </>
  )
}

function firstDraft({ communities, today }: Plans, asked: PartProps['asked']): Draft {
  const own = communities.filter(it => it.mayPlan)
  const community = own.find(it => it.id === asked.community) ?? (own.length === 1 ? own[0] : undefined)
  const grid = community?.grids.find(it => it.id === asked.grid)
  return emptyDraft(today, community?.id ?? null, grid?.id ?? null)
}

function Known({ id, plans, ask }: { id: string; plans: Plans; ask: PartProps['ask'] }) {
  const found = usePlan(id)
  if (found.isPending) return <Waiting lines={8} />
  if (!found.data) return <Failure error={found.error!} retry={() => void found.refetch()} />
  const start = draftOf(found.data, plans.today)
  return <Editing key={found.data.revision} plans={plans} plan={found.data} start={start} ask={ask} />
}

interface EditingProps {
  plans: Plans
  plan: Plan | null
  start: Draft
  ask: PartProps['ask']
}

function Editing({ plans, plan, start, ask }: EditingProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(() => plan?.id ?? newId())
  const [draft, setDraft] = useState(start)
  const [chosen, setChosen] = useState<string | null>(null)
  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }))
  const mayChange = plan === null || plan.mayChange
  const send = useSend(() => {
    void message.success(t('patrol:desk.plan.saved'))
    ask({ edit: undefined, tab: 'plans' })
  })
  const save = () => {
    const { communityId, gridId, ...said } = draft
    if (plan === null) send.mutate({ path: '/api/patrols/plans', body: { id, communityId, gridId, ...said } })
    else send.mutate({ path: `/api/patrols/plans/${id}/revisions`, body: { seen: plan.revision, ...said } })
  }
  const addAt = (place: object) => {
    const stop = newStop('other', place, t)
    setDraft(before => ({ ...before, stops: [...before.stops, stop] }))
    setChosen(stop.id)
  }
  return (
    <>
      <h1>{plan ? plan.name : t('patrol:desk.plan.new')}</h1>
      <Section id="plan-facts" title={t('patrol:desk.plan.facts')}>
        <PlanFacts plans={plans} plan={plan} draft={draft} change={change} />
      </Section>
      <Section
        id="plan-stops"
        title={t('patrol:desk.plan.stopsTitle')}
        extra={
          mayChange && (
            <Button onClick={() => change({ stops: inWalkingOrder(draft.stops) })}>
              {t('patrol:desk.plan.order')}
            </Button>
          )
        }
      >
        <p className="quiet">{t('patrol:desk.plan.mapHelp')}</p>
        <StopMap
          draft={draft}
          change={change}
          chosen={chosen}
          choose={setChosen}
          addAt={mayChange ? addAt : null}
        />
        <StopList
          stops={draft.stops}
          set={stops => change({ stops })}
          chosen={chosen}
          choose={setChosen}
          community={draft.communityId}
          mayChange={mayChange}
        />
        {mayChange && (
          <Button icon={<Icon name="plus" />} onClick={() => addAt({})}>
            {t('patrol:desk.plan.addStop')}
          </Button>
        )}
      </Section>
      {mayChange && (
        <Save draft={draft} plan={plan} error={send.error} isSending={send.isPending} save={save} />
      )}
      {plan && <Revisions plan={plan} />}
    </>
  )
}

interface StopMapProps {
  draft: Draft
  change(part: Partial<Draft>): void
  chosen: string | null
  choose(id: string): void
  /** Null: nothing may be changed. */
  addAt: ((place: object) => void) | null
}

function StopMap({ draft, change, chosen, choose, addAt }: StopMapProps) {
  const { stops, gridId, communityId } = draft
  const place = (stopId: string | null, point: { lng: number; lat: number }) => {
    if (stopId === null) addAt?.(point)
    else change({ stops: placed(stops, stopId, point) })
  }
  return (
    <div className="map-frame map-frame-tall no-print">
      <Suspense fallback={<div className="map-waiting" />}>
        <PlanMap
          stops={stops}
          gridId={gridId}
          communityId={communityId}
          chosen={chosen}
          choose={choose}
          place={addAt ? place : null}
        />
      </Suspense>
    </div>
  )
}

function placed(stops: Draft['stops'], id: string, point: { lng: number; lat: number }): Draft['stops'] {
  return stops.map(stop => (stop.id === id ? { ...stop, ...point, buildingId: null } : stop))
}

interface SaveProps {
  draft: Draft
  plan: Plan | null
  error: Error | null
  isSending: boolean
  save(): void
}

function Save({ draft, plan, error, isSending, save }: SaveProps) {
  const { t } = useWords()
  const lacks = lacking(draft)
  return (
    <div className="patrols-save no-print">
      {error && <Failure error={error} title={t('patrol:desk.refused')} />}
      {lacks && <p className="quiet">{t(`patrol:desk.plan.lacks.${lacks}`)}</p>}
      {plan && <p className="quiet">{t('patrol:desk.plan.keeps')}</p>}
      <Button type="primary" disabled={lacks !== null} loading={isSending} onClick={save}>
        {t('patrol:desk.plan.save')}
      </Button>
    </div>
  )
}
