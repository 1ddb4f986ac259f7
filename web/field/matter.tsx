/** One matter on the phone: what, where, by when, what was done, and below the thumb what may lawfully be done next. */
import { useEffect, useState } from 'react'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { Timeline } from '../shell/timeline.tsx'
import { StateChip } from './card.tsx'
import { Terms } from './due.tsx'
import { Icon } from './icons.tsx'
import type { Waiting } from './keep.ts'
import { useMatter } from './matter-here.ts'
import { PhotoStrip, Place, Reporter } from './matter-parts.tsx'
import { lookedAt } from './news.ts'
import { back, href } from './route.ts'
import type { Matter, NextStep } from './types.ts'
import { WaitingHere } from './waiting.tsx'

export function MatterPage({ id }: { id: string }) {
  const { t, language } = useWords()
  const { value: matter, failure, loading, at, here, judged } = useMatter(id)
  useEffect(() => lookedAt(id), [id])
  return (
    <main className="page matter">
      <TopBar
        title={matter ? t('field:matter.number', { number: matter.number }) : t('field:matter.title')}
      />
      {!matter && loading && <p className="starting busy">{t('shell:loading')}</p>}
      {!matter && failure && <p className="note warn">{failure.message}</p>}
      {matter && failure && at !== null && (
        <p className="quiet">
          {t('field:matter.kept', { at: whenText(new Date(at ?? 0).toISOString(), language) })}
        </p>
      )}
      {matter && <Content matter={matter} here={here} judged={judged} />}
    </main>
  )
}

export function TopBar({ title }: { title: string }) {
  const { t } = useWords()
  return (
    <header className="top-bar">
      <button type="button" aria-label={t('field:back')} onClick={() => back('today')}>
        <Icon name="back" />
      </button>
      <h1>{title}</h1>
    </header>
  )
}

interface ContentProps {
  matter: Matter
  here: readonly Waiting[]
  judged: boolean
}

function Content({ matter, here, judged }: ContentProps) {
  const { t } = useWords()
  const shown = here.find(item => item.state === 'refused') ?? here.at(-1)
  const goesOn = !shown || (judged && shown.state === 'waiting')
  return (
    <>
      {judged && (
        <p className="note warn">
          <Icon name="device" /> {t('fieldwork:judged.here')}
        </p>
      )}
      <p className="row">
        <StateChip state={matter.state} label={matter.stateLabel} />
        {matter.urgent && <b className="urgent">{t('field:matter.urgent')}</b>}
        {matter.suspended && <b className="here">{t('field:matter.suspended')}</b>}
        <span className="quiet">{matter.categoryLabel}</span>
      </p>
      <p className="prose said">{matter.text}</p>
      <PhotoStrip photos={matter.photos} />
      {matter.terms.length > 0 && (
        <section className="block" aria-label={t('field:matter.deadlines')}>
          <Terms terms={matter.terms} />
        </section>
      )}
      <Place matter={matter} />
      <Reporter matter={matter} />
      {matter.mergedInto && (
        <a className="note info" href={href('matter', matter.mergedInto.id)}>
          {t('field:matter.mergedInto', { number: matter.mergedInto.number })}
        </a>
      )}
      <section className="block">
        <h2>{t('shell:timeline.title')}</h2>
        <Timeline acts={matter.acts} />
      </section>
      <div className="bottom">
        {shown && <WaitingHere item={shown} matter={matter} />}
        {goesOn && <NextSteps matter={matter} />}
      </div>
    </>
  )
}

/** What is done standing there comes first on this page, then the ordinary way on; what is rare or grave comes last. */
const onSite = ['solveOnSpot', 'verify', 'handle']
const usual = ['escalate', 'rework', 'reworkUp']
const rare = ['proposeVoid', 'void', 'seal', 'withdraw']

function rankOf({ step, primary }: NextStep): number {
  if (onSite.includes(step)) return 0
  if (primary) return 1
  if (usual.includes(step)) return 2
  if (rare.includes(step)) return 5
  return step === 'comment' ? 3 : 4
}

function NextSteps({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const steps = [...matter.next].sort((a, b) => rankOf(a) - rankOf(b))
  const shown = steps.filter(step => rankOf(step) < 5).slice(0, 2)
  const rest = steps.filter(step => !shown.includes(step))
  if (steps.length === 0)
    return <p className="quiet nothing">{matter.nothing ?? t('field:matter.nothing')}</p>
  return (
    <>
      {open && (
        <ul className="more-steps" id="more-steps">
          {rest.map(step => (
            <li key={step.step}>
              <a href={href('matter', matter.id, 'step', step.step)}>
                <b>{step.label}</b>
                {step.help && <span>{step.help}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="action-bar">
        {shown.map((step, n) => (
          <StepButton key={step.step} matter={matter} step={step} primary={n === 0 && rankOf(step) < 2} />
        ))}
        {rest.length > 0 && (
          <button
            type="button"
            className="button"
            aria-expanded={open}
            aria-controls="more-steps"
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'field:matter.fewer' : 'field:matter.other', { count: rest.length })}
          </button>
        )}
      </div>
    </>
  )
}

function StepButton({ matter, step, primary }: { matter: Matter; step: NextStep; primary: boolean }) {
  return (
    <a className={primary ? 'button primary' : 'button'} href={href('matter', matter.id, 'step', step.step)}>
      {step.label}
    </a>
  )
}
