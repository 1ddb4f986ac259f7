/** A dispute is written down with its parties, typed once: an application told at the counter, a mediator's own finding, or a referral; then each party's code (人民调解法第十七条、第十八条). */
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { groupCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Beginning } from '../proceedings/proceeding-work.ts'
import { StepForm } from '../steps/step-form.tsx'
import { inputsOf, momentOf } from '../steps/use-act.ts'
import type { NextStep, Work } from '../steps/work.ts'
import { post } from '../wire.ts'
import type { Opened } from './origins-wire.ts'
import { PartiesTyped, type PartyTyped, useParties } from './parties-typed.tsx'
import { SentList } from './sent-list.tsx'
import './mediation.css'

/** What names the parties in the act is taken from the list of parties. */
const fromParties = new Set(['applicants', 'respondents', 'parties', 'contact'])

interface BeginProps extends Omit<Beginning, 'procedure' | 'next'> {
  steps: readonly NextStep[]
  /** The step that is chosen, by name. */
  chosen: string
  close(): void
  open(id: string): void
  children: ReactNode
}

export function DisputeBegin({ steps, chosen, close, open, children, ...place }: BeginProps) {
  const { t } = useWords()
  const typed = useParties()
  const [opened, setOpened] = useState<Opened | null>(null)
  const isSent = useRef(false)
  const step = steps.find(one => one.step === chosen) ?? steps[0]!
  const form = askedAtDesk(step)
  const work = workOn(steps.map(askedAtDesk), typed.parties, place, t, answer => {
    isSent.current = true
    typed.clear()
    setOpened(answer)
  })
  if (opened) return <WithCodes opened={opened} open={() => open(opened.id)} sent={step.step === 'referIn'} />
  return (
    <>
      <p className="note info">{t('dispute:desk.ways')}</p>
      <StepForm
        key={step.step}
        work={work}
        step={form}
        preset={nothing}
        stillLawful
        close={() => isSent.current || close()}
      >
        <PartiesTyped {...typed} />
        {children}
      </StepForm>
      {step.step === 'referIn' && <SentList />}
    </>
  )
}

const nothing = {}

/** Whether the law keeps it out is asked first and must be said by whoever takes it in. */
function askedAtDesk(step: NextStep): NextStep {
  const inputs = step.inputs
    .filter(input => !fromParties.has(input.name))
    .map(input =>
      input.name === 'exclusion' && step.step !== 'referIn' ? { ...input, required: true } : input,
    )
  return { ...step, inputs }
}

function workOn(
  next: readonly NextStep[],
  parties: readonly PartyTyped[],
  { beside, communityId, gridId }: Omit<Beginning, 'procedure' | 'next'>,
  t: (key: string) => string,
  done: (opened: Opened) => void,
): Work {
  return {
    procedure: 'mediation',
    about: `new.dispute${beside ? `.${beside}` : ''}`,
    carried: null,
    next,
    recordsLater: true,
    doneKey: 'desk:proceeding.begun',
    async send({ step, draft }) {
      const named = parties.filter(party => party.name.trim() !== '')
      const sides = new Set(named.map(party => party.side))
      if (named.length === 0) throw new Error(t('dispute:desk.needParty'))
      if (step.step === 'apply' && !(sides.has('applicant') && sides.has('respondent')))
        throw new Error(t('dispute:desk.needSides'))
      const body = {
        id: draft.actId,
        step: step.step,
        inputs: inputsOf(draft, step),
        parties: named,
        ...momentOf(draft),
        ...(beside ? { besideId: beside } : {}),
        ...(communityId ? { communityId } : {}),
        ...(gridId ? { gridId } : {}),
      }
      const opened = await post<Opened>('/api/mediation/disputes', body, { 'x-claim': draft.claim })
      done(opened)
      return { stateLabel: step.toLabel, id: opened.id }
    },
    lookAgain: () => undefined,
  }
}

function WithCodes({ opened, open, sent }: { opened: Opened; open(): void; sent: boolean }) {
  const { t } = useWords()
  return (
    <section className="panel dispute-opened" aria-labelledby="dispute-opened" role="status">
      <h2 id="dispute-opened">
        {t('dispute:desk.opened')} <span className="code">{opened.number}</span>
      </h2>
      {sent ? (
        <p>{t('dispute:desk.outOfSight', { number: opened.number })}</p>
      ) : (
        <>
          <p>{t('dispute:desk.codes')}</p>
          <dl className="facts">
            {opened.codes.map(one => (
              <div key={one.partyId}>
                <dt>
                  {t(`committee:side.${one.side}`)} {one.label}
                </dt>
                <dd className="code">{groupCode(one.code)}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">{t('dispute:desk.ways')}</p>
        </>
      )}
      <div className="row no-print">
        {!sent && (
          <Button type="primary" onClick={open}>
            {t('dispute:desk.toDispute')}
          </Button>
        )}
      </div>
      {sent && <SentList />}
    </section>
  )
}
