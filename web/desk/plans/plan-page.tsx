/** One grid plan: being proposed, changed by hand with the consequences shown, compared with another, adopted or put aside. */
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { Added } from './added.tsx'
import { Adopted } from './adopted.tsx'
import { Compare } from './compare.tsx'
import { PlanActs } from './plan-acts.tsx'
import { Proposing, Unsuccessful } from './proposing.tsx'
import { useEditor, useOthers, useStepKeys } from './use-editor.ts'
import { isGone, type PlanHead, type PlanView, usePlan } from './wire.ts'
import { Workbench } from './workbench.tsx'
import './plans.css'

export function PlanPage() {
  const { t } = useWords()
  const { planId = '' } = useParams({ strict: false })
  const found = usePlan(planId)
  if (!found.data)
    return (
      <main className="page" id="main">
        {found.isPending && <Waiting lines={8} />}
        {isGone(found.error) ? (
          <Empty title={t('planning:desk.page.gone')} words={t('planning:desk.page.goneWhy')}>
            <Link to={'/grids' as '/'}>{t('planning:desk.page.all')}</Link>
          </Empty>
        ) : (
          found.error && <Failure error={found.error} retry={() => void found.refetch()} />
        )}
      </main>
    )
  return <Found key={`${planId} ${found.data.plan.state}`} view={found.data} />
}

function Found({ view }: { view: PlanView }) {
  const client = useQueryClient()
  const { state, id } = view.plan
  const again = () => void client.invalidateQueries({ queryKey: ['plans', id], exact: true })
  // Cancelled while it was being proposed, it has no grids to show.
  if (state === 'proposing' || state === 'failed' || view.division.grids.length === 0)
    return (
      <main className="page page-medium" id="main">
        <Head plan={view.plan} />
        {state === 'proposing' ? (
          <Proposing plan={view.plan} done={again} />
        ) : (
          <Unsuccessful plan={view.plan} done={again} />
        )}
      </main>
    )
  return <Open view={view} again={again} />
}

function Open({ view, again }: { view: PlanView; again(): void }) {
  const [editor, state] = useEditor(view)
  const { with: other } = useSearch({ strict: false }) as { with?: string }
  const { plan } = state.view
  useOthers(editor, plan.id, plan.state === 'draft')
  useStepKeys(editor, plan.mayEdit && plan.state === 'draft' && other === undefined)
  return (
    <main className="plan-page" id="main">
      <Head plan={plan}>
        <PlanActs state={state} other={other} again={again} />
      </Head>
      {plan.state === 'adopted' && <Adopted plan={plan} />}
      {other === undefined ? (
        <>
          <Added editor={editor} state={state} />
          <Workbench editor={editor} state={state} />
        </>
      ) : (
        <Compare view={state.view} other={other} />
      )}
    </main>
  )
}

function Head({ plan, children }: { plan: PlanHead; children?: React.ReactNode }) {
  const { t } = useWords()
  return (
    <header className="plan-head">
      <Link to={'/grids' as '/'} className="plan-back" aria-label={t('planning:desk.page.all')}>
        <Icon name="back" />
      </Link>
      <h1>
        <span>{plan.communityName}</span> {plan.name}{' '}
        <em className="state">{t(`planning:state.${plan.state}`)}</em>
      </h1>
      {children}
    </header>
  )
}
