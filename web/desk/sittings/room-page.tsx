/** The mediation room: two sides, what they agree on between them, rights before anything else, the ways out always in sight. 人民调解法第三条、第二十条至第二十五条. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { ApiError } from '../../shell/api.ts'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { useProceedingWork } from '../proceedings/proceeding-work.ts'
import { type Proceeding, useProceeding } from '../proceedings/wire.ts'
import { StepForm } from '../steps/step-form.tsx'
import { type StepChoice, useStepChoice } from '../steps/use-step-choice.ts'
import { Inside } from './inside.tsx'
import { OpenPart } from './open-part.tsx'
import { Unsent } from './unsent.tsx'
import { type SittingsShown, useRoom, useSittings } from './wire.ts'
import './sittings.css'

export function RoomPage() {
  const { proceedingId = '' } = useParams({ strict: false }) as { proceedingId?: string }
  const proceeding = useProceeding(proceedingId)
  const sittings = useSittings(proceedingId)
  const failure = proceeding.error ?? sittings.error
  if (proceeding.data && sittings.data)
    return <Room key={proceedingId} proceeding={proceeding.data} sittings={sittings.data} />
  return (
    <main className="page room" id="main">
      {failure ? <Failure error={failure} retry={() => void sittings.refetch()} /> : <Waiting lines={10} />}
    </main>
  )
}

interface RoomProps {
  proceeding: Proceeding
  sittings: SittingsShown
}

function Room({ proceeding, sittings }: RoomProps) {
  const { t } = useWords()
  const { open, room, failure } = useRoom(proceeding.id)
  // A room once opened stays so for a working day; what is on the page stays while it is opened anew.
  const shut = failure instanceof ApiError && failure.facts.what === 'roomUnopened'
  const work = useProceedingWork(proceeding)
  const choice = useStepChoice(work.next)
  return (
    <main className="page room" id="main">
      <Head proceeding={proceeding} sittings={sittings} />
      <Exits sittings={sittings} choice={choice} />
      <Course proceedingId={proceeding.id} choice={choice} />
      {choice.current && (
        <StepForm
          key={`${choice.current.step.step} ${choice.current.opened}`}
          work={work}
          step={choice.current.step}
          preset={choice.current.preset}
          stillLawful={choice.stillLawful}
          close={choice.close}
        />
      )}
      <Unsent disputeId={proceeding.id} lost={isPassing(failure)} />
      {failure && !shut && !isPassing(failure) && <Failure error={failure} />}
      {room && shut && (
        <OpenPart pending={open.isPending} error={open.error} open={reason => open.mutate(reason)} />
      )}
      {room ? (
        <Inside proceeding={proceeding} sittings={sittings} room={room} />
      ) : sittings.mayOpen ? (
        <OpenPart pending={open.isPending} error={open.error} open={reason => open.mutate(reason)} />
      ) : (
        <p>{t('sitting:open.notYours')}</p>
      )}
    </main>
  )
}

const isPassing = (failure: Error | null) => failure instanceof ApiError && failure.passing

/** The course of a mediation, as far as the room's own forms do not take it on. */
const course = ['investigate', 'fail', 'extend', 'askRecusal', 'liftDanger'] as const

function Head({ proceeding, sittings }: RoomProps) {
  const { t, language } = useWords()
  const { lawful, bases } = sittings
  return (
    <header className="room-head">
      <Link
        to={'/proceedings/$proceedingId' as never}
        params={{ proceedingId: proceeding.id } as never}
        className="matter-back no-print"
      >
        <Icon name="back" />
        {t('sitting:back')}
      </Link>
      <h1>
        <span>{t('sitting:title')}</span> <span className="code">{proceeding.number}</span>{' '}
        <span className="state">{proceeding.stateLabel}</span>
      </h1>
      <p>
        {lawful.last === null
          ? t('sitting:noPeriod')
          : t('sitting:lastDay', {
              day: dayText(lawful.last, language),
              article: lawful.basis?.article ?? '',
            })}
      </p>
      <p className="room-ways">{t('sitting:otherWays', { article: bases.otherWays.article })}</p>
    </header>
  )
}

/** In sight wherever the page stands. */
function Exits({ sittings, choice }: { sittings: SittingsShown; choice: StepChoice }) {
  const { t } = useWords()
  return (
    <div className="room-exits no-print">
      <ExitButton name="danger" step="reportDanger" hint={t('sitting:dangerHint')} choice={choice} />
      <ExitButton
        name="stop"
        step="stop"
        hint={t('sitting:stopHint', { article: sittings.bases.stop.article })}
        choice={choice}
      />
    </div>
  )
}

/** Agreed points become clauses where the agreement is drafted, signed and recorded. */
function Course({ proceedingId, choice }: { proceedingId: string; choice: StepChoice }) {
  const { t } = useWords()
  const lawfulNow = new Map(choice.steps.map(step => [step.step, step]))
  return (
    <nav className="room-course no-print" aria-label={t('sitting:actions')}>
      {(lawfulNow.has('agreeWritten') || lawfulNow.has('agreeOral')) && (
        <Link
          to={'/proceedings/$proceedingId' as never}
          params={{ proceedingId } as never}
          hash="agreement-part"
          className="tab-action"
        >
          {t('sitting:agree')}
        </Link>
      )}
      {course.map(name => {
        const step = lawfulNow.get(name)
        return (
          step && (
            <Button key={name} onClick={() => choice.open(name)}>
              {step.label}
            </Button>
          )
        )
      })}
    </nav>
  )
}

interface ExitProps {
  name: 'danger' | 'stop'
  step: string
  hint: string
  choice: StepChoice
}

/** Always there; when the step is not this reader's, it says so and does nothing. */
function ExitButton({ name, step, hint, choice }: ExitProps) {
  const { t } = useWords()
  const lawful = choice.steps.some(one => one.step === step)
  return (
    <div className="room-exit">
      <Button
        danger
        size="large"
        disabled={!lawful}
        aria-describedby={`exit-${name}`}
        onClick={() => choice.open(step)}
      >
        {t(`sitting:${name}`)}
      </Button>
      <small id={`exit-${name}`}>{hint}</small>
    </div>
  )
}
