/** A patrol: begun by choosing whether the way is recorded, walked stop by stop with one tap an item, ended with what was not reached said to be so. */
import { useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { metresBetween, roundMetres } from './day.ts'
import { Icon } from './icons.tsx'
import { TopBar } from './matter.tsx'
import { drop, endRun, here, metresOf, pauseRun, type Run, runOf, startRun, stopTrack } from './patrol-run.ts'
import { StopCard } from './patrol-stop.tsx'
import { fromHere, go } from './route.ts'
import { useWatched } from './signal.ts'
import type { Plan } from './types.ts'
import { useDay } from './use-day.ts'

export function PatrolPage({ id }: { id: string }) {
  const { t } = useWords()
  const { day, loading } = useDay()
  const run = useWatched(runOf)
  const plan = day?.pocket.plans.find(each => each.id === id)
  const title = run?.planId === id ? run.name : plan?.name
  return (
    <main className="page step">
      <TopBar title={title ?? t('patrol:phone.title')} />
      {run?.planId === id && <Walking run={run} />}
      {run && run.planId !== id && (
        <div className="note warn stack-small">
          <p>{t('patrol:phone.other', { name: run.name })}</p>
          <button type="button" className="button" onClick={() => go('patrol', run.planId)}>
            {t('patrol:phone.goOn')}
          </button>
        </div>
      )}
      {run === null && plan && <Start plan={plan} />}
      {run === null && !plan && (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {t(loading ? 'shell:loading' : 'patrol:phone.gone')}
        </p>
      )}
    </main>
  )
}

/** Asked anew each time: nobody's way is recorded because they agreed to it once. */
function Start({ plan }: { plan: Plan }) {
  const { t } = useWords()
  return (
    <>
      <ol className="plan-stops">
        {plan.stops.map(stop => (
          <li key={stop.id}>
            <b>{stop.name}</b>{' '}
            <span className="quiet">{t('patrol:phone.items', { count: stop.items.length })}</span>
          </li>
        ))}
      </ol>
      <div className="bottom">
        <p className="quiet track-asked">{t('patrol:phone.trackAsked')}</p>
        <div className="action-bar">
          <button type="button" className="button primary" onClick={() => void startRun(plan, false)}>
            {t('patrol:phone.start')}
          </button>
          <button type="button" className="button" onClick={() => void startRun(plan, true)}>
            <Icon name="route" /> {t('patrol:phone.startTracked')}
          </button>
        </div>
      </div>
    </>
  )
}

function Walking({ run }: { run: Run }) {
  const done = run.stops.filter(stop => stopDone(run, stop.id)).length
  const next = run.stops.find(stop => !stopDone(run, stop.id))
  const [opened, setOpened] = useState<string | null>(null)
  const at = useWatched(here)
  const open = opened ?? next?.id
  return (
    <>
      <Progress run={run} done={done} />
      <ol className="stops">
        {run.stops.map(stop => (
          <StopCard
            key={stop.id}
            stop={stop}
            run={run}
            open={open === stop.id}
            far={
              at && stop.lng !== null && stop.lat !== null ? metresBetween(at, [stop.lng, stop.lat]) : null
            }
            onOpen={() => setOpened(open === stop.id ? '' : stop.id)}
            onDone={() => setOpened(null)}
          />
        ))}
      </ol>
      <Ending run={run} left={run.stops.length - done} />
    </>
  )
}

export const stopDone = (run: Run, stopId: string): boolean =>
  run.stops
    .find(stop => stop.id === stopId)!
    .items.every(item => run.checks.some(each => each.stopId === stopId && each.itemId === item.id))

function Progress({ run, done }: { run: Run; done: number }) {
  const { t } = useWords()
  const far = roundMetres(metresOf(run))
  return (
    <div className="stack-small">
      <p className="row spread">
        <b>{t('patrol:phone.progress', { done, all: run.stops.length })}</b>
        <button type="button" className="button plain" onClick={() => void pauseRun(!run.paused)}>
          {t(run.paused ? 'patrol:phone.resume' : 'patrol:phone.pause')}
        </button>
      </p>
      <progress max={run.stops.length} value={done} aria-label={t('patrol:phone.progressLabel')} />
      {run.track && (
        <p className="row spread tracking" role="status">
          <span>
            <i className={run.paused ? 'dot' : 'dot on'} />{' '}
            {t(run.paused ? 'patrol:phone.trackPaused' : 'patrol:phone.tracking')}
            {run.track.length > 1 && ` · ${t(`field:far.${far.key}`, { n: far.n })}`}
          </span>
          <button type="button" className="button plain" onClick={() => void stopTrack()}>
            {t('patrol:phone.stopTrack')}
          </button>
        </p>
      )}
    </div>
  )
}

function Ending({ run, left }: { run: Run; left: number }) {
  const { t } = useWords()
  const [sure, setSure] = useState(false)
  const [full, setFull] = useState(false)
  const end = () =>
    endRun({ title: run.name, what: t('patrol:phone.walked') }).then(
      fromHere(() => go('patrols')),
      () => setFull(true),
    )
  return (
    <div className="bottom">
      {full && (
        <p className="note bad" role="alert">
          {t('field:waiting.full')}
        </p>
      )}
      {sure && <p className="note warn">{t('patrol:phone.sure', { count: left })}</p>}
      <div className="action-bar">
        {run.checks.length === 0 ? (
          <button
            type="button"
            className="button"
            onClick={() => void drop().then(fromHere(() => go('patrols')))}
          >
            {t('patrol:phone.giveUp')}
          </button>
        ) : (
          <button
            type="button"
            className={left === 0 || sure ? 'button primary' : 'button'}
            onClick={() => (left > 0 && !sure ? setSure(true) : void end())}
          >
            {t(sure ? 'patrol:phone.endAnyway' : 'patrol:phone.end')}
          </button>
        )}
      </div>
    </div>
  )
}
